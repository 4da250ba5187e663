import type { DayPlan, Lesson } from "../plan.ts";
import { gap, LONGEST_SHORT_BREAK, type TimeRange } from "./units.ts";

/**
 * `before`: the day has not begun; `lesson`: there is one, or an event; `break`: a short one, at most 25 minutes; `gap`: a longer break,
 * such as lunch, or a lesson that is cancelled; `over`: nothing takes place any more today; `free`: nothing takes place today at all
 * with a beginning and an end. There may be an event of the whole day (`plan.allDay`).
 */
export type Moment = "before" | "lesson" | "break" | "gap" | "over" | "free";

/** What is now on a day, and what comes next. */
export interface NowAndNext {
  /** The day that was looked at. */
  readonly plan: DayPlan;
  readonly moment: Moment;
  /** What takes place now: several where there are groups. */
  readonly now: readonly Lesson[];
  /** Minutes, rounded up, until the first of those lessons ends; null without any. */
  readonly minutesLeft: number | null;
  /** What would take place now and is cancelled. */
  readonly cancelledNow: readonly Lesson[];
  /** What begins next on this day, all at one time; empty when nothing does. */
  readonly next: readonly Lesson[];
  /** Minutes, rounded up, until it begins; null without any. */
  readonly minutesUntilNext: number | null;
  /** When the day ends: "Schluss für heute um 13:05"; null on a free day. */
  readonly ends: Temporal.PlainTime | null;
  /** When the day is over or free: the next day on which something takes place, as far as one is known. */
  readonly nextDay: DayPlan | null;
}

const { compare } = Temporal.PlainTime;

/** Whole minutes between two times of a day, rounded up: at 12:59:30 there is one left until 13:00. */
const minutes = (from: Temporal.PlainTime, to: Temporal.PlainTime) => Math.ceil(from.until(to).total("minutes"));

const isDuring = (time: Temporal.PlainTime) => (range: TimeRange) =>
  compare(range.start, time) <= 0 && compare(time, range.end) < 0;

const earliest = (times: readonly Temporal.PlainTime[]) => times.toSorted(compare)[0];

function momentAt(time: Temporal.PlainTime, held: readonly Lesson[]): Moment {
  const over = held.filter(({ end }) => compare(end, time) <= 0);
  const last = over
    .map(({ end }) => end)
    .toSorted(compare)
    .at(-1);
  const next = earliest(held.map(({ start }) => start).filter((start) => compare(start, time) > 0));
  if (held.length === 0) return "free";
  if (held.some(isDuring(time))) return "lesson";
  if (!next) return "over";
  if (!last) return "before";
  return gap({ start: last, end: last }, { start: next, end: next }) <= LONGEST_SHORT_BREAK ? "break" : "gap";
}

/**
 * What is at a time of a plan's day, and what comes next.
 * @param time by the school's wall clock, on the plan's day.
 * @param nextDay the next day on which something takes place, looked at only when this one is over or free.
 */
export function nowAndNext(plan: DayPlan, time: Temporal.PlainTime, nextDay: DayPlan | null = null): NowAndNext {
  const all = plan.slots.flatMap(({ lessons }) => lessons);
  const held = all.filter(({ state, isAway }) => state !== "cancelled" && !isAway);
  const now = held.filter(isDuring(time));
  const start = earliest(held.map((each) => each.start).filter((each) => compare(each, time) > 0));
  const end = earliest(now.map((each) => each.end));
  const moment = momentAt(time, held);
  return {
    plan,
    moment,
    now,
    minutesLeft: end ? minutes(time, end) : null,
    cancelledNow: all.filter(({ state }) => state === "cancelled").filter(isDuring(time)),
    next: start ? held.filter((each) => each.start.equals(start)) : [],
    minutesUntilNext: start ? minutes(time, start) : null,
    ends: plan.ends,
    nextDay: moment === "over" || moment === "free" ? nextDay : null,
  };
}
