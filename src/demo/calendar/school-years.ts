import type { DateRange } from "./date-range.ts";

/** A school year of North Rhine-Westphalia, from 1 August to 31 July. */
export interface SchoolYear extends DateRange {
  readonly id: number;
  /** "2026/2027" */
  readonly name: string;
  /** The calendar year in which it starts. */
  readonly from: number;
}

const FIRST_MONTH = 8;

function schoolYear(from: number): SchoolYear {
  return {
    id: from - 2000,
    name: `${from}/${from + 1}`,
    from,
    start: new Temporal.PlainDate(from, FIRST_MONTH, 1),
    end: new Temporal.PlainDate(from + 1, FIRST_MONTH - 1, 31),
  };
}

/** The school year of a date. */
export const schoolYearOf = ({ year, month }: Temporal.PlainDate): SchoolYear =>
  schoolYear(month < FIRST_MONTH ? year - 1 : year);

/** The school years the school keeps on a day: the previous, the current and the next one. */
export const keptYears = (today: Temporal.PlainDate): readonly SchoolYear[] =>
  [-1, 0, 1].map((offset) => schoolYear(schoolYearOf(today).from + offset));

/** Whether the school keeps the school year with this id on a day. */
export const isKept = (schoolYearId: number, today: Temporal.PlainDate): boolean =>
  keptYears(today).some(({ id }) => id === schoolYearId);
