import { expect, onTestFinished, test } from "vitest";
import type { FreeRooms, FreeRoomsAnswer } from "../../../src/school/index.ts";
import { klasseOf, openDemoSchool, type Who } from "../demo-accounts.ts";
import { createRecordedQueue } from "../recorded-queue.ts";
import { openSmallSchool, type SmallSchool, UNAVAILABLE, wireLesson } from "../small-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const time = (text: string) => Temporal.PlainTime.from(text);

function free(answer: FreeRoomsAnswer): FreeRooms {
  return answer.kind === "rooms" ? answer : expect.fail(answer.kind);
}

const named = (answer: FreeRoomsAnswer) =>
  free(answer).buildings.map(({ building, rooms }) => [
    building,
    rooms.map(({ name, until }) => `${name} ${until ?? "-"}`),
  ]);

const room = (id: number, name: string) => [{ id, name, longname: "" }];

/** 5a is in R1 in unit 1 and cancelled in unit 2, 5b in R2 in units 1 and 4 and moved from R3 to R10 in unit 3; 10c is nowhere. */
function lessons(date: Temporal.PlainDate, of: number) {
  const day = date.toString();
  if (date.dayOfWeek > 5) return [];
  if (of === 1)
    return [
      wireLesson(day, 1, "Ma", { ro: room(1, "R1") }),
      wireLesson(day, 2, "Ma", { ro: room(2, "R2"), code: "cancelled" }),
    ];
  if (of === 2)
    return [
      wireLesson(day, 1, "Ma", { ro: room(2, "R2") }),
      wireLesson(day, 4, "Ma", { ro: room(2, "R2") }),
      wireLesson(day, 3, "Ma", {
        ro: [{ id: 10, name: "R10", longname: "", orgid: 3, orgname: "R3" }],
        code: "irregular",
      }),
    ];
  return [];
}

const ROOMS = [
  { id: 10, name: "R10", longName: "", building: "Altbau" },
  { id: 2, name: "R2", longName: "", building: "Altbau" },
  { id: 1, name: "R1", longName: "", building: "Neubau" },
  { id: 3, name: "R3", longName: "", building: "" },
  { id: 4, name: " ", longName: "Aula", building: "Neubau" },
  { id: 5, name: "R5", longName: "", building: "Neubau", active: false },
];

async function open(changes: Partial<SmallSchool> = {}) {
  const recorded = createRecordedQueue();
  const opened = await openSmallSchool(
    { lessons, rooms: ROOMS, ...changes },
    { queue: recorded.queue, gate: recorded.gate },
  );
  onTestFinished(() => opened[Symbol.asyncDispose]());
  const at = (when: string | Temporal.PlainTime, date = MONDAY) =>
    recorded.during(opened.school.forPerson("a").freeRooms(date, when));
  return { ...opened, ...recorded, at };
}

test("rooms without a lesson are free, by building, until the next one", async () => {
  const { at } = await open();
  expect(named(await at("1"))).toEqual([
    ["Altbau", ["R10 09:50:00"]],
    ["Neubau", ["Aula -"]],
    ["", ["R3 -"]],
  ]);
  expect(named(await at("2"))).toEqual([
    ["Altbau", ["R2 10:40:00", "R10 09:50:00"]],
    ["Neubau", ["Aula -", "R1 -"]],
    ["", ["R3 -"]],
  ]);
  expect(named(await at("3"))).toEqual([
    ["Altbau", ["R2 10:40:00"]],
    ["Neubau", ["Aula -", "R1 -"]],
    ["", ["R3 -"]],
  ]);
  expect(await at("3")).toMatchObject({ unit: "3", unread: 0, isListed: true, stale: false });
});

test("at a time it is the unit around it, in a break the next one, and after the last there is none", async () => {
  const { at } = await open();
  const unitAt = async (text: string) => free(await at(time(text))).unit;
  expect(await Promise.all(["07:00", "07:55", "08:39", "08:42", "11:24"].map(unitAt))).toEqual([
    "1",
    "1",
    "1",
    "2",
    "4",
  ]);
  expect(await at(time("11:25"))).toEqual({ kind: "no-unit", date: MONDAY, units: ["1", "2", "3", "4"] });
  expect(await at("9")).toMatchObject({ kind: "no-unit" });
});

test("on a day without school nobody is asked", async () => {
  const { at, asked } = await open();
  expect(await at("1", Temporal.PlainDate.from("2026-12-25"))).toMatchObject({
    kind: "no-school",
    holiday: "1. Weihnachtstag",
  });
  expect(await at("1", Temporal.PlainDate.from("2026-11-28"))).toMatchObject({ kind: "no-school", holiday: null });
  expect(asked()).toEqual([]);
});

test("a day's rooms cost a request for each class that was not asked for, and then none for five minutes", async () => {
  const { at, asked, school, during, small } = await open();
  await during(school.forJob("posts").dayPlan(await klasseOf(school, "5a"), MONDAY));
  expect(asked()).toHaveLength(1);
  await at("1");
  expect(asked()).toHaveLength(3);
  for (const unit of ["1", "2", "3", "4"]) await at(unit);
  await at("1", MONDAY.add({ days: 1 }));
  expect(asked()).toHaveLength(3);
  small.now = "2026-11-23T07:05:01+01:00";
  await at("1");
  expect(asked()).toHaveLength(6);
});

test("where a class cannot be read, nothing is known to be free", async () => {
  const klassen = Array.from({ length: 30 }, (_, at) => ({ id: at + 1, name: `${at + 1}a` }));
  const { at, small, asked } = await open({ klassen });
  small.lessons = (date, of) => {
    if (of === 2) small.ill = UNAVAILABLE;
    return lessons(date, of);
  };
  const { unread, buildings } = free(await at("1"));
  expect(unread).toBeGreaterThan(4);
  // A server in trouble is not asked for all the others.
  expect(asked().length).toBeLessThanOrEqual(9);
  expect(buildings.length).toBeGreaterThan(0);
});

test("in an outage the rooms of an older answer are told with its age, and without one the outage", async () => {
  const { at, small } = await open();
  const { asOf } = free(await at("1"));
  small.now = "2026-11-23T08:30+01:00";
  small.ill = UNAVAILABLE;
  expect(await at("1")).toMatchObject({ unread: 0, stale: true, asOf });
  const other = await open({ ill: UNAVAILABLE });
  await expect(other.at("1")).rejects.toMatchObject({ reason: "unreachable" });
});

test("without the list of rooms those are known in which there are lessons", async () => {
  const { at } = await open({ forbidden: ["getRooms"] });
  expect(named(await at("1"))).toEqual([["", ["R10 09:50:00"]]]);
  expect(await at("1")).toMatchObject({ isListed: false });
});

test("without a time grid a time is enough, a unit's name is not", async () => {
  const { at } = await open({ forbidden: ["getTimegridUnits"] });
  expect(await at(time("08:00"))).toMatchObject({ unit: null, start: time("08:00"), end: time("08:45") });
  expect(await at("1")).toEqual({ kind: "no-unit", date: MONDAY, units: [] });
});

test("in the demo school all accounts are told the same free rooms, and no lesson takes place in one", async () => {
  await using world = await openDemoSchool();
  const told = async (who: Who) => free(await world.schoolFor(who).freeRooms(MONDAY, "3"));
  const [demo, pupil] = [await told("demo"), await told("schueler")];
  expect(demo.buildings.map(({ building }) => building)).toEqual([
    "Fachtrakt",
    "Hauptgebäude",
    "Musischer Trakt",
    "Sporthalle",
  ]);
  expect(pupil).toMatchObject({ buildings: demo.buildings, unread: 0 });
  const school = world.schoolFor("demo");
  for (const { rooms } of demo.buildings)
    for (const { id, name, longName } of rooms.slice(0, 3)) {
      const { slots } = await school.dayPlan({ kind: "room", id, name, longName }, MONDAY);
      const there = slots.flatMap(({ lessons }) => lessons).filter(({ state }) => state !== "cancelled");
      expect(there.filter(({ start }) => start.equals(demo.start))).toEqual([]);
    }
});
