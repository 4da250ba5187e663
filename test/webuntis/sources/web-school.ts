import { Session, type SessionConfig, WebClientSource } from "../../../src/webuntis/index.ts";
import {
  LOGGED_IN,
  page,
  type ReceivedCall,
  type Scripted,
  type ScriptedWebUntis,
  scriptedWebUntis,
} from "../../fakes/webuntis.ts";

export const NO_RIGHT: Scripted = { error: { code: -8509, message: "no right for getTeachers()" } };
export const FORBIDDEN = page(403, "");
/** A refusal that looks like an empty plan. */
export const REFUSED: Scripted = {
  json: { format: 1, days: [], errors: [{ code: "INTERNAL_ERROR", title: "Unerlaubter Zugriff" }] },
};
export const MISSING = page(404, "");

const REST = "/WebUntis/api/rest/view/v1/";

export const APP_DATA = `${REST}app/data`;
export const SCHOOLYEARS = `${REST}schoolyears`;

const SCHOOL = {
  tenant: { id: "4711" },
  currentSchoolYear: {
    id: 20,
    name: "2026/2027",
    dateRange: { start: "2026-08-01", end: "2027-07-31" },
    timeGrid: { units: [{ unitOfDay: 1, startTime: 755, endTime: 840 }] },
  },
  holidays: [{ id: 1, name: "Weihnachtsferien", start: "2026-12-23", end: "2027-01-06" }],
};

const klasse = { class: { id: 1, shortName: "5a", longName: "Klasse 5a", displayName: "5a" } };

export const CLASSES: Scripted = { json: { classes: [klasse], teachers: null } };

/** Days without lessons, as many as were asked for. */
export function noLessons({ params }: ReceivedCall): Scripted {
  const { start, end } = params as { start: string; end: string };
  const first = Temporal.PlainDate.from(start);
  const days = Array.from({ length: first.until(end).days + 1 }, (_, ahead) => ({
    date: first.add({ days: ahead }).toString(),
    status: "NO_DATA",
    gridEntries: [],
  }));
  return { json: { format: 1, days, errors: [] } };
}

/** What the pages of a small school say; each may be replaced. */
export const PAGES: Readonly<Record<string, Scripted | ((call: ReceivedCall) => Scripted)>> = {
  "/WebUntis/api/token/new": page(200, "e30.e30.sig"),
  [APP_DATA]: { json: SCHOOL },
  [SCHOOLYEARS]: { json: [SCHOOL.currentSchoolYear] },
  [`${REST}timetable/grid`]: { json: { formatDefinitions: [] } },
  [`${REST}timetable/filter`]: CLASSES,
  [`${REST}timetable/entries`]: noLessons,
};

export const ENTRIES = `${REST}timetable/entries`;
export const FILTER = `${REST}timetable/filter`;
export const GRID = `${REST}timetable/grid`;
export const TOKEN = "/WebUntis/api/token/new";
export const WEEKLY = "/WebUntis/api/public/timetable/weekly/data";
export const PAGE_CONFIG = "/WebUntis/api/public/timetable/weekly/pageconfig";
export const NEWS = "/WebUntis/api/public/news/newsWidgetData";
export const EXAMS = "/WebUntis/api/exams";
export const MENU = `${REST}timetable/menu`;
export const MESSAGES = `${REST}messages`;
export const DETAIL = "/WebUntis/api/rest/view/v2/calendar-entry/detail";
export const HOMEWORK = "/WebUntis/api/homeworks/lessons";
export const OWN_ABSENCES = "/WebUntis/api/classreg/absences/students";

export interface WebSchool extends AsyncDisposable {
  readonly server: ScriptedWebUntis;
  readonly session: Session;
  readonly source: WebClientSource;
  /** The pages and methods asked for so far. */
  methods(): readonly string[];
  setTime(at: string): void;
}

/** A server of the web client's pages, with a session and a source. What is not scripted does not exist. */
export async function webSchool(
  pages: Readonly<Record<string, Scripted | ((call: ReceivedCall) => Scripted)>> = {},
  config: Partial<SessionConfig> = {},
): Promise<WebSchool> {
  let time = "2026-11-23T06:30:00Z";
  const now = () => Temporal.Instant.from(time);
  const all: typeof pages = { authenticate: LOGGED_IN, logout: { result: null }, ...PAGES, ...pages };
  const server = await scriptedWebUntis((call) => {
    const scripted = all[call.method] ?? MISSING;
    return typeof scripted === "function" ? scripted(call) : scripted;
  });
  const account = { school: "demo", username: "anna", password: "SECRET-PASSWORD", useragent: "test", loginRepeat: 1 };
  const timeZone = "Europe/Berlin";
  const session = new Session({ server: server.url, ...account, timeZone, now, ...config });
  return {
    server,
    session,
    source: new WebClientSource(session, { now }),
    methods: () => server.methods().map((method) => method.replace(REST, "…/")),
    setTime: (at) => {
      time = at;
    },
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
