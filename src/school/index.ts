export type { Door } from "../webuntis/index.ts";
export { KlasseNames } from "./klasse-names.ts";
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
export { isOver, type PlanChange, toldTogether } from "./plan-changes.ts";
export { isPlausible } from "./plausible.ts";
export { School } from "./school.ts";
export { SchoolError, type SchoolErrorReason } from "./school-error.ts";
export {
  type DaySnapshot,
  following,
  packSnapshot,
  type SnapshotLesson,
  snapshotOf,
  unpackSnapshot,
} from "./snapshot.ts";
