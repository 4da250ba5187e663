import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { everythingOf, logIn, NOW } from "../client.ts";

const STATES = ["STANDARD", "SUBSTITUTION", "ROOMSUBSTITUTION", "CANCEL", "ADDITIONAL", "SHIFT", "EXAM"] as const;

const period = z.object({
  id: z.int(),
  lessonNumber: z.int(),
  lessonText: z.string(),
  periodText: z.string(),
  periodInfo: z.string(),
  substText: z.string(),
  studentGroup: z.string(),
  date: z.int(),
  startTime: z.int(),
  endTime: z.int(),
  cellState: z.enum(STATES),
  is: z.record(z.string(), z.boolean()),
  elements: z.array(
    z.strictObject({
      type: z.int().min(1).max(4),
      id: z.int(),
      orgId: z.int(),
      missing: z.boolean(),
      state: z.enum(["REGULAR", "ABSENT", "SUBSTITUTED"]),
    }),
  ),
});
type WeeklyPeriod = z.infer<typeof period>;
const element = z.object({ type: z.int(), id: z.int(), name: z.string().min(1), longName: z.string().min(1) });
const page = z.object({
  data: z.object({
    result: z.object({
      data: z.object({ elementPeriods: z.record(z.string(), z.array(period)), elements: z.array(element) }),
    }),
  }),
});

let demo: DemoSchool;
let teacher: Awaited<ReturnType<typeof logIn>>;
beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  teacher = await logIn(demo.url);
});
afterAll(() => demo.close());

async function answer(cookie: string, type: number, id: number, date: string): Promise<unknown> {
  const query = `elementType=${type}&elementId=${id}&date=${date}&formatId=1`;
  const path = "/WebUntis/api/public/timetable/weekly/data";
  const response = await fetch(`${demo.url}${path}?${query}`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return response.json();
}

async function week(cookie: string, type: number, id: number, date: string) {
  const { elementPeriods, elements } = page.parse(await answer(cookie, type, id, date)).data.result.data;
  return { periods: elementPeriods[id] ?? expect.fail(`no periods of ${id}`), elements };
}

/** "54 < 51": who is there, and who was replaced; "- < 51" where nobody is there. */
const standings = (all: WeeklyPeriod["elements"], type: number) =>
  all
    .filter((each) => each.type === type)
    .map(({ id, orgId, missing }) => (missing ? `- < ${id}` : orgId ? `${id} < ${orgId}` : `${id}`))
    .toSorted();

const ofWeekly = ({ id, elements, cellState, is, ...each }: WeeklyPeriod) => ({
  id,
  when: [each.date, each.startTime, each.endTime],
  elements: [1, 2, 3, 4].map((type) => standings(elements, type)),
  isCancelled: cellState === "CANCEL",
  isExam: is.exam === true,
  texts: [each.lessonText, each.periodInfo, each.substText, each.studentGroup],
  lessonNumber: each.lessonNumber,
});

type Period = Awaited<ReturnType<typeof teacher.timetable>>[number];

const wire = (all: Period["te"]) =>
  all.map(({ id, orgid }) => (id === 0 ? `- < ${orgid}` : orgid ? `${id} < ${orgid}` : `${id}`)).toSorted();

const ofPeriod = ({ id, kl, te, su, ro, code, lstype, ...each }: Period) => ({
  id,
  when: [each.date, each.startTime, each.endTime],
  elements: [kl, te, su, ro].map(wire),
  isCancelled: code === "cancelled",
  isExam: lstype === "ex",
  texts: [each.lstext ?? "", each.info ?? "", each.substText ?? "", each.sg ?? ""],
  lessonNumber: each.lsnumber,
});

const byId = (a: { readonly id: number }, b: { readonly id: number }) => a.id - b.id;

/** Any day of each week, with the Monday and the Sunday around it. */
const WEEKS = [
  ["2026-11-25", 20261123, 20261129],
  ["2026-12-06", 20261130, 20261206],
  ["2026-12-14", 20261214, 20261220],
  ["2027-04-16", 20270412, 20270418],
] as const;

const idOf = async (method: string, name: string) =>
  (await teacher.list(method)).find((each) => each.name === name)?.id ?? expect.fail(name);

describe("a week carries the plan of getTimetable", () => {
  it.each(["5a", "6c", "7b", "8b", "10a", "EF", "Q1"])("of the class %s, for a pupil of another one", async (name) => {
    const { cookie } = await logIn(demo.url, "schuelerin");
    const id = await idOf("getKlassen", name);
    for (const [date, monday, sunday] of WEEKS) {
      const periods = await teacher.timetable(everythingOf(id, 1, monday, sunday));
      const { periods: found } = await week(cookie, 1, id, date);
      expect(found.length).toBeGreaterThan(20);
      expect(found.map(ofWeekly).toSorted(byId)).toEqual(periods.map(ofPeriod).toSorted(byId));
    }
  });

  it.each([
    [2, "getTeachers", "MEI"],
    [3, "getSubjects", "KS"],
    [4, "getRooms", "PH1"],
  ])("of an element of kind %i", async (type, method, name) => {
    const id = await idOf(method, name);
    for (const [date, monday, sunday] of WEEKS) {
      const periods = await teacher.timetable(everythingOf(id, type, monday, sunday));
      const { periods: found } = await week(teacher.cookie, type, id, date);
      expect(found.length).toBeGreaterThan(0);
      expect(found.map(ofWeekly).toSorted(byId)).toEqual(periods.map(ofPeriod).toSorted(byId));
    }
  });

  it("of a pupil, for that pupil", async () => {
    const { cookie } = await logIn(demo.url, "schueler");
    const { personId } = demo.accounts.find(({ username }) => username === "schueler") ?? expect.fail();
    const [date, monday, sunday] = WEEKS[0];
    const periods = await teacher.timetable(everythingOf(personId, 5, monday, sunday));
    const { periods: found } = await week(cookie, 5, personId, date);
    expect(found.map(ofWeekly).toSorted(byId)).toEqual(periods.map(ofPeriod).toSorted(byId));
  });
});

describe("in the weeks of the classes", () => {
  let periods: readonly WeeklyPeriod[];
  beforeAll(async () => {
    const { cookie } = await logIn(demo.url, "schueler");
    const klassen = (await teacher.list("getKlassen")).slice(0, 20);
    const weeks = WEEKS.flatMap(([date]) => klassen.map(({ id }) => week(cookie, 1, id, date)));
    periods = (await Promise.all(weeks)).flatMap((each) => each.periods);
  });

  it("every state of a cell occurs, and `is` calls it by its own name", () => {
    const called = Map.groupBy(periods, ({ cellState }) => cellState);
    const names = (state: (typeof STATES)[number]) =>
      new Set(called.get(state)?.map(({ is }) => Object.keys(is).find((name) => is[name] && name !== "event") ?? ""));
    expect(Object.fromEntries(STATES.map((state) => [state, [...names(state)]]))).toEqual({
      STANDARD: ["standard"],
      SUBSTITUTION: ["substitution"],
      ROOMSUBSTITUTION: ["roomSubstitution"],
      CANCEL: ["cancelled"],
      ADDITIONAL: ["additional"],
      SHIFT: ["shift"],
      EXAM: ["exam"],
    });
  });

  it("a teacher whom nobody replaces is still listed, as absent", () => {
    const absent = periods.flatMap(({ elements }) => elements).filter(({ state }) => state === "ABSENT");
    expect(absent.length).toBeGreaterThan(0);
    expect(absent.every(({ missing, orgId, id }) => missing && orgId === 0 && id > 0)).toBe(true);
  });
});

it("names all its elements, including replaced teachers, even for accounts that may not list them", async () => {
  const { cookie } = await logIn(demo.url, "schueler");
  const teachers = new Map((await teacher.list("getTeachers")).map(({ id, name }) => [id, name]));
  const { periods, elements } = await week(cookie, 1, await idOf("getKlassen", "5a"), "2026-11-25");
  const named = new Map(elements.map(({ type, id, name }) => [`${type} ${id}`, name]));
  expect(named.size).toBe(elements.length);
  const elementsOfWeek = periods.flatMap((each) => each.elements);
  expect(elementsOfWeek.some(({ type, orgId }) => type === 2 && orgId > 0)).toBe(true);
  for (const { type, id, orgId } of elementsOfWeek)
    for (const each of orgId ? [id, orgId] : [id]) {
      expect(named.get(`${type} ${each}`)).toEqual(expect.any(String));
      if (type === 2) expect(named.get(`2 ${each}`)).toBe(teachers.get(each));
    }
});

describe("what is not shown is refused by a key", () => {
  const refused = (messageKey: string) => ({ data: { error: { data: { messageKey } } } });

  it.each([
    ["a teacher's week for a pupil", 2, "ERR_TTVIEW_NOTALLOWED"],
    ["another pupil's", 5, "ERR_TTVIEW_NOTALLOWED"],
    ["the week of a kind that does not exist", 9, "ERR_TTVIEW_NOTALLOWED"],
  ])("%s", async (_, type, key) => {
    const { cookie } = await logIn(demo.url, "schueler");
    expect(await answer(cookie, type, 11, "2026-11-25")).toEqual(refused(key));
  });

  it("a class that does not exist, and days of no kept school year", async () => {
    expect(await answer(teacher.cookie, 1, 2699, "2026-11-25")).toEqual(refused("ERR_TTVIEW_NOTALLOWED"));
    expect(await answer(teacher.cookie, 9, 11, "2026-11-25")).toEqual(refused("ERR_TTVIEW_NOTALLOWED"));
    for (const date of ["2025-07-31", "2028-08-01"])
      expect(await answer(teacher.cookie, 1, 2601, date)).toEqual(refused("ERR_TTVIEW_NOTALLOWED_ONDATE"));
  });

  it("but a week of Ferien is empty", async () => {
    const id = await idOf("getKlassen", "5a");
    expect((await week(teacher.cookie, 1, id, "2026-12-30")).periods).toEqual([]);
  });
});
