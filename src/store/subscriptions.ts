import { type ExpressionBuilder, type Kysely, type Selectable, sql } from "kysely";
import type {
  NewSubscription,
  Paused,
  Subscription,
  SubscriptionCounts,
  SubscriptionLimits,
} from "../bot/memory/subscription.ts";
import type { Address, PlatformName } from "../bot/platform.ts";
import { listOf } from "./lists.ts";
import type { Database, DeliveryState } from "./schema.ts";

const row = (wish: NewSubscription, since: Temporal.Instant) => ({
  platform: wish.platform,
  place: wish.place,
  community: wish.community,
  private: Number(wish.isPrivate),
  place_name: wish.placeName,
  owner: wish.owner,
  klasse: wish.klasse,
  time: wish.time.toString({ smallestUnit: "minute" }),
  weekdays: wish.weekdays.join(""),
  eve: Number(wish.eve),
  only_changes: Number(wish.onlyChanges),
  notices: wish.alerts,
  role: wish.role,
  language: wish.language,
  paused: null,
  paused_since: null,
  missing_since: null,
  since: since.epochMilliseconds,
  used: since.epochMilliseconds,
});

const subscription = ({
  private: isPrivate,
  place_name: placeName,
  time,
  weekdays,
  eve,
  only_changes,
  notices: alerts,
  since: _,
  missing_since: __,
  paused_since: ___,
  used: ____,
  ...same
}: Selectable<Database["subscription"]>): Subscription => ({
  ...same,
  isPrivate: isPrivate === 1,
  placeName,
  time: Temporal.PlainTime.from(time),
  weekdays: [...weekdays].map(Number),
  eve: eve === 1,
  onlyChanges: only_changes === 1,
  alerts,
});

/**
 * How many there are of the place, the owner and the group or server, without the one that the wish would replace. What people want in
 * private counts towards no group.
 */
async function count(database: Kysely<Database>, wish: NewSubscription): Promise<SubscriptionCounts> {
  const { platform, place, community, isPrivate, owner, klasse, eve } = wish;
  const counts = await database
    .selectFrom("subscription")
    .select((row) => [
      row.fn.countAll<number>().filterWhere("place", "=", place).as("place"),
      row.fn.countAll<number>().filterWhere("owner", "=", owner).as("person"),
      row.fn.countAll<number>().filterWhere("community", "=", community).filterWhere("private", "=", 0).as("community"),
    ])
    .where("platform", "=", platform)
    .where((row) =>
      row.not(row.and([row("place", "=", place), row("klasse", "=", klasse), row("eve", "=", Number(eve))])),
    )
    .executeTakeFirstOrThrow();
  return isPrivate ? { ...counts, community: 0 } : counts;
}

const LIMITS = ["place", "person", "community"] as const;

/** @throws what the limits say, when there are as many as there may be. */
async function checkRoom(
  database: Kysely<Database>,
  wish: NewSubscription,
  { most, tooMany }: SubscriptionLimits,
): Promise<void> {
  const counts = await count(database, wish);
  const full = LIMITS.find((limit) => counts[limit] >= most[limit]);
  if (full) throw tooMany(full);
}

/** Who wants which posts, where and when. */
export class Subscriptions {
  readonly #database: Kysely<Database>;
  readonly #now: () => Temporal.Instant;

  constructor(database: Kysely<Database>, now: () => Temporal.Instant) {
    this.#database = database;
    this.#now = now;
  }

  /** How many there are. */
  async tally(): Promise<{ readonly active: number; readonly paused: number }> {
    const { all, active } = await this.#database
      .selectFrom("subscription")
      .select((row) => [
        row.fn.countAll<number>().as("all"),
        sql<number>`count(*) filter (where paused is null)`.as("active"),
      ])
      .executeTakeFirstOrThrow();
    return { active, paused: all - active };
  }

  /**
   * Adds a subscription, or replaces the place's own for the same class, each one in the morning and one on the evening before.
   * @throws what the limits say. Counting is part of the transaction: of two at the same time one finds the other.
   */
  async put(
    wish: NewSubscription,
    limits?: SubscriptionLimits,
  ): Promise<{ readonly subscription: Subscription; readonly replaced: boolean }> {
    const { platform, place, klasse, ...rest } = row(wish, this.#now());
    return this.#database.transaction().execute(async (database) => {
      if (limits) await checkRoom(database, wish, limits);
      const changed = await database
        .updateTable("subscription")
        .set(rest)
        .where("platform", "=", platform)
        .where("place", "=", place)
        .where("klasse", "=", klasse)
        .where("eve", "=", rest.eve)
        .returningAll()
        .executeTakeFirst();
      if (changed) return { subscription: subscription(changed), replaced: true };
      const made = await database
        .insertInto("subscription")
        .values({ platform, place, klasse, ...rest })
        .returningAll()
        .executeTakeFirstOrThrow();
      return { subscription: subscription(made), replaced: false };
    });
  }

  async at({ platform, place }: Address): Promise<readonly Subscription[]> {
    const rows = await this.#database
      .selectFrom("subscription")
      .selectAll()
      .where("platform", "=", platform)
      .where("place", "=", place)
      .orderBy("id")
      .execute();
    return rows.map(subscription);
  }

  async ofOwner(platform: PlatformName, owner: string): Promise<readonly Subscription[]> {
    const rows = await this.#database
      .selectFrom("subscription")
      .selectAll()
      .where("platform", "=", platform)
      .where("owner", "=", owner)
      .orderBy("id")
      .execute();
    return rows.map(subscription);
  }

  /** Those that are not paused. */
  async active(): Promise<readonly Subscription[]> {
    const rows = await this.#database
      .selectFrom("subscription")
      .selectAll()
      .where("paused", "is", null)
      .orderBy("id")
      .execute();
    return rows.map(subscription);
  }

  /** Those that are not paused, in whose place nobody has asked anything since before a time. */
  async unused(before: Temporal.Instant): Promise<readonly Subscription[]> {
    const rows = await this.#database
      .selectFrom("subscription")
      .selectAll()
      .where("paused", "is", null)
      .where("used", "<", before.epochMilliseconds)
      .orderBy("id")
      .execute();
    return rows.map(subscription);
  }

  async get(id: number): Promise<Subscription | undefined> {
    const found = await this.#database.selectFrom("subscription").selectAll().where("id", "=", id).executeTakeFirst();
    return found && subscription(found);
  }

  /** The subscriptions with these ids, as far as they exist. */
  async byId(ids: readonly number[]): Promise<ReadonlyMap<number, Subscription>> {
    const rows = await this.#database.selectFrom("subscription").selectAll().where("id", "in", listOf(ids)).execute();
    return new Map(rows.map((row) => [row.id, subscription(row)]));
  }

  /** False if the place has no such subscription. */
  async delete(id: number, { platform, place }: Address): Promise<boolean> {
    const { numDeletedRows } = await this.#database
      .deleteFrom("subscription")
      .where("id", "=", id)
      .where("platform", "=", platform)
      .where("place", "=", place)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Notes that the class is missing; gives since when it has been. */
  async missing(id: number, now: Temporal.Instant): Promise<Temporal.Instant> {
    const row = await this.#database
      .updateTable("subscription")
      .set((row) => ({ missing_since: row.fn.coalesce("missing_since", row.val(now.epochMilliseconds)) }))
      .where("id", "=", id)
      .returning("missing_since")
      .executeTakeFirst();
    return Temporal.Instant.fromEpochMilliseconds(row?.missing_since ?? now.epochMilliseconds);
  }

  /** Notes that the classes of these subscriptions are there. */
  async found(ids: readonly number[]): Promise<void> {
    await this.#database
      .updateTable("subscription")
      .set({ missing_since: null })
      .where("id", "in", listOf(ids))
      .where("missing_since", "is not", null)
      .execute();
  }

  /** False if it is paused already, or gone. */
  async pause(id: number, why: Paused): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .updateTable("subscription")
      .set({ paused: why, paused_since: this.#now().epochMilliseconds })
      .where("id", "=", id)
      .where("paused", "is", null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Those whose community is not known: they are older than communities. */
  async homeless(platform: PlatformName): Promise<readonly Pick<Subscription, "id" | "place">[]> {
    return this.#database
      .selectFrom("subscription")
      .select(["id", "place"])
      .where("platform", "=", platform)
      .where("community", "is", null)
      .execute();
  }

  async settle(id: number, community: string): Promise<void> {
    await this.#database.updateTable("subscription").set({ community }).where("id", "=", id).execute();
  }

  /** Pauses those whose community is not admitted and drops their posts; wakes those whose community is admitted again. */
  async followAdmission(isOpen: boolean): Promise<void> {
    const now = this.#now().epochMilliseconds;
    await this.#database.transaction().execute(async (database) => {
      const stated = (row: ExpressionBuilder<Database, "subscription">) =>
        row
          .selectFrom("community as of")
          .select("of.number")
          .whereRef("of.platform", "=", "subscription.platform")
          .whereRef("of.id", "=", "subscription.community")
          .where("of.state", "=", isOpen ? "blocked" : "admitted");
      const isAdmitted = (row: ExpressionBuilder<Database, "subscription">) =>
        isOpen ? row.not(row.exists(stated)) : row.exists(stated);
      await database
        .updateTable("subscription")
        .set({ paused: "operator", paused_since: now })
        .where("paused", "is", null)
        .where("community", "is not", null)
        .where((row) => row.not(isAdmitted(row)))
        .execute();
      await database
        .updateTable("subscription")
        .set({ paused: null, paused_since: null, since: now })
        .where("paused", "=", "operator")
        .where(isAdmitted)
        .execute();
      await database
        .updateTable("delivery")
        .set((row) => ({
          outdated: 0,
          state: row
            .case()
            .when("state", "in", ["waiting", "sending"])
            .then<DeliveryState>("dropped")
            .else(row.ref("state"))
            .end(),
        }))
        .where((row) => row.or([row("state", "in", ["waiting", "sending"]), row("outdated", "=", 1)]))
        .where("subscription", "in", (query) =>
          query.selectFrom("subscription").select("id").where("paused", "=", "operator"),
        )
        .execute();
    });
  }

  /** Deletes a person's private subscriptions, and removes the person's name from the others. */
  async forgetOwner(platform: PlatformName, owner: string): Promise<void> {
    await this.#database.transaction().execute(async (database) => {
      await database
        .deleteFrom("subscription")
        .where("platform", "=", platform)
        .where("owner", "=", owner)
        .where("private", "=", 1)
        .execute();
      await database
        .updateTable("subscription")
        .set({ owner: null })
        .where("platform", "=", platform)
        .where("owner", "=", owner)
        .execute();
      // A role that only this person could have mentioned: see `Asker.findRole`.
      await database
        .updateTable("subscription")
        .set({ role: null })
        .where("platform", "=", platform)
        .where("role", "like", `%/${owner}`)
        .execute();
    });
  }
}
