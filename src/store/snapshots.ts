import type { Kysely } from "kysely";
import { deliveryRow, type NewDelivery } from "./delivery.ts";
import { listOf } from "./lists.ts";
import type { Database } from "./schema.ts";

/** A class's plan of a day as it was last told, and as it is to be from now on. */
export interface Told {
  readonly date: Temporal.PlainDate;
  /** undefined: nothing was told of that day yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Undoes a transaction. */
class Overtaken extends Error {}

/** False when what is stored is not what was before. */
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

/** Posts of these days, also those that wait for their turn with what they will say, or are just being sent. */
async function outdate(database: Kysely<Database>, klasse: string, dates: readonly string[], now: Temporal.Instant) {
  await database
    .updateTable("delivery")
    .set({ outdated: 1, next_try: now.epochMilliseconds })
    .where("kind", "=", "day")
    .where("state", "in", ["waiting", "sending", "sent"])
    .where("date", "in", listOf(dates))
    .where("subscription", "in", (query) => query.selectFrom("subscription").select("id").where("klasse", "=", klasse))
    .execute();
}

/** What was last told of the classes' plans. */
export class Snapshots {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** The plans of a class from a day on, by their dates. */
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
   * All at once: the new plans are those last told, the posts about them are to be made, and what was posted of the changed days is
   * outdated. False, and nothing is done, when another process was quicker.
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

  /** Forgets what was told of all other classes: nobody hears of them any more. */
  async keepOnly(klassen: readonly string[]): Promise<void> {
    await this.#database.deleteFrom("snapshot").where("klasse", "not in", listOf(klassen)).execute();
  }

  /** When WebUntis last had news, as far as all plans were read after it; null when that is not known. */
  async lastImport(): Promise<Temporal.Instant | null> {
    const { last_import } = await this.#database.selectFrom("progress").select("last_import").executeTakeFirstOrThrow();
    return last_import === null ? null : Temporal.Instant.fromEpochMilliseconds(last_import);
  }

  async setLastImport(at: Temporal.Instant): Promise<void> {
    await this.#database.updateTable("progress").set({ last_import: at.epochMilliseconds }).execute();
  }

  /** Forgets the plans of days before. */
  async forgetBefore(date: Temporal.PlainDate): Promise<void> {
    await this.#database.deleteFrom("snapshot").where("date", "<", date.toString()).execute();
  }
}
