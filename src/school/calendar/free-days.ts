import type { DayKind, FreeDays } from "../plan.ts";
import type { Taught } from "../reading/taught.ts";
import { type Calendar, isWeekend } from "./calendar.ts";

/** About as far ahead as people plan; further on hardly a school shows its timetable. */
const BRIDGING_AHEAD = { months: 6 };
const MOST_HOLIDAYS = 4;
const MOST_BRIDGING_DAYS = 3;

function nextFree(calendar: Calendar, date: Temporal.PlainDate): FreeDays["nextFree"] {
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
  taught: (day: Temporal.PlainDate) => Promise<Taught>,
): Promise<FreeDays["bridgingDays"]> {
  const known = [];
  for (const day of calendar.bridgingDays(date, date.add(BRIDGING_AHEAD))) {
    if (known.length === MOST_BRIDGING_DAYS) break;
    const said = calendar.isFree(day) ? "empty" : await taught(day);
    if (said === "empty" || said === "school") known.push({ date: day, free: said === "empty" });
  }
  return known;
}

async function kindOf(
  calendar: Calendar,
  date: Temporal.PlainDate,
  taught: (day: Temporal.PlainDate) => Promise<Taught>,
): Promise<DayKind> {
  const isHoliday = calendar.holiday(date) !== null;
  if (isWeekend(date)) return isHoliday ? "holiday" : "weekend";
  const said = await taught(date);
  if (isHoliday) return said === "school" ? "school" : "holiday";
  return said === "unknown" ? "school" : said;
}

/** Whether there is school on a day and what comes next, by the calendar and, on weekdays, by what the timetables say. */
export async function freeDays(
  calendar: Calendar,
  date: Temporal.PlainDate,
  taught: (day: Temporal.PlainDate) => Promise<Taught>,
): Promise<Omit<FreeDays, "asOf" | "stale">> {
  return {
    date,
    kind: await kindOf(calendar, date, taught),
    holiday: calendar.holiday(date),
    bridging: calendar.isBridging(date),
    nextFree: nextFree(calendar, date),
    nextSchoolDay: nextSchoolDay(calendar, date),
    holidays: calendar.holidays(date, MOST_HOLIDAYS),
    bridgingDays: await bridgingDays(calendar, date, taught),
  };
}
