import type { DayKind } from "../plan.ts";
import type { LessonEvidence } from "../reading/lesson-evidence.ts";
import { type Calendar, isWeekend, type SchoolHoliday } from "./calendar.ts";

/** Whether there is school on a day, and what comes next. */
export interface SchoolOutlook {
  readonly date: Temporal.PlainDate;
  readonly kind: DayKind;
  /** The holiday's name when `kind` is "holiday", or when the day is a holiday with lessons. */
  readonly holiday: string | null;
  /** A weekday between two free days; `kind` says whether there is school. */
  readonly bridging: boolean;
  /** The first free day after `date`, weekends included; null when none is known. */
  readonly nextFree: { readonly date: Temporal.PlainDate; readonly holiday: string | null } | null;
  /** The first day with school after `date`. */
  readonly nextSchoolDay: Temporal.PlainDate | null;
  /** The next holidays, running ones first, at most four. */
  readonly holidays: readonly SchoolHoliday[];
  /** The next single weekdays between two free days, and whether they are free, at most three. */
  readonly bridgingDays: readonly { readonly date: Temporal.PlainDate; readonly free: boolean }[];
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
}

/** About as far as people plan ahead; hardly any school shows its timetable for later. */
const BRIDGING_AHEAD = { months: 6 };
const MOST_HOLIDAYS = 4;
const MOST_BRIDGING_DAYS = 3;

function nextFree(calendar: Calendar, date: Temporal.PlainDate): SchoolOutlook["nextFree"] {
  let next = date.add({ days: 1 });
  while (!calendar.isFree(next)) next = next.add({ days: 1 });
  return { date: next, holiday: calendar.holiday(next) };
}

function nextSchoolDay(calendar: Calendar, date: Temporal.PlainDate): Temporal.PlainDate | null {
  for (const next of calendar.schoolDays(date)) if (!isWeekend(next)) return next;
  return null;
}

async function bridgingDays(
  calendar: Calendar,
  date: Temporal.PlainDate,
  lessonEvidence: (day: Temporal.PlainDate) => Promise<LessonEvidence>,
): Promise<SchoolOutlook["bridgingDays"]> {
  const known = [];
  for (const day of calendar.bridgingDays(date, date.add(BRIDGING_AHEAD))) {
    if (known.length === MOST_BRIDGING_DAYS) break;
    const evidence = calendar.isFree(day) ? "empty" : await lessonEvidence(day);
    if (evidence === "empty" || evidence === "school") known.push({ date: day, free: evidence === "empty" });
  }
  return known;
}

async function kindOf(
  calendar: Calendar,
  date: Temporal.PlainDate,
  lessonEvidence: (day: Temporal.PlainDate) => Promise<LessonEvidence>,
): Promise<DayKind> {
  const isHoliday = calendar.holiday(date) !== null;
  if (isWeekend(date)) return isHoliday ? "holiday" : "weekend";
  const evidence = await lessonEvidence(date);
  if (isHoliday) return evidence === "school" ? "school" : "holiday";
  return evidence === "unknown" ? "school" : evidence;
}

/** Whether there is school on a day and what comes next, going by the calendar and, on weekdays, by the timetables. */
export async function schoolOutlook(
  calendar: Calendar,
  date: Temporal.PlainDate,
  lessonEvidence: (day: Temporal.PlainDate) => Promise<LessonEvidence>,
): Promise<Omit<SchoolOutlook, "asOf" | "stale">> {
  return {
    date,
    kind: await kindOf(calendar, date, lessonEvidence),
    holiday: calendar.holiday(date),
    bridging: calendar.isBridging(date),
    nextFree: nextFree(calendar, date),
    nextSchoolDay: nextSchoolDay(calendar, date),
    holidays: calendar.holidays(date, MOST_HOLIDAYS),
    bridgingDays: await bridgingDays(calendar, date, lessonEvidence),
  };
}
