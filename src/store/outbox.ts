import { setImmediate } from "node:timers/promises";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { PostCounts } from "../bot/operation.ts";
import type { PlatformName } from "../bot/platform.ts";
import { chat } from "./chat.ts";
import { type Delivery, delivery, deliveryRow, instant, LEASE_MS, type NewDelivery, type Said } from "./delivery.ts";
import { GroupCommit } from "./group-commit.ts";
import { listOf } from "./lists.ts";
import { addOccurrence, type Occurrence } from "./occurrence.ts";
import type { Database, DeliveryState } from "./schema.ts";
import { setBack } from "./set-back.ts";

/** What became of a post is lost with its write: without it the post would be sent once more. */
const OUTCOME = { mustBeStored: true };

/** Rows changed by one statement, during which nothing else is done. */
const PORTION = 100;

/** Repeats a statement that changes at most so many rows until there are no more, and lets others have their turn in between. */
async function inPortions(change: (portion: number) => Promise<bigint>): Promise<void> {
  while ((await change(PORTION)) >= PORTION) await setImmediate();
}

/** Due and waiting, or left behind with an expired claim. */
const isFree = (now: number) => (row: ExpressionBuilder<Database, "delivery">) =>
  row.or([
    row.and([row("state", "=", "waiting"), row("next_try", "<=", now)]),
    row.and([row("state", "=", "sending"), row("next_try", "<=", now), row("lease", "<=", now)]),
  ]);

/** Numbers the posts of each chat. In this order chats take turns, so that nobody who has many comes before somebody who has one. */
const numbered = sql<number>`row_number() over (partition by ${chat("place")} order by tries, due, key)`.as("number");

/** Earlier alerts of the same subscription that are still to be sent: "cancelled" and "after all" must not swap places. */
const earlierChanges = (row: ExpressionBuilder<Database, "delivery">) =>
  row
    .selectFrom("delivery as earlier")
    .select("earlier.key")
    .whereRef("earlier.subscription", "=", "delivery.subscription")
    .where("earlier.kind", "=", "changes")
    .where("delivery.kind", "=", "changes")
    .where("earlier.state", "in", ["waiting", "sending"])
    .whereRef("earlier.due", "<", "delivery.due");

/**
 * The outbox: every post is a row that is made once, claimed by one process, sent, and confirmed. Several processes may share it. It has no
 * clock: callers say what time it is.
 */
export class Outbox {
  readonly #database: Kysely<Database>;
  readonly #writes: GroupCommit;
  /** This process, in claims. */
  readonly #worker: string;

  constructor(database: Kysely<Database>, worker: string) {
    this.#database = database;
    this.#writes = new GroupCommit(database);
    this.#worker = worker;
  }

  /** The distinct times at which school days are posted. */
  async times(): Promise<readonly Pick<Occurrence, "time" | "eve">[]> {
    const rows = await this.#database
      .selectFrom("subscription")
      .select(["time", "eve"])
      .distinct()
      .where("paused", "is", null)
      .execute();
    return rows.map(({ time, eve }) => ({ time: Temporal.PlainTime.from(time), eve: eve === 1 }));
  }

  /** Up to when everything due has its row. */
  async plannedUntil(): Promise<Temporal.Instant> {
    const { planned_until } = await this.#database
      .selectFrom("progress")
      .select("planned_until")
      .executeTakeFirstOrThrow();
    return instant(planned_until);
  }

  /** What became of the posts of each platform that has some: sent or dropped in the 24 hours before a time, or still waiting. */
  async counts(at: Temporal.Instant): Promise<readonly PostCounts[]> {
    const since = at.subtract({ hours: 24 }).epochMilliseconds;
    const count = (...states: readonly DeliveryState[]) =>
      sql<number>`count(*) filter (where state in (${sql.join(states)}))`;
    const rows = await this.#database
      .selectFrom("delivery")
      .select([
        "platform",
        count("sent").as("sent"),
        count("dropped").as("dropped"),
        count("waiting", "sending").as("waiting"),
        sql<number | null>`max(tried_at) filter (where state = 'sent')`.as("last"),
      ])
      .where((row) => row.or([row("due", ">=", since), row("state", "in", ["waiting", "sending"])]))
      // By "+" SQLite looks at those rows alone, and not at all in the order of their platforms.
      .groupBy(sql`+platform`)
      .execute();
    return rows.map(({ last, ...same }) => ({ ...same, last: last === null ? undefined : instant(last) }));
  }

  /** Adds the rows of these occurrences, each once, and remembers that everything up to `until` is planned. */
  async plan(occurrences: readonly Occurrence[], until: Temporal.Instant): Promise<void> {
    await this.#database.transaction().execute(async (database) => {
      await database.updateTable("progress").set({ planned_until: until.epochMilliseconds }).execute();
      for (const each of occurrences) await addOccurrence(database, each);
    });
  }

  /** Makes good what was done while the clock was ahead. */
  async setBack(to: Temporal.Instant, ahead: Temporal.Duration): Promise<void> {
    await this.#database
      .transaction()
      .execute((database) => setBack(database, to.epochMilliseconds, ahead.total("milliseconds")));
  }

  /** Adds a row; false if it exists. */
  async add(post: NewDelivery): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#database
      .insertInto("delivery")
      .values(deliveryRow(post))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  /**
   * At most `most` posts to be sent to a platform now: one of each chat, the next of each, and so on. New ones come before those that were
   * refused already, the longest due first.
   * @param except chats that are to be left in peace
   */
  async due(
    platform: PlatformName,
    most: number,
    at: Temporal.Instant,
    except: readonly string[] = [],
  ): Promise<readonly Delivery[]> {
    const now = at.epochMilliseconds;
    const rows = await this.#database
      .selectFrom((database) =>
        database
          .selectFrom("delivery")
          .selectAll()
          .select(numbered)
          .where(isFree(now))
          .where("expires", ">", now)
          .where("platform", "=", platform)
          .where(chat("place"), "not in", listOf(except))
          .where((row) => row.not(row.exists(earlierChanges)))
          .as("waiting"),
      )
      .selectAll()
      .orderBy("number")
      .orderBy("tries")
      .orderBy("due")
      .orderBy("key")
      .limit(most)
      .execute();
    return rows.map(delivery);
  }

  /**
   * Claims a post to send it now. From here on it may have arrived, until its outcome is stored. False if another process has claimed it, or it
   * is too late by now.
   */
  async claim({ key, unsure }: Delivery, said: Said, at: Temporal.Instant): Promise<boolean> {
    const now = at.epochMilliseconds;
    return this.#writes.write(async (database) => {
      const { numUpdatedRows } = await database
        .updateTable("delivery")
        .set((row) => ({
          state: "sending" as const,
          worker: this.#worker,
          lease: now + LEASE_MS,
          tries: row("tries", "+", 1),
          unsure,
          tried_at: row.fn.coalesce("tried_at", row.val(now)),
          reply: said.reply,
          mention: said.mention,
          stale: Number(said.stale),
        }))
        .where("key", "=", key)
        .where(isFree(now))
        // It may have waited for long since it was found due.
        .where("expires", ">", now)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    });
  }

  /** The post has arrived. `isOutdated`: it does not say what it should and is to be edited. */
  async sent({ key }: Delivery, message: string, isOutdated: boolean, at: Temporal.Instant): Promise<void> {
    await this.#writes.write(
      (database) =>
        database
          .updateTable("delivery")
          .set({
            state: "sent",
            message,
            // The watcher may have found it outdated while it was on its way.
            ...(isOutdated ? { outdated: 1 } : {}),
            next_try: at.epochMilliseconds,
          })
          .where("key", "=", key)
          .where("worker", "=", this.#worker)
          .execute(),
      OUTCOME,
    );
  }

  /** The post is to be tried again. `mayHaveArrived`: the last attempt may have got through. */
  async retry({ key, unsure }: Delivery, at: Temporal.Instant, mayHaveArrived = false): Promise<void> {
    await this.#writes.write(
      (database) =>
        database
          .updateTable("delivery")
          .set({ state: "waiting", next_try: at.epochMilliseconds, unsure: unsure + Number(mayHaveArrived) })
          .where("key", "=", key)
          .where("state", "in", ["waiting", "sending"])
          .execute(),
      OUTCOME,
    );
  }

  /** Drops posts that are too late, and gives them. */
  async dropExpired(at: Temporal.Instant): Promise<readonly Delivery[]> {
    const now = at.epochMilliseconds;
    const rows = await this.#database
      .updateTable("delivery")
      .set({ state: "dropped" })
      .where((row) =>
        row.or([row("state", "=", "waiting"), row.and([row("state", "=", "sending"), row("lease", "<=", now)])]),
      )
      .where("expires", "<=", now)
      .returningAll()
      .execute();
    return rows.map(delivery);
  }

  /** The post will never be sent. */
  async end({ key }: Delivery, state: Extract<DeliveryState, "dropped" | "skipped">): Promise<void> {
    await this.#writes.write(
      (database) =>
        database
          .updateTable("delivery")
          .set({ state })
          .where("key", "=", key)
          .where("state", "in", ["waiting", "sending"])
          .execute(),
      OUTCOME,
    );
  }

  /** At most `most` posts that no longer say what the plan says, and may be checked now; in turns and `except` chats, as in `due`. */
  async outdated(
    platform: PlatformName,
    most: number,
    at: Temporal.Instant,
    except: readonly string[] = [],
  ): Promise<readonly Delivery[]> {
    const rows = await this.#database
      .selectFrom((database) =>
        database
          .selectFrom("delivery")
          .selectAll()
          .select(numbered)
          .where("outdated", "=", 1)
          .where("platform", "=", platform)
          .where("state", "=", "sent")
          .where("next_try", "<=", at.epochMilliseconds)
          .where(chat("place"), "not in", listOf(except))
          .as("waiting"),
      )
      .selectAll()
      .orderBy("number")
      .orderBy("next_try")
      .limit(most)
      .execute();
    return rows.map(delivery);
  }

  /** A post says what it should. `reply`: what it was edited to, made from a plan that is not old. */
  async upToDate({ key }: Delivery, reply?: string): Promise<void> {
    await this.#writes.write((database) =>
      database
        .updateTable("delivery")
        .set({ outdated: 0, ...(reply === undefined ? {} : { reply, stale: 0 }) })
        .where("key", "=", key)
        .execute(),
    );
  }

  /** An outdated post is to be checked again at a time. */
  async lookAgain({ key }: Delivery, at: Temporal.Instant): Promise<void> {
    await this.#writes.write((database) =>
      database
        .updateTable("delivery")
        .set((row) => ({ next_try: at.epochMilliseconds, tries: row("tries", "+", 1) }))
        .where("key", "=", key)
        .execute(),
    );
  }

  /** Clears the texts of posts that were due before a time. */
  async forgetReplies(before: Temporal.Instant): Promise<void> {
    await inPortions((portion) =>
      this.#database
        .updateTable("delivery")
        .set({ reply: null })
        .where("key", "in", (query) =>
          query
            .selectFrom("delivery")
            .select("key")
            .where("due", "<", before.epochMilliseconds)
            .where("reply", "is not", null)
            .limit(portion),
        )
        .executeTakeFirst()
        .then(({ numUpdatedRows }) => numUpdatedRows),
    );
  }

  /** Deletes posts that were due before a time. */
  async forgetBefore(before: Temporal.Instant): Promise<void> {
    await inPortions((portion) =>
      this.#database
        .deleteFrom("delivery")
        .where("key", "in", (query) =>
          query.selectFrom("delivery").select("key").where("due", "<", before.epochMilliseconds).limit(portion),
        )
        .executeTakeFirst()
        .then(({ numDeletedRows }) => numDeletedRows),
    );
  }
}
