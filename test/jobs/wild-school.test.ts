import { describe, expect, test } from "vitest";
import { asText } from "../demo-bot.ts";
import { regularDay, type SmallSchool, wireLesson } from "../school/small-school.ts";
import { wish } from "../store/sample.ts";
import { createBoard } from "./board.ts";
import { openSmallWorld } from "./small-world.ts";

const TUESDAY = "2026-11-24";

const wireDate = (date: string) => Number(date.replaceAll("-", ""));

/** An event of the whole day, as WebUntis sends it. */
const allDay = (date: string, lstext: string, more: object = {}) =>
  wireLesson(date, 1, "", { id: wireDate(date), startTime: 0, endTime: 2359, su: [], ro: [], te: [], lstext, ...more });

/** A small school with subscriptions of 5a; `at` lets time pass, and gives what is posted then. */
async function open(changes: Partial<SmallSchool> = {}, ...wishes: Parameters<typeof wish>[0][]) {
  const world = await openSmallWorld({ now: "2026-11-23T15:00+01:00", ...changes });
  const board = createBoard();
  const jobs = world.jobsOn(board);
  for (const each of wishes.length > 0 ? wishes : [{ alerts: "all" as const, time: new Temporal.PlainTime(23, 0) }])
    await world.store.memory.subscribe(wish(each));
  await jobs.watch();
  await jobs.post();
  return {
    ...world,
    async at(time: string) {
      const before = board.pinned.length;
      world.small.now = time;
      world.small.importedAt += 1000;
      await jobs.watch();
      await jobs.post();
      return board.pinned.slice(before).map(({ reply }) => asText({ ...reply, actions: [] }));
    },
    paused: async () => (await world.store.subscriptions.active()).length === 0,
  };
}

describe("an event of the whole day", () => {
  test("that is entered, changed and taken back is told each time, once", async () => {
    await using world = await open();
    const having = (...events: readonly ReturnType<typeof wireLesson>[]) => {
      world.small.lessons = (date) => [
        ...events.filter((each) => each.date === wireDate(`${date}`)),
        ...regularDay(world.small, date),
      ];
    };
    having(allDay(TUESDAY, "Elternsprechtag"));
    expect(await world.at("2026-11-23T15:05+01:00")).toEqual([
      "5a · Planänderung\n  Di 24.11., ganztägig: Veranstaltung: Elternsprechtag\n",
    ]);
    expect(await world.at("2026-11-23T15:10+01:00")).toEqual([]);
    having(allDay(TUESDAY, "Elternsprechtag", { info: "in der Aula" }));
    expect(await world.at("2026-11-23T15:15+01:00")).toEqual([
      "5a · Planänderung\n  Di 24.11., ganztägig: Elternsprechtag – Hinweis: in der Aula\n",
    ]);
    having();
    expect(await world.at("2026-11-23T15:20+01:00")).toEqual([
      "5a · Planänderung\n  Di 24.11., ganztägig: Elternsprechtag findet nicht statt\n",
    ]);
  });

  test("over a weekend is no day of school after all", async () => {
    await using world = await open();
    world.small.lessons = (date) => [
      ...(date.dayOfWeek >= 6 ? [allDay(`${date}`, "Klassenfahrt")] : []),
      ...regularDay(world.small, date),
    ];
    expect(await world.at("2026-11-23T15:05+01:00")).toEqual([
      "5a · Planänderungen\n  Sa 28.11., ganztägig: Veranstaltung: Klassenfahrt\n  So 29.11., ganztägig: Veranstaltung: Klassenfahrt\n",
    ]);
  });

  test("instead of lessons is told with them, and is what the morning's post is about", async () => {
    await using world = await open({}, { alerts: "all" });
    world.small.lessons = (date) =>
      `${date}` === TUESDAY ? [allDay(TUESDAY, "Klassenfahrt")] : regularDay(world.small, date);
    expect(await world.at("2026-11-23T15:05+01:00")).toEqual([
      "5a · Planänderungen\n  Di 24.11.\n  • ganztägig: Veranstaltung: Klassenfahrt\n  • kein Unterricht mehr eingetragen\n",
    ]);
    expect(await world.at(`${TUESDAY}T06:30+01:00`)).toEqual([
      "5a · Dienstag, 24. November\n  Ganztägig: Klassenfahrt\n  Es ist kein Unterricht eingetragen.\n  Stand 06:30\n",
    ]);
  });
});

test("a substitution text that is entered is told, once", async () => {
  await using world = await open();
  world.small.lessons = (date) =>
    `${date}` === TUESDAY
      ? [wireLesson(TUESDAY, 1, "Ma", { substText: "fällt aus" }), wireLesson(TUESDAY, 4, "Deutsch")]
      : regularDay(world.small, date);
  expect(await world.at("2026-11-23T15:05+01:00")).toEqual([
    "5a · Planänderung\n  Di 24.11., 1. Stunde: Ma – Hinweis: fällt aus\n",
  ]);
  expect(await world.at("2026-11-23T15:10+01:00")).toEqual([]);
});

test("a room that is removed without a name is told", async () => {
  await using world = await open();
  world.small.lessons = (date) =>
    `${date}` === TUESDAY
      ? [wireLesson(TUESDAY, 1, "Ma", { ro: [{ id: 0, orgid: 447 }] }), wireLesson(TUESDAY, 4, "Deutsch")]
      : regularDay(world.small, date);
  expect(await world.at("2026-11-23T15:05+01:00")).toEqual([
    "5a · Planänderung\n  Di 24.11., 1. Stunde: Ma – Raum entfällt\n",
  ]);
});

test("a class that got another id overnight has its post in the morning", async () => {
  await using world = await open({ strictIds: true }, {});
  world.small.klassen = [{ id: 701, name: "5a" }];
  expect(await world.at(`${TUESDAY}T06:30+01:00`)).toEqual([
    expect.stringMatching(/^5a · Dienstag, 24\. November\n.*Stand 06:30\n$/s),
  ]);
});

test("a Saturday with lessons has its post, a Saturday without has none", async () => {
  await using world = await open({}, {});
  world.small.lessons = (date) =>
    `${date}` === "2026-11-28" ? [wireLesson("2026-11-28", 1, "Bio")] : regularDay(world.small, date);
  await world.at("2026-11-27T15:00+01:00");
  expect(await world.at("2026-11-28T06:30+01:00")).toEqual([expect.stringContaining("Samstag, 28. November")]);
  expect(await world.at("2026-12-05T06:30+01:00")).toEqual([]);
});

test("while there are no classes, as before a new school year, nothing is posted and no subscription is paused", async () => {
  await using world = await open({ now: "2026-08-24T15:00+02:00" }, {});
  world.small.klassen = [];
  const days = ["25", "26", "27", "28", "31"].map((day) => `2026-08-${day}T06:30+02:00`);
  for (const day of [...days, "2026-09-01T06:30+02:00", "2026-09-02T06:30+02:00", "2026-09-03T06:30+02:00"])
    expect(await world.at(day)).toEqual([]);
  expect(await world.paused()).toBe(false);
  world.small.klassen = [{ id: 801, name: "5a" }];
  expect(await world.at("2026-09-04T12:45+02:00")).toEqual([]);
  expect(await world.at("2026-09-07T06:30+02:00")).toEqual([expect.stringContaining("Montag, 7. September")]);
});
