import { type Kysely, sql } from "kysely";
import { LEASE_MS } from "./delivery.ts";
import { MADE_UP_MS } from "./occurrence.ts";
import type { Database } from "./schema.ts";

/** Nothing waits longer than this to be tried again, unless it was told so by a false clock. */
const LONGEST_WAIT_MS = 600_000;

/** Days were posted before their time: they are to be posted again when it comes, and what was posted is to say that it came too early. */
async function takeBackDays(database: Kysely<Database>, early: number): Promise<void> {
  await database.deleteFrom("delivery").where("kind", "=", "early").where("due", ">", early).execute();
  await database
    .updateTable("delivery")
    // The day's own post will have the key.
    .set({ kind: "early", key: sql<string>`'e' || substr(key, 2)`, outdated: 1 })
    .where("kind", "=", "day")
    // By "+" SQLite looks at those that are due later, and not at all that were ever sent.
    .where(sql`+state`, "=", "sent")
    .where("due", ">", early)
    .execute();
  await database.deleteFrom("delivery").where("kind", "=", "day").where("due", ">", early).execute();
}

/** What was still to be sent, and seemed to be too late: nobody needs to be told that it was missed. */
async function revive(database: Kysely<Database>, now: number): Promise<void> {
  await database
    .deleteFrom("delivery")
    .where("kind", "=", "missed")
    .where("state", "=", "waiting")
    .where("due", ">", now)
    .execute();
  await database
    .updateTable("delivery")
    .set({ state: "waiting", next_try: now })
    .where("state", "=", "dropped")
    .where("due", "<=", now)
    .where("expires", ">", now)
    .where("subscription", "in", (query) => query.selectFrom("subscription").select("id").where("paused", "is", null))
    .execute();
}

/** Nothing waits until the false time comes. */
async function waitNoLonger(database: Kysely<Database>, now: number, ahead: number): Promise<void> {
  await database
    .updateTable("delivery")
    .set((row) => ({ due: row("due", "-", ahead) }))
    .where("kind", "in", ["changes", "paused"])
    .where("due", ">", now)
    .execute();
  await database
    .updateTable("delivery")
    .set({ next_try: now })
    .where((row) => row.or([row("state", "in", ["waiting", "sending"]), row("outdated", "=", 1)]))
    .where("next_try", ">", now + LONGEST_WAIT_MS)
    .execute();
  await database
    .updateTable("delivery")
    .set({ lease: now + LEASE_MS })
    .where("state", "=", "sending")
    .where("lease", ">", now + LEASE_MS)
    .execute();
  await database.updateTable("subscription").set({ since: now }).where("since", ">", now).execute();
  // Days that are watched now were left out while they seemed to be over.
  await database.updateTable("progress").set({ last_import: null }).execute();
}

/** The clock was ahead by so many milliseconds, and is right again: makes good what was done by the false one. */
export async function setBack(database: Kysely<Database>, now: number, ahead: number): Promise<void> {
  await takeBackDays(database, now + MADE_UP_MS);
  await revive(database, now);
  await waitNoLonger(database, now, ahead);
}
