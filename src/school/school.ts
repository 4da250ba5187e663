import {
  type Door,
  type LoginDoors,
  MethodNotFoundError,
  NoRightError,
  type TimetableSource,
} from "../webuntis/index.ts";
import type { SchoolHoliday } from "./calendar/calendar.ts";
import { type SchoolOutlook, schoolOutlook } from "./calendar/school-outlook.ts";
import { type SchoolYearHolidays, schoolYearHolidays } from "./calendar/school-year.ts";
import { changesBetween, type PlanChange } from "./changes/plan-changes.ts";
import type { DaySnapshot } from "./changes/snapshot.ts";
import type { CourseChoice } from "./courses/choice.ts";
import type { CourseOffer } from "./courses/course.ts";
import { courseOffer, type KlasseSubjects, klasseSubjects } from "./courses/course-offer.ts";
import { type CoursePlan, onlyCourses } from "./courses/only-courses.ts";
import type { ElementMatch, ElementNames } from "./element-names.ts";
import type { NowAndNext } from "./lessons/now-and-next.ts";
import { dayUnits, type Unit } from "./lessons/units.ts";
import { type ExamsAhead, examsAhead } from "./notices/exams.ts";
import { type KlasseHomework, klasseHomework } from "./notices/homework.ts";
import { type SchoolMessages, schoolMessages } from "./notices/messages.ts";
import type { DayPlan, OwnerKind, PlanOwner } from "./plan.ts";
import { PlanFinder } from "./plan-finder.ts";
import { BusyError } from "./reading/busy-error.ts";
import { isOutage, isUnreadable } from "./reading/last-good.ts";
import { type LessonEvidence, lessonEvidence } from "./reading/lesson-evidence.ts";
import { Readings } from "./reading/readings.ts";
import { type Caller, type Job, RequestQueue } from "./reading/request-queue.ts";
import type { FreeRoomsAnswer } from "./rooms/free-rooms.ts";
import { freeRooms } from "./rooms/rooms-of-day.ts";
import { asSchool, type ClosedDoor } from "./school-error.ts";

/** What a school is made of. */
export interface SchoolParts {
  /** Where the school's data comes from. */
  readonly source: TimetableSource;
  /** Spares the server: the one whose `gate` the source's session has. Default: nothing waits. */
  readonly queue?: RequestQueue;
  /** Finds out which doors of WebUntis are open, with timetables of the date; default: nobody knows. A `Ladder` has one. */
  readonly probe?: (date: Temporal.PlainDate) => Promise<readonly Door[]>;
  /** Through which door of WebUntis the bot is logged in; default: nobody knows. A `Session` does. */
  readonly loginDoors?: () => LoginDoors | undefined;
  /** It is invented, and whoever shows its plans says so. */
  readonly isDemo?: boolean;
  /** The IANA time zone of the timetable, such as "Europe/Berlin". */
  readonly timeZone: string;
  /** The clock. */
  readonly now: () => Temporal.Instant;
}

type Dated = Pick<SchoolOutlook, "asOf" | "stale">;

/** Which list of WebUntis names what has a plan. */
const LIST = { klasse: "klassen", teacher: "teachers", room: "rooms" } as const satisfies Readonly<
  Record<OwnerKind, ClosedDoor>
>;

/** Somebody who does not say who they are. */
const SOMEBODY: Caller = { person: "" };

/** For sessions without a gate: nothing comes here that would have to wait. */
const noQueue = () => new RequestQueue(async () => {});

/**
 * A school as people see it: classes, teachers and rooms, their days, and holidays.
 * Every method that asks WebUntis throws a `SchoolError` when there is neither an answer nor an older one.
 */
export class School {
  readonly timeZone: string;
  /** Whether it is invented: replies about it say so. */
  readonly isDemo: boolean;
  readonly #parts: SchoolParts;
  readonly #caller: Caller;
  readonly #readings: Readings;
  readonly #plans: PlanFinder;
  /** For the bot's jobs, which go by the school that they are for. */
  readonly #views: Map<Job, School>;

  /** @param of another view of the same school, and who asks in this one; default: nobody in particular. */
  constructor(parts: SchoolParts, of?: { readonly school: School; readonly caller: Caller }) {
    const { source, queue = noQueue(), isDemo = false, timeZone, now } = parts;
    this.isDemo = isDemo;
    this.timeZone = timeZone;
    this.#parts = parts;
    this.#caller = of ? of.caller : SOMEBODY;
    this.#readings = of ? of.school.#readings : new Readings({ source, queue, now, today: () => this.today() });
    this.#plans = new PlanFinder(this.#readings, () => this.now().toPlainDateTime());
    this.#views = of ? of.school.#views : new Map();
  }

  /** The same school as a person asks it, known by an id of their own: what people ask has a share of the requests, and they take turns. */
  forPerson(person: string): School {
    return new School(this.#parts, { school: this, caller: { person } });
  }

  /** The same school as the bot itself asks it for one of its jobs; always the same object. */
  forJob(job: Job): School {
    const view = this.#views.get(job) ?? new School(this.#parts, { school: this, caller: { job } });
    this.#views.set(job, view);
    return view;
  }

  /** The school's date now. */
  today(): Temporal.PlainDate {
    return this.now().toPlainDate();
  }

  /** The school's time now. */
  now(): Temporal.ZonedDateTime {
    return this.#parts.now().toZonedDateTimeISO(this.timeZone);
  }

  /** The next days, from today on, that the calendar does not rule out for school, weekends included. @param most how many at most */
  schoolDays(most: number): Promise<readonly Temporal.PlainDate[]> {
    return this.#ask(() => this.#schoolDays(most));
  }

  /** Finds active classes, teachers or rooms by what people type. */
  names<K extends OwnerKind>(kind: K): Promise<ElementNames<K>> {
    return this.#ask(() => this.#readings.nameLists.of(kind), LIST[kind]);
  }

  /**
   * The teachers; where their list may not be read, those of whom the plans of all classes tell this week. `no-right` with the door
   * "teachers" where these may not be read either.
   */
  teachers(): Promise<ElementNames<"teacher">> {
    return this.#ask(() => this.#readings.ownerNames.of("teacher", this.today()), "teachers");
  }

  /** The rooms, likewise. */
  rooms(): Promise<ElementNames<"room">> {
    return this.#ask(() => this.#readings.ownerNames.of("room", this.today()), "rooms");
  }

  /** Completes what is typed so far to at most `limit` teachers. Asks for no plans: without a list, by what is stored. */
  suggestTeachers(typed: string, limit: number): Promise<readonly PlanOwner<"teacher">[]> {
    return this.#ask(() => this.#readings.ownerNames.suggest("teacher", this.today(), typed, limit), "teachers");
  }

  /** Completes what is typed so far to at most `limit` rooms, likewise. */
  suggestRooms(typed: string, limit: number): Promise<readonly PlanOwner<"room">[]> {
    return this.#ask(() => this.#readings.ownerNames.suggest("room", this.today(), typed, limit), "rooms");
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
    const own = this.#parts.source.ownKlasseId;
    return own === undefined ? undefined : klassen.find(({ id }) => id === own);
  }

  /**
   * The day of a class, teacher or room. "next" is today until its last lesson is over, then the next day with lessons, where one is
   * known.
   */
  dayPlan(of: PlanOwner, day: Temporal.PlainDate | "next"): Promise<DayPlan> {
    return this.#ask(() => this.#plans.plan(of, day), "timetable");
  }

  /** The days of a date's week, Monday first; of the weekend those on which something is entered. `goesOn` is not looked for. */
  week(of: PlanOwner, date: Temporal.PlainDate): Promise<readonly DayPlan[]> {
    return this.#ask(() => this.#plans.week(of, date), "timetable");
  }

  /** The same for somebody who takes some courses of a class: "next" goes by these. */
  coursePlan(of: PlanOwner<"klasse">, day: Temporal.PlainDate | "next", choice: CourseChoice): Promise<CoursePlan> {
    return this.#ask(async () => onlyCourses(await this.#plans.plan(of, day, choice), choice), "timetable");
  }

  /**
   * What a class, teacher or room has now and next, and when the day ends. The next day with lessons is null where none is known, as
   * during an outage. @param choice the courses of somebody who takes some of a class only.
   */
  nowAndNext(of: PlanOwner, choice?: CourseChoice): Promise<NowAndNext> {
    return this.#ask(() => this.#plans.nowAndNext(of, choice), "timetable");
  }

  /** The courses of a class in the next four weeks with school: at most five requests. */
  courses(of: PlanOwner<"klasse">): Promise<CourseOffer> {
    return this.#ask(() => courseOffer(this.#readings.dayPlans, of, this.now()), "timetable");
  }

  /** The subjects of a class, their hours in a usual week and who teaches them, by the same weeks. */
  subjects(of: PlanOwner<"klasse">): Promise<KlasseSubjects> {
    return this.#ask(() => klasseSubjects(this.#readings.dayPlans, of, this.now()), "timetable");
  }

  /**
   * The rooms in which no class has lessons at a unit of a day ("3"), or at a time: in a break, in the unit after it. Costs a request for
   * each class whose week is not stored, and the next question none for five minutes.
   */
  freeRooms(date: Temporal.PlainDate, at: string | Temporal.PlainTime): Promise<FreeRoomsAnswer> {
    return this.#ask(() => freeRooms(this.#readings, date, at, this.#parts.now()), "timetable");
  }

  /** The units of a date's weekday, in order; none where the school's grid is not known, or has none on that weekday. */
  units(date: Temporal.PlainDate): Promise<readonly Unit[]> {
    return this.#ask(async () => dayUnits(await this.#readings.dayPlans.grid(), date).ranges);
  }

  /** The exams of a class that are ahead, by the list of exams or the class's plan. */
  exams(of: PlanOwner<"klasse">): Promise<ExamsAhead> {
    return this.#ask(() => examsAhead(this.#readings, this.#parts.source, of, this.now()), "timetable");
  }

  /**
   * The homework of a class that is due from today on, for 20 days. `no-right` with the door "homework" where the account sees none, or
   * that of another class only.
   */
  homework(of: PlanOwner<"klasse">): Promise<KlasseHomework> {
    return this.#ask(() => klasseHomework(this.#readings, this.#parts.source, of, this.today()), "homework");
  }

  /** What the school tells everybody on a day. `no-right` with the door "messagesOfDay" where the account may not read it. */
  messages(date: Temporal.PlainDate): Promise<SchoolMessages> {
    return this.#ask(() => schoolMessages(this.#readings, this.#parts.source, date), "messagesOfDay");
  }

  /** The differences between two looks at some days of a class. */
  changes(before: readonly DaySnapshot[], after: readonly DaySnapshot[]): Promise<readonly PlanChange[]> {
    return this.#ask(() => this.#changes(before, after));
  }

  /** The name of holidays of more than one weekday that begin on the day. */
  startingHolidays(date: Temporal.PlainDate): Promise<string | undefined> {
    return this.#ask(() => this.#startingHolidays(date));
  }

  /** All Ferien and Feiertage that are not over and that the school has entered, in order. */
  comingHolidays(): Promise<readonly SchoolHoliday[]> {
    return this.#ask(async () => (await this.#readings.dayPlans.calendar()).comingHolidays(this.today()));
  }

  /** When WebUntis last imported data; undefined when it does not say, or the account may not ask. */
  lastImport(): Promise<Temporal.Instant | undefined> {
    return this.#ask(() => this.#lastImport());
  }

  /** Plans read so far are read again when next asked for. */
  outdatePlans(): void {
    this.#readings.weeks.outdate();
  }

  /** Which doors of WebUntis are open for what; empty without a probe. */
  async doors(): Promise<readonly Door[]> {
    const { probe } = this.#parts;
    return probe ? this.#ask(() => this.#readings.lastGood.ask("doors", () => probe(this.today()))) : [];
  }

  /** Through which door the bot is logged in, and which are shut. */
  loginDoors(): LoginDoors | undefined {
    return this.#parts.loginDoors?.();
  }

  /** Whether there is school on a day, and what comes next. */
  outlook(day: Temporal.PlainDate): Promise<SchoolOutlook> {
    return this.#ask(() => this.#outlook(day));
  }

  /**
   * All holidays of the running school year, past ones included; in the summer between two years, those of the coming one. When
   * the school years may not be read, the year goes from August to July.
   */
  schoolYearHolidays(): Promise<SchoolYearHolidays> {
    return this.#ask(() => this.#schoolYearHolidays());
  }

  /** @param door what is told to be closed where the account may not read it. */
  #ask<T>(work: () => Promise<T>, door?: ClosedDoor): Promise<T> {
    return asSchool(this.#readings.queue.by(this.#caller, work), door);
  }

  async #schoolDays(most: number): Promise<readonly Temporal.PlainDate[]> {
    const calendar = await this.#readings.dayPlans.calendar();
    return calendar
      .schoolDays(this.today().subtract({ days: 1 }))
      .take(most)
      .toArray();
  }

  async #changes(before: readonly DaySnapshot[], after: readonly DaySnapshot[]): Promise<readonly PlanChange[]> {
    const grid = await this.#readings.dayPlans.grid();
    return changesBetween(before, after, (date) => dayUnits(grid, date));
  }

  async #startingHolidays(date: Temporal.PlainDate): Promise<string | undefined> {
    return (await this.#readings.dayPlans.calendar()).beginning(date);
  }

  async #lastImport(): Promise<Temporal.Instant | undefined> {
    try {
      const at = await this.#readings.lastGood.ask("import", () => this.#parts.source.lastImportTime());
      // 0 where a school imports nothing.
      return at.epochMilliseconds > 0 ? at : undefined;
    } catch (error) {
      const isRefused = error instanceof NoRightError || error instanceof MethodNotFoundError;
      if (isRefused || isUnreadable(error)) return undefined;
      throw error;
    }
  }

  async #outlook(date: Temporal.PlainDate): Promise<SchoolOutlook> {
    const { masterData, dayPlans } = this.#readings;
    const holidays = await masterData.holidays();
    const seen: Dated[] = holidays ? [{ asOf: holidays.answer.asOf, stale: holidays.stale }] : [];
    const [calendar, grid] = await Promise.all([dayPlans.calendar(), dayPlans.grid()]);
    const parts = {
      calendar,
      lessonEvidence: (day: Temporal.PlainDate) =>
        day.equals(date) ? this.#lessonEvidence(day, seen) : this.#evidenceBeside(day, seen),
      hasUnits: ({ dayOfWeek }: Temporal.PlainDate) =>
        grid?.some((each) => each.dayOfWeek === dayOfWeek && each.timeUnits.length > 0) ?? false,
    };
    const outlook = await schoolOutlook(parts, date);
    const [oldest] = seen.map(({ asOf }) => asOf).toSorted(Temporal.Instant.compare);
    return { ...outlook, asOf: oldest ?? this.#parts.now(), stale: seen.some(({ stale }) => stale) };
  }

  async #schoolYearHolidays(): Promise<SchoolYearHolidays> {
    const { masterData, dayPlans } = this.#readings;
    const reading = await masterData.holidays();
    const [calendar, years] = await Promise.all([dayPlans.calendar(), dayPlans.schoolyears()]);
    return {
      ...schoolYearHolidays(calendar, years ?? [], this.today()),
      asOf: reading?.answer.asOf ?? this.#parts.now(),
      stale: reading?.stale ?? false,
    };
  }

  /** What the timetables say; when they cannot be read, the calendar must do. */
  async #lessonEvidence(date: Temporal.PlainDate, seen: Dated[]): Promise<LessonEvidence> {
    const { dayPlans, nameLists } = this.#readings;
    try {
      const klassen = (await nameLists.of("klasse")).all;
      return await lessonEvidence(dayPlans, klassen, date, (plan) => seen.push(plan));
    } catch (error) {
      if (isOutage(error) || error instanceof BusyError) seen.push({ asOf: this.#parts.now(), stale: true });
      else if (!(error instanceof NoRightError)) throw error;
      return "unknown";
    }
  }

  /** What the timetables say about another day than the one that was asked for. */
  #evidenceBeside(date: Temporal.PlainDate, seen: Dated[]): Promise<LessonEvidence> {
    return this.#readings.queue.ahead(() => this.#lessonEvidence(date, seen));
  }
}
