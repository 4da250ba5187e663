import { hull, type TimeRange } from "../lessons/units.ts";
import type { DayPlan, Lesson, Slot } from "../plan.ts";
import { type CourseChoice, isOutdated } from "./choice.ts";
import { standsIn, verdictsOf } from "./verdicts.ts";

/** The part of a class's day that concerns somebody. */
export interface CoursePlan {
  readonly plan: DayPlan;
  /** Lessons of the plan, of courses that were not offered when the choice was made: shown, and to be asked about. */
  readonly unknown: ReadonlySet<Lesson>;
  /** How many lessons are left out. */
  readonly hidden: number;
  /** The choice was made for an earlier school year: everything is shown, and it is to be asked for anew. */
  readonly isOutdated: boolean;
}

/** Whether a lesson is told as one change with a cancelled one whose place it takes. */
const takesPlaceOf = (lesson: Lesson, cancelled: Lesson) =>
  lesson.change !== undefined && lesson.change === cancelled.change && standsIn(lesson, cancelled);

/** A slot with some of its lessons; undefined without any. */
function slotOf(slot: Slot, lessons: readonly Lesson[]): Slot | undefined {
  const [first] = lessons;
  if (!first || lessons.length === slot.lessons.length) return first && slot;
  const { start, end } = lessons.reduce<TimeRange>(hull, first);
  const starting = lessons.find((each) => each.start.equals(start))?.units;
  const ending = lessons.find((each) => each.end.equals(end))?.units;
  return { start, end, units: starting && ending ? { first: starting.first, last: ending.last } : null, lessons };
}

/** A plan with some of its lessons only: what is counted and when the day begins and ends go by them. */
function reduced(plan: DayPlan, slots: readonly Slot[]): DayPlan {
  const lessons = slots.flatMap((slot) => slot.lessons);
  const taking = lessons.filter(({ state }) => state !== "cancelled");
  const [first] = taking;
  const range = first ? taking.reduce<TimeRange>(hull, first) : undefined;
  const changes = new Set([...plan.allDay, ...lessons].flatMap(({ change }) => change ?? []));
  return {
    ...plan,
    slots,
    begins: range?.start ?? null,
    ends: range?.end ?? null,
    changes: plan.kind === "school" ? changes.size : plan.changes,
  };
}

/**
 * A class's day with the lessons of the chosen courses. What stays as well: events and whatever has no subject, since they are
 * everybody's, and lessons that are of none of the courses that were offered. What differs from the regular plan is told by its regular
 * subject, group and teacher. The plans of teachers and rooms stay as they are.
 */
export function onlyCourses(plan: DayPlan, choice: CourseChoice): CoursePlan {
  const isOld = isOutdated(choice, plan.date);
  if (isOld || plan.of.kind !== "klasse") return { plan, unknown: new Set(), hidden: 0, isOutdated: isOld };
  const verdicts = new Map(plan.slots.flatMap((slot) => [...verdictsOf(slot.lessons, choice, takesPlaceOf)]));
  const isShown = (lesson: Lesson) => verdicts.get(lesson) !== "others";
  const slots = plan.slots
    .map((slot) => slotOf(slot, slot.lessons.filter(isShown)))
    .filter((each) => each !== undefined);
  const shown = [...verdicts].filter(([lesson]) => isShown(lesson));
  return {
    plan: shown.length === verdicts.size ? plan : reduced(plan, slots),
    unknown: new Set(shown.filter(([, verdict]) => verdict === "unknown").map(([lesson]) => lesson)),
    hidden: verdicts.size - shown.length,
    isOutdated: false,
  };
}
