import type { Kysely } from "kysely";
import type { Community, CommunityState, KnownCommunity } from "../bot/access.ts";
import type { Address, PlatformName } from "../bot/platform.ts";
import type { Database } from "./schema.ts";

/** More that wait are strangers at play: the oldest are forgotten. */
const MOST_WAITING = 100;

const COLUMNS = ["number", "platform", "id", "name", "state"] as const;

/** Which communities are admitted, and who decides about it. */
export class Communities {
  readonly #database: Kysely<Database>;
  readonly #now: () => Temporal.Instant;

  constructor(database: Kysely<Database>, now: () => Temporal.Instant) {
    this.#database = database;
    this.#now = now;
  }

  async get({ platform, id }: Community): Promise<KnownCommunity | undefined> {
    return this.#database
      .selectFrom("community")
      .select(COLUMNS)
      .where("platform", "=", platform)
      .where("id", "=", id)
      .executeTakeFirst();
  }

  /** Those that wait first, then by name. */
  async all(): Promise<readonly KnownCommunity[]> {
    return this.#database
      .selectFrom("community")
      .select(COLUMNS)
      .orderBy((row) => row.case().when("state", "=", "waiting").then(0).else(1).end())
      .orderBy("name")
      .orderBy("number")
      .execute();
  }

  /** The ids of a platform's admitted servers and groups, the newest first. */
  async admittedGroups(platform: PlatformName): Promise<readonly string[]> {
    const rows = await this.#database
      .selectFrom("community")
      .select("id")
      .where("platform", "=", platform)
      .where("state", "=", "admitted")
      .where("id", "not like", "@%")
      .orderBy("number", "desc")
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Stores the state, and the name if there is one. */
  async put({ platform, id }: Community, state: CommunityState, name: string | null = null): Promise<KnownCommunity> {
    const since = this.#now().epochMilliseconds;
    return this.#database
      .insertInto("community")
      .values({ platform, id, name, state, since })
      .onConflict((conflict) =>
        conflict
          .columns(["platform", "id"])
          .doUpdateSet((row) => ({ state, since, name: row.fn.coalesce("excluded.name", "community.name") })),
      )
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  }

  /** Notes that somebody asked where nobody is admitted yet; undefined if operators were told of it within a day. */
  async knock({ platform, id }: Community, name: string | null): Promise<KnownCommunity | undefined> {
    const now = this.#now();
    const dayAgo = now.subtract({ hours: 24 }).epochMilliseconds;
    const known = await this.#database
      .insertInto("community")
      .values({ platform, id, name, state: "waiting", since: now.epochMilliseconds, told: now.epochMilliseconds })
      .onConflict((conflict) =>
        conflict
          .columns(["platform", "id"])
          .doUpdateSet((row) => ({
            told: now.epochMilliseconds,
            since: now.epochMilliseconds,
            name: row.fn.coalesce("excluded.name", "community.name"),
          }))
          .where("community.state", "=", "waiting")
          .where((row) => row.or([row("community.told", "is", null), row("community.told", "<=", dayAgo)])),
      )
      .returning(COLUMNS)
      .executeTakeFirst();
    if (known) await this.#forgetOldest();
    return known;
  }

  /** A group has another id. */
  async moved({ platform, place: from }: Address, to: string): Promise<void> {
    const known = await this.get({ platform, id: from });
    if (!known) return;
    await this.#database
      .deleteFrom("community")
      .where("platform", "=", platform)
      .where("id", "=", to)
      .where("state", "=", "waiting")
      .execute();
    if (await this.get({ platform, id: to })) return;
    await this.#database.updateTable("community").set({ id: to }).where("number", "=", known.number).execute();
  }

  /** Deletes what has been waiting since before a time. */
  async forgetWaiting(before: Temporal.Instant): Promise<void> {
    await this.#database
      .deleteFrom("community")
      .where("state", "=", "waiting")
      .where("since", "<", before.epochMilliseconds)
      .execute();
  }

  /** The people of a platform who have shown the code. */
  async operators(platform: PlatformName): Promise<readonly string[]> {
    const rows = await this.#database.selectFrom("operator").select("user").where("platform", "=", platform).execute();
    return rows.map(({ user }) => user);
  }

  async addOperator(platform: PlatformName, user: string): Promise<void> {
    await this.#database
      .insertInto("operator")
      .values({ platform, user })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Deletes what is known of a person, but for being blocked. */
  async forgetPerson(platform: PlatformName, user: string): Promise<void> {
    await this.#database.deleteFrom("operator").where("platform", "=", platform).where("user", "=", user).execute();
    await this.#database
      .deleteFrom("community")
      .where("platform", "=", platform)
      .where("id", "=", `@${user}`)
      .where("state", "<>", "blocked")
      .execute();
  }

  async #forgetOldest(): Promise<void> {
    await this.#database
      .deleteFrom("community")
      .where("state", "=", "waiting")
      .where("number", "not in", (query) =>
        query
          .selectFrom("community")
          .select("number")
          .where("state", "=", "waiting")
          .orderBy("since", "desc")
          .orderBy("number", "desc")
          .limit(MOST_WAITING),
      )
      .execute();
  }
}
