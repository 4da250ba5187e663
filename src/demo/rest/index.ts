import { dateAt } from "../calendar/school-clock.ts";
import { type Account, PUBLIC } from "../school/accounts.ts";
import { SCHOOL } from "../school/identity.ts";
import type { Context } from "../server/context.ts";
import * as about from "./account-pages.ts";
import { calendarEntry } from "./calendar-entry.ts";
import { filter, grid, menu, pageConfig } from "./element-pages.ts";
import { entries } from "./entries.ts";
import { exams } from "./exam-page.ts";
import { LOGIN_META, loginMeta } from "./login-pages.ts";
import { messages, news } from "./message-pages.ts";
import { absences, homeworks } from "./register-pages.ts";
import { ok, type Page, type RestAnswer, type RestRequest, unauthorized } from "./route.ts";
import { issueToken, tokenOwner } from "./tokens.ts";
import { weekly } from "./weekly.ts";

export type { RestAnswer, RestRequest } from "./route.ts";

const REST = "/WebUntis/api/rest/view/";

/** Pages that need a token. Those without an account may read some of them as well, where the school shows something to the public. */
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

/** Pages that need a session. A token is not enough. */
const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ["/WebUntis/api/token/new", ({ sessionId, account, context }) => ok(issueToken(account, context.now(), sessionId))],
  ["/WebUntis/api/app/config", about.appConfig],
  ["/WebUntis/api/daytimetable/config", about.dayTimetableConfig],
  ["/WebUntis/api/public/timetable/weekly/data", weekly],
  ["/WebUntis/api/public/timetable/weekly/pageconfig", pageConfig],
  ["/WebUntis/api/public/news/newsWidgetData", news],
  ["/WebUntis/api/exams", exams],
  ["/WebUntis/api/homeworks/lessons", homeworks],
  ["/WebUntis/api/classreg/absences/students", absences],
]);

const PUBLIC_SCHOOL = Buffer.from(SCHOOL.loginName).toString("base64");

/** Who asks for a page that needs a token. */
function visitor(request: RestRequest, { now, publicAccess }: Context): Account | undefined {
  const { authorization, sessionId: id, account, anonymousSchool } = request;
  if (authorization === undefined && publicAccess && anonymousSchool === PUBLIC_SCHOOL) return PUBLIC;
  return tokenOwner(authorization, { id, account }, now());
}

/** Answers a request as the web client's server does; undefined for unknown pages. */
export function answerRest(request: RestRequest, context: Context): RestAnswer | undefined {
  const { path, query } = request;
  if (request.method !== "GET") return undefined;
  if (path === LOGIN_META) return loginMeta(query.get("school"), context);
  const isRest = path.startsWith(REST);
  const page = isRest ? WITH_TOKEN.get(path.slice(REST.length)) : PAGES.get(path);
  if (!page) return undefined;
  const account = isRest ? visitor(request, context) : request.account;
  if (!account) return unauthorized();
  return page({ ...request, account, today: dateAt(context.now()), context });
}
