import { endTime, type Period, startTime } from "../plan/periods.ts";
import type { Weeks } from "../plan/weeks.ts";
import { klasseId } from "../school/klassen.ts";
import { pupils } from "../school/pupils.ts";
import { dateNumber, integerParam, type Params } from "./params.ts";
import { attends, rangeOf } from "./timetable.ts";

const ARBEIT = { id: 1, name: "KA", longName: "Klassenarbeit", showInTimetable: true };
const KLAUSUR = { id: 2, name: "KL", longName: "Klausur", showInTimetable: true };

/** The result of getExamTypes. */
export const examTypes = (): readonly object[] => [ARBEIT, KLAUSUR];

const typeOf = ({ klassen }: Period) => (klassen.some(({ home }) => home) ? ARBEIT : KLAUSUR);

/** An exam over all its periods. */
function item(first: Period, last: Period, schoolYearId: number): object {
  const { id, klassen, teachers, subjects, date } = first;
  return {
    id,
    classes: klassen.map((klasse) => klasseId(klasse, schoolYearId)),
    teachers: teachers.flatMap(({ now }) => (now ? [now.id] : [])),
    students: pupils
      .filter((pupil) => klassen.includes(pupil.klasse) && attends(pupil, first))
      .map((pupil) => pupil.id),
    subject: subjects[0]?.now?.id ?? 0,
    date: dateNumber(date),
    startTime: startTime(first),
    endTime: endTime(last),
  };
}

/** An exam by its first and its last period. */
export interface ExamPeriods {
  readonly first: Period;
  readonly last: Period;
}

/** The exams of some days. */
export function examsOn(
  { start, end }: { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate },
  weeks: Weeks,
): readonly ExamPeriods[] {
  const periods = weeks.all(start, end).filter(({ exam }) => exam);
  return [...Map.groupBy(periods, ({ date, lsnumber }) => `${date} ${lsnumber}`).values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ first, last: all.at(-1) ?? first }] : [];
  });
}

/** `getExams`: the exams of the days asked for, of one type where it is named (0 is all of them). */
export function getExams(params: Params, today: Temporal.PlainDate, weeks: Weeks): readonly object[] {
  const { start, end, year } = rangeOf(params, today);
  const type = integerParam(params, "examTypeId") ?? 0;
  return examsOn({ start, end }, weeks)
    .filter(({ first }) => type === 0 || typeOf(first).id === type)
    .map(({ first, last }) => item(first, last, year.id));
}
