import type { DayKind, SchoolOutlook } from "../plan.ts";
import type { LessonEvidence } from "../reading/lesson-evidence.ts";
import { type Calendar, isWeekend } from "./calendar.ts";

/** About as far ahead as people plan; further on hardly a school shows its timetable. */
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

/** Whether there is school on a day and what comes next, by the calendar and, on weekdays, by what the timetables say. */
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
