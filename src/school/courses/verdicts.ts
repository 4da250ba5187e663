import { overlap, type TimeRange } from "../lessons/units.ts";
import type { Lesson } from "../plan.ts";
import type { CourseChoice } from "./choice.ts";
import { mostLike, sameNumber, signsOfLesson } from "./signs.ts";

/** The parts of a lesson that tell whose it is. */
export type Judged = Pick<Lesson, "state" | "subjects" | "teachers" | "group" | "lsnumber"> & TimeRange;

/** Whose a lesson is; only that of others is hidden. */
export type Verdict = "mine" | "others" | "unknown" | "everybody";

const isForEverybody = ({ state, subjects }: Judged) =>
  state === "event" || subjects.now.length + subjects.was.length === 0;

/** Whose a lesson is by itself. Only what is certainly a course that was offered and not chosen is somebody else's. */
function verdictOf(lesson: Judged, { courses }: CourseChoice): Verdict {
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

/** Whether one lesson takes place at a time of a cancelled one. */
export const standsIn = (lesson: Judged, cancelled: Judged): boolean =>
  lesson.state !== "cancelled" && cancelled.state === "cancelled" && overlap(lesson, cancelled);

/**
 * Whose some lessons of a day are. What takes a chosen course's place is that somebody's as well, unless another group's course is named.
 * @param takesPlaceOf whether a lesson takes the place of a cancelled one
 */
export function verdictsOf<L extends Judged>(
  lessons: readonly L[],
  choice: CourseChoice,
  takesPlaceOf: (lesson: L, cancelled: L) => boolean,
): ReadonlyMap<L, Verdict> {
  const own = new Map(lessons.map((lesson) => [lesson, verdictOf(lesson, choice)]));
  const cancelled = lessons.filter((each) => own.get(each) === "mine" && each.state === "cancelled");
  return new Map(
    [...own].map(([lesson, verdict]) => {
      const isStandIn = cancelled.some((each) => takesPlaceOf(lesson, each));
      return [lesson, isStandIn && (verdict === "unknown" || lesson.group === "") ? "mine" : verdict];
    }),
  );
}
