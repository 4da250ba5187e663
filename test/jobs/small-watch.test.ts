import { expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { asText } from "../demo-bot.ts";
import { openSmallSchool, regularDay, wireLesson } from "../school/small-school.ts";
import { wish } from "../store/sample.ts";
import { createBoard } from "./board.ts";
import { testJobs } from "./test-jobs.ts";

/** A school that the test can change, watched for the given classes. */
async function watch(klassen: readonly string[]) {
  const it = await openSmallSchool({ now: "2026-11-23T15:00+01:00" });
  const now = () => Temporal.Instant.from(it.small.now);
  const store = openStore(":memory:", now);
  const jobs = testJobs(store, it.school, now);
  const board = createBoard();
  jobs.add(board);
  for (const klasse of klassen)
    await store.memory.subscribe(wish({ klasse, notices: "all", time: new Temporal.PlainTime(23, 0) }));
  await jobs.watch();
  return {
    ...it,
    board,
    async at(time: string) {
      it.small.now = time;
      await jobs.watch();
      await jobs.post();
    },
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await it[Symbol.asyncDispose]();
    },
  };
}

test("a day that the school gives free later is told, although it is no longer among the school days", async () => {
  await using it = await watch(["5a"]);
  it.small.holidays = [...it.small.holidays, ["Päd", "Pädagogischer Tag", "2026-11-27", "2026-11-27"]];
  it.small.lessons = (date) => (`${date}` === "2026-11-27" ? [] : regularDay(it.small, date));
  it.small.importedAt += 1000;
  // The list of holidays is read once a day.
  await it.at("2026-11-24T16:00+01:00");
  expect(it.board.pinned.map(({ reply }) => asText({ ...reply, actions: [] }))).toEqual([
    "5a · Planänderung\n  Fr 27.11.: kein Unterricht mehr (Pädagogischer Tag)\n",
  ]);
});

test("a class whose plan cannot be read costs no other class another look, and is read when it can be", async () => {
  await using it = await watch(["5a", "5b"]);
  const regular = it.small.lessons;
  it.small.lessons = (date, klasse) =>
    klasse === 2 ? [wireLesson(`${date}`, 1, "Sport", { startTime: -1 })] : regular(date, klasse);
  it.small.importedAt += 1000;
  await it.at("2026-11-23T15:05+01:00");
  const asked = it.asked().filter((each) => each.startsWith("1 ")).length;
  await it.at("2026-11-23T15:10+01:00");
  await it.at("2026-11-23T15:15+01:00");
  expect(it.asked().filter((each) => each.startsWith("1 "))).toHaveLength(asked);
  it.small.lessons = (date, klasse) =>
    klasse === 2 && `${date}` === "2026-11-24" ? [wireLesson(`${date}`, 1, "Sport")] : regular(date, klasse);
  await it.at("2026-11-23T15:20+01:00");
  expect(it.board.titles()).toEqual(["c1: 5b · Planänderungen"]);
});
