import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { School } from "../../../src/school/index.ts";
import {
  DateNotAllowedError,
  JsonRpcSource,
  Ladder,
  MethodNotFoundError,
  NoRightError,
  type PeriodList,
  Session,
  type TimetableSource,
  WebClientSource,
  weekOf,
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
  ["Ladder", () => new Ladder([new JsonRpcSource(session), new WebClientSource(session, { now })], now)],
];

const hasId =
  (wanted: number | undefined) =>
  ({ id }: { readonly id: number }) =>
    id === wanted;

/** What somebody may compare of two answers: values as text. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** A day plan without what JSON-RPC alone tells: the numbers of lessons. */
const plainPlan = (plan: unknown) =>
  JSON.parse(JSON.stringify(plan, (key, value: unknown) => (key === "lsnumber" ? undefined : value)));

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

  test("gives the timetable of the account's own person", async () => {
    const { personId = 0 } = session.loginResult ?? {};
    const facts = (periods: PeriodList) => Array.from(periods, ({ id, start }) => `${id} ${start}`).toSorted();
    const own = await source.ownTimetable(weekOf(MONDAY));
    expect(own.length).toBeGreaterThan(10);
    expect(facts(own)).toEqual(facts(await source.timetable({ teacher: personId, ...weekOf(MONDAY) })));
    expect(
      own.every(({ teachers, originalTeachers }) => [...teachers, ...originalTeachers].some(hasId(personId))),
    ).toBe(true);
  });

  test("gives a room's timetable, which names the room and all its classes", async () => {
    const [room] = (await source.rooms()).filter({ name: "R101" });
    const periods = await source.timetable({ room: room?.id ?? 0, ...WEEK });
    expect(periods.length).toBeGreaterThan(5);
    expect(periods.every(({ rooms, originalRooms }) => [...rooms, ...originalRooms].some(hasId(room?.id)))).toBe(true);
    expect(periods.every(({ klassen, subjects }) => klassen[0]?.name && subjects[0]?.name)).toBe(true);
  });

  test("gives exams with name, text and rooms, or with none of them", async () => {
    const exams = [...(await source.exams({ start: MONDAY, end: MONDAY.add({ days: 20 }) }))];
    // Which is what the ladder's first door gives as well.
    const isWeb = name === "Web-Client";
    expect(exams.every((exam) => (exam.name !== "") === isWeb && exam.rooms.length > 0 === isWeb)).toBe(true);
    expect(exams.some(({ text }) => text !== "")).toBe(isWeb);
  });

  test("has no absences of a teacher", async () => {
    await expect(source.ownAbsences(WEEK)).rejects.toThrow(MethodNotFoundError);
  });

  test("uses a stored answer only when it may", async () => {
    const fresh = await source.holidays();
    expect(await source.holidays({ fromCache: true })).toBe(fresh);
    expect(await source.holidays()).not.toBe(fresh);
  });
});

describe.each(SOURCES.filter(([name]) => name !== "JSON-RPC"))(
  "the class register through the source %s",
  (_, open) => {
    let source: TimetableSource;
    beforeAll(() => {
      source = open();
    });

    test("gives homework with its subject and who gave it", async () => {
      const homework = await source.homework({ start: MONDAY, end: MONDAY.add({ days: 20 }) });
      expect(homework.length).toBeGreaterThan(0);
      for (const { subject, teachers, date, dueDate, text, completed } of homework) {
        expect(subject).toMatchObject({ name: expect.stringMatching(/./), id: expect.any(Number) });
        expect(teachers).toMatchObject([{ id: expect.any(Number), name: expect.stringMatching(/^\p{Lu}{3}$/u) }]);
        expect(Temporal.PlainDate.compare(date, dueDate)).toBe(-1);
        expect([text === "", completed]).toEqual([false, expect.any(Boolean)]);
      }
      expect(homework.asOf).toBeInstanceOf(Temporal.Instant);
    });

    test("gives the details of a lesson: full names, contents and homework", async () => {
      const { personId = 0 } = session.loginResult ?? {};
      const before = { start: MONDAY.subtract({ days: 21 }), end: MONDAY.subtract({ days: 1 }) };
      const details = [];
      for (const { id, start, end } of await source.timetable({ teacher: personId, ...before }))
        details.push({ id, all: await source.lessonDetails({ teacher: personId, start, end, fromCache: true }) });
      for (const { id, all } of details) {
        const [detail] = all.filter((each) => each.id === id);
        expect(detail?.teachers.every(({ longName }) => longName.includes(" "))).toBe(true);
        expect([detail?.klassen[0]?.name, detail?.lessonId]).toEqual([expect.stringMatching(/./), expect.any(Number)]);
      }
      const all = details.flatMap(({ all }) => [...all]);
      expect(all.some(({ teachingContent }) => teachingContent !== "")).toBe(true);
      const listed = new Set((await source.homework(before)).map(({ id }) => id));
      const found = new Set(all.flatMap(({ homework }) => homework.map(({ id }) => id)));
      expect(found).toEqual(listed);
      expect(found.size).toBeGreaterThan(0);
    });

    test("gives the inbox", async () => {
      const [message] = await source.inbox();
      expect(plain(message)).toEqual({
        id: 1,
        subject: "Willkommen",
        preview: "Schön, dass du da bist.",
        sender: "Sekretariat",
        sent: "2026-11-20T10:00:00",
        isRead: false,
      });
    });

    test("wants one element and a time for details", async () => {
      const time = { start: MONDAY.toPlainDateTime("09:00"), end: MONDAY.toPlainDateTime("08:00") };
      // @ts-expect-error: no element is given
      await expect((async () => source.lessonDetails(time))()).rejects.toThrow(TypeError);
      await expect((async () => source.lessonDetails({ klasse: 1, ...time }))()).rejects.toThrow(RangeError);
    });

    test("stores what is new among its answers for five minutes, too", async () => {
      const first = await source.homework(WEEK);
      expect(await source.homework({ ...WEEK, fromCache: true })).toBe(first);
      expect(await source.homework(WEEK)).not.toBe(first);
      expect(await source.inbox({ fromCache: true })).toBe(await source.inbox({ fromCache: true }));
    });
  },
);

test("JSON-RPC has no homework, details of lessons or inbox", async () => {
  const source: TimetableSource = new JsonRpcSource(session);
  const time = { start: MONDAY.toPlainDateTime("08:00"), end: MONDAY.toPlainDateTime("09:00") };
  for (const asking of [source.homework(WEEK), source.lessonDetails({ klasse: 1, ...time }), source.inbox()])
    await expect(asking).rejects.toThrow(MethodNotFoundError);
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
      expect(plainPlan(other)).toEqual(plainPlan(one));
    }
  });

  test.each(["teacher", "room"] as const)("give equal day plans of a %s for two weeks", async (kind) => {
    const schools = [schoolOf(json()), schoolOf(web())];
    const [first] = schools;
    const all = (await first?.names(kind))?.all ?? [];
    for (const owner of all.filter((_, at) => at % 9 === 0))
      for (let day = 0; day < 14; day++) {
        const date = MONDAY.add({ days: day });
        const [one, other] = await Promise.all(schools.map((school) => school.dayPlan(owner, date)));
        expect(plainPlan(other)).toEqual(plainPlan(one));
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
  const [teachers, rooms] = [(await usual.names("teacher")).all, (await usual.names("room")).all];
  for (const owner of [...(await usual.klassen()), ...teachers.slice(0, 6), ...rooms.slice(0, 6)])
    for (let day = 0; day < 12; day++) {
      const date = MONDAY.add({ days: day });
      const plans = [await school.dayPlan(owner, date), await usual.dayPlan(owner, date)];
      expect(plainPlan(plans[0])).toEqual(plainPlan(plans[1]));
    }
});

describe("a pupil whose account may read nothing by JSON-RPC", () => {
  let pupil: Session;
  let ladder: Ladder;
  beforeAll(async () => {
    const account = { school: demo.school, username: "schueler", password: "schueler", useragent: "test" };
    pupil = await new Session({ server: demo.url, ...account, timeZone: "Europe/Berlin", now }).login();
    ladder = new Ladder([new JsonRpcSource(pupil), new WebClientSource(pupil, { now })], now);
  });
  afterAll(() => pupil[Symbol.asyncDispose]());

  test("has a timetable of its own, for a day and for a week", async () => {
    const student = pupil.loginResult?.personId ?? 0;
    const facts = (periods: PeriodList) =>
      Array.from(periods, ({ id, subjects, teachers }) =>
        [id, subjects[0]?.name, teachers.map(({ name }) => name)].join(" "),
      ).toSorted();
    for (const range of [weekOf(MONDAY), { start: MONDAY, end: MONDAY }]) {
      const own = facts(await ladder.ownTimetable(range));
      expect(own).toEqual(facts(await new JsonRpcSource(session).timetable({ student, ...range })));
      expect(own.length).toBeGreaterThan(3);
    }
    expect(ladder.doors.find(({ method }) => method === "ownTimetable")).toEqual({
      method: "ownTimetable",
      open: "Web-Client",
      closed: [{ source: "JSON-RPC", why: "no-right" }],
    });
  });

  test("has that of its class", async () => {
    const klasse = ladder.ownKlasseId ?? 0;
    const periods = await ladder.timetable({ klasse, ...weekOf(MONDAY) });
    expect(periods.length).toBeGreaterThan(20);
    expect(periods.every(({ klassen }) => klassen.some(({ name }) => name === "8b"))).toBe(true);
  });

  test("reads its absences, homework and inbox, and no teacher's plan", async () => {
    const year = { start: Temporal.PlainDate.from("2026-09-02"), end: MONDAY };
    const absences = await ladder.ownAbsences(year);
    expect(absences.length).toBeGreaterThan(0);
    expect(plain(absences[0])).toEqual({
      id: expect.any(Number),
      start: expect.stringMatching(/^2026-\d\d-\d\dT07:55:00$/),
      end: expect.stringMatching(/T13:20:00$/),
      reason: expect.stringMatching(/Krank|Arzttermin|Familienfeier/),
      text: "",
      isExcused: expect.any(Boolean),
      status: expect.stringMatching(/entsch\.|offen/),
    });
    expect((await ladder.homework(WEEK)).length).toBeGreaterThan(0);
    expect(await ladder.inbox()).toHaveLength(1);
    await expect(ladder.timetable({ teacher: 11, ...WEEK })).rejects.toThrow(NoRightError);
  });

  test("learns teachers' full names from its lessons, although the list is closed", async () => {
    await expect(ladder.teachers()).rejects.toThrow(NoRightError);
    const [period] = await ladder.ownTimetable(WEEK);
    const time = period ?? expect.fail("no lesson");
    const student = pupil.loginResult?.personId ?? 0;
    const [detail] = await ladder.lessonDetails({ student, start: time.start, end: time.end });
    expect(detail?.teachers[0]?.longName).toMatch(/^\S+ \S+/);
  });
});
