import { monday } from "../calendar/calendar.ts";
import { schoolYearEnd } from "../calendar/school-year.ts";
import type { DayPlan, PlanOwner } from "../plan.ts";
import { BusyError } from "./busy-error.ts";
import type { DayPlans } from "./day-plans.ts";
import { isOutage } from "./last-good.ts";

/** What a class, teacher or room has in the coming weeks. */
export interface ComingWeeks {
  /** The days with school of each week, in order; the first week also has its days that are over. */
  readonly weeks: readonly (readonly DayPlan[])[];
  /** The last day of the school year that they are in. */
  readonly yearEnd: Temporal.PlainDate;
  /** The last day that was looked at. */
  readonly until: Temporal.PlainDate;
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
}

/** Long enough to see what is taught every other week, and about as much as a school shows. */
const WEEKS = 4;

/** Holidays are skipped without asking; the summer's are the longest. */
const FARTHEST = { weeks: 12 };

const { compare } = Temporal.PlainDate;

/** The days of the next four weeks in which there may be school. */
function* daysOf(
  days: Iterable<Temporal.PlainDate>,
  today: Temporal.PlainDate,
  yearEnd: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const weeks = new Set<string>();
  for (const date of days) {
    const isFar = compare(date, today.add(FARTHEST)) > 0 || compare(date, yearEnd) > 0;
    if (isFar || weeks.add(monday(date).toString()).size > WEEKS) return;
    yield date;
  }
}

/**
 * Reads the next four weeks with school, this one included: one request for each at most. Holidays do not count. Ends with the school
 * year, in which a class is others than in the next, where the school shows no more, and, once there is something, where no more can be
 * read.
 * @throws what keeps the first day from being read.
 */
export async function comingWeeks(plans: DayPlans, of: PlanOwner, now: Temporal.ZonedDateTime): Promise<ComingWeeks> {
  const today = now.toPlainDate();
  const read: DayPlan[] = [];
  const calendar = await plans.calendar();
  const isWeekend = today.dayOfWeek > 5;
  const before = isWeekend ? today : monday(today).subtract({ days: 1 });
  const [first = today] = calendar.schoolDays(before).take(1);
  const yearEnd = schoolYearEnd((await plans.schoolyears()) ?? [], first);
  for (const date of daysOf(calendar.schoolDays(before), today, yearEnd)) {
    try {
      const { plan } = await plans.day(of, date);
      if (plan.kind === "unpublished" && compare(date, today) >= 0) break;
      read.push(plan);
    } catch (error) {
      if (read.length === 0 || !(isOutage(error) || error instanceof BusyError)) throw error;
      break;
    }
  }
  const weeks = Map.groupBy(
    read.filter(({ kind }) => kind === "school"),
    ({ date }) => monday(date).toString(),
  );
  const [oldest] = read.map(({ asOf }) => asOf).toSorted(Temporal.Instant.compare);
  return {
    weeks: [...weeks.values()],
    yearEnd,
    until: read.at(-1)?.date ?? today,
    asOf: oldest ?? now.toInstant(),
    stale: read.some(({ stale }) => stale),
  };
}
