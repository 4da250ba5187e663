import { dayUnits } from "../lessons/units.ts";
import type { PlanOwner } from "../plan.ts";
import { comingWeeks } from "../reading/coming-weeks.ts";
import type { DayPlans } from "../reading/day-plans.ts";
import type { CourseOffer } from "./course.ts";
import { coursesIn, type TaughtCourse } from "./offered.ts";
import { type SubjectOfKlasse, subjectsOf } from "./subjects.ts";

/** The subjects of a class. */
export interface KlasseSubjects extends Pick<CourseOffer, "weeks" | "asOf" | "stale"> {
  readonly of: PlanOwner<"klasse">;
  /** In natural order; empty where the coming weeks show no lessons. */
  readonly subjects: readonly SubjectOfKlasse[];
}

async function read(plans: DayPlans, of: PlanOwner<"klasse">, now: Temporal.ZonedDateTime) {
  const coming = await comingWeeks(plans, of, now);
  const grid = await plans.grid();
  const taught: readonly TaughtCourse[] = coursesIn(coming.weeks, (date) => dayUnits(grid, date));
  return { of, taught, until: coming.yearEnd, weeks: coming.weeks.length, asOf: coming.asOf, stale: coming.stale };
}

/** The courses of a class in the next four weeks with school. */
export async function courseOffer(
  plans: DayPlans,
  of: PlanOwner<"klasse">,
  now: Temporal.ZonedDateTime,
): Promise<CourseOffer> {
  const { taught, ...rest } = await read(plans, of, now);
  return { ...rest, courses: taught.map(({ course }) => course) };
}

/** The subjects of a class in the next four weeks with school. */
export async function klasseSubjects(
  plans: DayPlans,
  of: PlanOwner<"klasse">,
  now: Temporal.ZonedDateTime,
): Promise<KlasseSubjects> {
  const { taught, until: _, ...rest } = await read(plans, of, now);
  return { ...rest, subjects: subjectsOf(taught) };
}
