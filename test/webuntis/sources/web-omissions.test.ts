import { describe, expect, test } from "vitest";
import { type Omission, WebClientSource } from "../../../src/webuntis/index.ts";
import { page, type Scripted } from "../../fakes/webuntis.ts";
import { APP_DATA, ENTRIES, GRID, noLessons, SCHOOLYEARS, webSchool } from "./web-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");

const gridEntry = (more: object = {}) => ({
  ids: [1],
  duration: { start: "2026-11-23T07:55", end: "2026-11-23T08:40" },
  type: "NORMAL_TEACHING_PERIOD",
  status: "REGULAR",
  ...more,
});
const day = (gridEntries: unknown, date = "2026-11-23") => ({ date, status: "REGULAR", gridEntries });

async function reading(days: unknown) {
  const omissions: Omission[] = [];
  await using school = await webSchool({ [ENTRIES]: { json: { days } } });
  const source = new WebClientSource(school.session, {
    now: () => Temporal.Instant.from("2026-11-23T06:30:00Z"),
    onOmission: (each) => void omissions.push(each),
  });
  const periods = await source.timetable({ klasse: 1, start: MONDAY, end: MONDAY });
  return { ids: periods.map(({ id }) => id), omissions: omissions.map(({ path, count }) => `${path} ${count}`) };
}

test("one bad entry of the web client costs itself, and is told", async () => {
  const bad = [
    gridEntry({ ids: [2], duration: { start: "2026-11-31T07:55", end: "2026-11-23T08:40" } }),
    gridEntry({ ids: [3], duration: null }),
    gridEntry({ ids: ["4"], position1: [{ current: { type: "SUBJECT", shortName: 5 } }] }),
    gridEntry({ ids: [5], lessonText: ["x"] }),
  ];
  expect(await reading([day([gridEntry(), ...bad])])).toEqual({
    ids: [1, 4, 5],
    omissions: [
      "result.days.0.gridEntries.1.duration.start 1",
      "result.days.0.gridEntries.2.duration 1",
      "result.days.0.gridEntries.4.lessonText 1",
    ],
  });
});

test.each<[string, unknown]>([
  ["a day without a list", [day("none")]],
  ["a day of which no entry can be read", [day([{}, {}, {}])]],
  ["no days at all", "none"],
])("%s is no day without lessons, but an error", async (_, days) => {
  await expect(reading(days)).rejects.toMatchObject({ name: "RemoteError" });
});

test("the school's data stands without what is wrong in it", async () => {
  const currentSchoolYear = { id: "20", name: "2026/2027", dateRange: { start: "20260801", end: "2027-07-31" } };
  const holidays = [
    { id: 1, name: "Ohne" },
    { id: 3, name: "Verkehrt", start: "2027-01-06", end: "2026-12-23" },
    { id: 2, name: "Ferien", start: "2026-12-23", end: "2027-01-06T00:00" },
  ];
  const json: Scripted = { json: { tenant: { id: 4711 }, currentSchoolYear, holidays } };
  await using school = await webSchool({ [APP_DATA]: json });
  expect((await school.source.holidays()).map(({ name, end }) => [name, `${end}`])).toEqual([["Ferien", "2027-01-06"]]);
});

test.each([{ id: 20 }, { id: 20, dateRange: { start: "x", end: "2027-07-31" } }, 5])(
  "a current school year that is none costs itself: %j",
  async (currentSchoolYear) => {
    const holidays = [{ id: 2, name: "Ferien", start: "2026-12-23", end: "2027-01-06" }];
    await using school = await webSchool({ [APP_DATA]: { json: { currentSchoolYear, holidays } } });
    expect(await school.source.holidays()).toHaveLength(1);
  },
);

describe.each<[string, string]>([
  ["the school's data", APP_DATA],
  ["the school years", SCHOOLYEARS],
  ["the grid", GRID],
])("%s", (_, path) => {
  test.each<[string, Scripted]>([
    ["is no JSON object", { json: "x" }],
    ["holds nothing that can be read", { json: path === SCHOOLYEARS ? [{ id: 20 }] : { holidays: [{ id: 1 }] } }],
    ["does not come", page(500, "Fehler")],
  ])("costs no plan where it %s", async (__, odd) => {
    await using school = await webSchool({ [path]: odd, [ENTRIES]: noLessons });
    await expect(school.source.timetable({ klasse: 1, start: MONDAY, end: MONDAY })).resolves.toHaveLength(0);
  });
});

test("the school years are known without the school's data, the current one by its dates", async () => {
  await using school = await webSchool({ [APP_DATA]: page(500, "Fehler") });
  expect((await school.source.schoolyears()).current?.id).toBe(20);
});
