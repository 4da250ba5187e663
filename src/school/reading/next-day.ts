import { monday } from "../calendar/calendar.ts";
import type { DayPlan, PlanOwner } from "../plan.ts";
import type { DayPlans } from "./day-plans.ts";

/** Holidays are skipped without asking, so ten weeks without a lesson mean that there will be no more. */
const MOST_WEEKS = 10;

/** Whether something takes place on a school day: a lesson, or an event of the whole day. */
export const isOn = ({ kind, begins, allDay }: DayPlan): boolean =>
  begins !== null || (kind === "school" && allDay.some(({ state }) => state !== "cancelled"));

/** The first day after `after` on which something takes place; undefined when none is known. */
export async function nextDay(plans: DayPlans, of: PlanOwner, after: Temporal.PlainDate): Promise<DayPlan | undefined> {
  const calendar = await plans.calendar();
  const weeks = new Set<string>();
  for (const date of calendar.schoolDays(after)) {
    if (weeks.add(monday(date).toString()).size > MOST_WEEKS) return undefined;
    const { plan } = await plans.day(of, date);
    if (isOn(plan)) return plan;
    // From here on the school shows nothing yet.
    if (plan.kind === "unpublished") return undefined;
  }
  return undefined;
}
