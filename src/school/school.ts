import {
  type Door,
  type LoginDoors,
  MethodNotFoundError,
  NoRightError,
  type TimetableSource,
} from "../webuntis/index.ts";
import { type SchoolOutlook, schoolOutlook } from "./calendar/school-outlook.ts";
import { type SchoolYearHolidays, schoolYearHolidays } from "./calendar/school-year.ts";
import { changesBetween, type PlanChange } from "./changes/plan-changes.ts";
import type { DaySnapshot } from "./changes/snapshot.ts";
import type { ElementMatch, ElementNames } from "./element-names.ts";
import { dayUnits } from "./lessons/units.ts";
import type { DayPlan, OwnerKind, PlanOwner } from "./plan.ts";
import { DayPlans } from "./reading/day-plans.ts";
import { isOutage, LastGood } from "./reading/last-good.ts";
import { type LessonEvidence, lessonEvidence } from "./reading/lesson-evidence.ts";
import { MasterData } from "./reading/master-data.ts";
import { MissingNames } from "./reading/missing-names.ts";
import { NameLists } from "./reading/name-lists.ts";
import { isOn, nextDay } from "./reading/next-day.ts";
import { Weeks } from "./reading/weeks.ts";
import { asSchool } from "./school-error.ts";

/** What a school is made of. */
export interface SchoolParts {
  /** Where the school's data comes from. */
  readonly source: TimetableSource;
  /** Finds out which doors of WebUntis are open, with timetables of the date; default: nobody knows. A `Ladder` has one. */
  readonly probe?: (date: Temporal.PlainDate) => Promise<readonly Door[]>;
  /** Through which door of WebUntis the bot is logged in; default: nobody knows. A `Session` does. */
  readonly loginDoors?: () => LoginDoors | undefined;
  /** The IANA time zone of the timetable, such as "Europe/Berlin". */
  readonly timeZone: string;
  /** The clock. */
  readonly now: () => Temporal.Instant;
}

type Dated = Pick<SchoolOutlook, "asOf" | "stale">;

const { compare } = Temporal.PlainDate;

/**
 * A school as people see it: classes, teachers and rooms, their days, and holidays.
 * Every method that asks WebUntis throws a `SchoolError` when there is neither an answer nor an older one.
 */
export class School {
  readonly timeZone: string;
  readonly #source: TimetableSource;
  readonly #probe: SchoolParts["probe"];
  readonly #loginDoors: SchoolParts["loginDoors"];
  readonly #now: () => Temporal.Instant;
  readonly #masterData: MasterData;
  readonly #weeks: Weeks;
  readonly #dayPlans: DayPlans;
  readonly #nameLists: NameLists;
  readonly #lastGood: LastGood;

  constructor({ source, probe, loginDoors, timeZone, now }: SchoolParts) {
    this.timeZone = timeZone;
    this.#source = source;
    this.#probe = probe;
    this.#loginDoors = loginDoors;
    this.#now = now;
    this.#lastGood = new LastGood(now);
    this.#nameLists = new NameLists(source, this.#lastGood);
    this.#masterData = new MasterData(source, this.#lastGood);
    this.#weeks = new Weeks({
      source,
      masterData: this.#masterData,
      nameLists: this.#nameLists,
      lastGood: this.#lastGood,
      now,
    });
    this.#dayPlans = new DayPlans(this.#weeks, this.#masterData, new MissingNames(this.#nameLists), now);
  }

  /** The school's date now. */
  today(): Temporal.PlainDate {
    return this.#wallClock().toPlainDate();
  }

  /** The school's time now. */
  now(): Temporal.ZonedDateTime {
    return this.#now().toZonedDateTimeISO(this.timeZone);
  }

  /** The next days, from today on, that the calendar does not rule out for school, weekends included. @param most how many at most */
  schoolDays(most: number): Promise<readonly Temporal.PlainDate[]> {
    return asSchool(this.#schoolDays(most));
  }

  /** Finds active classes, teachers or rooms by what people type. */
  names<K extends OwnerKind>(kind: K): Promise<ElementNames<K>> {
    return asSchool(this.#nameLists.of(kind));
  }

  /** All active classes in natural order ("5a", "5b", "10a", "EF"). */
  async klassen(): Promise<readonly PlanOwner<"klasse">[]> {
    return (await this.names("klasse")).all;
  }

  /** The class somebody means by "5a", "5A", "05a", "5 a", "Klasse 5a", or "#129" for an id. */
  async findKlasse(typed: string): Promise<ElementMatch<"klasse">> {
    return (await this.names("klasse")).find(typed);
  }

  /** Completes what is typed so far to at most `limit` classes; all fit an empty text. */
  async suggestKlassen(typed: string, limit: number): Promise<readonly PlanOwner<"klasse">[]> {
    return (await this.names("klasse")).suggest(typed, limit);
  }

  /** The account's own class, if it has one. */
  async ownKlasse(): Promise<PlanOwner<"klasse"> | undefined> {
    const klassen = await this.klassen();
    const own = this.#source.ownKlasseId;
    return own === undefined ? undefined : klassen.find(({ id }) => id === own);
  }

  /**
   * The day of a class, teacher or room. "next" is today until its last lesson is over, then the next day with lessons, where one is
   * known.
   */
  dayPlan(of: PlanOwner, day: Temporal.PlainDate | "next"): Promise<DayPlan> {
    return asSchool(day === "next" ? this.#next(of) : this.#planOf(of, day));
  }

  /** The differences between two looks at some days of a class. */
  changes(before: readonly DaySnapshot[], after: readonly DaySnapshot[]): Promise<readonly PlanChange[]> {
    return asSchool(this.#changes(before, after));
  }

  /** The name of holidays of more than one weekday that begin on the day. */
  startingHolidays(date: Temporal.PlainDate): Promise<string | undefined> {
    return asSchool(this.#startingHolidays(date));
  }

  /** When WebUntis last imported data; undefined when the account may not ask. */
  lastImport(): Promise<Temporal.Instant | undefined> {
    return asSchool(this.#lastImport());
  }

  /** Plans read so far are read again when next asked for. */
  outdatePlans(): void {
    this.#weeks.outdate();
  }

  /** Which doors of WebUntis are open for what; empty without a probe. */
  async doors(): Promise<readonly Door[]> {
    const probe = this.#probe;
    return probe ? asSchool(this.#lastGood.ask(() => probe(this.today()))) : [];
  }

  /** Through which door the bot is logged in, and which are shut. */
  loginDoors(): LoginDoors | undefined {
    return this.#loginDoors?.();
  }

  /** Whether there is school on a day, and what comes next. */
  outlook(day: Temporal.PlainDate): Promise<SchoolOutlook> {
    return asSchool(this.#outlook(day));
  }

  /**
   * All holidays of the running school year, past ones included; in the summer between two years, those of the coming one. When
   * the school years may not be read, the year goes from August to July.
   */
  schoolYearHolidays(): Promise<SchoolYearHolidays> {
    return asSchool(this.#schoolYearHolidays());
  }

  #wallClock(): Temporal.PlainDateTime {
    return this.now().toPlainDateTime();
  }

  async #schoolDays(most: number): Promise<readonly Temporal.PlainDate[]> {
    const calendar = await this.#dayPlans.calendar();
    return calendar
      .schoolDays(this.today().subtract({ days: 1 }))
      .take(most)
      .toArray();
  }

  async #changes(before: readonly DaySnapshot[], after: readonly DaySnapshot[]): Promise<readonly PlanChange[]> {
    const grid = await this.#dayPlans.grid();
    return changesBetween(before, after, (date) => dayUnits(grid, date));
  }

  async #startingHolidays(date: Temporal.PlainDate): Promise<string | undefined> {
    return (await this.#dayPlans.calendar()).beginning(date);
  }

  async #lastImport(): Promise<Temporal.Instant | undefined> {
    try {
      return await this.#lastGood.ask(() => this.#source.lastImportTime());
    } catch (error) {
      if (error instanceof NoRightError || error instanceof MethodNotFoundError) return undefined;
      throw error;
    }
  }

  async #planOf(of: PlanOwner, date: Temporal.PlainDate): Promise<DayPlan> {
    const { plan } = await this.#dayPlans.day(of, date);
    return isOn(plan) ? plan : this.#goingOn(plan);
  }

  async #next(of: PlanOwner): Promise<DayPlan> {
    const now = this.#wallClock();
    const { plan, lastEnd } = await this.#dayPlans.day(of, now.toPlainDate());
    const over = plan.ends ?? lastEnd;
    const isOver = over === null || Temporal.PlainTime.compare(over, now.toPlainTime()) <= 0;
    if (!isOver) return isOn(plan) ? plan : this.#goingOn(plan);
    return (await nextDay(this.#dayPlans, of, plan.date)) ?? plan;
  }

  /** After a day that the school does not show yet it shows nothing else: no need to ask. */
  async #goingOn(plan: DayPlan): Promise<DayPlan> {
    if (plan.kind === "unpublished" && compare(plan.date, this.today()) > 0) return plan;
    return { ...plan, goesOn: await this.#goesOn(plan) };
  }

  /** Optional: unknown during an outage. */
  async #goesOn({ of, date }: DayPlan): Promise<Temporal.PlainDate | null> {
    try {
      return (await nextDay(this.#dayPlans, of, date))?.date ?? null;
    } catch (error) {
      if (isOutage(error)) return null;
      throw error;
    }
  }

  async #outlook(date: Temporal.PlainDate): Promise<SchoolOutlook> {
    const holidays = await this.#masterData.holidays();
    const seen: Dated[] = holidays ? [{ asOf: holidays.answer.asOf, stale: holidays.stale }] : [];
    const [calendar, grid] = await Promise.all([this.#dayPlans.calendar(), this.#dayPlans.grid()]);
    const parts = {
      calendar,
      lessonEvidence: (day: Temporal.PlainDate) => this.#lessonEvidence(day, seen),
      hasUnits: ({ dayOfWeek }: Temporal.PlainDate) =>
        grid?.some((each) => each.dayOfWeek === dayOfWeek && each.timeUnits.length > 0) ?? false,
    };
    const outlook = await schoolOutlook(parts, date);
    const [oldest] = seen.map(({ asOf }) => asOf).toSorted(Temporal.Instant.compare);
    return { ...outlook, asOf: oldest ?? this.#now(), stale: seen.some(({ stale }) => stale) };
  }

  async #schoolYearHolidays(): Promise<SchoolYearHolidays> {
    const reading = await this.#masterData.holidays();
    const [calendar, years] = await Promise.all([this.#dayPlans.calendar(), this.#dayPlans.schoolyears()]);
    return {
      ...schoolYearHolidays(calendar, years ?? [], this.today()),
      asOf: reading?.answer.asOf ?? this.#now(),
      stale: reading?.stale ?? false,
    };
  }

  /** What the timetables say; when they cannot be read, the calendar must do. */
  async #lessonEvidence(date: Temporal.PlainDate, seen: Dated[]): Promise<LessonEvidence> {
    try {
      return await lessonEvidence(this.#dayPlans, (await this.#nameLists.of("klasse")).all, date, (plan) =>
        seen.push(plan),
      );
    } catch (error) {
      if (isOutage(error)) seen.push({ asOf: this.#now(), stale: true });
      else if (!(error instanceof NoRightError)) throw error;
      return "unknown";
    }
  }
}
