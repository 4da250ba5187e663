export type { KlasseMatch } from "./klasse-names.ts";
export type {
  DayKind,
  DayPlan,
  FreeDays,
  Holiday,
  Lesson,
  LessonState,
  Named,
  NowAndWas,
  Place,
  Slot,
  Units,
} from "./plan.ts";
export { School, type SchoolParts } from "./school.ts";
export { SchoolError, type SchoolErrorReason } from "./school-error.ts";
