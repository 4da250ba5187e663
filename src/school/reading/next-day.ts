import { monday } from "../calendar/calendar.ts";
import type { DayPlan, PlanOwner } from "../plan.ts";
import type { DayPlans } from "./day-plans.ts";

/** Holidays are skipped without asking: ten weeks of which none has a lesson are the end of somebody's lessons. */
const MOST_WEEKS = 10;

/** The first day after `after` on which some of the lessons take place; undefined when none is known. */
export async function nextDay(plans: DayPlans, of: PlanOwner, after: Temporal.PlainDate): Promise<DayPlan | undefined> {
  const calendar = await plans.calendar();
  const weeks = new Set<string>();
  for (const date of calendar.schoolDays(after)) {
    if (weeks.add(monday(date).toString()).size > MOST_WEEKS) return undefined;
    const { plan } = await plans.day(of, date);
    if (plan.begins) return plan;
    // The school shows nothing yet from here on.
    if (plan.kind === "unpublished") return undefined;
  }
  return undefined;
}
