import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { School } from "../../../src/school/index.ts";
import {
  DateNotAllowedError,
  JsonRpcSource,
  Ladder,
  Session,
  type TimetableSource,
  WebClientSource,
} from "../../../src/webuntis/index.ts";

const now = () => Temporal.Instant.from("2026-11-23T06:30:00Z");
const MONDAY = Temporal.PlainDate.from("2026-11-23");
const WEEK = { start: MONDAY, end: MONDAY.add({ days: 4 }) };

let demo: DemoSchool;
let session: Session;
beforeAll(async () => {
  demo = await startDemoSchool({ now });
  const account = { school: demo.school, username: "demo", password: "demo", useragent: "test", cachelen: 500 };
  session = await new Session({ server: demo.url, ...account, now }).login();
});
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await demo.close();
});

const SOURCES: readonly (readonly [string, () => TimetableSource])[] = [
  ["JSON-RPC", () => new JsonRpcSource(session)],
  ["Web-Client", () => new WebClientSource(session, { now })],
];

/** What somebody may compare of two answers: values as text. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe.each(SOURCES)("the source %s", (name, open) => {
  let source: TimetableSource;
  beforeAll(() => {
    source = open();
  });

  test("has a name", () => {
    expect(source.name).toBe(name);
  });

  test("gives the classes of the running school year, and those of another", async () => {
    const klassen = await source.klassen();
    expect(klassen.filter({ name: "5a" })).toHaveLength(1);
    expect([...klassen].filter(({ active }) => active).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["5a", "10c", "EF", "Q1", "Q2"]),
    );
    const years = await source.schoolyears();
    const last = years.find(({ start }) => start.year === 2025);
    const former = await source.klassen({ schoolyear: last?.id ?? 0 });
    expect(former.filter({ name: "5a" })).toHaveLength(1);
    expect(former.filter({ name: "5a" })[0]?.id).not.toBe(klassen.filter({ name: "5a" })[0]?.id);
  });

  test("gives the running school year", async () => {
    const { current } = await source.schoolyears();
    expect(current).toMatchObject({ name: "2026/2027", isCurrent: true });
  });

  test("gives teachers and rooms by their short names", async () => {
    expect((await source.teachers()).length).toBeGreaterThan(50);
    expect((await source.rooms()).filter({ name: "R101" })).toHaveLength(1);
  });

  test("gives the grid of the week's days", async () => {
    const grid = await source.timegridUnits();
    const monday = grid.find(({ dayOfWeek }) => dayOfWeek === 1);
    expect(plain(monday?.timeUnits[0])).toEqual({ name: "1", start: "07:55:00", end: "08:40:00" });
    expect(monday?.timeUnits).toHaveLength(10);
  });

  test("gives holidays with both ends", async () => {
    const christmas = (await source.holidays()).find(({ id }) => id === 202602);
    expect(plain(christmas)).toMatchObject({ start: "2026-12-23", end: "2027-01-06" });
  });

  test("refuses days that the school does not show", async () => {
    const [klasse] = (await source.klassen()).filter({ name: "5a" });
    const day = Temporal.PlainDate.from("2031-03-03");
    await expect(source.timetable({ klasse: klasse?.id ?? 0, start: day, end: day })).rejects.toThrow(
      DateNotAllowedError,
    );
  });

  test("does not take a start after the end", async () => {
    const asking = (async () => source.timetable({ klasse: 1, start: WEEK.end, end: WEEK.start }))();
    await expect(asking).rejects.toThrow(RangeError);
  });

  test("gives exams with their classes and subjects", async () => {
    const exams = await source.exams({ start: MONDAY, end: MONDAY.add({ days: 20 }) });
    expect(exams.length).toBeGreaterThan(0);
    expect(exams.every(({ klassen, subject }) => klassen[0]?.name && subject?.name)).toBe(true);
  });

  test("uses a stored answer only when it may", async () => {
    const fresh = await source.holidays();
    expect(await source.holidays({ fromCache: true })).toBe(fresh);
    expect(await source.holidays()).not.toBe(fresh);
  });
});

describe("both sources", () => {
  const schoolOf = (source: TimetableSource) =>
    new School({ source: new Ladder([source], now), timeZone: "Europe/Berlin", now });
  const [json, web] = [() => new JsonRpcSource(session), () => new WebClientSource(session, { now })];

  test.each(["5a", "6c", "8b", "9c", "10a", "EF", "Q1"])("give equal day plans of %s for eight weeks", async (name) => {
    const schools = [schoolOf(json()), schoolOf(web())];
    for (let day = 0; day < 56; day++) {
      const date = MONDAY.add({ days: day });
      const [one, other] = await Promise.all(
        schools.map(async (school) => {
          const found = await school.findKlasse(name);
          return school.dayPlan(found.kind === "one" ? found.element : expect.fail(name), date);
        }),
      );
      expect(plain(other)).toEqual(plain(one));
    }
  });

  test("tell the same exams", async () => {
    const range = { start: MONDAY, end: MONDAY.add({ days: 20 }) };
    const facts = async (source: TimetableSource) =>
      [...(await source.exams(range))]
        .map(({ start, klassen, subject }) =>
          [`${start}`, klassen.map(({ name }) => name).join(), subject?.name].join(" "),
        )
        .toSorted();
    expect(await facts(web())).toEqual(await facts(json()));
  });
});

test("the web client's older view gives the same day plans where the newer one is closed", async () => {
  await using closed = await startDemoSchool({ now });
  closed.fail({ kind: "status", status: 403 }, { path: "timetable/entries", times: 1000 });
  const account = { school: closed.school, username: "demo", password: "demo", useragent: "test", cachelen: 500 };
  await using other = await new Session({ server: closed.url, ...account, now }).login();
  const school = new School({
    source: new Ladder([new WebClientSource(other, { now })], now),
    timeZone: "Europe/Berlin",
    now,
  });
  const usual = new School({ source: new Ladder([new JsonRpcSource(session)], now), timeZone: "Europe/Berlin", now });
  for (const klasse of await usual.klassen())
    for (let day = 0; day < 12; day++) {
      const date = MONDAY.add({ days: day });
      const plans = [await school.dayPlan(klasse, date), await usual.dayPlan(klasse, date)];
      expect(plain(plans[0])).toEqual(plain(plans[1]));
    }
});
