import { describe, expect, test } from "vitest";
import { type Omission, RemoteError, type Session } from "../../src/webuntis/index.ts";
import { departments, exams } from "../../src/webuntis/schemas.ts";
import { checkShape } from "../../src/webuntis/shape.ts";
import { answering, named, THAT_DAY, THAT_WEEK, wirePeriod } from "./school.ts";

/** What a session reads when a method answers so, and what it leaves out. */
async function reading<T>(
  results: Record<string, unknown>,
  read: (session: Session) => Promise<T>,
): Promise<{ answer: T; omissions: Omission[] }> {
  const omissions: Omission[] = [];
  const onOmission = (each: Omission) => void omissions.push(each);
  await using school = await answering(results, { jsessionid: "x", onOmission });
  return { answer: await read(school.session), omissions };
}

const good = wirePeriod({ id: 1 });

describe("a value whose meaning is plain is repaired", () => {
  test.each<[string, object, (period: Awaited<ReturnType<Session["timetable"]>>[number]) => unknown, unknown]>([
    ["an id as text", { id: "444540" }, ({ id }) => id, 444540],
    ["a date as text", { date: "20261123" }, ({ date }) => `${date}`, "2026-11-23"],
    ["a date in ISO 8601", { date: "2026-11-23" }, ({ date }) => `${date}`, "2026-11-23"],
    ["a time as text", { startTime: "0755" }, ({ start }) => `${start}`, "2026-11-23T07:55:00"],
    ["a time with a colon", { endTime: "8:40" }, ({ end }) => `${end}`, "2026-11-23T08:40:00"],
    ["a lesson number as text", { lsnumber: "265300" }, ({ lsnumber }) => lsnumber, 265300],
    ["a text as number", { lstext: 5 }, ({ lstext }) => lstext, "5"],
    ["an empty text as object", { info: {} }, ({ info }) => info, ""],
    ["no teachers as text", { te: "" }, ({ teachers }) => teachers, []],
    ["no teachers as object", { te: {} }, ({ teachers }) => teachers, []],
    ["a teacher's id as text", { te: [{ id: "54", name: "MEI" }] }, ({ teachers }) => teachers, [named(54, "MEI")]],
    ["a teacher without id", { te: [{ name: "VAK" }] }, ({ teachers: [vak] }) => vak?.name, "VAK"],
    ["a teacher replaced", { te: [{ orgname: "HUB" }] }, ({ originalTeachers: [hub] }) => hub?.name, "HUB"],
    ["a teacher who is nothing", { te: [null, {}, { id: 54, name: "MEI" }] }, ({ teachers }) => teachers.length, 1],
  ])("%s", async (_, odd, seen, expected) => {
    const { answer, omissions } = await reading({ getTimetable: [wirePeriod(odd)] }, (session) =>
      session.timetable(THAT_DAY),
    );
    expect(answer.map(seen)).toEqual([expected]);
    expect(omissions).toEqual([]);
  });

  test("teachers without ids are told apart by their names, in every answer", async () => {
    const getTimetable = [
      wirePeriod({ te: [{ name: "VAK" }] }),
      wirePeriod({ te: [{ name: "MEI" }, { name: "VAK" }] }),
    ];
    const { answer } = await reading({ getTimetable }, (session) => session.timetable(THAT_DAY));
    const [[vak], [mei, again]] = answer.map(({ teachers }) => teachers.map(({ id }) => id)) as [number[], number[]];
    expect(again).toBe(vak);
    expect(mei).not.toBe(vak);
    expect(vak).toBeLessThan(0);
  });

  test("a school year with its dates as texts, a class with numbers and flags as texts", async () => {
    const getSchoolyears = [{ id: "19", name: "2026/2027", startDate: "20260801", endDate: "2027-07-31" }];
    const getKlassen = [{ id: "129", name: 5, longName: null, active: "false", did: "", teacher1: "54" }];
    const { answer } = await reading({ getSchoolyears, getKlassen }, async (session) => ({
      year: (await session.schoolyears()).current,
      klasse: (await session.klassen())[0],
    }));
    expect([answer.year?.id, `${answer.year?.start}`, `${answer.year?.end}`]).toEqual([19, "2026-08-01", "2027-07-31"]);
    expect(answer.klasse).toMatchObject({ id: 129, name: "5", longName: "", active: false, did: null });
  });
});

describe("what cannot be repaired costs itself", () => {
  const WEIHNACHTEN = { ...named(1, "Weih", "Weihnachtsferien"), startDate: 20261223, endDate: 20270105 };

  test("a holiday without dates is left out, and told once with its path", async () => {
    const getHolidays = [{ ...named(2, "x"), startDate: null, endDate: null }, WEIHNACHTEN];
    const { answer, omissions } = await reading({ getHolidays }, async (session) => {
      await session.holidays();
      return session.holidays();
    });
    expect(answer.map(({ longName }) => longName)).toEqual(["Weihnachtsferien"]);
    expect(omissions).toEqual([
      { method: "getHolidays", path: "result.0.startDate", problem: "is no date such as 20261123", count: 1 },
      { method: "getHolidays", path: "result.0.endDate", problem: "is no date such as 20261123", count: 1 },
    ]);
  });

  test.each<[string, object | null | number]>([
    ["date", wirePeriod({ date: 20261131 })],
    ["startTime", wirePeriod({ startTime: 2460 })],
    ["endTime", wirePeriod({ endTime: "soon" })],
    ["id", wirePeriod({ id: "x" })],
    ["", null],
    ["", 5],
  ])("a period with a bad %s is left out, the others stand: %j", async (place, bad) => {
    const { answer, omissions } = await reading({ getTimetable: [bad, good, bad] }, (session) =>
      session.timetable(THAT_DAY),
    );
    expect(answer.map(({ id }) => id)).toEqual([1]);
    expect(omissions).toMatchObject([{ path: ["result.0", place].filter(Boolean).join("."), count: 2 }]);
  });

  test.each([
    "code",
    "lstype",
    "lstext",
    "info",
    "substText",
    "bkText",
    "bkRemark",
    "sg",
    "activityType",
    "statflags",
    "te",
  ])("a period whose %s is something else stands without it", async (name) => {
    const { answer, omissions } = await reading({ getTimetable: [wirePeriod({ [name]: { a: 1 } })] }, (session) =>
      session.timetable(THAT_DAY),
    );
    expect(answer).toHaveLength(1);
    expect(omissions).toMatchObject([{ method: "getTimetable", path: `result.0.${name}`, count: 1 }]);
  });

  test("a value within an element that is a list of its own", async () => {
    const exam = {
      id: 1,
      classes: [129, "x"],
      teachers: [],
      students: [],
      date: 20261123,
      startTime: 800,
      endTime: 900,
    };
    const { answer, omissions } = await reading({ getExams: [exam, { ...exam, id: 2, classes: "5a" }] }, (session) =>
      session.exams(THAT_WEEK),
    );
    expect(answer.map(({ id, klassen }) => [id, klassen.map((klasse) => klasse.id)])).toEqual([[1, [129]]]);
    expect(omissions.map(({ path }) => path)).toEqual(["result.0.classes.1", "result.1.classes"]);
  });

  test("a thousand bad elements are told as one", async () => {
    const getHolidays = [WEIHNACHTEN, ...Array.from({ length: 1000 }, () => ({ id: 5 }))];
    const { answer, omissions } = await reading({ getHolidays }, (session) => session.holidays());
    expect(answer).toHaveLength(1);
    expect(omissions).toMatchObject([{ path: "result.1.startDate", count: 1000 }]);
  });
});

describe("an answer of which nothing is left is wrong as a whole, not empty", () => {
  test.each<[string, Record<string, unknown>, (session: Session) => Promise<unknown>]>([
    ["a timetable", { getTimetable: [wirePeriod({ date: 0 })] }, (session) => session.timetable(THAT_DAY)],
    ["holidays", { getHolidays: [{ id: 1 }, { id: 2 }] }, (session) => session.holidays()],
    ["classes", { getKlassen: "none" }, (session) => session.klassen()],
    [
      "absences",
      { getTimetableWithAbsences: { periodsWithAbsences: 5 } },
      (session) => session.timetableWithAbsences(THAT_WEEK),
    ],
  ])("%s", async (_, results, read) => {
    await expect(reading(results, read)).rejects.toMatchObject({ name: "RemoteError" });
  });
});

test("holidays and school years that end before they begin are left out", async () => {
  const inverted = { ...named(2, "x"), startDate: 20261230, endDate: 20261220 };
  const right = { ...named(3, "y"), startDate: 20261223, endDate: 20261223 };
  const { answer, omissions } = await reading(
    { getHolidays: [inverted, right], getSchoolyears: [inverted, right] },
    async (session) => [await session.holidays(), await session.schoolyears()],
  );
  expect(answer.map((list) => list.map(({ id }) => id))).toEqual([[3], [3]]);
  expect(omissions.map(({ path, problem }) => `${path} ${problem}`)).toEqual(
    Array.from({ length: 2 }, () => "result.0 ends before it begins"),
  );
});

describe("a list of very many elements", () => {
  const MANY = 200_000;
  const about = { method: "getDepartments", params: {} };

  test("loses the bad one only", () => {
    const all = Array.from({ length: MANY }, (_, id) => (id === 5 ? null : { id }));
    expect(checkShape(departments, all, about)).toHaveLength(MANY - 1);
  });

  test("in which most is wrong is an error of the server", () => {
    const students = Array.from({ length: 2 * MANY }, (_, id) => (id > 0 ? "x" : 1));
    const exam = { id: 1, date: 20261123, startTime: 755, endTime: 840, students };
    expect(() => checkShape(exams, [exam], about)).toThrow(RemoteError);
  });
});
