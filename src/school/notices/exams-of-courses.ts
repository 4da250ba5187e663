import { type CourseChoice, isOutdated } from "../courses/choice.ts";
import { subjectNames } from "../courses/signs.ts";
import type { ExamAhead } from "./exam.ts";

/**
 * The exams that may concern somebody: those in a subject of a chosen course, and those in subjects that were not offered. Groups are
 * not told apart: the list names who supervises an exam, which may be another course's teacher.
 */
export function examsOfCourses(exams: readonly ExamAhead[], choice: CourseChoice): readonly ExamAhead[] {
  const subjectsOf = (all: CourseChoice["courses"]) => new Set(all.flatMap(({ signs }) => signs.subjects));
  const [known, chosen] = [subjectsOf(choice.courses), subjectsOf(choice.courses.filter(({ isChosen }) => isChosen))];
  return exams.filter(({ date, subjects }) => {
    const names = subjectNames(subjects);
    return (
      isOutdated(choice, date) ||
      names.some((name) => chosen.has(name)) ||
      !names.every((name) => known.has(name)) ||
      names.length === 0
    );
  });
}
