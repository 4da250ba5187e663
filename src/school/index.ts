export type { Closed, Door, Question } from "../webuntis/index.ts";
export type {
  DayPlan,
  FreeDays,
  Holiday,
  Lesson,
  Named,
  NowAndWas,
  Place,
  Slot,
  Units,
} from "./plan.ts";
export { School } from "./school.ts";
export { SchoolError, type SchoolErrorReason } from "./school-error.ts";
