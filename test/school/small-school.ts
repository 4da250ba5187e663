import { type RequestQueue, School } from "../../src/school/index.ts";
import { JsonRpcSource, Ladder, Session, type SessionConfig } from "../../src/webuntis/index.ts";
import { LOGGED_IN, page, type ReceivedCall, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";

const wireDate = (date: string) => Number(date.replaceAll("-", ""));

const UNITS = [
  ["1", 755, 840],
  ["2", 845, 930],
  ["3", 950, 1035],
  ["4", 1040, 1125],
] as const;

const timeUnits = UNITS.map(([name, startTime, endTime]) => ({ name, startTime, endTime }));

/** A lesson on the wire, in a unit of the grid. */
export const wireLesson = (date: string, unit: 1 | 2 | 3 | 4, subject: string, more: object = {}) => {
  const [, startTime, endTime] = UNITS[unit - 1] ?? UNITS[0];
  return {
    id: wireDate(date) * 10 + unit,
    date: wireDate(date),
    startTime,
    endTime,
    kl: [{ id: 1, name: "5a", longname: "Klasse 5a" }],
    te: [{ id: 54, name: "MEI", longname: "Meier" }],
    su: [{ id: subject.length, name: subject, longname: subject }],
    ro: [{ id: 26, name: "R204", longname: "Raum 204" }],
    ...more,
  };
};

type WireLesson = ReturnType<typeof wireLesson>;

const HOLIDAYS = [
  ["Herbst", "Herbstferien", "2026-10-12", "2026-10-24"],
  ["Weihn", "Weihnachtsferien", "2026-12-23", "2027-01-08"],
  ["1.WT", "1. Weihnachtstag", "2026-12-25", "2026-12-25"],
  ["Ostern", "Osterferien", "2027-03-22", "2027-04-03"],
  ["Himmelf", "Christi Himmelfahrt", "2027-05-06", "2027-05-06"],
  ["Fronl", "Fronleichnam", "2027-05-27", "2027-05-27"],
  ["Brücke", "Beweglicher Ferientag", "2027-05-28", "2027-05-28"],
  ["Sommer", "Sommerferien", "2027-07-19", "2027-08-31"],
] as const;

/** What the school is, to be changed by a test as it goes on. */
export interface SmallSchool {
  now: string;
  holidays: readonly (readonly [name: string, longName: string, start: string, end: string])[];
  klassen: readonly { id: number; name: string; longName?: string; active?: boolean }[];
  teachers: readonly { id: number; name: string; longName: string; active?: boolean }[];
  rooms: readonly { id: number; name: string; longName: string; building?: string; active?: boolean }[];
  /** The last day of which a timetable is shown. */
  shownUntil: string;
  /** What takes place on a day; by default units 1 and 4 on weekdays without holidays. */
  lessons: (date: Temporal.PlainDate, of: number) => readonly WireLesson[];
  /** Methods that the account may not use. */
  forbidden: readonly string[];
  /** Kinds of element whose timetables the account may not see. */
  closedKinds: readonly ("klasse" | "teacher" | "room")[];
  /** What every call is answered with instead. */
  ill: Scripted | undefined;
  klasseId: number;
  /** Whether a class that is not in the list has no timetable at all. */
  strictIds: boolean;
  /** Classes that have none either. */
  unknownIds: readonly number[];
  /** Methods that fail, while others work. */
  illOnly: readonly string[];
  /** The school years; small schools have three. */
  years: readonly (typeof YEARS)[number][];
  /** The days of the time grid, as WebUntis counts: Sunday = 1. */
  gridDays: readonly number[];
  /** When WebUntis last had news, in milliseconds since 1970. */
  importedAt: number;
}

export const UNAVAILABLE = page(503, "<h1>Wartung</h1>");

const isHoliday = (school: SmallSchool, date: string) =>
  school.holidays.some(([, , start, end]) => start <= date && date <= end);

/** The regular days of a small school. */
export const regularDay = (school: SmallSchool, date: Temporal.PlainDate): readonly WireLesson[] =>
  date.dayOfWeek > 5 || isHoliday(school, date.toString())
    ? []
    : [wireLesson(date.toString(), 4, "Deutsch"), wireLesson(date.toString(), 1, "Ma")];

const asDate = (wire: number) => Temporal.PlainDate.from(String(wire).replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"));

const YEARS = [
  { id: 10, name: "2025/2026", startDate: 20250901, endDate: 20260731 },
  { id: 11, name: "2026/2027", startDate: 20260901, endDate: 20270731 },
  { id: 12, name: "2027/2028", startDate: 20270901, endDate: 20280731 },
];

interface TimetableOptions {
  readonly element: { readonly id: number; readonly type: number };
  readonly startDate: number;
  readonly endDate: number;
}

const KINDS = { klasse: 1, teacher: 2, room: 4 } as const;

/** What WebUntis's numbers of kinds of element are; a class is named by its id alone. */
const TYPES: Readonly<Record<number, string>> = { 1: "", 2: "teacher ", 4: "room " };

function timetable(school: SmallSchool, { element, startDate, endDate }: TimetableOptions): Scripted {
  const [start, end] = [asDate(startDate), asDate(endDate)];
  if (school.closedKinds.some((kind) => KINDS[kind] === element.type))
    return { error: { code: -8509, message: "no right for getTimetable()" } };
  const year = YEARS.find((each) => each.startDate <= startDate && endDate <= each.endDate);
  if (!year) return { error: { code: -8507, message: "not in one school year" } };
  if (end.toString() > school.shownUntil) return { error: { code: -7004, message: "no allowed date" } };
  const isKnown = (id: number) =>
    !school.unknownIds.includes(id) && school.klassen.some((klasse) => klasse.id === id % 1000);
  if (school.strictIds && element.type === 1 && !isKnown(element.id))
    return { error: { code: -7002, message: `no such element elementId:${element.id}` } };
  const days = Array.from({ length: start.until(end).days + 1 }, (_, ahead) => start.add({ days: ahead }));
  return { result: days.flatMap((date) => school.lessons(date, element.id)).toReversed() };
}

function answer(school: SmallSchool, { method, params }: ReceivedCall): Scripted {
  if (school.ill) return school.ill;
  if (school.illOnly.includes(method)) return UNAVAILABLE;
  if (school.forbidden.includes(method)) return { error: { code: -8509, message: `no right for ${method}()` } };
  switch (method) {
    case "authenticate":
      return { result: { ...LOGGED_IN_RESULT, klasseId: school.klasseId } };
    case "getKlassen": {
      // The ids of the next school year are others.
      const { schoolyearId = 11 } = params as { schoolyearId?: number };
      const klassen = school.klassen.map((each) => ({ longName: "", active: true, ...each }));
      return { result: klassen.map((each) => ({ ...each, id: each.id + (schoolyearId - 11) * 1000 })) };
    }
    case "getTeachers":
      return { result: school.teachers.map((each) => ({ active: true, foreName: "", title: "", ...each })) };
    case "getRooms":
      return { result: school.rooms.map((each) => ({ active: true, building: "", ...each })) };
    case "getHolidays":
      return {
        result: school.holidays.map(([name, longName, start, end], id) => {
          return { id, name, longName, startDate: wireDate(start), endDate: wireDate(end) };
        }),
      };
    case "getSchoolyears":
      return { result: school.years };
    case "getCurrentSchoolyear":
      return { result: school.years[1] ?? {} };
    case "getTimegridUnits":
      return { result: school.gridDays.map((day) => ({ day, timeUnits })) };
    case "getLatestImportTime":
      return { result: school.importedAt };
    case "getTimetable":
      return timetable(school, (params as { options: TimetableOptions }).options);
    default:
      return { result: null };
  }
}

const LOGGED_IN_RESULT = "result" in LOGGED_IN && typeof LOGGED_IN.result === "object" ? LOGGED_IN.result : {};

export interface SmallSchoolParts extends Pick<SessionConfig, "gate" | "cachelen"> {
  readonly timeZone?: string;
  readonly queue?: RequestQueue;
}

/** A real session with a small school that a test may change, and what it was asked. */
export async function openSmallSchool(
  changes: Partial<SmallSchool> = {},
  { timeZone = "Europe/Berlin", queue, ...more }: SmallSchoolParts = {},
) {
  const small: SmallSchool = {
    now: "2026-11-23T07:00+01:00",
    holidays: HOLIDAYS,
    klassen: [
      { id: 3, name: "10c" },
      { id: 1, name: "5a" },
      { id: 2, name: "5b" },
    ],
    teachers: [
      { id: 1, name: "HUB", longName: "Huber" },
      { id: 54, name: "MEI", longName: "Meier" },
    ],
    rooms: [{ id: 26, name: "R204", longName: "Raum 204" }],
    shownUntil: "2028-07-31",
    lessons: (date) => regularDay(small, date),
    forbidden: [],
    closedKinds: [],
    ill: undefined,
    klasseId: 2,
    strictIds: false,
    unknownIds: [],
    illOnly: [],
    years: YEARS,
    gridDays: [2, 3, 4, 5, 6],
    importedAt: 1_795_000_000_000,
    ...changes,
  };
  const server = await scriptedWebUntis((call) => answer(small, call));
  const now = () => Temporal.Instant.from(small.now);
  const session = new Session({
    server: server.url,
    school: "klein",
    username: "anna",
    password: "geheim",
    useragent: "test",
    loginRepeat: 1,
    cachelen: 500,
    now,
    ...more,
  });
  const source = new Ladder([new JsonRpcSource(session)], now);
  return {
    small,
    url: server.url,
    school: new School({ source, ...(queue && { queue }), probe: (date) => source.probe(date), timeZone, now }),
    /** The days asked for, as "1 2026-11-23/2026-11-29", or "teacher 54 2026-…". */
    asked: () =>
      server.calls
        .filter(({ method }) => method === "getTimetable")
        .map(({ params }) => (params as { options: TimetableOptions }).options)
        .map(
          ({ element, startDate, endDate }) =>
            `${TYPES[element.type]}${element.id} ${asDate(startDate)}/${asDate(endDate)}`,
        ),
    calls: server.methods,
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
