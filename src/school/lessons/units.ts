import { END_OF_DAY, type TimegridDay } from "../../webuntis/index.ts";
import type { Units } from "../plan.ts";

/** The part of a day in the school's time grid that lessons need. */
export type GridDay = Pick<TimegridDay, "dayOfWeek" | "timeUnits">;

/** Part of a day, by the school's wall clock. */
export interface TimeRange {
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
}

/** Minutes. A morning's long break is shorter than this, a lunch break longer. */
export const LONGEST_SHORT_BREAK = 25;

const before = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) < 0;

/** Whether two ranges of one day share some time. */
export const overlap = (a: TimeRange, b: TimeRange): boolean => before(a.start, b.end) && before(b.start, a.end);

/** Whether the second range lies within the first. */
export const covers = (a: TimeRange, b: TimeRange): boolean => !before(b.start, a.start) && !before(a.end, b.end);

const MIDNIGHT = new Temporal.PlainTime();
const LAST_MINUTE = END_OF_DAY.round({ smallestUnit: "minute", roundingMode: "floor" });

/** From 00:00 to 23:59 or 24:00: how WebUntis writes an event of the whole day. */
export const isAllDay = ({ start, end }: TimeRange): boolean => start.equals(MIDNIGHT) && !before(end, LAST_MINUTE);

/** Counted rather than asked of `Temporal`: weeks are compared by the thousand, and each of its objects costs memory beside the heap. */
const minutesOf = ({ hour, minute, second }: Temporal.PlainTime) => hour * 60 + minute + second / 60;

/** Minutes from the end of the first range to the start of the second; negative when they overlap. */
export const gap = (a: TimeRange, b: TimeRange): number => minutesOf(b.start) - minutesOf(a.end);

/** The shortest range that covers both. */
export const hull = (a: TimeRange, b: TimeRange): TimeRange => ({
  start: before(b.start, a.start) ? b.start : a.start,
  end: before(a.end, b.end) ? b.end : a.end,
});

/** Sorts by start, the longest first among equal starts. */
export const byTime = (a: TimeRange, b: TimeRange): number =>
  Temporal.PlainTime.compare(a.start, b.start) || Temporal.PlainTime.compare(b.end, a.end);

/** A unit of a school's time grid. */
export interface Unit extends TimeRange {
  readonly name: string;
}

/** The units of one weekday of a school's time grid. A day missing from the grid has none. */
export class DayUnits {
  readonly #units: readonly Unit[];

  constructor(units: readonly Unit[]) {
    this.#units = units.toSorted(byTime);
  }

  /** All units, in order. */
  get ranges(): readonly Unit[] {
    return this.#units;
  }

  /** The units in which a lesson starts and ends; null when it neither starts nor ends together with one. */
  name({ start, end }: TimeRange): Units | null {
    const first = this.#units.find((unit) => !before(start, unit.start) && before(start, unit.end));
    const last = this.#units.find((unit) => before(unit.start, end) && !before(unit.end, end));
    if (!first?.name || !last?.name) return null;
    return first.start.equals(start) || last.end.equals(end) ? { first: first.name, last: last.name } : null;
  }

  /** Whether the second range starts in the unit after the first, with only a break between. */
  next(a: TimeRange, b: TimeRange): boolean {
    const ended = this.#units.findIndex(({ end }) => end.equals(a.end));
    const started = this.#units.findIndex(({ start }) => start.equals(b.start));
    return ended >= 0 && started >= 0 ? started === ended + 1 : gap(a, b) >= 0 && gap(a, b) <= LONGEST_SHORT_BREAK;
  }

  /** Whether the second range follows the first after a short break, as in a double lesson. */
  goesOn(a: TimeRange, b: TimeRange): boolean {
    return this.next(a, b) && gap(a, b) <= LONGEST_SHORT_BREAK;
  }
}

/** The units of a date's weekday; none when the grid is unknown or lacks the day. */
export function dayUnits(grid: readonly GridDay[] | undefined, date: Temporal.PlainDate): DayUnits {
  return new DayUnits(grid?.find(({ dayOfWeek }) => dayOfWeek === date.dayOfWeek)?.timeUnits ?? []);
}

/** The units of a date's weekday in some grid. */
export type UnitsOf = (date: Temporal.PlainDate) => DayUnits;

/** `dayUnits`, made once for each weekday: a week of lessons asks for them hundreds of times. */
export function unitsOf(grid: readonly GridDay[] | undefined): UnitsOf {
  const known = new Map<number, DayUnits>();
  return (date) => {
    const units = known.get(date.dayOfWeek) ?? dayUnits(grid, date);
    known.set(date.dayOfWeek, units);
    return units;
  };
}
