import { describe, expect, test } from "vitest";
import {
  DateNotAllowedError,
  JsonRpcSource,
  Ladder,
  MethodNotFoundError,
  NoRightError,
  RemoteError,
  TransportError,
} from "../../../src/webuntis/index.ts";
import { page, type Scripted } from "../../fakes/webuntis.ts";
import {
  CLASSES,
  DETAIL,
  ENTRIES,
  FILTER,
  FORBIDDEN,
  MENU,
  MISSING,
  NEWS,
  NO_RIGHT,
  TOKEN,
  webSchool,
} from "./web-school.ts";

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

test.each<[string, Scripted]>([
  ["an unknown error", { error: { code: -8998, message: "?" } }],
  ["a wish for a later time", page(503, "", { "retry-after": "30" })],
  ["a rate limit", page(429, "")],
  ["a strange answer", { json: [] }],
])("%s speaks of no door: it is told at once, and the next one is not tried", async (_, answer) => {
  await using rungs = await ladder({ getKlassen: answer });
  await expect(rungs.ladder.klassen()).rejects.toThrow(RemoteError);
  expect(rungs.count(FILTER)).toBe(0);
  expect(rungs.ladder.doors).toEqual([]);
});

const BROKEN: [string, Scripted][] = [
  ["a 503", page(503, "<h1>Wartung</h1>")],
  ["a web page", page(200, "<h1>Wartung</h1>")],
  ["a redirect elsewhere", page(302, "", { location: "/wartung" })],
  ["a broken connection", { raw: (response) => void response.socket?.destroy() }],
];

describe.each(BROKEN)("a door broken by %s", (_, broken) => {
  test("is climbed over, tried last for two minutes, then first again", async () => {
    await using rungs = await ladder({ getKlassen: broken });
    for (const _time of [1, 2, 3]) expect((await rungs.ladder.klassen())[0]?.name).toBe("5a");
    expect(rungs.count("getKlassen")).toBe(1);
    expect(rungs.ladder.doors).toEqual([{ method: "klassen", open: "Web-Client", closed: [] }]);
    rungs.later({ minutes: 2 });
    await rungs.ladder.klassen();
    expect(rungs.count("getKlassen")).toBe(2);
  });

  test("is the error when no other door answers, whatever those say", async () => {
    await using rungs = await ladder({ getKlassen: broken, getLatestImportTime: broken, [FILTER]: FORBIDDEN });
    for (const _time of [1, 2]) await expect(rungs.ladder.klassen()).rejects.toThrow(TransportError);
    expect([rungs.count("getKlassen"), rungs.count(FILTER)]).toEqual([2, 1]);
    await expect(rungs.ladder.lastImportTime()).rejects.toThrow(TransportError);
    expect(rungs.ladder.doors).toEqual([]);
  });

  test("counts as closed after a quarter of an hour in which only others answered", async () => {
    let isBroken = true;
    const answer = (usual: Scripted) => () => (isBroken ? broken : usual);
    const imported = Temporal.Instant.fromEpochMilliseconds(1_795_000_000_000);
    await using rungs = await ladder({
      getKlassen: answer({ result: [] }),
      getLatestImportTime: answer({ result: imported.epochMilliseconds }),
    });
    await rungs.ladder.klassen();
    rungs.later({ minutes: 14 });
    await expect(rungs.ladder.lastImportTime()).rejects.toThrow(TransportError);
    rungs.later({ minutes: 1 });
    await expect(rungs.ladder.lastImportTime()).rejects.toThrow(MethodNotFoundError);
    isBroken = false;
    expect(await rungs.ladder.lastImportTime()).toEqual(imported);
    isBroken = true;
    await expect(rungs.ladder.lastImportTime()).rejects.toThrow(TransportError);
  });

  test("is asked after all where the others refuse", async () => {
    let isBroken = true;
    let isRefusing = false;
    await using rungs = await ladder({
      getKlassen: () => (isBroken ? broken : { result: [{ id: 2, name: "5b" }] }),
      [FILTER]: () => (isRefusing ? FORBIDDEN : CLASSES),
    });
    await rungs.ladder.klassen();
    isBroken = false;
    isRefusing = true;
    expect((await rungs.ladder.klassen())[0]?.name).toBe("5b");
  });
});

describe.each([404, 405, 410])("a door with status %i", (status) => {
  test("is closed for hours when another one answers", async () => {
    await using rungs = await ladder({ getKlassen: page(status, "") });
    for (const _ of [1, 2]) expect((await rungs.ladder.klassen())[0]?.name).toBe("5a");
    rungs.later({ hours: 3 });
    await rungs.ladder.klassen();
    expect(rungs.count("getKlassen")).toBe(1);
    expect(rungs.ladder.doors[0]?.closed).toEqual([{ source: "JSON-RPC", why: "no-method" }]);
  });

  test("is tried again after minutes when all of them say so, as a server does that is starting", async () => {
    let isStarting = true;
    const answer = (usual: Scripted) => () => (isStarting ? page(status, "") : usual);
    await using rungs = await ladder({ getKlassen: answer({ result: [{ id: 2, name: "5b" }] }), [TOKEN]: MISSING });
    for (const _ of [1, 2]) await expect(rungs.ladder.klassen()).rejects.toThrow(TransportError);
    expect(rungs.count("getKlassen")).toBe(1);
    isStarting = false;
    rungs.later({ minutes: 6 });
    expect((await rungs.ladder.klassen())[0]?.name).toBe("5b");
  });

  test("leaves what no other door has missing, not broken", async () => {
    await using rungs = await ladder({ getLatestImportTime: page(status, "") });
    await expect(rungs.ladder.lastImportTime()).rejects.toThrow(MethodNotFoundError);
  });
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
  await using rungs = await ladder({ getTeachers: page(503, "", { "retry-after": "30" }) });
  await expect(rungs.ladder.probe(MONDAY)).rejects.toThrow(TransportError);
  await using broken = await ladder({ getTeachers: page(503, ""), [TOKEN]: page(503, "") });
  await expect(broken.ladder.probe(MONDAY)).rejects.toThrow(TransportError);
});
