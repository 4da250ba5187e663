import { expect, test } from "vitest";
import { JsonRpcSource, Ladder, NoRightError, RemoteError, TransportError } from "../../../src/webuntis/index.ts";
import { page } from "../../fakes/webuntis.ts";
import { CLASSES, ENTRIES, FILTER, FORBIDDEN, NEWS, NO_RIGHT, webSchool } from "./web-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const day = (klasse: number) => ({ klasse, start: MONDAY, end: MONDAY });

/** Both doors of one school. */
async function ladder(pages: Parameters<typeof webSchool>[0]) {
  let hours = 0;
  const school = await webSchool(pages);
  const now = () => Temporal.Instant.from("2026-11-23T06:30:00Z").add({ hours });
  return {
    ladder: new Ladder([new JsonRpcSource(school.session), school.source], now),
    count: (method: string) => school.server.methods().filter((each) => each === method).length,
    later: (by: number) => {
      hours += by;
    },
    [Symbol.asyncDispose]: () => school[Symbol.asyncDispose](),
  };
}

test("the first door is taken while it is open", async () => {
  await using it = await ladder({ getHolidays: { result: [] } });
  expect(await it.ladder.holidays()).toEqual([]);
  expect(it.ladder.doors).toEqual([{ method: "holidays", open: "JSON-RPC", closed: [] }]);
});

test("a closed door is remembered for hours, then tried again", async () => {
  await using it = await ladder({ getKlassen: NO_RIGHT });
  for (const _ of [1, 2, 3]) expect((await it.ladder.klassen())[0]?.name).toBe("5a");
  expect(it.count("getKlassen")).toBe(1);
  expect(it.ladder.doors).toEqual([
    { method: "klassen", open: "Web-Client", closed: [{ source: "JSON-RPC", why: "no-right" }] },
  ]);
  it.later(3);
  await it.ladder.klassen();
  expect(it.count("getKlassen")).toBe(1);
  it.later(2);
  await it.ladder.klassen();
  expect(it.count("getKlassen")).toBe(2);
});

test("the timetables of different classes have doors of their own", async () => {
  await using it = await ladder({ getTimetable: NO_RIGHT });
  await it.ladder.timetable(day(1));
  await it.ladder.timetable(day(1));
  expect(it.count("getTimetable")).toBe(1);
  await it.ladder.timetable(day(2));
  expect(it.count("getTimetable")).toBe(2);
});

test("a method that the server does not have is a closed door, too", async () => {
  await using it = await ladder({
    getRooms: { error: { code: -32601, message: "Method not found" } },
    [FILTER]: { json: { rooms: [{ room: { id: 26, shortName: "R204" } }] } },
  });
  expect((await it.ladder.rooms()).map(({ name }) => name)).toEqual(["R204"]);
  expect(it.ladder.doors[0]?.closed).toEqual([{ source: "JSON-RPC", why: "no-method" }]);
});

test("when all doors are closed the missing right is the error, each time without asking", async () => {
  await using it = await ladder({ getTeachers: NO_RIGHT, [FILTER]: FORBIDDEN });
  await expect(it.ladder.teachers()).rejects.toThrow(NoRightError);
  await expect(it.ladder.teachers()).rejects.toThrow(NoRightError);
  expect([it.count("getTeachers"), it.count(FILTER)]).toEqual([1, 1]);
  expect(it.ladder.doors).toMatchObject([{ method: "teachers", open: undefined }]);
});

test("an error that speaks of no door is told at once, and the next one is not tried", async () => {
  await using it = await ladder({
    getKlassen: page(503, "Wartung"),
    getHolidays: { error: { code: -8998, message: "?" } },
  });
  await expect(it.ladder.klassen()).rejects.toThrow(TransportError);
  await expect(it.ladder.holidays()).rejects.toThrow(RemoteError);
  expect(it.count(FILTER)).toBe(0);
  expect(it.ladder.doors).toEqual([]);
});

test("a probe asks everything and tells what is open", async () => {
  await using it = await ladder({
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
  const doors = await it.ladder.probe(MONDAY);
  expect(doors.map(({ method, open }) => `${method} ${open ?? "–"}`)).toEqual([
    "klassen Web-Client",
    "teachers –",
    "rooms JSON-RPC",
    "timegridUnits JSON-RPC",
    "holidays JSON-RPC",
    "timetable Web-Client",
    "exams –",
    "messagesOfDay Web-Client",
    "lastImportTime JSON-RPC",
  ]);
  expect(it.count(ENTRIES)).toBe(1);
});

test("a probe of a server that does not answer says so", async () => {
  await using it = await ladder({ getTeachers: page(503, "Wartung") });
  await expect(it.ladder.probe(MONDAY)).rejects.toThrow(TransportError);
});
