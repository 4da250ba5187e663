import type { DateRange } from "../calendar/date-range.ts";
import type { Period } from "./periods.ts";
import type { Weeks } from "./weeks.ts";

const ARBEIT = { id: 1, name: "KA", longName: "Klassenarbeit" } as const;
const KLAUSUR = { id: 2, name: "KL", longName: "Klausur" } as const;

export const EXAM_TYPES = [ARBEIT, KLAUSUR] as const;

/** An exam by its first and its last period. */
export interface Exam {
  readonly first: Period;
  readonly last: Period;
}

/** The Oberstufe, which has no classrooms of its own, writes Klausuren. */
export const examTypeOf = ({ first }: Exam): (typeof EXAM_TYPES)[number] =>
  first.klassen.some(({ home }) => home) ? ARBEIT : KLAUSUR;

/** The exams of some days. */
export function examsOn({ start, end }: DateRange, weeks: Weeks): readonly Exam[] {
  const periods = weeks.all(start, end).filter(({ exam }) => exam);
  return [...Map.groupBy(periods, ({ date, lsnumber }) => `${date} ${lsnumber}`).values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ first, last: all.at(-1) ?? first }] : [];
  });
}
