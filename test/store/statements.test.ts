import { DatabaseSync } from "node:sqlite";
import { expect, test, vi } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { asker } from "../demo-bot.ts";
import { MONDAY, wish } from "./sample.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const DUE = Temporal.Instant.from("2026-11-24T06:30:00+01:00");
const TUESDAY = Temporal.PlainDate.from("2026-11-24");
const somebody = asker("de", { platform: "discord", user: "anna", chat: "c1" });

/** Does everything once that reads or changes posts. */
async function useAll({ outbox, memory, subscriptions, snapshots }: ReturnType<typeof openStore>): Promise<void> {
  await memory.subscribe(wish());
  await outbox.plan([{ time: wish().time, eve: false, date: TUESDAY, at: DUE }], DUE);
  const [row] = await outbox.due("discord", 10, DUE);
  if (!row) return expect.fail("Nothing is due");
  await outbox.claim(row, { reply: "{}", mention: null, stale: false }, DUE);
  await outbox.retry(row, DUE);
  await outbox.sent(row, "m1", true, DUE);
  await outbox.outdated("discord", 10, DUE);
  await outbox.lookAgain(row, DUE);
  await outbox.upToDate(row, "{}");
  await outbox.end(row, "skipped");
  await outbox.dropExpired(DUE);
  await outbox.counts(DUE);
  await outbox.setBack(MONDAY, Temporal.Duration.from({ hours: 24 }));
  await outbox.forgetReplies(DUE);
  await outbox.forgetBefore(MONDAY);
  await snapshots.tell("5a", [{ date: TUESDAY, before: undefined, after: "a" }], [], DUE);
  await snapshots.tell("5a", [{ date: TUESDAY, before: "a", after: "b" }], [], DUE);
  await subscriptions.followAdmission(false);
  await memory.dataOf(somebody);
  await memory.moved("discord", "c1", "c2");
  await memory.forget(somebody);
  await memory.left("discord", ["g1"]);
}

test("no statement looks at each post of a month: nothing else is done meanwhile", async () => {
  using folder = temporaryFolder();
  const prepare = vi.spyOn(DatabaseSync.prototype, "prepare");
  await using store = openStore(folder.file("bot.db"), () => MONDAY);
  await useAll(store);
  const statements = [...new Set(prepare.mock.calls.map(([sql]) => sql))].filter((sql) => / "delivery"/.test(sql));
  prepare.mockRestore();
  expect(statements.length).toBeGreaterThan(20);
  using database = new DatabaseSync(folder.file("bot.db"));
  const plans = statements.flatMap((sql) =>
    database
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => `${detail} in ${sql}`),
  );
  expect(plans.filter((plan) => /^SCAN delivery|^SEARCH delivery .*\(platform=\?\)/.test(plan))).toEqual([]);
});
