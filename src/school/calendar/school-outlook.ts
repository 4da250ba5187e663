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
  /** The next holidays, running ones first, at most eight. */
  readonly holidays: readonly SchoolHoliday[];
  /** The next single weekdays between two free days, and whether they are free, at most three. */
  readonly bridgingDays: readonly { readonly date: Temporal.PlainDate; readonly free: boolean }[];
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
}

/** About as far as people plan ahead; hardly any school shows its timetable for later. */
const BRIDGING_AHEAD = { months: 6 };
const MOST_HOLIDAYS = 8;
const MOST_BRIDGING_DAYS = 3;
const SATURDAY = 6;

/** What decides about days. */
export interface OutlookParts {
  readonly calendar: Calendar;
  /** What the timetables say about a day. */
  readonly lessonEvidence: (day: Temporal.PlainDate) => Promise<LessonEvidence>;
  /** Whether the school's time grid has units on a day of the week. Few schools teach on weekends: else it would be asked in vain. */
  readonly hasUnits: (day: Temporal.PlainDate) => boolean;
}

const isTaught = async ({ calendar, lessonEvidence }: OutlookParts, weekend: Temporal.PlainDate): Promise<boolean> =>
  calendar.holiday(weekend) === null && (await lessonEvidence(weekend)) === "school";

async function nextFree(parts: OutlookParts, date: Temporal.PlainDate): Promise<SchoolOutlook["nextFree"]> {
  const { calendar, hasUnits } = parts;
  let next = date.add({ days: 1 });
  while (!calendar.isFree(next)) next = next.add({ days: 1 });
  // Sundays are free even where Saturdays are not.
  if (next.dayOfWeek === SATURDAY && hasUnits(next) && (await isTaught(parts, next))) next = next.add({ days: 1 });
  return { date: next, holiday: calendar.holiday(next) };
}

async function nextSchoolDay(parts: OutlookParts, date: Temporal.PlainDate): Promise<Temporal.PlainDate | null> {
  for (const next of parts.calendar.schoolDays(date))
    if (!isWeekend(next) || (parts.hasUnits(next) && (await isTaught(parts, next)))) return next;
  return null;
}

async function bridgingDays(
  { calendar, lessonEvidence }: OutlookParts,
  date: Temporal.PlainDate,
): Promise<SchoolOutlook["bridgingDays"]> {
  const known = [];
  for (const day of calendar.bridgingDays(date, date.add(BRIDGING_AHEAD))) {
    if (known.length === MOST_BRIDGING_DAYS) break;
    const evidence = calendar.isFree(day) ? "empty" : await lessonEvidence(day);
    if (evidence === "empty" || evidence === "school") known.push({ date: day, free: evidence === "empty" });
  }
  return known;
}

async function kindOf(parts: OutlookParts, date: Temporal.PlainDate): Promise<DayKind> {
  const isHoliday = parts.calendar.holiday(date) !== null;
  if (isWeekend(date) && isHoliday) return "holiday";
  if (isWeekend(date)) return (await isTaught(parts, date)) ? "school" : "weekend";
  const evidence = await parts.lessonEvidence(date);
  if (isHoliday) return evidence === "school" ? "school" : "holiday";
  return evidence === "unknown" ? "school" : evidence;
}

/** Whether there is school on a day and what comes next, going by the calendar and the timetables. */
export async function schoolOutlook(
  parts: OutlookParts,
  date: Temporal.PlainDate,
): Promise<Omit<SchoolOutlook, "asOf" | "stale">> {
  const { calendar } = parts;
  return {
    date,
    kind: await kindOf(parts, date),
    holiday: calendar.holiday(date),
    bridging: calendar.isBridging(date),
    nextFree: await nextFree(parts, date),
    nextSchoolDay: await nextSchoolDay(parts, date),
    holidays: calendar.holidays(date, MOST_HOLIDAYS),
    bridgingDays: await bridgingDays(parts, date),
  };
}
