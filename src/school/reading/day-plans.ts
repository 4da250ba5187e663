import {
  type Holiday,
  NoRightError,
  type PeriodList,
  RemoteError,
  type ResultList,
  type Schoolyear,
  type TimegridDay,
} from "../../webuntis/index.ts";
import { Calendar, isWeekend } from "../calendar/calendar.ts";
import type { ElementNames } from "../element-names.ts";
import { type DayLessons, lessonsByDay } from "../lessons/lessons.ts";
import type { DayKind, DayPlan, FromKlassen, OwnerKind, PlanOwner } from "../plan.ts";
import { Derived } from "./derived.ts";
import type { Reading } from "./last-good.ts";
import type { MasterData } from "./master-data.ts";
import type { MissingNames } from "./missing-names.ts";
import type { OwnersInKlassen } from "./owners-in-klassen.ts";
import type { Weeks } from "./weeks.ts";

/** A day's plan as far as the day itself tells; `goesOn` is not known yet. */
export interface Day {
  readonly plan: DayPlan;
}

interface Week {
  readonly reading: Reading<PeriodList> | undefined;
  readonly fromKlassen?: FromKlassen;
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

/** An event of the whole day alone, such as a class trip, makes a school day of a weekday, not of a weekend or a holiday. */
const isSchoolDay = ({ slots, taking, allDay }: DayLessons, date: Temporal.PlainDate, holiday: string | null) =>
  slots.length > 0 ? holiday === null || taking !== null : holiday === null && !isWeekend(date) && allDay.length > 0;

function freeKind(date: Temporal.PlainDate, holiday: string | null, isShown: boolean): DayKind {
  if (holiday !== null) return "holiday";
  if (isWeekend(date)) return "weekend";
  return isShown ? "empty" : "unpublished";
}

/** Single days of classes, teachers and rooms, each derived once per answer of WebUntis. */
export class DayPlans {
  readonly #weeks: Weeks;
  readonly #masterData: MasterData;
  readonly #missingNames: MissingNames;
  readonly #ownersInKlassen: OwnersInKlassen;
  readonly #now: () => Temporal.Instant;
  readonly #lessons = new Derived(
    (
      periods: PeriodList,
      grid: readonly TimegridDay[] | undefined,
      teachers: ElementNames<"teacher"> | undefined,
      rooms: ElementNames<"room"> | undefined,
      kind: OwnerKind,
      id: number,
    ) => lessonsByDay(periods, { kind, id }, grid, { teacher: teachers?.byId, room: rooms?.byId }),
  );
  readonly #calendars = new Derived(
    (holidays: readonly Holiday[], years: readonly Schoolyear[] | undefined) => new Calendar(holidays, years),
  );
  readonly #noHolidays: readonly Holiday[] = [];

  constructor(
    weeks: Weeks,
    masterData: MasterData,
    missingNames: MissingNames,
    ownersInKlassen: OwnersInKlassen,
    now: () => Temporal.Instant,
  ) {
    this.#weeks = weeks;
    this.#masterData = masterData;
    this.#missingNames = missingNames;
    this.#ownersInKlassen = ownersInKlassen;
    this.#now = now;
  }

  async day(of: PlanOwner, date: Temporal.PlainDate): Promise<Day> {
    const [week, grid, calendar] = await Promise.all([this.#week(of, date), this.grid(), this.calendar()]);
    const { reading, fromKlassen } = week;
    const holiday = calendar.holiday(date);
    const lessons = reading && (await this.#lessonsOf(reading.answer, of, grid)).get(date.toString());
    const isSchool = lessons !== undefined && isSchoolDay(lessons, date, holiday);
    const plan = {
      of,
      date,
      kind: isSchool ? "school" : freeKind(date, holiday, reading !== undefined),
      holiday,
      allDay: lessons?.allDay ?? [],
      slots: isSchool ? lessons.slots : [],
      begins: lessons?.taking?.start ?? null,
      ends: lessons?.taking?.end ?? null,
      changes: isSchool ? lessons.changes : 0,
      goesOn: null,
      asOf: reading?.answer.asOf ?? this.#now(),
      stale: reading?.stale ?? false,
      ...(reading?.busy && { busy: reading.busy }),
      ...(fromKlassen && { fromKlassen }),
    } as const;
    return { plan };
  }

  /** The plan of a teacher or room that the account may not read is put together from those of all classes. */
  async #week(of: PlanOwner, date: Temporal.PlainDate): Promise<Week> {
    try {
      return { reading: await this.#weeks.read(of, date) };
    } catch (error) {
      if (!(error instanceof NoRightError) || of.kind === "klasse") throw error;
      return (await this.#ownersInKlassen.week(of, date, error)) ?? { reading: undefined };
    }
  }

  async #lessonsOf(periods: PeriodList, of: PlanOwner, grid: ResultList<TimegridDay> | undefined) {
    const [teachers, rooms] = await Promise.all([
      this.#missingNames.of("teacher", periods),
      this.#missingNames.of("room", periods),
    ]);
    return this.#lessons.of(periods, grid, teachers, rooms, of.kind, of.id);
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
