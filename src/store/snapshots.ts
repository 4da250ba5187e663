import type { Kysely } from "kysely";
import { deliveryRow, type NewDelivery } from "./delivery.ts";
import { listOf } from "./lists.ts";
import type { Database } from "./schema.ts";

/** A class's plan of a day as it was last told, and as it is told now. */
export interface Told {
  readonly date: Temporal.PlainDate;
  /** undefined: nothing has been told of that day yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Another process was quicker. Rolls the transaction back. */
class Overtaken extends Error {}

/** False if the stored plan is no longer the one before. */
async function put(database: Kysely<Database>, klasse: string, { date, before, after }: Told): Promise<boolean> {
  const key = { klasse, date: date.toString() };
  if (before === undefined) {
    const { numInsertedOrUpdatedRows = 0n } = await database
      .insertInto("snapshot")
      .values({ ...key, plan: after })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows > 0n;
  }
  const { numUpdatedRows } = await database
    .updateTable("snapshot")
    .set({ plan: after })
    .where("klasse", "=", klasse)
    .where("date", "=", key.date)
    .where("plan", "=", before)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Marks the posts of these days as outdated, also those that are waiting or being sent. */
async function outdate(database: Kysely<Database>, klasse: string, dates: readonly string[], now: Temporal.Instant) {
  await database
    .updateTable("delivery")
    .set({ outdated: 1, next_try: now.epochMilliseconds })
    .where("kind", "=", "day")
    .where("state", "not in", ["dropped", "skipped"])
    .where("date", "in", listOf(dates))
    .where("subscription", "in", (query) =>
      query.selectFrom("subscription").select("id").where("klasse", "=", klasse).where("paused", "is", null),
    )
    .execute();
}

/** The classes' plans as they were last told. */
export class Snapshots {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** A class's plans from a day on, by date. */
  async of(klasse: string, from: Temporal.PlainDate): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#database
      .selectFrom("snapshot")
      .select(["date", "plan"])
      .where("klasse", "=", klasse)
      .where("date", ">=", from.toString())
      .execute();
    return new Map(rows.map(({ date, plan }) => [date, plan]));
  }

  /**
   * In one transaction: stores the new plans as told, adds the alerts, and marks posts of the changed days as outdated. False, and nothing
   * is done, if another process was quicker.
   */
  async tell(
    klasse: string,
    told: readonly Told[],
    posts: readonly NewDelivery[],
    now: Temporal.Instant,
  ): Promise<boolean> {
    try {
      await this.#database.transaction().execute(async (database) => {
        for (const each of told) if (!(await put(database, klasse, each))) throw new Overtaken();
        for (const post of posts) await database.insertInto("delivery").values(deliveryRow(post)).execute();
        const changed = told.filter(({ before }) => before !== undefined).map(({ date }) => date.toString());
        if (changed.length > 0) await outdate(database, klasse, changed, now);
      });
      return true;
    } catch (error) {
      if (error instanceof Overtaken) return false;
      throw error;
    }
  }

  /** Deletes the plans of all other classes. */
  async keepOnly(klassen: readonly string[]): Promise<void> {
    await this.#database.deleteFrom("snapshot").where("klasse", "not in", listOf(klassen)).execute();
  }

  /** WebUntis's last import after which all plans were read; null if there was none. */
  async lastImport(): Promise<Temporal.Instant | null> {
    const { last_import } = await this.#database.selectFrom("progress").select("last_import").executeTakeFirstOrThrow();
    return last_import === null ? null : Temporal.Instant.fromEpochMilliseconds(last_import);
  }

  async setLastImport(at: Temporal.Instant): Promise<void> {
    await this.#database.updateTable("progress").set({ last_import: at.epochMilliseconds }).execute();
  }

  /** Deletes the plans of days before a date. */
  async forgetBefore(date: Temporal.PlainDate): Promise<void> {
    await this.#database.deleteFrom("snapshot").where("date", "<", date.toString()).execute();
  }
}
