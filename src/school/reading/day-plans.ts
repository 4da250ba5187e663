import {
  type Holiday,
  type PeriodList,
  RemoteError,
  type ResultList,
  type Schoolyear,
  type TimegridDay,
} from "../../webuntis/index.ts";
import { Calendar, isWeekend } from "../calendar/calendar.ts";
import { lessonsByDay } from "../lessons/lessons.ts";
import type { DayKind, DayPlan, OwnerKind, PlanOwner } from "../plan.ts";
import { Derived } from "./derived.ts";
import type { Reading } from "./last-good.ts";
import type { MasterData } from "./master-data.ts";
import type { Weeks } from "./weeks.ts";

/** A day's plan as far as the day itself tells; `goesOn` is not known yet. */
export interface Day {
  readonly plan: DayPlan;
  /** The end of the last lesson, cancelled or not; null when there is none. */
  readonly lastEnd: Temporal.PlainTime | null;
}

/** Optional data is omitted when WebUntis fails. */
async function optional<T>(reading: Promise<Reading<T> | undefined>): Promise<T | undefined> {
  try {
    return (await reading)?.answer;
  } catch (error) {
    if (error instanceof RemoteError) return undefined;
    throw error;
  }
}

function freeKind(date: Temporal.PlainDate, holiday: string | null, isShown: boolean): DayKind {
  if (holiday !== null) return "holiday";
  if (isWeekend(date)) return "weekend";
  return isShown ? "empty" : "unpublished";
}

/** Single days of classes, teachers and rooms, each derived once per answer of WebUntis. */
export class DayPlans {
  readonly #weeks: Weeks;
  readonly #masterData: MasterData;
  readonly #now: () => Temporal.Instant;
  readonly #lessons = new Derived(
    (periods: PeriodList, grid: readonly TimegridDay[] | undefined, kind: OwnerKind, id: number) =>
      lessonsByDay(periods, { kind, id }, grid),
  );
  readonly #calendars = new Derived(
    (holidays: readonly Holiday[], years: readonly Schoolyear[] | undefined) => new Calendar(holidays, years),
  );
  readonly #noHolidays: readonly Holiday[] = [];

  constructor(weeks: Weeks, masterData: MasterData, now: () => Temporal.Instant) {
    this.#weeks = weeks;
    this.#masterData = masterData;
    this.#now = now;
  }

  async day(of: PlanOwner, date: Temporal.PlainDate): Promise<Day> {
    const [reading, grid, calendar] = await Promise.all([this.#weeks.read(of, date), this.grid(), this.calendar()]);
    const holiday = calendar.holiday(date);
    const lessons = reading && this.#lessons.of(reading.answer, grid, of.kind, of.id).get(date.toString());
    const isSchool = lessons !== undefined && (holiday === null || lessons.taking !== null);
    const plan = {
      of,
      date,
      kind: isSchool ? "school" : freeKind(date, holiday, reading !== undefined),
      holiday,
      slots: isSchool ? lessons.slots : [],
      begins: lessons?.taking?.start ?? null,
      ends: lessons?.taking?.end ?? null,
      changes: isSchool ? lessons.changes : 0,
      goesOn: null,
      asOf: reading?.answer.asOf ?? this.#now(),
      stale: reading?.stale ?? false,
    } as const;
    return { plan, lastEnd: isSchool ? lessons.lastEnd : null };
  }

  /** The school's time grid, if it may be read. */
  grid(): Promise<ResultList<TimegridDay> | undefined> {
    return optional(this.#masterData.grid());
  }

  /** The school years, if they may be read. */
  schoolyears(): Promise<readonly Schoolyear[] | undefined> {
    return optional(this.#masterData.schoolyears());
  }

  /** The school's calendar, as far as it may be read. */
  async calendar(): Promise<Calendar> {
    const [holidays, years] = await Promise.all([optional(this.#masterData.holidays()), this.schoolyears()]);
    return this.#calendars.of(holidays ?? this.#noHolidays, years);
  }
}
