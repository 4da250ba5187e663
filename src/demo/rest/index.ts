import type { RpcContext } from "../context.ts";
import { dateAt } from "../school-clock.ts";
import * as account from "./account-pages.ts";
import { filter, grid, menu, pageConfig } from "./element-pages.ts";
import { entries } from "./entries.ts";
import * as extras from "./extra-pages.ts";
import { ok, type Page, type RestAnswer, type RestRequest, unauthorized } from "./route.ts";
import { issueToken, isValidToken } from "./tokens.ts";
import { weekly } from "./weekly.ts";

export type { RestAnswer, RestRequest } from "./route.ts";

const REST = "/WebUntis/api/rest/view/v1/";

/** Pages that want a token besides the session. */
const WITH_TOKEN: ReadonlyMap<string, Page> = new Map<string, Page>([
  ["app/data", account.appData],
  ["schoolyears", account.schoolyears],
  ["session/status", account.sessionStatus],
  ["timetable/filter", filter],
  ["timetable/grid", grid],
  ["timetable/menu", menu],
  ["timetable/entries", entries],
  ["messages", extras.messages],
]);

const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ["/WebUntis/api/token/new", ({ sessionId, context }) => ok(issueToken(sessionId, context.now()))],
  ["/WebUntis/api/app/config", account.appConfig],
  ["/WebUntis/api/daytimetable/config", account.dayTimetableConfig],
  ["/WebUntis/api/public/timetable/weekly/data", weekly],
  ["/WebUntis/api/public/timetable/weekly/pageconfig", pageConfig],
  ["/WebUntis/api/public/news/newsWidgetData", extras.news],
  ["/WebUntis/api/exams", extras.exams],
  ["/WebUntis/api/homeworks/lessons", extras.homeworks],
  ["/WebUntis/api/classreg/absences/students", extras.absences],
]);

/** Answers a request as the web client's server does; undefined for a page that does not exist. */
export function answerRest(request: RestRequest, context: RpcContext): RestAnswer | undefined {
  const isRest = request.path.startsWith(REST);
  const page = isRest ? WITH_TOKEN.get(request.path.slice(REST.length)) : PAGES.get(request.path);
  if (!page || request.method !== "GET") return undefined;
  const { account, sessionId } = request;
  if (!account || sessionId === undefined) return unauthorized();
  if (isRest && !isValidToken(request.authorization, sessionId, context.now())) return unauthorized();
  return page({ ...request, account, sessionId, today: dateAt(context.now()), context });
}
