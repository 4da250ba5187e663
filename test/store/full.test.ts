import { Kysely } from "kysely";
import { expect, test } from "vitest";
import { nodeSqliteDialect } from "../../src/store/dialect.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { Outbox } from "../../src/store/outbox.ts";
import type { Database } from "../../src/store/schema.ts";
import { Subscriptions } from "../../src/store/subscriptions.ts";
import { MONDAY, wish } from "./sample.ts";

/** A post that is due, in a database with so much room for more. */
async function openSmall() {
  const raw = openDatabase(":memory:");
  const database = new Kysely<Database>({ dialect: nodeSqliteDialect(raw) });
  const subscriptions = new Subscriptions(database, () => MONDAY);
  const outbox = new Outbox(database, "this");
  const { subscription } = await subscriptions.put(wish());
  const at = MONDAY.add({ hours: 23 });
  const date = Temporal.PlainDate.from("2026-11-24");
  await outbox.plan([{ time: subscription.time, eve: false, date, at }], at);
  const room = (pages: number) => {
    const { page_count } = raw.prepare("pragma page_count").get() ?? {};
    raw.exec(`pragma max_page_count = ${Number(page_count) + pages}`);
  };
  const [row] = await outbox.due("discord", 1, at);
  if (!row) throw new Error("Nothing is due");
  const said = { reply: "x".repeat(100_000), mention: null, stale: false };
  return {
    outbox,
    row,
    at,
    room,
    claim: () => outbox.claim(row, said, at),
    [Symbol.asyncDispose]: () => database.destroy(),
  };
}

test("a claim for which there is no room fails with that reason, changes nothing, and succeeds when there is", async () => {
  await using small = await openSmall();
  small.room(0);
  await expect(small.claim()).rejects.toMatchObject({
    trouble: "full",
    message: expect.stringMatching(/disk is full/),
  });
  expect(await small.outbox.due("discord", 1, small.at)).toMatchObject([{ tries: 0, reply: null }]);
  small.room(100);
  expect(await small.claim()).toBe(true);
});

test("that a post has arrived is stored as soon as there is room", async () => {
  await using small = await openSmall();
  expect(await small.claim()).toBe(true);
  small.room(0);
  let stored = false;
  const confirmed = small.outbox.sent(small.row, "m".repeat(100_000), true, small.at).then(() => {
    stored = true;
  });
  await expect(small.outbox.upToDate(small.row, "x".repeat(300_000))).rejects.toMatchObject({ trouble: "full" });
  expect(stored).toBe(false);
  small.room(100);
  await confirmed;
  expect(await small.outbox.outdated("discord", 1, small.at)).toHaveLength(1);
});
