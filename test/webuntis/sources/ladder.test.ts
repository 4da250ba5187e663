import { expect, test } from "vitest";
import {
  DateNotAllowedError,
  JsonRpcSource,
  Ladder,
  NoRightError,
  RemoteError,
  TransportError,
} from "../../../src/webuntis/index.ts";
import { page } from "../../fakes/webuntis.ts";
import { CLASSES, DETAIL, ENTRIES, FILTER, FORBIDDEN, MENU, NEWS, NO_RIGHT, webSchool } from "./web-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const day = (klasse: number) => ({ klasse, start: MONDAY, end: MONDAY });

/** Both doors of one school. */
async function ladder(pages: Parameters<typeof webSchool>[0]) {
  let at = Temporal.Instant.from("2026-11-23T06:30:00Z");
  const school = await webSchool(pages);
  return {
    ladder: new Ladder([new JsonRpcSource(school.session), school.source], () => at),
    count: (method: string) => school.server.methods().filter((each) => each === method).length,
    later: (by: Temporal.DurationLike) => {
      at = at.add(by);
    },
    [Symbol.asyncDispose]: () => school[Symbol.asyncDispose](),
  };
}

test("the first door is taken while it is open", async () => {
  await using rungs = await ladder({ getHolidays: { result: [] } });
  expect(await rungs.ladder.holidays()).toEqual([]);
  expect(rungs.ladder.doors).toEqual([{ method: "holidays", open: "JSON-RPC", closed: [] }]);
});

test("a closed door is remembered for hours, then tried again", async () => {
  await using rungs = await ladder({ getKlassen: NO_RIGHT });
  for (const _ of [1, 2, 3]) expect((await rungs.ladder.klassen())[0]?.name).toBe("5a");
  expect(rungs.count("getKlassen")).toBe(1);
  expect(rungs.ladder.doors).toEqual([
    { method: "klassen", open: "Web-Client", closed: [{ source: "JSON-RPC", why: "no-right" }] },
  ]);
  rungs.later({ hours: 3 });
  await rungs.ladder.klassen();
  expect(rungs.count("getKlassen")).toBe(1);
  rungs.later({ hours: 2 });
  await rungs.ladder.klassen();
  expect(rungs.count("getKlassen")).toBe(2);
});

test("the timetables of different classes have doors of their own", async () => {
  await using rungs = await ladder({ getTimetable: NO_RIGHT });
  await rungs.ladder.timetable(day(1));
  await rungs.ladder.timetable(day(1));
  expect(rungs.count("getTimetable")).toBe(1);
  await rungs.ladder.timetable(day(2));
  expect(rungs.count("getTimetable")).toBe(2);
});

test("a method that the server does not have is a closed door, too", async () => {
  await using rungs = await ladder({
    getRooms: { error: { code: -32601, message: "Method not found" } },
    [FILTER]: { json: { rooms: [{ room: { id: 26, shortName: "R204" } }] } },
  });
  expect((await rungs.ladder.rooms()).map(({ name }) => name)).toEqual(["R204"]);
  expect(rungs.ladder.doors[0]?.closed).toEqual([{ source: "JSON-RPC", why: "no-method" }]);
});

test("when all doors are closed the missing right is the error, each time without asking", async () => {
  await using rungs = await ladder({ getTeachers: NO_RIGHT, [FILTER]: FORBIDDEN });
  await expect(rungs.ladder.teachers()).rejects.toThrow(NoRightError);
  await expect(rungs.ladder.teachers()).rejects.toThrow(NoRightError);
  expect([rungs.count("getTeachers"), rungs.count(FILTER)]).toEqual([1, 1]);
  expect(rungs.ladder.doors).toMatchObject([{ method: "teachers", open: undefined }]);
});

test("an error that speaks of no door is told at once, and the next one is not tried", async () => {
  await using rungs = await ladder({
    getKlassen: page(503, "Wartung"),
    getHolidays: { error: { code: -8998, message: "?" } },
  });
  await expect(rungs.ladder.klassen()).rejects.toThrow(TransportError);
  await expect(rungs.ladder.holidays()).rejects.toThrow(RemoteError);
  expect(rungs.count(FILTER)).toBe(0);
  expect(rungs.ladder.doors).toEqual([]);
});

test("days that are not shown are told at once, and not asked for again for five minutes", async () => {
  await using rungs = await ladder({ getTimetable: { error: { code: -7004, message: "no allowed date" } } });
  for (const _ of [1, 2, 3]) await expect(rungs.ladder.timetable(day(1))).rejects.toThrow(DateNotAllowedError);
  expect([rungs.count("getTimetable"), rungs.count(ENTRIES)]).toEqual([1, 0]);
  expect(rungs.ladder.doors).toEqual([]);
  rungs.later({ minutes: 5 });
  await expect(rungs.ladder.timetable(day(1))).rejects.toThrow(DateNotAllowedError);
  expect(rungs.count("getTimetable")).toBe(1);
  rungs.later({ milliseconds: 1 });
  await expect(rungs.ladder.timetable(day(1))).rejects.toThrow(DateNotAllowedError);
  expect(rungs.count("getTimetable")).toBe(2);
});

test("days that are not shown say nothing of other days, nor of other classes", async () => {
  const shown = JSON.stringify({ startDate: 20261124, endDate: 20261124 }).slice(1, -1);
  await using rungs = await ladder({
    getTimetable: ({ params }) =>
      JSON.stringify(params).includes(shown) ? { result: [] } : { error: { code: -8507, message: "not allowed" } },
  });
  const tuesday = MONDAY.add({ days: 1 });
  await expect(rungs.ladder.timetable(day(1))).rejects.toThrow(DateNotAllowedError);
  expect(await rungs.ladder.timetable({ klasse: 1, start: tuesday, end: tuesday })).toEqual([]);
  await expect(rungs.ladder.timetable({ klasse: 1, start: MONDAY, end: tuesday })).rejects.toThrow(DateNotAllowedError);
  await expect(rungs.ladder.timetable(day(2))).rejects.toThrow(DateNotAllowedError);
  expect(rungs.count("getTimetable")).toBe(4);
});

test("days that the second door does not show are told, too, and remembered of that door", async () => {
  const hidden = { json: { days: [{ date: "2026-11-23", status: "NOT_ALLOWED", gridEntries: [] }] } };
  await using rungs = await ladder({ getTimetable: NO_RIGHT, [ENTRIES]: hidden });
  for (const _ of [1, 2]) await expect(rungs.ladder.timetable(day(1))).rejects.toThrow(DateNotAllowedError);
  expect([rungs.count("getTimetable"), rungs.count(ENTRIES)]).toEqual([1, 1]);
});

test("the own timetable is that of the menu where the login names no person", async () => {
  const json = { myTimetable: { type: "STUDENT", resource: { id: 7 } }, availableTimetables: ["CLASS"] };
  await using rungs = await ladder({ authenticate: { result: { sessionId: "x" } }, [MENU]: { json } });
  expect(await rungs.ladder.ownTimetable({ start: MONDAY, end: MONDAY })).toHaveLength(0);
  expect([rungs.count("getTimetable"), rungs.count(ENTRIES)]).toEqual([0, 1]);
  expect(rungs.ladder.doors).toEqual([
    { method: "ownTimetable", open: "Web-Client", closed: [{ source: "JSON-RPC", why: "no-method" }] },
  ]);
});

test("days of the own timetable that are not shown are told at once", async () => {
  await using rungs = await ladder({ getTimetable: { error: { code: -7004, message: "no allowed date" } } });
  for (const _ of [1, 2])
    await expect(rungs.ladder.ownTimetable({ start: MONDAY, end: MONDAY })).rejects.toThrow(DateNotAllowedError);
  expect([rungs.count("getTimetable"), rungs.count(ENTRIES)]).toEqual([1, 0]);
});

test("the details of different classes' lessons have doors of their own", async () => {
  await using rungs = await ladder({
    [DETAIL]: ({ params }) =>
      JSON.stringify(params).includes('"elementId":"1"') ? FORBIDDEN : { json: { calendarEntries: [] } },
  });
  const time = { start: MONDAY.toPlainDateTime("07:55"), end: MONDAY.toPlainDateTime("08:40") };
  for (const _ of [1, 2])
    await expect(rungs.ladder.lessonDetails({ klasse: 1, ...time })).rejects.toThrow(NoRightError);
  expect(await rungs.ladder.lessonDetails({ klasse: 2, ...time })).toHaveLength(0);
  expect(rungs.count(DETAIL)).toBe(2);
});

test("a probe asks everything that is not personal and tells what is open", async () => {
  await using rungs = await ladder({
    getKlassen: NO_RIGHT,
    getTeachers: NO_RIGHT,
    [FILTER]: ({ params }) => (JSON.stringify(params).includes("TEACHER") ? FORBIDDEN : CLASSES),
    getTimetable: NO_RIGHT,
    getExams: NO_RIGHT,
    getRooms: { result: [] },
    getTimegridUnits: { result: [] },
    getHolidays: { result: [] },
    getSchoolyears: { error: { code: -8998, message: "?" } },
    getLatestImportTime: { result: 1_795_000_000_000 },
    [NEWS]: { json: { data: { messagesOfDay: [] } } },
    "/WebUntis/api/exams": FORBIDDEN,
  });
  const doors = await rungs.ladder.probe(MONDAY);
  expect(doors.map(({ method, open }) => `${method} ${open ?? "–"}`)).toEqual([
    "klassen Web-Client",
    "teachers –",
    "rooms JSON-RPC",
    "timegridUnits JSON-RPC",
    "holidays JSON-RPC",
    "timetable Web-Client",
    "exams –",
    "homework –",
    "messagesOfDay Web-Client",
    "lastImportTime JSON-RPC",
  ]);
  expect(rungs.count(ENTRIES)).toBe(1);
});

test("a probe of a server that does not answer says so", async () => {
  await using rungs = await ladder({ getTeachers: page(503, "Wartung") });
  await expect(rungs.ladder.probe(MONDAY)).rejects.toThrow(TransportError);
});
