import { describe, expect, test } from "vitest";
import { DateNotAllowedError, NoRightError, TransportError } from "../../../src/webuntis/index.ts";
import { page, type Scripted } from "../../fakes/webuntis.ts";
import { ENTRIES, EXAMS, FILTER, GRID, NEWS, REFUSED, WEEKLY, webSchool } from "./web-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const WEEK = { klasse: 1, start: MONDAY, end: MONDAY.add({ days: 6 }) };
const WEEKDAYS = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"];

const subject = { type: "SUBJECT", status: "REGULAR", shortName: "M", longName: "Mathematik", displayName: "M" };

const lesson = (date: string) => ({
  ids: [7],
  duration: { start: `${date}T07:55`, end: `${date}T08:40` },
  type: "NORMAL_TEACHING_PERIOD",
  status: "REGULAR",
  position1: [{ current: subject, removed: null }],
});

const days = (dates: readonly string[], more: object = {}): Scripted => ({
  json: { format: 1, days: dates.map((date) => ({ date, status: "REGULAR", gridEntries: [lesson(date)] })), ...more },
});

const period = { id: 9, date: 20261124, startTime: 755, endTime: 840, cellState: "STANDARD", elements: [] };
const weekly = (...periods: object[]): Scripted => ({
  json: { data: { result: { data: { elementPeriods: { 1: periods }, elements: [] } } } },
});
const CLOSED: Scripted = { json: { data: { error: { data: { messageKey: "ERR_TTVIEW_NOTALLOWED" } } } } };

describe("a refusal that comes with status 200", () => {
  test("sends a timetable to the older view, and is remembered", async () => {
    await using school = await webSchool({ [ENTRIES]: REFUSED, [WEEKLY]: weekly(period) });
    for (const _ of [1, 2]) expect((await school.source.timetable(WEEK)).map(({ id }) => id)).toEqual([9]);
    expect(school.methods().filter((method) => method === "…/timetable/entries")).toHaveLength(1);
  });

  test("is a missing right where the older view refuses, too", async () => {
    await using school = await webSchool({ [ENTRIES]: REFUSED, [WEEKLY]: CLOSED });
    await expect(school.source.timetable(WEEK)).rejects.toThrow(NoRightError);
    await expect(school.source.timetable(WEEK)).rejects.toThrow("INTERNAL_ERROR Unerlaubter Zugriff");
  });

  test.each([
    { errors: [{ code: "INTERNAL_ERROR", title: "Unerlaubter Zugriff" }] },
    { data: { exams: [] }, errors: [{ code: "INTERNAL_ERROR" }] },
    { data: null, errors: ["Unerlaubter Zugriff"] },
  ])("is a missing right of exams: %j", async (json) => {
    await using school = await webSchool({ [EXAMS]: { json } });
    await expect(school.source.exams(WEEK)).rejects.toThrow(NoRightError);
  });

  test("is found on every page", async () => {
    await using school = await webSchool({ [NEWS]: REFUSED, [FILTER]: REFUSED });
    await expect(school.source.messagesOfDay({ date: MONDAY })).rejects.toThrow(NoRightError);
    await expect(school.source.klassen()).rejects.toThrow(NoRightError);
  });

  test("is none where data came beside the errors, or where there are no errors", async () => {
    const errors = [{ code: "INTERNAL_ERROR", title: "Ein Eintrag fehlt" }];
    await using school = await webSchool({ [ENTRIES]: days(WEEKDAYS, { errors }) });
    expect(await school.source.timetable(WEEK)).toHaveLength(5);
    await using other = await webSchool({ [EXAMS]: { json: { data: { exams: [] }, errors: [] } } });
    expect(await other.source.exams(WEEK)).toHaveLength(0);
  });
});

describe("a day that is missing in an answer", () => {
  const withoutTuesday = days(WEEKDAYS.filter((date) => date !== "2026-11-24"));

  test("comes from the older view", async () => {
    await using school = await webSchool({ [ENTRIES]: withoutTuesday, [WEEKLY]: weekly(period) });
    expect((await school.source.timetable(WEEK)).map(({ id }) => id)).toEqual([9]);
  });

  test.each([
    ["refuses", CLOSED],
    ["does not exist", page(404, "")],
  ])("is not free where the older view %s", async (_, older) => {
    await using school = await webSchool({ [ENTRIES]: withoutTuesday, [WEEKLY]: older });
    await expect(school.source.timetable(WEEK)).rejects.toThrow(DateNotAllowedError);
    await expect(school.source.timetable(WEEK)).rejects.toThrow("2026-11-24");
  });

  test("closes no door: the next days are asked for again", async () => {
    let answer = days([]);
    await using school = await webSchool({ [ENTRIES]: () => answer });
    await expect(school.source.timetable(WEEK)).rejects.toThrow(DateNotAllowedError);
    answer = days(WEEKDAYS);
    expect(await school.source.timetable(WEEK)).toHaveLength(5);
  });

  test("is an outage where the older view does not answer", async () => {
    await using school = await webSchool({ [ENTRIES]: withoutTuesday, [WEEKLY]: page(503, "Wartung") });
    await expect(school.source.timetable(WEEK)).rejects.toThrow(TransportError);
  });

  test("is free on a weekend, unless the school's grid has Saturdays", async () => {
    await using school = await webSchool({ [ENTRIES]: days(WEEKDAYS) });
    expect(await school.source.timetable(WEEK)).toHaveLength(5);
    const grid = { classFormat: 3, formatDefinitions: [{ id: 3, timeGridDays: ["MONDAY", "SATURDAY"] }] };
    await using saturdays = await webSchool({ [ENTRIES]: days(WEEKDAYS), [GRID]: { json: grid } });
    await expect(saturdays.source.timetable(WEEK)).rejects.toThrow("2026-11-28");
  });
});

describe("a day of which nothing can be told is not free", () => {
  const dayOf = (date: string, more: object = {}) => ({
    date,
    status: "REGULAR",
    gridEntries: [lesson(date)],
    ...more,
  });
  const week = (monday: object): Scripted => ({
    json: { format: 1, days: WEEKDAYS.map((date, at) => dayOf(date, at === 0 ? monday : {})), errors: [] },
  });

  test.each<[string, object]>([
    ["its entries are missing", { gridEntries: undefined }],
    ["its only entry cannot be read", { gridEntries: [{ ids: [1] }] }],
    ["neither of its two entries can be read", { gridEntries: [{ ids: [1] }, null] }],
    ["it says something unknown", { gridEntries: [], status: "HIDDEN" }],
  ])("where %s", async (_, monday) => {
    await using school = await webSchool({ [ENTRIES]: week(monday), [WEEKLY]: CLOSED });
    await expect(school.source.timetable(WEEK)).rejects.toThrow(DateNotAllowedError);
  });

  test("where all days are empty beside errors", async () => {
    const json = {
      days: WEEKDAYS.map((date) => dayOf(date, { gridEntries: [], status: "NO_DATA" })),
      errors: [{ code: "INTERNAL_ERROR", title: "Unerlaubter Zugriff" }],
    };
    await using school = await webSchool({ [ENTRIES]: { json }, [WEEKLY]: CLOSED });
    await expect(school.source.timetable(WEEK)).rejects.toThrow(NoRightError);
    await using open = await webSchool({ [ENTRIES]: { json }, [WEEKLY]: weekly(period) });
    expect((await open.source.timetable(WEEK)).map(({ id }) => id)).toEqual([9]);
  });

  test.each<[string, object]>([
    ["nothing", {}],
    ["another element", { 2: [period] }],
  ])("where the older view tells of %s", async (_, elementPeriods) => {
    const older: Scripted = { json: { data: { result: { data: { elementPeriods, elements: [] } } } } };
    await using school = await webSchool({ [ENTRIES]: REFUSED, [WEEKLY]: older });
    await expect(school.source.timetable(WEEK)).rejects.toThrow(DateNotAllowedError);
  });

  test("but a day with no entries and nothing to say is", async () => {
    await using school = await webSchool({ [ENTRIES]: week({ gridEntries: [], status: "NO_DATA" }) });
    expect(await school.source.timetable(WEEK)).toHaveLength(4);
  });
});
