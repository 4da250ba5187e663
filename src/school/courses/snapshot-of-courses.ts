import type { DaySnapshot, SnapshotLesson } from "../changes/snapshot.ts";
import { type CourseChoice, isOutdated } from "./choice.ts";
import { standsIn, verdictsOf } from "./verdicts.ts";

/** What was told does not say which lessons are one change: what stands in for another is not of the regular plan. */
const takesPlaceOf = (lesson: SnapshotLesson, cancelled: SnapshotLesson) =>
  lesson.state !== "regular" && standsIn(lesson, cancelled);

/**
 * A day as it was told, with the lessons of the chosen courses, by the same rules as `onlyCourses`. Where none of them is on a day of
 * school, that day counts as one that was told to be free, so that one which is added is told.
 */
export function snapshotOfCourses(snapshot: DaySnapshot, choice: CourseChoice): DaySnapshot {
  if (isOutdated(choice, snapshot.date)) return snapshot;
  const verdicts = verdictsOf(snapshot.lessons, choice, takesPlaceOf);
  const lessons = snapshot.lessons.filter((lesson) => verdicts.get(lesson) !== "others");
  const isEmptied = snapshot.lessons.length > 0 && lessons.length === 0;
  return { ...snapshot, lessons, emptied: snapshot.emptied || isEmptied };
}
