import { expect, test } from "vitest";
import { asText } from "../demo-bot.ts";
import { regularDay, wireLesson } from "../school/small-school.ts";
import { wish } from "../store/sample.ts";
import { createBoard } from "./board.ts";
import { openSmallWorld } from "./small-world.ts";

/** A small school that is watched for the given classes. */
async function watch(klassen: readonly string[], changes: object = {}) {
  const world = await openSmallWorld({ now: "2026-11-23T15:00+01:00", ...changes });
  const board = createBoard();
  const jobs = world.jobsOn(board);
  for (const klasse of klassen)
    await world.store.memory.subscribe(wish({ klasse, alerts: "all", time: new Temporal.PlainTime(23, 0) }));
  await jobs.watch();
  return {
    ...world,
    board,
    async at(time: string) {
      world.small.now = time;
      await jobs.watch();
      await jobs.post();
    },
  };
}

test("a day that the school gives free later is told, although it is no longer among the school days", async () => {
  await using world = await watch(["5a"]);
  world.small.holidays = [...world.small.holidays, ["Päd", "Pädagogischer Tag", "2026-11-27", "2026-11-27"]];
  world.small.lessons = (date) => (`${date}` === "2026-11-27" ? [] : regularDay(world.small, date));
  world.small.importedAt += 1000;
  // The list of holidays is read once a day.
  await world.at("2026-11-24T16:00+01:00");
  expect(world.board.pinned.map(({ reply }) => asText({ ...reply, actions: [] }))).toEqual([
    "5a · Planänderung\n  Fr 27.11.: kein Unterricht mehr (Pädagogischer Tag)\n",
  ]);
});

test("a class whose plan cannot be read costs no other class another look, and is read when it can be", async () => {
  await using world = await watch(["5a", "5b"]);
  const regular = world.small.lessons;
  world.small.lessons = (date, klasse) =>
    klasse === 2 ? [wireLesson(`${date}`, 1, "Sport", { startTime: -1 })] : regular(date, klasse);
  world.small.importedAt += 1000;
  await world.at("2026-11-23T15:05+01:00");
  const asked = world.asked().filter((each) => each.startsWith("1 ")).length;
  await world.at("2026-11-23T15:10+01:00");
  await world.at("2026-11-23T15:15+01:00");
  expect(world.asked().filter((each) => each.startsWith("1 "))).toHaveLength(asked);
  world.small.lessons = (date, klasse) =>
    klasse === 2 && `${date}` === "2026-11-24" ? [wireLesson(`${date}`, 1, "Sport")] : regular(date, klasse);
  await world.at("2026-11-23T15:20+01:00");
  expect(world.board.titles()).toEqual(["c1: 5b · Planänderungen"]);
});

test.each([null, "", {}, "gestern", -1, 0])(
  "changes are told where the time of the last import is %j",
  async (importedAt) => {
    await using world = await watch(["5a"], { importedAt });
    world.small.lessons = (date) =>
      regularDay(world.small, date).map((each) => (`${date}` === "2026-11-24" ? { ...each, code: "cancelled" } : each));
    await world.at("2026-11-23T15:15+01:00");
    await world.at("2026-11-23T15:30+01:00");
    expect(world.board.newest()).toContain("entfällt");
  },
);
