import { hull, overlap, type TimeRange } from "../lessons/units.ts";
import type { DayPlan, Lesson, Slot } from "../plan.ts";
import { type CourseChoice, isOutdated } from "./choice.ts";
import { mostLike, sameNumber, signsOfLesson } from "./signs.ts";

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

type Verdict = "mine" | "others" | "unknown" | "everybody";

const isForEverybody = ({ state, subjects }: Lesson) =>
  state === "event" || subjects.now.length + subjects.was.length === 0;

/** Whose a lesson is by itself. Only what is certainly a course that was offered and not chosen is somebody else's. */
function verdictOf(lesson: Lesson, { courses }: CourseChoice): Verdict {
  if (isForEverybody(lesson)) return "everybody";
  const signs = signsOfLesson(lesson);
  const like = mostLike(signs, courses);
  if (like.some(({ isChosen }) => isChosen)) return "mine";
  if (like.length > 0) return "others";
  // Where only the number is that of a chosen course, another subject stands in for it, perhaps.
  const isOnlyNumber =
    lesson.state !== "regular" && courses.some((each) => each.isChosen && sameNumber(signs, each.signs));
  return isOnlyNumber ? "mine" : "unknown";
}

/** Whether a lesson is told as one change with a cancelled one whose place it takes. */
const takesPlaceOf = (lesson: Lesson, cancelled: Lesson) =>
  lesson.change !== undefined &&
  lesson.change === cancelled.change &&
  lesson.state !== "cancelled" &&
  cancelled.state === "cancelled" &&
  overlap(lesson, cancelled);

/** The verdicts about a slot. What takes a chosen course's place is shown, unless another group's course is named. */
function verdictsOf({ lessons }: Slot, choice: CourseChoice): ReadonlyMap<Lesson, Verdict> {
  const own = new Map(lessons.map((lesson) => [lesson, verdictOf(lesson, choice)]));
  const cancelled = lessons.filter((each) => own.get(each) === "mine" && each.state === "cancelled");
  return new Map(
    [...own].map(([lesson, verdict]) => {
      const isStandIn = cancelled.some((each) => takesPlaceOf(lesson, each));
      return [lesson, isStandIn && (verdict === "unknown" || lesson.group === "") ? "mine" : verdict];
    }),
  );
}

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
  const verdicts = new Map(plan.slots.flatMap((slot) => [...verdictsOf(slot, choice)]));
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
