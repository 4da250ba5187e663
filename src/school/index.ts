export { type Door, END_OF_DAY, type LoginDoors } from "../webuntis/index.ts";
export type { SchoolHoliday } from "./calendar/calendar.ts";
export type { SchoolOutlook } from "./calendar/school-outlook.ts";
export type { SchoolYearHolidays } from "./calendar/school-year.ts";
export { isOfAllDay, isOver, type PlanChange, toldTogether } from "./changes/plan-changes.ts";
export { isPlausible } from "./changes/plausible.ts";
export {
  type DaySnapshot,
  following,
  keepingNames,
  packSnapshot,
  type SnapshotLesson,
  snapshotOf,
  unpackSnapshot,
} from "./changes/snapshot.ts";
export {
  type CourseChoice,
  choose,
  chosenBefore,
  decide,
  isOutdated,
  packChoice,
  unpackChoice,
} from "./courses/choice.ts";
export type { Course, CourseOffer } from "./courses/course.ts";
export { type CoursePlan, onlyCourses } from "./courses/only-courses.ts";
export { snapshotOfCourses } from "./courses/snapshot-of-courses.ts";
export type { SubjectOfKlasse } from "./courses/subjects.ts";
export { type ElementMatch, ElementNames } from "./element-names.ts";
export { type NowAndNext, nowAndNext } from "./lessons/now-and-next.ts";
export type { Unit } from "./lessons/units.ts";
export type { ExamAhead } from "./notices/exam.ts";
export type { ExamsAhead } from "./notices/exams.ts";
export { examsOfCourses } from "./notices/exams-of-courses.ts";
export type { HomeworkDue, KlasseHomework } from "./notices/homework.ts";
export type { SchoolMessages } from "./notices/messages.ts";
export type {
  DayPlan,
  Lesson,
  LessonTime,
  Named,
  NowAndWas,
  OwnerKind,
  PlanOwner,
  Slot,
  Units,
} from "./plan.ts";
export { type Job, RequestQueue } from "./reading/request-queue.ts";
export type { FreeRooms, FreeRoomsAnswer } from "./rooms/free-rooms.ts";
export { School } from "./school.ts";
export { type ClosedDoor, type LoginRemedy, loginRemedy, SchoolError, type SchoolErrorReason } from "./school-error.ts";
