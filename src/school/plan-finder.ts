import { END_OF_DAY } from "../webuntis/index.ts";
import { isWeekend, monday } from "./calendar/calendar.ts";
import type { CourseChoice } from "./courses/choice.ts";
import { onlyCourses } from "./courses/only-courses.ts";
import { type NowAndNext, nowAndNext } from "./lessons/now-and-next.ts";
import type { DayPlan, PlanOwner } from "./plan.ts";
import { BusyError } from "./reading/busy-error.ts";
import { isOutage } from "./reading/last-good.ts";
import { isOn, nextDay } from "./reading/next-day.ts";
import type { Readings } from "./reading/readings.ts";

const { compare } = Temporal.PlainDate;

const DAYS_OF_WEEK = 7;

/** When the last lesson of a plan ends, cancelled or not, or the day if it has only an event of the whole day; null on a free day. */
function lastEnd({ kind, slots, allDay }: DayPlan): Temporal.PlainTime | null {
  const last = slots
    .map(({ end }) => end)
    .toSorted(Temporal.PlainTime.compare)
    .at(-1);
  return last ?? (kind === "school" && allDay.length > 0 ? END_OF_DAY : null);
}

/** Finds the day that is asked for. With a choice of courses, what counts is whether there is something of these. */
export class PlanFinder {
  readonly #readings: Readings;
  readonly #now: () => Temporal.PlainDateTime;

  /** @param now by the school's wall clock. */
  constructor(readings: Readings, now: () => Temporal.PlainDateTime) {
    this.#readings = readings;
    this.#now = now;
  }

  /** The whole day. "next" is today until the last lesson is over, then the next day with some, where one is known. */
  async plan(of: PlanOwner, day: Temporal.PlainDate | "next", choice?: CourseChoice): Promise<DayPlan> {
    const now = this.#now();
    const { plan } = await this.#readings.dayPlans.day(of, day === "next" ? now.toPlainDate() : day);
    const shown = this.#shown(plan, choice);
    const over = shown.ends ?? lastEnd(shown);
    const isOver = over === null || Temporal.PlainTime.compare(over, now.toPlainTime()) <= 0;
    if (day === "next" && isOver) return (await this.#nextDay(plan, choice)) ?? plan;
    return isOn(shown) ? plan : this.#goingOn(plan, choice);
  }

  /** The days of a date's week, of the weekend those on which something is entered. */
  async week(of: PlanOwner, date: Temporal.PlainDate): Promise<readonly DayPlan[]> {
    const start = monday(date);
    const days = Array.from({ length: DAYS_OF_WEEK }, (_, days) =>
      this.#readings.dayPlans.day(of, start.add({ days })),
    );
    const plans = (await Promise.all(days)).map(({ plan }) => plan);
    return plans.filter((plan) => !isWeekend(plan.date) || plan.slots.length > 0 || plan.allDay.length > 0);
  }

  /** What is now and next, with the lessons of the chosen courses only. */
  async nowAndNext(of: PlanOwner, choice?: CourseChoice): Promise<NowAndNext> {
    const now = this.#now();
    const { plan } = await this.#readings.dayPlans.day(of, now.toPlainDate());
    const today = nowAndNext(this.#shown(plan, choice), now.toPlainTime());
    if (today.moment !== "over" && today.moment !== "free") return today;
    const next = await this.#unlessInTrouble(() => this.#nextDay(plan, choice));
    return { ...today, nextDay: next ? this.#shown(next, choice) : null };
  }

  #shown(plan: DayPlan, choice: CourseChoice | undefined): DayPlan {
    return choice ? onlyCourses(plan, choice).plan : plan;
  }

  #nextDay({ of, date }: DayPlan, choice: CourseChoice | undefined): Promise<DayPlan | undefined> {
    return nextDay(this.#readings.dayPlans, of, date, (plan) => isOn(this.#shown(plan, choice)));
  }

  /** After a day that the school does not show yet it shows nothing else, and far away nobody is asked. */
  async #goingOn(plan: DayPlan, choice: CourseChoice | undefined): Promise<DayPlan> {
    if (plan.kind === "unpublished" && compare(plan.date, this.#now().toPlainDate()) > 0) return plan;
    if (await this.#readings.weeks.isBeyond(plan.date)) return plan;
    const { queue } = this.#readings;
    const find = () => this.#nextDay(plan, choice);
    // What is put together from all classes' plans is not worth reading another week of each.
    const next = await this.#unlessInTrouble(() => (plan.fromKlassen ? queue.unasked(find) : queue.ahead(find)));
    return { ...plan, goesOn: next?.date ?? null };
  }

  /** What is told beside the plan: unknown during an outage, and when too many ask. */
  async #unlessInTrouble(work: () => Promise<DayPlan | undefined>): Promise<DayPlan | undefined> {
    try {
      return await work();
    } catch (error) {
      if (isOutage(error) || error instanceof BusyError) return undefined;
      throw error;
    }
  }
}
