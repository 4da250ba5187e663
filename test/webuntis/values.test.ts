import assert from "node:assert";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { Period, PeriodList, Substitution, SubstitutionList } from "../../src/webuntis/index.ts";
import { answering, MONDAY, named, THAT_DAY, THAT_WEEK, wirePeriod } from "./school.ts";

const LISTS = {
  getKlassen: [named(1, "5a", "Klasse 5a")],
  getTeachers: [named(54, "MEI", "Meier"), named(55, "SMI", "Schmidt")],
  getSubjects: [named(5, "M", "Mathematik")],
  getRooms: [named(26, "R26")],
};

const CHANGED = { code: "irregular", te: [{ id: 54, orgid: 55 }], lsnumber: 17, substText: "Aufgaben", sg: "M_5a" };

async function timetable(wire: readonly object[] = [wirePeriod(CHANGED)], lists: object = LISTS) {
  await using school = await answering({ getTimetable: wire, ...lists });
  return await school.session.timetable(THAT_DAY);
}

async function substitutions() {
  const reschedule = { date: 20261124, startTime: 850, endTime: 935 };
  const { id: _, ...entry } = wirePeriod({ type: "shift", lsid: 9, txt: "verlegt", reschedule });
  await using school = await answering({ getSubstitutions: [entry], ...LISTS });
  return await school.session.substitutions(THAT_WEEK);
}

const one = <T>([first]: readonly T[]): T => first ?? expect.fail("An empty list");

/** What a period of `timetable()` holds. */
const HELD = {
  id: 444540,
  date: "2026-11-23",
  start: "2026-11-23T07:55:00",
  end: "2026-11-23T08:40:00",
  klassen: [named(1, "5a", "Klasse 5a")],
  teachers: [named(54, "MEI", "Meier")],
  subjects: [named(5, "M", "Mathematik")],
  rooms: [named(26, "R26")],
  originalTeachers: [named(55, "SMI", "Schmidt")],
  originalSubjects: [],
  originalRooms: [],
  code: "irregular",
  type: "ls",
  lsnumber: 17,
  lstext: "",
  info: "",
  substText: "Aufgaben",
  bkText: "",
  bkRemark: "",
  studentGroup: "M_5a",
  activityType: "",
  flags: "",
};

describe("what a period holds", () => {
  test("is written by JSON.stringify, in a whole timetable", async () => {
    const periods = await timetable();
    expect(JSON.parse(JSON.stringify({ periods }))).toEqual({ periods: [HELD] });
  });

  test("is copied by structuredClone", async () => {
    const periods = await timetable();
    expect(structuredClone(one(periods))).toEqual({ data: HELD });
    expect(structuredClone(periods)).toEqual([{ data: HELD }]);
  });

  test("is printed by console.log with names and dates, alone and in a list", async () => {
    const periods = await timetable();
    for (const shown of [inspect(one(periods)), inspect(periods), inspect({ of: { periods } }, { depth: 9 })])
      for (const part of ["Period {", "2026-11-23T07:55:00", "MEI", "Mathematik", "irregular"])
        expect(shown).toContain(part);
    expect(inspect({ deep: { periods } }, { depth: 1 })).not.toContain("MEI");
  });

  test("makes two periods equal or different, for tests", async () => {
    const [period, same] = [one(await timetable()), one(await timetable())];
    expect(period).toEqual(same);
    assert.deepStrictEqual(period, same);
    for (const wire of [wirePeriod(), wirePeriod({ ...CHANGED, endTime: 935 }), wirePeriod({ ...CHANGED, su: [] })]) {
      const other = one(await timetable([wire]));
      expect(period).not.toEqual(other);
      assert.notDeepStrictEqual(period, other);
    }
    const renamed = one(await timetable([wirePeriod(CHANGED)], { ...LISTS, getTeachers: [named(54, "MUE")] }));
    expect(period).not.toEqual(renamed);
    const list = await timetable();
    assert.deepStrictEqual(await timetable(), list);
    assert.notDeepStrictEqual(new PeriodList([renamed], list.asOf), list.slice());
  });
});

test("what a substitution holds is written, copied and compared as well", async () => {
  const [change, same] = [one(await substitutions()), one(await substitutions())];
  assert.deepStrictEqual(change, same);
  expect(structuredClone(change).data).toEqual(JSON.parse(JSON.stringify(change)));
  expect(change.data).toMatchObject({
    type: "shift",
    lsid: 9,
    text: "verlegt",
    start: "2026-11-23T07:55:00",
    rescheduleStart: "2026-11-24T08:50:00",
    rescheduleEnd: "2026-11-24T09:35:00",
    teachers: [named(54, "MEI", "Meier")],
  });
  expect(inspect(change)).toContain("Substitution {");
});

describe("made by hand, for a test or a source of one's own", () => {
  test("a period of its data equals the period it came from", async () => {
    const period = one(await timetable());
    expect(Period.of(period.data)).toEqual(period);
    expect(Period.of(structuredClone(period).data)).toEqual(period);
    const change = one(await substitutions());
    expect(Substitution.of(change.data)).toEqual(change);
  });

  test("a period needs an id, a start and an end", async () => {
    const start = MONDAY.toPlainDateTime("07:55");
    const period = Period.of({ id: 1, start, end: "2026-11-23T08:40" });
    expect(period.start.equals(start)).toBe(true);
    expect(period.data).toEqual({
      ...HELD,
      ...{ id: 1, code: null, lsnumber: null, substText: "", studentGroup: "" },
      ...{ klassen: [], teachers: [], subjects: [], rooms: [], originalTeachers: [] },
    });
    expect(await period.codeColor()).toBeNull();
    expect(Period.of({ id: 1, start: "2026-11-23T00:00", end: "2026-11-24T00:00" })).toBeInstanceOf(Period);
  });

  test.each([
    ["no time", { start: "soon" }, RangeError],
    ["a date alone", { start: MONDAY }, TypeError],
    ["nothing", { end: undefined }, TypeError],
    ["an end on another day", { end: "2026-11-24T08:40" }, RangeError],
    ["an end before the start", { end: "2026-11-23T07:00" }, RangeError],
  ])("%s is no start or end", (_, wrong, Class) => {
    const init = { id: 1, start: "2026-11-23T07:55", end: "2026-11-23T08:40", ...wrong };
    expect(() => Reflect.apply(Period.of, Period, [init])).toThrow(Class);
  });

  test("lists are made of entries and the time they were given, and joined by their classes' methods", () => {
    const asOf = Temporal.Instant.from("2026-11-23T06:30:00Z");
    const subjects = [named(5, "M", "Mathematik")];
    const at = (id: number, start: string, end: string, teacher: object) =>
      Period.of({ id, start: `2026-11-23T${start}`, end: `2026-11-23T${end}`, subjects, ...teacher });
    const was = (id: number, name: string) => ({ originalTeachers: [named(id, name, `${name} in full`)] });
    const list = new PeriodList([at(2, "07:55", "08:40", was(2, "B")), at(1, "07:55", "08:40", was(1, "A"))], asOf);
    expect(list.asOf).toBe(asOf);
    expect(list.combine()[0]?.originalTeachers.map(({ longName }) => longName)).toEqual(["B in full", "A in full"]);
    expect(new SubstitutionList([], asOf).combine()).toEqual([]);
    expect(() => Reflect.construct(PeriodList, [[], "today"])).toThrow(/asOf must be a Temporal.Instant/);
  });
});

describe("a stored answer", () => {
  /** Every value that can be reached from another by properties and getters. */
  function* reachable(value: unknown, visited = new Set<unknown>()): Generator<object> {
    if (typeof value !== "object" || value === null || visited.has(value)) return;
    visited.add(value);
    yield value;
    const isEntry = value instanceof Period || value instanceof Substitution;
    const prototypes = isEntry
      ? [Object.getPrototypeOf(value), Object.getPrototypeOf(Object.getPrototypeOf(value))]
      : [];
    const keys = [value, ...prototypes].flatMap((each) => Object.getOwnPropertyNames(each));
    for (const key of keys) if (!isEntry || key !== "data") yield* reachable(Reflect.get(value, key), visited);
  }

  const isTime = (value: object) => String(Object.prototype.toString.call(value)).startsWith("[object Temporal.");

  const exam = { id: 1, classes: [1], teachers: [54], students: [], subject: 5 };
  const at = { date: 20261123, startTime: 755, endTime: 840 };

  test("cannot be changed by one caller for the others, deep down", async () => {
    await using school = await answering({
      ...LISTS,
      getKlassen: [{ ...named(1, "5a", "Klasse 5a"), teacher1: 54 }],
      getTimetable: [wirePeriod(CHANGED)],
      getSubstitutions: [{ ...wirePeriod(), type: "subst" }],
      getTimegridUnits: [{ day: 2, timeUnits: [{ name: "1", startTime: 755, endTime: 840 }] }],
      getStatusData: { lstypes: [{ ls: { foreColor: "000000" } }], codes: [] },
      getExams: [{ ...exam, ...at }],
      getPersonId: 7,
    });
    const { session } = school;
    const answers = await Promise.all([
      session.timetable(THAT_DAY),
      session.timetableExtended(THAT_DAY),
      session.substitutions(THAT_WEEK),
      session.klassen(),
      session.timegridUnits(),
      session.statusdata(),
      session.exams(THAT_WEEK),
      session.getTeacher({ surname: "Meier", foreName: "Eva" }),
    ]);
    for (const answer of answers)
      for (const each of reachable(answer))
        if (!isTime(each)) expect([each, Object.isFrozen(each)]).toEqual([each, true]);
  });

  test("of a login neither", async () => {
    await using school = await answering({}, {});
    await school.session.login();
    expect(Object.isFrozen(school.session.loginResult)).toBe(true);
  });
});
