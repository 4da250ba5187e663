import { monday } from "../calendar/calendar.ts";
import type { DayPlan, Named } from "../plan.ts";
import type { DayPlans } from "./day-plans.ts";

/** Holidays are skipped without asking: ten weeks of which none has a lesson are the end of a class's lessons. */
const MOST_WEEKS = 10;

/** The first day after `after` on which the class has lessons that take place; undefined when none is known. */
export async function nextDay(plans: DayPlans, klasse: Named, after: Temporal.PlainDate): Promise<DayPlan | undefined> {
  const calendar = await plans.calendar();
  const weeks = new Set<string>();
  for (const date of calendar.schoolDays(after)) {
    if (weeks.add(monday(date).toString()).size > MOST_WEEKS) return undefined;
    const { plan } = await plans.day(klasse, date);
    if (plan.begins) return plan;
    // The school shows nothing yet from here on.
    if (plan.kind === "unpublished") return undefined;
  }
  return undefined;
}
