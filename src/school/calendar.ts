import type { Holiday as HolidayEntry, Schoolyear } from "../webuntis/index.ts";
import type { Holiday } from "./plan.ts";

/** Days in a row, both ends inclusive. */
export interface Days {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

const { compare } = Temporal.PlainDate;

export const contains = ({ start, end }: Days, date: Temporal.PlainDate): boolean =>
  compare(start, date) <= 0 && compare(date, end) <= 0;

export const isWeekend = ({ dayOfWeek }: Temporal.PlainDate): boolean => dayOfWeek >= 6;

const length = ({ start, end }: Days) => start.until(end).days;

const title = ({ longName, name }: HolidayEntry) => longName || name;

/** What a school's lists of holidays and school years say about days; what the timetable says is another matter. */
export class Calendar {
  readonly #holidays: readonly HolidayEntry[];
  readonly #years: readonly Schoolyear[] | undefined;

  /** @param years undefined when they may not be read: then every day may be one of school. */
  constructor(holidays: readonly HolidayEntry[], years?: readonly Schoolyear[]) {
    this.#holidays = holidays.toSorted((a, b) => compare(a.start, b.start) || length(b) - length(a));
    this.#years = years?.toSorted((a, b) => compare(a.start, b.start));
  }

  /** The name of the holiday on this day; of overlapping ones the shortest, which says most. */
  holiday(date: Temporal.PlainDate): string | null {
    const [shortest] = this.#covering(date).toSorted((a, b) => length(a) - length(b));
    return shortest ? title(shortest) : null;
  }

  isFree(date: Temporal.PlainDate): boolean {
    return isWeekend(date) || this.#holidays.some((entry) => contains(entry, date));
  }

  /** A weekday shut in between two days that are free for another reason than itself. */
  isBridging(date: Temporal.PlainDate): boolean {
    const own = this.#covering(date);
    const isLong = own.some(
      ({ start, end }) => [...eachDay({ start, end })].filter((day) => !isWeekend(day)).length > 1,
    );
    return !isWeekend(date) && !isLong && this.isFree(date.subtract({ days: 1 })) && this.isFree(date.add({ days: 1 }));
  }

  /** Days after the given one on which there may be school, without end unless the school years end. Weekend days only beside others. */
  *schoolDays(after: Temporal.PlainDate): Generator<Temporal.PlainDate, void> {
    let hasWeekdays = false;
    for (let next = this.#inYear(after.add({ days: 1 })); next; next = this.#inYear(next.add({ days: 1 }))) {
      if (next.dayOfWeek === 1) hasWeekdays = false;
      if (this.#covering(next).length > 0) continue;
      hasWeekdays ||= !isWeekend(next);
      if (hasWeekdays) yield next;
    }
  }

  /** The bridging days after the given one and up to `until`, sorted. */
  bridgingDays(after: Temporal.PlainDate, until: Temporal.PlainDate): readonly Temporal.PlainDate[] {
    const near = this.#holidays.filter((entry) => compare(entry.end, after) >= 0 && compare(entry.start, until) <= 0);
    const beside = near.flatMap(({ start, end }) => [start.subtract({ days: 1 }), start, end.add({ days: 1 })]);
    const days = new Map(beside.map((date) => [date.toString(), date]));
    return [...days.values()]
      .filter((date) => compare(date, after) > 0 && compare(date, until) <= 0 && this.isBridging(date))
      .toSorted(compare);
  }

  /** Running and coming holidays; those that lie within longer ones are left out. */
  holidays(from: Temporal.PlainDate, most: number): readonly Holiday[] {
    const coming = this.#holidays.filter(({ end }) => compare(end, from) >= 0);
    return coming
      .filter(
        (entry, at) => !coming.slice(0, at).some((other) => contains(other, entry.start) && contains(other, entry.end)),
      )
      .slice(0, most)
      .map((entry) => ({
        name: title(entry),
        start: entry.start,
        end: entry.end,
        daysUntil: from.until(entry.start).days,
        free: this.#stretch(entry),
      }));
  }

  #covering(date: Temporal.PlainDate): readonly HolidayEntry[] {
    return this.#holidays.filter((entry) => contains(entry, date));
  }

  /** The day itself when it lies in a school year, otherwise the start of the next one; undefined after the last. */
  #inYear(date: Temporal.PlainDate): Temporal.PlainDate | undefined {
    if (!this.#years) return date;
    const year = this.#years.find(({ end }) => compare(date, end) <= 0);
    return year && (contains(year, date) ? date : year.start);
  }

  #stretch({ start, end }: Days): Days {
    let [first, last] = [start, end];
    while (this.isFree(first.subtract({ days: 1 }))) first = first.subtract({ days: 1 });
    while (this.isFree(last.add({ days: 1 }))) last = last.add({ days: 1 });
    return { start: first, end: last };
  }
}

function* eachDay({ start, end }: Days): Generator<Temporal.PlainDate, void> {
  for (let date = start; compare(date, end) <= 0; date = date.add({ days: 1 })) yield date;
}
