import { unit } from "../plan/grid.ts";
import { endTime, type Period, type Standing, startTime } from "../plan/periods.ts";
import type { Weeks } from "../plan/weeks.ts";
import { klasseId } from "../school/klassen.ts";
import { dateNumber, integerParam, type Params } from "./params.ts";
import { rangeOf } from "./timetable.ts";

const elements = (all: readonly Standing<{ readonly id: number; readonly name: string }>[]) =>
  all.flatMap(({ now, was }) =>
    now ? [{ id: now.id, name: now.name, ...(was && { orgid: was.id, orgname: was.name }) }] : [],
  );

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

/** `getSubstitutions`: every change of the days asked for, of one department where it is named (0 is all of them). */
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
