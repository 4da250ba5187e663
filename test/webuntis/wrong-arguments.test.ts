import { describe, expect, test } from "vitest";
import { JsonRpcSource, Ladder, Session, WebClientSource } from "../../src/webuntis/index.ts";
import { answering, MONDAY, THAT_DAY, THAT_WEEK } from "./school.ts";

const NOON = MONDAY.toPlainDateTime("12:00");

/** What plain JavaScript may give where a date is needed, and how the error calls it. */
const NO_DATES: readonly [unknown, string][] = [
  ["2026-11-23", "string"],
  [20261123, "number"],
  [null, "null"],
  [undefined, "undefined"],
  [new Date(0), "Date"],
  [NOON, "PlainDateTime"],
  [NOON.toZonedDateTime("Europe/Vienna"), "ZonedDateTime"],
  [{ year: 2026, month: 11, day: 23 }, "Object"],
];

const badRange = (rest: object = {}) => [
  ["the query", undefined, "undefined"] as const,
  ["the query", null, "null"] as const,
  ["the query", "2026-11-23", "string"] as const,
  ...NO_DATES.flatMap(([date, what]) => [
    ["start", { ...THAT_WEEK, ...rest, start: date }, what] as const,
    ["end", { ...THAT_WEEK, ...rest, end: date }, what] as const,
  ]),
];

const badElement = [null, Number.NaN, 1.5, true, {}, { id: "5a" }, { id: null }, new Date(0)].map(
  (klasse) => ["klasse", { ...THAT_WEEK, klasse }] as const,
);

const badReuse = [null, "stale", 1, []].map((reuse) => ["the options", reuse] as const);

/** A method, the argument as the error names it, what is given, and perhaps what the error calls that. */
type Case = readonly [method: string, name: string, given: unknown, what?: string | undefined];

const over = (methods: readonly string[], cases: readonly (readonly [string, unknown, string?])[]): readonly Case[] =>
  methods.flatMap((method) => cases.map(([name, given, what]): Case => [method, name, given, what]));

const LISTS = ["departments", "holidays", "teachers", "students", "subjects", "rooms", "timegridUnits", "examTypes"];
const MORE_LISTS = ["classRegCategories", "classRegCategoryGroups", "schoolyears", "statusdata", "lastImportTime"];
const WHOLE_SCHOOL = ["myTimetable", "substitutions", "exams", "timetableWithAbsences", "classRegEvents"];
const OF_ONE = ["timetable", "timetableExtended", "classRegEventForId"];
const PERSON = { surname: "Meier", foreName: "Eva" };

const SESSION: readonly Case[] = [
  ...over([...LISTS, ...MORE_LISTS], badReuse),
  ...over([...LISTS, ...MORE_LISTS], [["fromCache", { fromCache: "old" }]]),
  ...over(WHOLE_SCHOOL, badRange()),
  ...over(OF_ONE, badRange({ klasse: 1 })),
  ...over(OF_ONE, badElement),
  ...over([...WHOLE_SCHOOL, ...OF_ONE], [["fromCache", { ...THAT_DAY, fromCache: 1 }]]).filter(
    ([method]) => method !== "myTimetable",
  ),
  ["timetable", "klasse", { ...THAT_WEEK, klasse: "5a", keyType: "name" }],
  ["timetableExtended", "keyType", { ...THAT_WEEK, klasse: "5a", keyType: "short" }],
  ["timetableExtended", "klasse", { ...THAT_WEEK, klasse: null, keyType: "name" }],
  ["substitutions", "departmentId", { ...THAT_WEEK, departmentId: "1" }],
  ["exams", "examTypeId", { ...THAT_WEEK, examTypeId: null }],
  ["klassen", "the query", null],
  ["klassen", "schoolyear", { schoolyear: "2026/2027" }],
  ["klassen", "schoolyear", { schoolyear: null }],
  ...over(
    ["getStudent", "getTeacher"],
    [
      ["the query", undefined],
      ["surname", { foreName: "Eva" }],
      ["foreName", { surname: "Meier", foreName: 7 }],
      ["dob", { ...PERSON, dob: "1.1.2000" }],
    ],
  ),
  ["get", "path", undefined],
  ["logout", "the options", null],
];

const SOURCE: readonly Case[] = [
  ...over(["timetable"], badRange({ klasse: 1 })),
  ...over(["timetable"], badElement),
  ["timetable", "klasse", { ...THAT_WEEK, klasse: "5a", keyType: "name" }],
  ...over(["exams", "homework", "ownTimetable", "ownAbsences"], badRange()),
  ...over(
    ["lessonDetails"],
    [
      ["the query", null],
      ["start", { klasse: 1, start: MONDAY, end: NOON }, "PlainDate"],
      ["end", { klasse: 1, start: NOON, end: "12:45" }, "string"],
      ["klasse", { klasse: null, start: NOON, end: NOON }, "null"],
    ],
  ),
  ["messagesOfDay", "the query", undefined],
  ...NO_DATES.map(([date]): Case => ["messagesOfDay", "date", { date }]),
  ["klassen", "schoolyear", { schoolyear: "2026" }],
  ...over(["teachers", "rooms", "timegridUnits", "holidays", "inbox"], badReuse),
];

const call = async (target: object, method: string, given: unknown) =>
  await Reflect.apply(Reflect.get(target, method), target, [given]);

async function rejects(target: object, [method, name, given, what]: Case) {
  const error: unknown = await call(target, method, given).catch((reason: unknown) => reason);
  expect([method, given, error]).toEqual([method, given, expect.any(TypeError)]);
  expect(String(error)).toContain(`${name} must be`);
  if (what) expect(String(error)).toContain(`not ${what}`);
}

describe("a wrong argument from plain JavaScript is a TypeError that names it, before anything is sent", () => {
  test("to a session", async () => {
    await using school = await answering({});
    for (const each of SESSION) await rejects(school.session, each);
    expect(school.server.calls).toEqual([]);
  });

  test.each(["the web client", "the ladder"])("to %s", async (name) => {
    await using school = await answering({});
    const web = new WebClientSource(school.session);
    const source = name === "the ladder" ? new Ladder([new JsonRpcSource(school.session), web]) : web;
    const cases = SOURCE.filter(([method]) => name !== "the ladder" || method !== "klassen");
    for (const each of cases) await rejects(source, each);
    await rejects(new Ladder([web]), ["probe", "date", "today"]);
    expect(school.server.calls).toEqual([]);
  });

  test("to a session's cache, and as its configuration", async () => {
    await using school = await answering({});
    const { cache } = school.session;
    expect(() => Reflect.apply(cache.clear, cache, ["getTimetable"])).toThrow(/method must be/);
    expect(() => Reflect.construct(Session, [])).toThrow(/configuration must be an object/);
  });
});

test("a date of another calendar would be sent as another year", async () => {
  await using school = await answering({});
  const start = MONDAY.withCalendar("buddhist");
  await expect(school.session.substitutions({ start, end: start })).rejects.toThrow(
    /start must be of the ISO calendar/,
  );
  expect(school.server.calls).toEqual([]);
});

test("a key is a text or a number", async () => {
  await using school = await answering({ getTimetable: [] });
  for (const klasse of ["5a", 7, { id: 7 }])
    await school.session.timetableExtended({ ...THAT_WEEK, klasse, keyType: "name" });
  expect(school.server.calls).toHaveLength(3);
});
