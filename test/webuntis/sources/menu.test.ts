import { describe, expect, test } from "vitest";
import { MethodNotFoundError, NoRightError, TransportError, timetableElement } from "../../../src/webuntis/index.ts";
import { page, type Scripted } from "../../fakes/webuntis.ts";
import { ENTRIES, FILTER, MENU, noLessons, PAGE_CONFIG, REFUSED, WEEKLY, webSchool } from "./web-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const DAY = { start: MONDAY, end: MONDAY };

const menu = (availableTimetables: readonly string[], own?: { type: string; id: unknown }): Scripted => ({
  json: {
    myTimetable: own ? { type: own.type, resource: { id: own.id, shortName: "MEI" }, imageUrl: null } : null,
    dependents: [],
    availableTimetables,
  },
});

const kinds = (calls: readonly { method: string; params: unknown }[], path: string) =>
  calls.filter(({ method }) => method === path).map(({ params }) => Reflect.get(Object(params), "resourceType"));

describe("a menu", () => {
  test("closes the kinds that it leaves out, without a request that would be refused", async () => {
    await using school = await webSchool({ [MENU]: menu(["CLASS", "SUBJECT"]) });
    await expect(school.source.teachers()).rejects.toThrow(NoRightError);
    await expect(school.source.rooms()).rejects.toThrow(NoRightError);
    expect((await school.source.klassen())[0]?.name).toBe("5a");
    expect(kinds(school.server.calls, FILTER)).toEqual(["CLASS"]);
    expect(school.methods()).not.toContain(PAGE_CONFIG);
    expect(school.methods().filter((method) => method === "…/timetable/menu")).toHaveLength(1);
  });

  test("is asked again after four hours, as when a right was granted", async () => {
    let answer = menu(["CLASS"]);
    await using school = await webSchool({ [MENU]: () => answer, [FILTER]: { json: { rooms: [] } } });
    await expect(school.source.rooms()).rejects.toThrow(NoRightError);
    answer = menu(["CLASS", "ROOM"]);
    school.setTime("2026-11-23T10:29:00Z");
    await expect(school.source.rooms()).rejects.toThrow(NoRightError);
    school.setTime("2026-11-23T10:31:00Z");
    expect(await school.source.rooms()).toHaveLength(0);
  });

  test.each([
    ["is refused", page(403, "")],
    ["does not exist", page(404, "")],
    ["is refused with status 200", REFUSED],
    ["breaks", page(500, "Fehler")],
    ["is a web page", page(200, "<html></html>")],
    ["has another shape", { json: [] }],
    ["is empty", menu([])],
    ["speaks of kinds unknown", menu(["TUTORS"])],
  ])("that %s closes nothing", async (_, answer) => {
    await using school = await webSchool({ [MENU]: answer, [FILTER]: { json: { teachers: [] } } });
    expect(await school.source.teachers()).toHaveLength(0);
  });

  test("that is refused is not asked for again for hours", async () => {
    await using school = await webSchool({ [MENU]: page(403, ""), [FILTER]: { json: {} } });
    for (const _ of [1, 2]) await school.source.teachers();
    expect(school.methods().filter((method) => method === "…/timetable/menu")).toHaveLength(1);
  });

  test("of a server that hangs up is an outage", async () => {
    const cut: Scripted = { raw: (response) => void response.destroy() };
    await using school = await webSchool({ [MENU]: cut });
    await expect(school.source.teachers()).rejects.toThrow(TransportError);
    expect(kinds(school.server.calls, FILTER)).toEqual([]);
  });

  test("leaves the own timetable and the own child's open, and sends others to the older view", async () => {
    const weekly = { json: { data: { result: { data: { elementPeriods: { 55: [] }, elements: [] } } } } };
    await using school = await webSchool({
      [MENU]: menu(["CLASS"], { type: "TEACHER", id: 54 }),
      [WEEKLY]: weekly,
    });
    await school.source.timetable({ teacher: 54, ...DAY });
    await school.source.timetable({ student: 7, ...DAY });
    expect(kinds(school.server.calls, ENTRIES)).toEqual(["TEACHER", "STUDENT"]);
    await school.source.timetable({ teacher: 55, ...DAY });
    expect(kinds(school.server.calls, ENTRIES)).toHaveLength(2);
    expect(school.server.calls.at(-1)).toMatchObject({ method: WEEKLY, params: { elementType: "2", elementId: "55" } });
  });
});

describe("the own timetable", () => {
  const asked = (calls: readonly { method: string; params: unknown }[], path = ENTRIES) =>
    calls.find(({ method }) => method === path)?.params;

  test("is that of the menu's person", async () => {
    await using school = await webSchool({ [MENU]: menu(["CLASS"], { type: "TEACHER", id: 54 }) });
    expect(await school.source.ownTimetable(DAY)).toHaveLength(0);
    expect(asked(school.server.calls)).toMatchObject({
      timetableType: "MY_TIMETABLE",
      resourceType: "TEACHER",
      resources: "54",
    });
  });

  test.each([
    ["without a menu", page(404, "")],
    ["with a menu that names nobody", menu(["CLASS"])],
    ["with a menu that names somebody without an id", menu(["CLASS"], { type: "STUDENT", id: null })],
    ["with a menu of an unknown kind", menu(["CLASS"], { type: "PARENT", id: 8 })],
  ])("is that of the person who logged in %s", async (_, answer) => {
    await using school = await webSchool({ [MENU]: answer });
    await school.session.login();
    await school.source.ownTimetable(DAY);
    expect(asked(school.server.calls)).toMatchObject({ resourceType: "STUDENT", resources: "7" });
  });

  test("comes from the older view where the newer one refuses, and closes no class's door", async () => {
    const period = { id: 9, date: 20261123, startTime: 755, endTime: 840, cellState: "STANDARD", elements: [] };
    const weekly = { json: { data: { result: { data: { elementPeriods: { 7: [period] }, elements: [] } } } } };
    await using school = await webSchool({
      [ENTRIES]: (call) => (JSON.stringify(call.params).includes("MY_TIMETABLE") ? REFUSED : noLessons(call)),
      [WEEKLY]: weekly,
    });
    await school.session.login();
    expect((await school.source.ownTimetable(DAY)).map(({ id }) => id)).toEqual([9]);
    expect(asked(school.server.calls, WEEKLY)).toMatchObject({ elementType: "5", elementId: "7" });
    expect(await school.source.timetable({ student: 7, ...DAY })).toHaveLength(0);
  });

  test("does not exist for an account without a person", async () => {
    await using school = await webSchool({ authenticate: { result: { sessionId: "x", personType: 12, personId: 7 } } });
    await school.session.login();
    await expect(school.source.ownTimetable(DAY)).rejects.toThrow(MethodNotFoundError);
  });
});

describe("the element whose timetable it is", () => {
  const subject = { type: "SUBJECT", status: "REGULAR", shortName: "M", longName: "Mathematik" };
  const day = (resource: object, entry: object = {}): Scripted => ({
    json: {
      days: [
        {
          date: "2026-11-23",
          status: "REGULAR",
          resource,
          gridEntries: [
            {
              ids: [7],
              duration: { start: "2026-11-23T07:55", end: "2026-11-23T08:40" },
              type: "NORMAL_TEACHING_PERIOD",
              status: "REGULAR",
              position1: [{ current: subject }],
              ...entry,
            },
          ],
        },
      ],
    },
  });

  test.each([
    ["room", "rooms", { id: 26, shortName: "R204", longName: "Raum 204" }],
    ["teacher", "teachers", { id: 54, shortName: "MEI", longName: "Meier" }],
    ["klasse", "klassen", { id: 1, shortName: "5a", longName: "Klasse 5a" }],
  ] as const)("is in each period of a %s's, where entries leave it out", async (kind, list, resource) => {
    await using school = await webSchool({ [ENTRIES]: day(resource) });
    const [period] = await school.source.timetable({ ...timetableElement(kind, resource.id), ...DAY });
    expect(period?.[list]).toEqual([{ id: resource.id, name: resource.shortName, longName: resource.longName }]);
  });

  test("keeps its id where the list may not be read", async () => {
    const teacher = { type: "TEACHER", status: "REGULAR", shortName: "MEI", longName: "Meier" };
    const entry = { position2: [{ current: teacher }, { current: { ...teacher, shortName: "HUB" } }] };
    await using school = await webSchool({ [ENTRIES]: day({ id: 54, shortName: "MEI", longName: "Meier" }, entry) });
    const [period] = await school.source.timetable({ teacher: 54, ...DAY });
    expect(period?.teachers.map(({ id }) => id > 0)).toEqual([true, false]);
    expect(period?.teachers[0]?.id).toBe(54);
  });
});
