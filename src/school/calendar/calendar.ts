import type { DateRange, Holiday } from "../../webuntis/index.ts";

/** Ferien or a Feiertag. Both ends inclusive. */
export interface SchoolHoliday {
  readonly name: string;
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  /** Days from the asked day until it starts; 0 or less once it has started. */
  readonly daysUntil: number;
  /** All days off in a row, with the weekends and holidays that touch it. */
  readonly free: DateRange;
}

const { compare } = Temporal.PlainDate;

export const contains = ({ start, end }: DateRange, date: Temporal.PlainDate): boolean =>
  compare(start, date) <= 0 && compare(date, end) <= 0;

export const isWeekend = ({ dayOfWeek }: Temporal.PlainDate): boolean => dayOfWeek >= 6;

/** The first day of a date's ISO week. */
export const monday = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });

/** 20261123 for a date: cheap to compare, which matters with hundreds of comparisons per answer. */
const ordinal = ({ year, month, day }: Temporal.PlainDate) => (year * 100 + month) * 100 + day;

const length = ({ start, end }: DateRange) => start.until(end).days;

/** How many of the days are Mondays to Fridays. */
const weekdaysIn = ({ start, end }: DateRange): number =>
  Array.from({ length: length({ start, end }) + 1 }, (_, days) => start.add({ days })).filter(
    (date) => !isWeekend(date),
  ).length;

/** As the school calls it; some enter days without a name. */
const title = (holiday: Holiday) =>
  holiday.longName.trim() || holiday.name.trim() || (weekdaysIn(holiday) > 1 ? "Ferien" : "Feiertag");

/** What schools call a day off of their own choice. Rosenmontag or Pfingstmontag is free for its own sake. */
const GIVEN_FREE = /brücke|beweglich|unterrichtsfrei|schulfrei|ferientag/i;

/** Days from a weekday to the weekdays before and after it. */
const besides = ({ dayOfWeek }: Temporal.PlainDate) => [dayOfWeek === 1 ? -3 : -1, dayOfWeek === 5 ? 3 : 1];

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) < 0 ? b : a);

/** The first weekday after a date. */
function weekdayAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  const next = date.add({ days: 1 });
  return isWeekend(next) ? weekdayAfter(next) : next;
}

const sameTitle = (a: Holiday, b: Holiday) => title(a).trim().toLowerCase() === title(b).trim().toLowerCase();

/** Schools enter holidays across New Year in two parts: those of one name with no weekday between are one. @param sorted by start. */
function joined(sorted: readonly Holiday[]): readonly Holiday[] {
  const whole: Holiday[] = [];
  for (const next of sorted) {
    const at = whole.findLastIndex((each) => sameTitle(each, next) && compare(next.start, weekdayAfter(each.end)) <= 0);
    const before = whole[at];
    if (before) whole[at] = { ...before, end: later(before.end, next.end) };
    else whole.push(next);
  }
  return whole;
}

/** What a school's holidays and school years say about days, regardless of timetables. */
export class Calendar {
  readonly #holidays: readonly Holiday[];
  /** Holidays that do not lie within longer ones. */
  readonly #outermost: readonly Holiday[];
  readonly #ranges: readonly { readonly entry: Holiday; readonly from: number; readonly to: number }[];
  readonly #years: readonly DateRange[] | undefined;

  /** @param years undefined when they may not be read, empty when WebUntis names none; then there may be school on any day. */
  constructor(holidays: readonly Holiday[], years?: readonly DateRange[]) {
    const inOrder = (a: Holiday, b: Holiday) => compare(a.start, b.start) || length(b) - length(a);
    this.#holidays = joined(holidays.toSorted(inOrder)).toSorted(inOrder);
    this.#outermost = this.#holidays.filter(
      (entry, at) =>
        !this.#holidays.slice(0, at).some((other) => contains(other, entry.start) && contains(other, entry.end)),
    );
    this.#ranges = this.#holidays.map((entry) => ({ entry, from: ordinal(entry.start), to: ordinal(entry.end) }));
    this.#years = years?.length ? years.toSorted((a, b) => compare(a.start, b.start)) : undefined;
  }

  /** The name of the holiday on this day; the shortest of overlapping ones, since it says most. */
  holiday(date: Temporal.PlainDate): string | null {
    const [shortest] = this.#covering(date).toSorted((a, b) => length(a) - length(b));
    return shortest ? title(shortest) : null;
  }

  isFree(date: Temporal.PlainDate): boolean {
    return isWeekend(date) || this.#covering(date).length > 0;
  }

  /** A single weekday between two days that are free anyway. A listed holiday counts only if its name says so. */
  isBridging(date: Temporal.PlainDate): boolean {
    if (isWeekend(date)) return false;
    const own = this.#covering(date);
    const isLong = own.some((entry) => besides(date).some((days) => contains(entry, date.add({ days }))));
    const isGiven = own.length === 0 || own.some((entry) => GIVEN_FREE.test(title(entry)));
    return isGiven && !isLong && [-1, 1].every((days) => this.isFree(date.add({ days })));
  }

  /**
   * Days after the given one on which there may be school, endless unless the school years end. Weekends are included only after a
   * weekday that may have school, and in the week of the given day.
   */
  *schoolDays(after: Temporal.PlainDate): Generator<Temporal.PlainDate, void> {
    let weekday = after;
    for (let next = this.#inYear(after.add({ days: 1 })); next; next = this.#inYear(next.add({ days: 1 }))) {
      const [holiday] = this.#covering(next);
      if (holiday) {
        next = holiday.end;
        continue;
      }
      if (!isWeekend(next)) weekday = next;
      if (monday(next).equals(monday(weekday))) yield next;
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

  /** Running and coming holidays, without those that lie within longer ones. */
  holidays(from: Temporal.PlainDate, most: number): readonly SchoolHoliday[] {
    return this.#outermost
      .filter(({ end }) => compare(end, from) >= 0)
      .slice(0, most)
      .map((entry) => this.#counted(entry, from));
  }

  /**
   * All holidays of a school year in order, without those that lie within longer ones. Sommerferien that begin right after the year's
   * last day are included.
   * @param from the day from which `daysUntil` counts.
   */
  holidaysOf({ start, end }: DateRange, from: Temporal.PlainDate): readonly SchoolHoliday[] {
    const after = end.add({ days: 1 });
    const last = this.isFree(after) ? this.#stretch({ start: after, end: after }).end : end;
    return this.#outermost
      .filter((entry) => compare(entry.end, start) >= 0 && compare(entry.start, last) <= 0)
      .map((entry) => this.#counted(entry, from));
  }

  /** All holidays that are not over, also those that lie within longer ones: a Feiertag is looked for by its own name. */
  comingHolidays(from: Temporal.PlainDate): readonly SchoolHoliday[] {
    return this.#holidays.filter(({ end }) => compare(end, from) >= 0).map((entry) => this.#counted(entry, from));
  }

  /** The name of holidays of more than one weekday that begin on a day and do not lie within longer ones. */
  beginning(date: Temporal.PlainDate): string | undefined {
    const covering = this.#covering(date);
    const longest = covering.toSorted((a, b) => length(b) - length(a))[0];
    return longest?.start.equals(date) && weekdaysIn(longest) > 1 ? title(longest) : undefined;
  }

  #counted(entry: Holiday, from: Temporal.PlainDate): SchoolHoliday {
    const { start, end } = entry;
    return { name: title(entry), start, end, daysUntil: from.until(start).days, free: this.#stretch(entry) };
  }

  #covering(date: Temporal.PlainDate): readonly Holiday[] {
    const at = ordinal(date);
    return this.#ranges.filter(({ from, to }) => from <= at && at <= to).map(({ entry }) => entry);
  }

  /** The day itself if it is in a school year, otherwise the start of the next year; undefined after the last. */
  #inYear(date: Temporal.PlainDate): Temporal.PlainDate | undefined {
    if (!this.#years) return date;
    const year = this.#years.find(({ end }) => compare(date, end) <= 0);
    return year && (contains(year, date) ? date : year.start);
  }

  #stretch({ start, end }: DateRange): DateRange {
    let [first, last] = [start, end];
    for (let day = first; this.isFree(day); day = first.subtract({ days: 1 }))
      first = this.#covering(day)[0]?.start ?? day;
    for (let day = last; this.isFree(day); day = last.add({ days: 1 })) last = this.#covering(day)[0]?.end ?? day;
    return { start: first, end: last };
  }
}
