import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { everythingOf, logIn, NOW } from "../client.ts";

let demo: DemoSchool;
let session: Awaited<ReturnType<typeof logIn>>;

beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  session = await logIn(demo.url);
});

afterAll(() => demo.close());

const MONDAY = 20261123;
const FRIDAY = 20261127;
const idOf = async (method: string, name: string) =>
  (await session.list(method)).find((each) => each.name === name)?.id ?? 0;

describe("getTimetable", () => {
  const week = async (name: string, more = {}) => session.timetable(everythingOf(name, 1, MONDAY, FRIDAY, more));

  it("sends ids only in its simple form", async () => {
    const id = await idOf("getKlassen", "5a");
    const periods = await session.timetable({ id, type: 1, startDate: MONDAY, endDate: FRIDAY });
    const elements = periods.flatMap(({ kl, te, su, ro }) => [...kl, ...te, ...su, ...ro]);
    expect(new Set(elements.flatMap(Object.keys))).toEqual(new Set(["id", "orgid"]));
    const keys = new Set(periods.flatMap(Object.keys));
    for (const key of ["info", "substText", "lsnumber", "sg"]) expect(keys).not.toContain(key);
  });

  it("names in its simple form no id that the lists do not have", async () => {
    const known = new Map<string, Set<number>>();
    for (const method of ["getKlassen", "getTeachers", "getSubjects", "getRooms"])
      known.set(method, new Set((await session.list(method)).map(({ id }) => id)));
    for (const klasse of (await session.list("getKlassen")).filter(({ active }) => active)) {
      for (const { kl, te, su, ro } of await session.timetable({
        id: klasse.id,
        type: 1,
        startDate: 20261102,
        endDate: 20261221,
      })) {
        for (const [method, all] of Object.entries({ getKlassen: kl, getTeachers: te, getSubjects: su, getRooms: ro }))
          for (const { id, orgid } of all)
            for (const each of [id, orgid ?? id]) expect(known.get(method)).toContain(each);
      }
    }
  });

  it("sends with options what they ask for, and no more", async () => {
    const [full, bare] = [
      await week("5a"),
      await week("5a", { teacherFields: ["id"], roomFields: [], showSubstText: false }),
    ];
    const [first] = full;
    expect(Object.keys(first ?? {})).toEqual(expect.arrayContaining(["lsnumber", "sg", "activityType"]));
    expect(first?.kl[0]).toEqual({ id: 2601, name: "5a", longname: "Klasse 5a" });
    expect(new Set(bare.flatMap(({ te, ro }) => [...te, ...ro].flatMap(Object.keys)))).toEqual(
      new Set(["id", "orgid"]),
    );
    expect(full.some(({ substText }) => substText)).toBe(true);
    expect(bare.some(({ substText }) => substText)).toBe(false);
    expect(bare.map(({ id }) => id)).toEqual(full.map(({ id }) => id));
  });

  it("sends a teacher who is missing as id 0 with who it was", async () => {
    const all = await Promise.all((await session.list("getKlassen")).map(({ name }) => week(name)));
    const missing = all.flat().filter(({ te }) => te.some(({ id }) => id === 0));
    expect(missing.length).toBeGreaterThan(0);
    for (const { te, code } of missing) {
      expect(te).toEqual([{ id: 0, orgid: expect.any(Number), orgname: expect.any(String) }]);
      expect(code).toBeUndefined();
    }
  });

  it("sends periods unsorted, yet always alike", async () => {
    const periods = await week("5a");
    const dates = periods.map(({ date }) => date);
    expect(dates).not.toEqual(dates.toSorted((a, b) => a - b));
    expect(await week("5a")).toEqual(periods);
  });

  it("shows the plan without changes as onlyBaseTimetable", async () => {
    const periods = await week("5a", { onlyBaseTimetable: true });
    expect(periods.length).toBeGreaterThan(30);
    expect(periods.every(({ code, te }) => !code && te.every(({ orgid }) => orgid === undefined))).toBe(true);
  });

  it("says today where no date is named, and takes dates as text", async () => {
    const id = await idOf("getKlassen", "5a");
    const today = await session.timetable({ id, type: 1 });
    expect(new Set(today.map(({ date }) => date))).toEqual(new Set([MONDAY]));
    expect(await session.timetable({ id, type: 1, startDate: "20261123", endDate: "20261123" })).toEqual(today);
  });

  it("is empty in the holidays, at weekends, and for a class of another school year", async () => {
    expect(await session.timetable(everythingOf("5a", 1, 20261019, 20261030))).toEqual([]);
    expect(await session.timetable(everythingOf("5a", 1, 20261128, 20261129))).toEqual([]);
    expect(await session.timetable({ id: 2501, type: 1, startDate: MONDAY, endDate: FRIDAY })).toEqual([]);
    expect(await session.timetable(everythingOf("10d", 1, MONDAY, FRIDAY))).toEqual([]);
  });

  it("shows one period alike to its class, its teachers, its rooms and its subject", async () => {
    for (const period of [...(await week("5a")), ...(await week("8b"))]) {
      const elements = [
        ...period.te.flatMap(({ id, orgid }) => [[id, 2] as const, [orgid ?? id, 2] as const]),
        ...period.ro.flatMap(({ id, orgid }) => [[id, 4] as const, [orgid ?? id, 4] as const]),
        ...period.su.map(({ id }) => [id, 3] as const),
      ].filter(([id]) => id > 0);
      for (const [id, type] of elements) {
        const others = await session.timetable(everythingOf(id, type, period.date, period.date));
        expect(others.find((other) => other.id === period.id)).toEqual(period);
      }
    }
  });

  it("shows a pupil the lessons of the class, and of groups side by side only one", async () => {
    const first = demo.accounts[1]?.personId ?? 0;
    for (const id of [0, 1, 2, 3, 4, 5, 6, 7].map((offset) => first + offset)) {
      const own = await session.timetable(everythingOf(id, 5, MONDAY, FRIDAY, { onlyBaseTimetable: true }));
      expect(own).toHaveLength(34);
      expect(new Set(own.map(({ date, startTime }) => `${date} ${startTime}`)).size).toBe(34);
    }
  });

  it("answers for a whole school year, and thousands of periods", async () => {
    const klasse = await session.timetable(everythingOf("5a", 1, 20260801, 20270731));
    expect(klasse.length).toBeGreaterThan(1000);
    const subject = await session.timetable(everythingOf("M", 3, 20260801, 20270731));
    expect(subject.length).toBeGreaterThan(4000);
  });

  it("is the same for a date on every day of the school year, in every instance", async () => {
    await using later = await startDemoSchool({ now: () => Temporal.Instant.from("2027-07-30T10:00:00Z") });
    const other = await logIn(later.url);
    for (const [id, type] of [
      ["5a", 1],
      ["EF", 1],
      ["MEI", 2],
    ] as const)
      expect(await other.timetable(everythingOf(id, type, MONDAY, FRIDAY))).toEqual(
        await session.timetable(everythingOf(id, type, MONDAY, FRIDAY)),
      );
  });
});
