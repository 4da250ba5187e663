import { expect, test } from "vitest";
import { createJobs } from "../../src/jobs/index.ts";
import { openStore } from "../../src/store/index.ts";
import { asText } from "../demo-bot.ts";
import { openSmallSchool, regularDay } from "../school/small-school.ts";
import { wish } from "../store/sample.ts";
import { createBoard } from "./board.ts";

test("a day that the school gives free later is told, although it is no longer among the school days", async () => {
  await using it = await openSmallSchool({ now: "2026-11-23T15:00+01:00" });
  const now = () => Temporal.Instant.from(it.small.now);
  await using store = openStore(":memory:", now);
  const silent = () => {};
  const jobs = createJobs({
    store,
    schoolOf: () => it.school,
    teacherNames: "short",
    timeZone: "Europe/Berlin",
    now,
    sleep: async () => {},
    log: { info: silent, warn: silent, error: silent },
  });
  const board = createBoard();
  jobs.add(board);
  await store.memory.subscribe(wish({ notices: "all", time: new Temporal.PlainTime(23, 0) }));
  await jobs.watch();

  it.small.holidays = [...it.small.holidays, ["Päd", "Pädagogischer Tag", "2026-11-27", "2026-11-27"]];
  it.small.lessons = (date) => (`${date}` === "2026-11-27" ? [] : regularDay(it.small, date));
  it.small.importedAt += 1000;
  // The list of holidays is read once a day.
  it.small.now = "2026-11-24T16:00+01:00";
  await jobs.watch();
  await jobs.post();
  expect(board.pinned.map(({ reply }) => asText({ ...reply, actions: [] }))).toEqual([
    "5a · Planänderung\n  Fr 27.11.: kein Unterricht mehr (Pädagogischer Tag)\n",
  ]);
});
