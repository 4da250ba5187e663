import { dateNumber } from "../calendar/wire-date.ts";
import { unit } from "../plan/grid.ts";
import { endTime, type Period, type Standing, startTime } from "../plan/periods.ts";
import type { Weeks } from "../plan/weeks.ts";
import type { Named } from "../school/elements.ts";
import { klasseId } from "../school/klassen.ts";
import { integerParam, type Params } from "./params.ts";
import { rangeOf } from "./range.ts";
import { type Fields, standingsOnWire } from "./wire-period.ts";

const NAMES: Fields = { name: true, longname: false };
const elements = (all: readonly Standing<Named>[]) => standingsOnWire(all, NAMES, false);

function item(period: Period, schoolYearId: number): object {
  const { change, lsnumber, date, klassen, teachers, subjects, rooms, substText, info, lstext, origin } = period;
  const from = origin && unit(origin.first);
  const txt = substText || info || lstext;
  return {
    type: change,
    lsid: lsnumber,
    date: dateNumber(date),
    startTime: startTime(period),
    endTime: endTime(period),
    kl: klassen.map((klasse) => ({ id: klasseId(klasse, schoolYearId), name: klasse.name })),
    te: elements(teachers),
    su: elements(subjects),
    ro: elements(rooms),
    ...(txt && { txt }),
    ...(origin && from && { reschedule: { date: dateNumber(origin.date), startTime: from.start, endTime: from.end } }),
  };
}

/** `getSubstitutions`: all changes of the requested days, of one department if `departmentId` is given (0 means all). */
export function getSubstitutions(params: Params, today: Temporal.PlainDate, weeks: Weeks): readonly object[] {
  const { start, end, year } = rangeOf(params, today);
  const department = integerParam(params, "departmentId") ?? 0;
  const concerns = ({ klassen }: Period) =>
    department === 0 || klassen.some((klasse) => klasse.department === department);
  return weeks
    .all(start, end)
    .filter((period) => period.change && concerns(period))
    .map((period) => item(period, year.id));
}
