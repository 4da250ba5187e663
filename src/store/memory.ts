import { type Kysely, sql } from "kysely";
import type { Asker } from "../bot/command.ts";
import type { Memory, Whose } from "../bot/memory/memory.ts";
import type { CourseChange, OwnCourses } from "../bot/memory/own-courses.ts";
import type { NewSubscription, SubscriptionLimits } from "../bot/memory/subscription.ts";
import type { Address, PlatformName } from "../bot/platform.ts";
import { chat } from "./chat.ts";
import type { Communities } from "./communities.ts";
import { listOf } from "./lists.ts";
import type { CoursesOfPeople } from "./own-courses.ts";
import type { Database } from "./schema.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** Undefined for somebody who is nobody: nothing is remembered about them. */
const idOf = (whose: Whose, { user, chat }: Asker) => (whose === "asker" ? (user ?? undefined) : chat);

/** Replaces equal subscriptions that exist under the new id. */
async function moveSubscriptions(database: Kysely<Database>, platform: PlatformName, from: string, to: string) {
  await database
    .deleteFrom("subscription as there")
    .where("platform", "=", platform)
    .where("place", "=", to)
    .where((row) =>
      row.exists(
        row
          .selectFrom("subscription as moving")
          .select("moving.id")
          .where("moving.platform", "=", platform)
          .where("moving.place", "=", from)
          .whereRef("moving.klasse", "=", "there.klasse")
          .whereRef("moving.eve", "=", "there.eve"),
      ),
    )
    .execute();
  await database
    .updateTable("subscription")
    .set({ place: to })
    .where("platform", "=", platform)
    .where("place", "=", from)
    .execute();
}

/** Replaces the class under the new id, if the old id has one. */
async function moveKlasse(database: Kysely<Database>, platform: PlatformName, from: string, to: string) {
  const moving = await database
    .deleteFrom("klasse")
    .where("platform", "=", platform)
    .where("whose", "=", "place")
    .where("id", "=", from)
    .returningAll()
    .executeTakeFirst();
  if (!moving) return;
  await database
    .insertInto("klasse")
    .values({ ...moving, id: to })
    .onConflict((conflict) => conflict.columns(["platform", "whose", "id"]).doUpdateSet({ klasse: moving.klasse }))
    .execute();
}

/** What commands remember, in the database. */
export class StoredMemory implements Memory {
  readonly #database: Kysely<Database>;
  readonly #subscriptions: Subscriptions;
  readonly #communities: Communities;
  readonly #courses: CoursesOfPeople;
  readonly #now: () => Temporal.Instant;

  constructor(
    database: Kysely<Database>,
    {
      subscriptions,
      communities,
      courses,
      now,
    }: {
      readonly subscriptions: Subscriptions;
      readonly communities: Communities;
      readonly courses: CoursesOfPeople;
      readonly now: () => Temporal.Instant;
    },
  ) {
    this.#database = database;
    this.#subscriptions = subscriptions;
    this.#communities = communities;
    this.#courses = courses;
    this.#now = now;
  }

  /**
   * The place's class, else the only class of its subscriptions, else the asker's own; in a private chat the asker's own comes first, and
   * last the only one of which they have chosen courses.
   */
  async klasseOf(asker: Asker): Promise<string | undefined> {
    const own = await this.#chosen("asker", asker);
    if (asker.isPrivate && own !== undefined) return own;
    const here = (await this.#chosen("place", asker)) ?? (await this.#subscribed(asker)) ?? own;
    if (here !== undefined || !asker.isPrivate) return here;
    const [only, another] = await this.coursesOf(asker);
    return another === undefined ? only?.klasse : undefined;
  }

  async coursesOf({ platform, user }: Asker): Promise<readonly OwnCourses[]> {
    return user === null ? [] : this.#courses.of({ platform, user });
  }

  async changeCourses({ platform, user }: Asker, klasse: string, change: CourseChange): Promise<OwnCourses> {
    return user === null
      ? { klasse, ...change(undefined, 0) }
      : this.#courses.change({ platform, user }, klasse, change);
  }

  async forgetCourses({ platform, user }: Asker, klasse: string): Promise<void> {
    if (user !== null) await this.#courses.delete({ platform, user }, klasse);
  }

  async remember(whose: Whose, klasse: string | undefined, asker: Asker): Promise<void> {
    const id = idOf(whose, asker);
    if (id === undefined) return;
    if (klasse === undefined) return this.#forgetKlasse(whose, asker);
    const used = this.#now().epochMilliseconds;
    await this.#database
      .insertInto("klasse")
      .values({ platform: asker.platform, whose, id, klasse, used })
      .onConflict((conflict) => conflict.columns(["platform", "whose", "id"]).doUpdateSet({ klasse, used }))
      .execute();
  }

  subscribe(wish: NewSubscription, limits?: SubscriptionLimits) {
    return this.#subscriptions.put(wish, limits);
  }

  subscriptions(address: Address) {
    return this.#subscriptions.at(address);
  }

  async subscription(id: number, platform: PlatformName) {
    const found = await this.#subscriptions.get(id);
    return found?.platform === platform ? found : undefined;
  }

  unsubscribe(id: number, address: Address) {
    return this.#subscriptions.delete(id, address);
  }

  async dataOf(asker: Asker): Promise<object> {
    const { platform, user } = asker;
    if (user === null) return { platform };
    const subscriptions = await this.#subscriptions.ofOwner(platform, user);
    const own = await this.#communities.get({ platform, id: `@${user}` });
    return {
      platform,
      user,
      klasse: (await this.#chosen("asker", asker)) ?? null,
      courses: (await this.coursesOf(asker)).map(({ choice, ...rest }) => ({ ...rest, choice: JSON.parse(choice) })),
      operator: (await this.#communities.operators(platform)).includes(user),
      admission: own?.state ?? null,
      subscriptions: subscriptions.map(({ owner: _, ...rest }) => rest),
      posts: await this.#posts(
        user,
        platform,
        subscriptions.filter(({ isPrivate }) => isPrivate).map(({ id }) => id),
      ),
    };
  }

  async forget(asker: Asker): Promise<void> {
    const { platform, user } = asker;
    if (user === null) return;
    await this.#forgetKlasse("asker", asker);
    await this.#courses.delete({ platform, user });
    await this.#subscriptions.forgetOwner(platform, user);
    await this.#database
      .deleteFrom("delivery")
      .where("platform", "=", platform)
      .where("place", "=", `@${user}`)
      .execute();
    await this.#communities.forgetPerson(platform, user);
    await this.#wipe();
  }

  /** Notes that the bot is of use to this person and in this place, and so is what it remembers of them. */
  async used(asker: Asker): Promise<void> {
    const { platform, chat, user } = asker;
    const used = this.#now().epochMilliseconds;
    if (user !== null) await this.#courses.used({ platform, user });
    await this.#database
      .updateTable("klasse")
      .set({ used })
      .where("platform", "=", platform)
      .where((row) =>
        row.or([
          row.and([row("whose", "=", "place"), row("id", "=", chat)]),
          ...(user === null ? [] : [row.and([row("whose", "=", "asker"), row("id", "=", user)])]),
        ]),
      )
      .execute();
    await this.#database
      .updateTable("subscription")
      .set({ used })
      .where("platform", "=", platform)
      .where("place", "=", chat)
      .execute();
  }

  /** The servers and groups of which something is stored besides that they are blocked. */
  async communities(platform: PlatformName): Promise<readonly string[]> {
    const rows = await this.#database
      .selectFrom("subscription")
      .select("community as id")
      .where("platform", "=", platform)
      .where("private", "=", 0)
      .union((query) =>
        query
          .selectFrom("community")
          .select("id")
          .where("platform", "=", platform)
          .where("state", "<>", "blocked")
          .where("id", "not like", "@%"),
      )
      .execute();
    return rows.flatMap(({ id }) => id ?? []);
  }

  /**
   * Of these communities and places nothing is left for the bot: all it had there ends, in channels and topics, too. A decision to block a
   * community stays.
   */
  async left(platform: PlatformName, gone: readonly string[]): Promise<void> {
    await this.#database.transaction().execute(async (database) => {
      const ended = await database
        .deleteFrom("subscription")
        .where("platform", "=", platform)
        .where((row) =>
          row.or([
            row(chat("place"), "in", listOf(gone)),
            row.and([row("community", "in", listOf(gone)), row("private", "=", 0)]),
          ]),
        )
        .returning(chat("place").as("chat"))
        .execute();
      await database
        .deleteFrom("klasse")
        .where("platform", "=", platform)
        .where("whose", "=", "place")
        .where(chat("id"), "in", listOf([...gone, ...ended.map((each) => each.chat)]))
        .execute();
      await database
        .deleteFrom("community")
        .where("platform", "=", platform)
        .where("id", "in", listOf(gone))
        .where("state", "<>", "blocked")
        .execute();
    });
    await this.#wipe();
  }

  /** Ends what has been of no use since before a time: classes and courses, and subscriptions that have been paused so long. */
  async forgetUnused(klassenBefore: Temporal.Instant, pausedBefore: Temporal.Instant): Promise<void> {
    const used = this.#now().epochMilliseconds;
    // What is older than this note begins to count now.
    for (const table of ["klasse", "subscription"] as const)
      await this.#database.updateTable(table).set({ used }).where("used", "is", null).execute();
    await this.#database
      .updateTable("subscription")
      .set({ paused_since: used })
      .where("paused", "is not", null)
      .where("paused_since", "is", null)
      .execute();
    await this.#database.deleteFrom("klasse").where("used", "<", klassenBefore.epochMilliseconds).execute();
    await this.#courses.forgetUnused(klassenBefore);
    await this.#database
      .deleteFrom("subscription")
      .where("paused_since", "<", pausedBefore.epochMilliseconds)
      .execute();
  }

  /** A place has a new id. */
  async moved(platform: PlatformName, from: string, to: string): Promise<void> {
    if (from === to) return;
    await this.#database.transaction().execute(async (database) => {
      await database
        .updateTable("delivery")
        .set({ place: to })
        .where("platform", "=", platform)
        .where("place", "=", from)
        .execute();
      await moveSubscriptions(database, platform, from, to);
      await moveKlasse(database, platform, from, to);
      await database
        .updateTable("subscription")
        .set({ community: to })
        .where("platform", "=", platform)
        .where("community", "=", from)
        .execute();
    });
    await this.#communities.moved({ platform, place: from }, to);
  }

  /** The posts still known of these subscriptions, and to this person. */
  async #posts(user: string, platform: PlatformName, subscriptions: readonly number[]): Promise<readonly object[]> {
    const rows = await this.#database
      .selectFrom("delivery")
      .select(["subscription", "kind", "date", "due", "state", "tries", "message", "reply"])
      .where((row) =>
        row.or([
          row("subscription", "in", listOf(subscriptions)),
          row.and([row("platform", "=", platform), row("place", "=", `@${user}`)]),
        ]),
      )
      .orderBy("due")
      .execute();
    return rows.map(({ due, ...rest }) => ({ ...rest, due: Temporal.Instant.fromEpochMilliseconds(due) }));
  }

  async #chosen(whose: Whose, asker: Asker): Promise<string | undefined> {
    const id = idOf(whose, asker);
    if (id === undefined) return undefined;
    const found = await this.#database
      .selectFrom("klasse")
      .select("klasse")
      .where("platform", "=", asker.platform)
      .where("whose", "=", whose)
      .where("id", "=", id)
      .executeTakeFirst();
    return found?.klasse;
  }

  async #subscribed({ platform, chat }: Asker): Promise<string | undefined> {
    const subscribed = await this.subscriptions({ platform, place: chat });
    const [klasse, another] = [...new Set(subscribed.map((each) => each.klasse))];
    return another === undefined ? klasse : undefined;
  }

  async #forgetKlasse(whose: Whose, asker: Asker): Promise<void> {
    const id = idOf(whose, asker);
    if (id === undefined) return;
    await this.#database
      .deleteFrom("klasse")
      .where("platform", "=", asker.platform)
      .where("whose", "=", whose)
      .where("id", "=", id)
      .execute();
  }

  /** Deleted content is overwritten in the file (`secure_delete`); until then it still stands in the write-ahead log. */
  async #wipe(): Promise<void> {
    await sql`pragma wal_checkpoint(truncate)`.execute(this.#database);
  }
}
