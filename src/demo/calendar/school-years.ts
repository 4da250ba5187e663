/** A school year of North Rhine-Westphalia, from 1 August to 31 July. */
export interface SchoolYear {
  readonly id: number;
  /** "2026/2027" */
  readonly name: string;
  /** The year in which it starts. */
  readonly from: number;
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
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

/** The school year in which a date lies. */
export const schoolYearOf = ({ year, month }: Temporal.PlainDate): SchoolYear =>
  schoolYear(month < FIRST_MONTH ? year - 1 : year);

/** The school years the school keeps on a day: the one before, the current one, the next one. */
export const keptYears = (today: Temporal.PlainDate): readonly SchoolYear[] =>
  [-1, 0, 1].map((offset) => schoolYear(schoolYearOf(today).from + offset));
