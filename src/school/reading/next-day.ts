import { monday } from "../calendar/calendar.ts";
import type { DayPlan, PlanOwner } from "../plan.ts";
import type { DayPlans } from "./day-plans.ts";

/** Holidays are skipped without asking, so ten weeks without a lesson mean that there will be no more. */
const MOST_WEEKS = 10;

/** Whether something takes place on a school day: a lesson, or an event of the whole day. */
export const isOn = ({ kind, begins, allDay }: DayPlan): boolean =>
  begins !== null || (kind === "school" && allDay.some(({ state }) => state !== "cancelled"));

/** What was put together from the plans of all classes costs a request for each of them and each week. */
const MOST_WEEKS_FROM_KLASSEN = 2;

/**
 * The first day after `after` on which something takes place; undefined when none is known.
 * @param isOnFor what counts as something, such as only the lessons of some courses.
 */
export async function nextDay(
  plans: DayPlans,
  of: PlanOwner,
  after: Temporal.PlainDate,
  isOnFor: (plan: DayPlan) => boolean = isOn,
): Promise<DayPlan | undefined> {
  const calendar = await plans.calendar();
  const weeks = new Set<string>();
  let most = MOST_WEEKS;
  for (const date of calendar.schoolDays(after)) {
    if (weeks.add(monday(date).toString()).size > most) return undefined;
    const { plan } = await plans.day(of, date);
    if (isOnFor(plan)) return plan;
    if (plan.fromKlassen) most = MOST_WEEKS_FROM_KLASSEN;
    // A class that could not be read may have something before whatever is found.
    if (plan.fromKlassen?.unread) return undefined;
    // From here on the school shows nothing yet.
    if (plan.kind === "unpublished") return undefined;
  }
  return undefined;
}
