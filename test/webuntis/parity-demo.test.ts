import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../src/demo/index.ts";
import { DateNotAllowedError, NotFoundError, NotLoggedInError, Session } from "../../src/webuntis/index.ts";
import { NOW } from "./mobile-app.ts";
import { MONDAY, THAT_WEEK } from "./school.ts";

let demo: DemoSchool;
let session: Session;

beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  const config = { server: demo.server, school: demo.school, username: "demo", password: "demo", useragent: "test" };
  session = await new Session({ ...config, now: () => NOW }).login();
});
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await demo[Symbol.asyncDispose]();
});

const klasse = async (name: string) => {
  const [found] = (await session.klassen({ fromCache: true })).filter({ name });
  return found ?? expect.fail(`There is no class ${name}`);
};

describe("python-webuntis's first steps, at the demo school", () => {
  test("a class by its name, its week, and the table of it", async () => {
    const week = await session.timetable({ ...THAT_WEEK, klasse: await klasse("5a") });
    const rows = week.toTable();
    expect(rows.length).toBeGreaterThan(4);
    expect(rows[0]?.cells).toHaveLength(5);
    const inTable = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ periods }) => periods)));
    expect(inTable.size).toBe(week.length);
  });

  test("a period's teachers, subjects and rooms have the names of the lists", async () => {
    const [subjects, teachers] = [await session.subjects(), await session.teachers()];
    const week = await session.timetable({ ...THAT_WEEK, klasse: await klasse("5a") });
    for (const period of week) {
      for (const { id, name } of period.subjects) expect(subjects.includes({ id, name })).toBe(true);
      for (const { id, name } of period.teachers) expect(teachers.includes({ id, name })).toBe(true);
    }
  });

  test("both forms of a timetable say the same, the extended one more", async () => {
    const query = { ...THAT_WEEK, klasse: await klasse("8b") };
    const [simple, extended] = [await session.timetable(query), await session.timetableExtended(query)];
    const byName = await session.timetableExtended({ ...THAT_WEEK, klasse: "8b", keyType: "name" });
    const line = (period: (typeof simple)[number]) =>
      `${period.id} ${period.start} ${period.code} ${period.teachers.map(({ name }) => name)} ${period.rooms.map(({ name }) => name)}`;
    expect(extended.map(line).toSorted()).toEqual(simple.map(line).toSorted());
    expect(byName.map(line).toSorted()).toEqual(simple.map(line).toSorted());
    expect(extended.some(({ studentGroup }) => studentGroup !== "")).toBe(true);
  });

  test("combining halves a week of double lessons, and no lesson is lost", async () => {
    const week = await session.timetableExtended({ ...THAT_WEEK, klasse: await klasse("5a") });
    const combined = week.combine();
    expect(combined.length).toBeLessThan(week.length);
    const subjects = (list: typeof week) => [...new Set(list.flatMap((each) => each.subjects.map(({ id }) => id)))];
    expect(subjects(combined).toSorted()).toEqual(subjects(week).toSorted());
    expect(combined.filter({ code: "cancelled" }).length > 0).toBe(week.filter({ code: "cancelled" }).length > 0);
  });

  test("the colours of codes", async () => {
    const status = await session.statusdata();
    expect(Object.keys(status.lessonTypes)).toEqual(expect.arrayContaining(["ls", "ex"]));
    const cancelled = (await session.timetable({ ...THAT_WEEK, klasse: await klasse("5a") })).filter({
      code: "cancelled",
    });
    for (const period of cancelled) expect(await period.codeColor()).toEqual(status.codes.cancelled);
  });

  test("the running school year, and the classes of another one", async () => {
    const years = await session.schoolyears();
    const { current } = years;
    expect([current?.name, current?.isCurrent]).toEqual(["2026/2027", true]);
    const [other] = years.filter(({ isCurrent }) => !isCurrent);
    const now = await session.klassen();
    const then = await session.klassen(other ? { schoolyear: other } : {});
    expect(then.map(({ name }) => name)).toEqual(now.map(({ name }) => name));
    expect(then[0]?.id).not.toBe(now[0]?.id);
  });

  test("holidays, time grid and the last import", async () => {
    expect((await session.holidays()).includes({ longName: "Weihnachtsferien" })).toBe(true);
    const grid = await session.timegridUnits();
    expect(grid.filter({ dayname: "monday" })[0]?.timeUnits[0]?.start.toString()).toMatch(/^0[78]:/);
    expect(Temporal.Instant.compare(await session.lastImportTime(), NOW)).toBe(-1);
  });

  test("substitutions are the changes of the timetables", async () => {
    const changes = await session.substitutions(THAT_WEEK);
    expect(changes.length).toBeGreaterThan(3);
    const { id } = await klasse("5a");
    const cancelled = changes.filter((each) => each.type === "cancel" && each.klassen.some((each) => each.id === id));
    const week = await session.timetable({ ...THAT_WEEK, klasse: id });
    for (const change of cancelled)
      expect(week.some(({ code, start }) => code === "cancelled" && start.equals(change.start))).toBe(true);
    for (const { rescheduleStart, rescheduleEnd } of changes.filter({ type: "shift" }))
      expect(rescheduleStart && rescheduleEnd && Temporal.PlainDateTime.compare(rescheduleStart, rescheduleEnd)).toBe(
        -1,
      );
    expect(changes.combine().length).toBeLessThanOrEqual(changes.length);
  });

  test("exams of a month have classes, teachers, students and subjects with names", async () => {
    const exams = await session.exams({ start: MONDAY, end: MONDAY.add({ days: 27 }) });
    expect(exams.length).toBeGreaterThan(3);
    for (const exam of exams) {
      const all = [...exam.klassen, ...exam.teachers, ...exam.students, ...(exam.subject ? [exam.subject] : [])];
      expect(all.filter(({ name }) => name === "")).toEqual([]);
      expect(exam.students.length).toBeGreaterThan(0);
    }
    const types = await session.examTypes();
    const byType = await Promise.all(
      types.map(({ id }) => session.exams({ start: MONDAY, end: MONDAY.add({ days: 27 }), examTypeId: id })),
    );
    expect(byType.reduce((sum, { length }) => sum + length, 0)).toBe(exams.length);
  });

  test("somebody who is not there", async () => {
    await expect(session.getTeacher({ surname: "Niemand", foreName: "Nina" })).rejects.toThrow(NotFoundError);
  });

  test("days outside the school years", async () => {
    const start = MONDAY.add({ years: 20 });
    await expect(session.timetable({ start, end: start, klasse: await klasse("5a") })).rejects.toThrow(
      DateNotAllowedError,
    );
  });
});

test("the context manager: leaving the scope ends the session on the server", async () => {
  const config = { server: demo.server, school: demo.school, username: "demo", password: "demo", useragent: "test" };
  const before = demo.requests("logout");
  const outer = await (async () => {
    await using inner = await new Session({ ...config, now: () => NOW }).login();
    expect((await inner.rooms()).length).toBeGreaterThan(0);
    return inner;
  })();
  expect(demo.requests("logout")).toBe(before + 1);
  await expect(outer.rooms()).rejects.toThrow(NotLoggedInError);
});
