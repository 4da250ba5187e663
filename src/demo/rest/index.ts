import { dateAt } from "../calendar/school-clock.ts";
import type { Context } from "../server/context.ts";
import * as about from "./account-pages.ts";
import { calendarEntry } from "./calendar-entry.ts";
import { filter, grid, menu, pageConfig } from "./element-pages.ts";
import { entries } from "./entries.ts";
import { exams } from "./exam-page.ts";
import { messages, news } from "./message-pages.ts";
import { absences, homeworks } from "./register-pages.ts";
import { ok, type Page, type RestAnswer, type RestRequest, unauthorized } from "./route.ts";
import { issueToken, isValidToken } from "./tokens.ts";
import { weekly } from "./weekly.ts";

export type { RestAnswer, RestRequest } from "./route.ts";

const REST = "/WebUntis/api/rest/view/";

/** Pages that need a token besides the session. */
const WITH_TOKEN: ReadonlyMap<string, Page> = new Map<string, Page>([
  ["v1/app/data", about.appData],
  ["v1/schoolyears", about.schoolyears],
  ["v1/session/status", about.sessionStatus],
  ["v1/timetable/filter", filter],
  ["v1/timetable/grid", grid],
  ["v1/timetable/menu", menu],
  ["v1/timetable/entries", entries],
  ["v1/messages", messages],
  ["v2/calendar-entry/detail", calendarEntry],
]);

const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ["/WebUntis/api/token/new", ({ sessionId, account, context }) => ok(issueToken(sessionId, account, context.now()))],
  ["/WebUntis/api/app/config", about.appConfig],
  ["/WebUntis/api/daytimetable/config", about.dayTimetableConfig],
  ["/WebUntis/api/public/timetable/weekly/data", weekly],
  ["/WebUntis/api/public/timetable/weekly/pageconfig", pageConfig],
  ["/WebUntis/api/public/news/newsWidgetData", news],
  ["/WebUntis/api/exams", exams],
  ["/WebUntis/api/homeworks/lessons", homeworks],
  ["/WebUntis/api/classreg/absences/students", absences],
]);

/** Answers a request as the web client's server does; undefined for unknown pages. */
export function answerRest(request: RestRequest, context: Context): RestAnswer | undefined {
  const isRest = request.path.startsWith(REST);
  const page = isRest ? WITH_TOKEN.get(request.path.slice(REST.length)) : PAGES.get(request.path);
  if (!page || request.method !== "GET") return undefined;
  const { account, sessionId } = request;
  if (!account || sessionId === undefined) return unauthorized();
  if (isRest && !isValidToken(request.authorization, sessionId, context.now())) return unauthorized();
  return page({ ...request, account, sessionId, today: dateAt(context.now()), context });
}
