import { dateNumber } from "../calendar/wire-date.ts";
import { EXAM_TYPES, type Exam, examsOn, examTypeOf } from "../plan/exams.ts";
import { endTime, startTime } from "../plan/periods.ts";
import { attends } from "../plan/timetable.ts";
import type { Weeks } from "../plan/weeks.ts";
import { klasseId } from "../school/klassen.ts";
import { pupils } from "../school/pupils.ts";
import { integerParam, type Params } from "./params.ts";
import { rangeOf } from "./range.ts";

/** The result of getExamTypes. */
export const examTypes = (): readonly object[] => EXAM_TYPES.map((type) => ({ ...type, showInTimetable: true }));

/** An exam with all its periods. */
function item({ first, last }: Exam, schoolYearId: number): object {
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

/** `getExams`: the exams of the requested days, of one type if `examTypeId` is given (0 means all). */
export function getExams(params: Params, today: Temporal.PlainDate, weeks: Weeks): readonly object[] {
  const range = rangeOf(params, today);
  const type = integerParam(params, "examTypeId") ?? 0;
  return examsOn(range, weeks)
    .filter((exam) => type === 0 || examTypeOf(exam).id === type)
    .map((exam) => item(exam, range.year.id));
}
