import type { DateRange, Schoolyear } from "../../webuntis/index.ts";
import { type Calendar, contains, type SchoolHoliday } from "./calendar.ts";

/** All holidays of a school year. */
export interface SchoolYearHolidays {
  /** "2026/2027"; null when unknown. */
  readonly schoolYear: string | null;
  /** In order, past ones included; those that lie within longer ones are left out. `daysUntil` counts from today. */
  readonly holidays: readonly SchoolHoliday[];
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
}

/** No summer between two school years is longer. */
const LONGEST_SUMMER = { months: 3 };

const AUGUST = 8;

const { compare } = Temporal.PlainDate;

/** From 1 August to 31 July, as school years are counted in Germany. */
function usualYear({ year, month }: Temporal.PlainDate): DateRange {
  const start = Temporal.PlainDate.from({ year: month < AUGUST ? year - 1 : year, month: AUGUST, day: 1 });
  return { start, end: start.add({ years: 1 }).subtract({ days: 1 }) };
}

/** The school year that the date is in, or the one that begins after this summer; undefined when the list has neither. */
function schoolYearAround(years: readonly Schoolyear[], date: Temporal.PlainDate): Schoolyear | undefined {
  const running = years.find((year) => contains(year, date));
  const [coming] = years
    .filter(({ start }) => compare(date, start) < 0 && compare(start, date.add(LONGEST_SUMMER)) <= 0)
    .toSorted((a, b) => compare(a.start, b.start));
  return running ?? coming;
}

/** The last day of the school year around a date. */
export const schoolYearEnd = (years: readonly Schoolyear[], date: Temporal.PlainDate): Temporal.PlainDate =>
  (schoolYearAround(years, date) ?? usualYear(date)).end;

/** The holidays of the school year around today. Between two years, those of the coming one and the running Sommerferien. */
export function schoolYearHolidays(
  calendar: Calendar,
  years: readonly Schoolyear[],
  today: Temporal.PlainDate,
): Pick<SchoolYearHolidays, "schoolYear" | "holidays"> {
  const year = schoolYearAround(years, today);
  const { start, end } = year ?? usualYear(today);
  const from = compare(today, start) < 0 ? today : start;
  return { schoolYear: year?.name ?? null, holidays: calendar.holidaysOf({ start: from, end }, today) };
}
