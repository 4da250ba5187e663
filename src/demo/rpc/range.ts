import { isKept, schoolYearOf } from "../calendar/school-years.ts";
import type { YearRange } from "../plan/timetable.ts";
import { dateParam, type Params } from "./params.ts";
import { dateNotAllowed, notInOneYear } from "./rpc-error.ts";

/**
 * The days that a call asks for, all of one school year; today by default.
 * @throws RpcError −7004 outside the years the school keeps or when the end is before the start, −8507 across two school years
 */
export function rangeOf(params: Params, today: Temporal.PlainDate): YearRange {
  const start = dateParam(params, "startDate") ?? today;
  const end = dateParam(params, "endDate") ?? start;
  const [year, last] = [schoolYearOf(start), schoolYearOf(end)];
  const isForward = Temporal.PlainDate.compare(start, end) <= 0;
  if (!isForward || !isKept(year.id, today) || !isKept(last.id, today)) throw dateNotAllowed();
  if (year.id !== last.id) throw notInOneYear();
  return { start, end, year };
}
