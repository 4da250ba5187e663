import type { DateRange } from "./queries.ts";

const DAYS_TO_SUNDAY = 6;

/** The Monday to Sunday around a date, for whatever takes a range; a single day is `{ start: date, end: date }`. */
export function weekOf(date: Temporal.PlainDate): DateRange {
  const start = date.subtract({ days: date.dayOfWeek - 1 });
  return { start, end: start.add({ days: DAYS_TO_SUNDAY }) };
}
