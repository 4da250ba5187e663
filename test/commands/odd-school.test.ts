import fc from "fast-check";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { School } from "../../src/school/index.ts";
import { openStore } from "../../src/store/index.ts";
import { JsonRpcSource, Ladder, Session, type TimetableSource, WebClientSource } from "../../src/webuntis/index.ts";
import { asker, asText } from "../demo-bot.ts";
import { LOGGED_IN, page, scriptedWebUntis } from "../fakes/webuntis.ts";
import { openAccess } from "../open-access.ts";

const now = () => Temporal.Instant.from("2026-11-25T07:00:00+01:00");
const RUNS = 10;

const some = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, "", {}, [], "x", -1) });
/** In any order: what ends before it begins, and what never ends. */
const date = some(
  fc.constantFrom(
    19000101,
    20261101,
    20261123,
    20261125,
    20261126,
    20261128,
    20270105,
    20991231,
    99991231,
    20261131,
    "20261125",
    0,
  ),
);
const time = some(fc.constantFrom(0, 5, 755, 840, 845, 930, 1300, 2359, 2400, 860, 2460, "0755", "8:40"));
const text = some(fc.constantFrom("", "M", "5a", "Ü".repeat(300), "<b>x</b>", "@everyone", "\u202e\u200b", "a\nb"));
const id = some(fc.constantFrom(1, 2, 54, 0, 1.5, 1e15, "7"));
const element = some(fc.record({ id, name: text, longname: text, orgid: id, orgname: text }, { requiredKeys: ["id"] }));
const list = <T>(each: fc.Arbitrary<T>, maxLength = 3) => some(fc.array(each, { maxLength }));
const period = some(
  fc.record(
    {
      id: fc.oneof(fc.integer(), id),
      date: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(20261123, 20261125, 20261126, 20261128) },
        { weight: 1, arbitrary: date },
      ),
      startTime: time,
      endTime: time,
      kl: fc.constant([{ id: 1, name: "5a" }]),
      te: list(element),
      su: list(element),
      ro: list(element),
      code: fc.constantFrom(undefined, "cancelled", "irregular", "new", 5),
      lstype: fc.constantFrom(undefined, "ls", "oh", "sb", "bs", "ex", "zz"),
      lsnumber: id,
      lstext: text,
      info: text,
      substText: text,
      sg: text,
      activityType: fc.constantFrom(undefined, "Unterricht", "Veranstaltung", 7),
    },
    { requiredKeys: ["id", "date", "startTime", "endTime"] },
  ),
);
const named = { id, name: text, longName: text };

const school = fc.record({
  getTimetable: list(period, 12),
  getHolidays: list(fc.record({ ...named, startDate: date, endDate: date }), 6),
  getSchoolyears: list(fc.record({ id, name: text, startDate: date, endDate: date }), 4),
  getCurrentSchoolyear: some(fc.record({ id })),
  getTimegridUnits: list(
    fc.record({
      day: fc.constantFrom(0, 1, 4, 7, 8, "4"),
      timeUnits: list(fc.record({ name: text, startTime: time, endTime: time }), 5),
    }),
    7,
  ),
  getTeachers: list(fc.record(named)),
  getRooms: list(fc.record(named)),
  getExams: list(
    fc.record({
      id,
      classes: list(id),
      teachers: list(id),
      students: list(id),
      subject: id,
      date,
      startTime: time,
      endTime: time,
    }),
    6,
  ),
});

const LINES = [
  "stundenplan 5a",
  "stundenplan 5a 26.11.",
  "vertretung 5a",
  "frei",
  "frei sa",
  "ferien",
  "klausuren 5a",
  "hausaufgaben 5a",
  "nachrichten",
  "faecher 5a",
  "klasse 5a",
  "abo 5a 06:30",
];

/** The bot with such a source, after all lines were typed: what broke. */
async function faultsWith(source: TimetableSource): Promise<readonly unknown[]> {
  const school = new School({ source, timeZone: "Europe/Berlin", now });
  await using store = openStore(":memory:", now);
  const faults: unknown[] = [];
  const log = { error: (entry: unknown) => void faults.push(entry), warn: () => {} };
  const access = openAccess(store, now);
  const { memory } = store;
  const bot = createBot({
    commands,
    schoolOf: () => school,
    memory,
    access,
    language: "de",
    teacherNames: "full",
    log,
  });
  for (const line of LINES) expect(asText(await bot.runText(line, asker("de"))).length).toBeGreaterThan(10);
  return faults;
}

const ACCOUNT = { school: "odd", username: "anna", password: "geheim", useragent: "test", loginRepeat: 1 };
const OPTIONS = { ...ACCOUNT, timeZone: "Europe/Berlin", cachelen: 500, now };

test("whatever a school sends, every command answers with a sentence, and nothing breaks", async () => {
  await fc.assert(
    fc.asyncProperty(school, async (results) => {
      await using server = await scriptedWebUntis(({ method }) => {
        if (method === "authenticate") return LOGGED_IN;
        if (method === "getKlassen") return { result: [{ id: 1, name: "5a", longName: "Klasse 5a" }] };
        return { result: method in results ? Reflect.get(results, method) : null };
      });
      await using session = new Session({ ...OPTIONS, server: server.url });
      expect(await faultsWith(new Ladder([new JsonRpcSource(session)], now))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

const isoDate = some(
  fc.constantFrom("2026-11-23", "2026-11-25", "2026-11-31", "0000-00-00", "99999-01-01", "20261126"),
);
const isoTime = some(
  fc.constantFrom("2026-11-25T07:55", "2026-11-25T24:00", "2026-11-26T08:40:00", "2026-11-25", "2026-11-25T99:00", "T"),
);
const range = some(fc.record({ start: isoDate, end: isoDate }));
const content = some(
  fc.record({
    type: fc.constantFrom("SUBJECT", "TEACHER", "ROOM", "CLASS", "INFO", "STUDENT_GROUP", "NEW", 5),
    status: fc.constantFrom("REGULAR", "REMOVED", "ADDED", null),
    shortName: text,
    longName: text,
  }),
);
const position = list(fc.record({ current: content, removed: content }));
const gridEntry = some(
  fc.record({
    ids: list(id),
    duration: some(fc.record({ start: isoTime, end: isoTime })),
    type: fc.constantFrom("NORMAL_TEACHING_PERIOD", "EXAM", "EVENT", "BREAK_SUPERVISION", "ADDITIONAL_PERIOD", "NEW"),
    status: fc.constantFrom("REGULAR", "CHANGED", "CANCELLED", "ADDITIONAL", "NEW"),
    position1: position,
    position2: position,
    position3: position,
    lessonText: text,
    substitutionText: text,
  }),
);
const day = fc.record({
  date: isoDate,
  status: fc.constantFrom("REGULAR", "NO_DATA", "NOT_ALLOWED", "NEW"),
  resource: some(fc.record({ id, shortName: text })),
  gridEntries: list(gridEntry, 6),
});
const weeklyPeriod = fc.record({
  id,
  date,
  startTime: time,
  endTime: time,
  cellState: fc.constantFrom("STANDARD", "CANCEL", "SHIFT", "BREAKSUPERVISION", "NEW"),
  elements: list(fc.record({ type: fc.constantFrom(1, 2, 3, 4, 9), id, orgId: id, state: text })),
  is: some(fc.constant({ cancelled: true })),
  rescheduleInfo: some(fc.constant({ isSource: true })),
});
const weeklyData = fc.record({
  elementPeriods: some(fc.record({ "1": list(weeklyPeriod, 6) })),
  elements: list(fc.record({ type: id, id, name: text, longName: text })),
});
const webPages = fc.record({
  "app/data": fc.record({
    tenant: some(fc.record({ id })),
    currentSchoolYear: some(fc.record({ id, name: text, dateRange: range })),
    holidays: list(fc.record({ id, name: text, start: isoDate, end: isoDate })),
  }),
  schoolyears: list(fc.record({ id, name: text, dateRange: range })),
  "timetable/entries": fc.record({ days: list(day, 7), errors: list(fc.record({ code: text, title: text })) }),
  "timetable/menu": some(fc.record({ myTimetable: some(fc.constant({})), availableTimetables: list(text) })),
  "timetable/grid": some(fc.record({ formatDefinitions: list(fc.record({ id, timeGridDays: list(text) })) })),
  "news/newsWidgetData": fc.record({
    data: fc.record({ messagesOfDay: list(fc.record({ id, subject: text, text }), 6) }),
  }),
  "api/exams": fc.record({
    data: fc.record({
      exams: list(
        fc.record({
          id,
          name: text,
          studentClass: list(text),
          examDate: date,
          startTime: time,
          endTime: time,
          subject: text,
          teachers: list(text),
          rooms: list(text),
          text,
        }),
        6,
      ),
    }),
  }),
  "api/homeworks/lessons": fc.record({
    data: fc.record({
      homeworks: list(fc.record({ id, lessonId: id, date, dueDate: date, text, remark: text }), 6),
      lessons: list(fc.record({ id, subject: text })),
      records: list(fc.record({ homeworkId: id, teacherId: id })),
      teachers: list(fc.record({ id, name: text })),
    }),
  }),
  "weekly/data": some(fc.record({ data: some(fc.record({ result: some(fc.record({ data: weeklyData })) })) })),
});
const CLASSES = { classes: [{ class: { id: 1, shortName: "5a", longName: "Klasse 5a", displayName: "5a" } }] };

test("whatever the web client's pages are, too", async () => {
  await fc.assert(
    fc.asyncProperty(webPages, async (pages) => {
      await using server = await scriptedWebUntis(({ method }) => {
        if (method === "authenticate") return LOGGED_IN;
        if (method.endsWith("token/new")) return page(200, "e30.e30.sig");
        if (method.endsWith("timetable/filter")) return { json: CLASSES };
        const name = Object.keys(pages).find((each) => method.endsWith(each));
        return name === undefined ? page(404, "") : { json: Reflect.get(pages, name) };
      });
      await using session = await new Session({ ...OPTIONS, server: server.url }).login();
      expect(await faultsWith(new Ladder([new WebClientSource(session, { now })], now))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
