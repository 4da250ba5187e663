const HOUR = 3_600_000;

/** How long stored answers are used, in milliseconds: what rarely changes is rarely asked for. */
export const DEFAULT_TTL = {
  departments: 6 * HOUR,
  klassen: 6 * HOUR,
  teachers: 6 * HOUR,
  subjects: 6 * HOUR,
  rooms: 6 * HOUR,
  statusdata: 24 * HOUR,
  holidays: 24 * HOUR,
  schoolyears: 24 * HOUR,
  timegridUnits: 24 * HOUR,
  lastImportTime: HOUR / 60,
  timetable: HOUR / 12,
  timetableExtended: HOUR / 12,
  myTimetable: HOUR / 12,
  substitutions: HOUR / 12,
  students: 6 * HOUR,
  examTypes: 24 * HOUR,
  exams: HOUR / 12,
  timetableWithAbsences: HOUR / 12,
  classRegEvents: HOUR / 12,
  classRegEventForId: HOUR / 12,
  classRegCategories: 24 * HOUR,
  classRegCategoryGroups: 24 * HOUR,
  person: 6 * HOUR,
} as const;

/** The methods of `Session` whose answers are stored. */
export type MethodName = keyof typeof DEFAULT_TTL;

/** All of them. */
export const METHODS = Object.keys(DEFAULT_TTL) as [MethodName, ...MethodName[]];
