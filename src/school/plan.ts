import type { ElementKind, Id } from "../webuntis/index.ts";

/** Something with a name: a class, teacher, subject or room. `name` is short ("5a", "MEI", "M", "R204"). */
export interface Named<K extends ElementKind = ElementKind> {
  readonly id: Id<K>;
  readonly name: string;
  readonly longName: string;
}

/** What has a plan of its own. */
export type OwnerKind = Extract<ElementKind, "klasse" | "teacher" | "room">;

interface OwnerOf<K extends OwnerKind> extends Named<K> {
  readonly kind: K;
}

/** Whose plan it is: a class, a teacher or a room. Ids of classes change every school year, those of teachers and rooms stay. */
export type PlanOwner<K extends OwnerKind = OwnerKind> = K extends OwnerKind ? OwnerOf<K> : never;

/** What is now, and what it replaces. `was` is empty when nothing changed; `now` is empty when something was removed. */
export interface NowAndWas<K extends ElementKind = ElementKind> {
  readonly now: readonly Named<K>[];
  readonly was: readonly Named<K>[];
}

/** Units of the school's time grid, by their names: first and last are equal for a single lesson. */
export interface Units {
  readonly first: string;
  readonly last: string;
}

/** What a teacher does besides lessons: break supervision, standby for substitutions, office hours. Class plans have none. */
export type Duty = "supervision" | "standby" | "officeHour";

export type LessonState = "regular" | "changed" | "cancelled" | "extra" | "exam" | "event" | Duty;

/** Where a moved lesson went to or came from. */
export interface LessonTime {
  readonly date: Temporal.PlainDate;
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  readonly units: Units | null;
}

/** A lesson as people see it: its periods joined, with what is and what was. */
export interface Lesson {
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  /** null where it does not fit the time grid. */
  readonly units: Units | null;
  readonly state: LessonState;
  /** Which duty it is, even if cancelled; absent for lessons. */
  readonly duty?: Duty;
  readonly subjects: NowAndWas<"subject">;
  readonly teachers: NowAndWas<"teacher">;
  readonly rooms: NowAndWas<"room">;
  /** All classes that take part. */
  readonly klassen: readonly Named<"klasse">[];
  /** The student group, "" when none is named. */
  readonly group: string;
  /** The lesson's number, where it is told and stands for one course: it helps to recognise a course, but is none by itself. */
  readonly lsnumber?: number;
  /** Lessons of a day with one number here are told as one change; absent where nothing differs from the regular plan. */
  readonly change?: number;
  /** In a teacher's plan: somebody else gives it, or nobody, so that the teacher is not there. */
  readonly isAway?: true;
  /** Substitution text, info, lesson text; without duplicates or empty ones. */
  readonly notes: readonly string[];
  readonly movedTo: LessonTime | null;
  readonly movedFrom: LessonTime | null;
}

/** All lessons of one time: split groups side by side, a cancelled lesson before what takes its place. */
export interface Slot {
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  readonly units: Units | null;
  readonly lessons: readonly Lesson[];
}

/**
 * `school`: there are entries, though perhaps all cancelled, or, on a weekday, an event of the whole day alone; `holiday`: Ferien or
 * Feiertag; `weekend`; `empty`: no entries on a weekday; `unpublished`: the school does not show this day.
 */
export type DayKind = "school" | "holiday" | "weekend" | "empty" | "unpublished";

/** One day of a class, a teacher or a room. */
export interface DayPlan {
  readonly of: PlanOwner;
  readonly date: Temporal.PlainDate;
  readonly kind: DayKind;
  /** The name of the holiday that covers the day, if any. */
  readonly holiday: string | null;
  /** Events of the whole day, which begin and end with nothing: "Elternsprechtag". Also on free days. */
  readonly allDay: readonly Lesson[];
  readonly slots: readonly Slot[];
  /** Start and end of the lessons that take place; null when none does. */
  readonly begins: Temporal.PlainTime | null;
  readonly ends: Temporal.PlainTime | null;
  /** How many lessons differ from the regular plan. */
  readonly changes: number;
  /** On a day without lessons: the next day on which there are some, if one is known. */
  readonly goesOn: Temporal.PlainDate | null;
  /** When WebUntis sent this. */
  readonly asOf: Temporal.Instant;
  /** Whether this is an old answer because WebUntis cannot be asked. */
  readonly stale: boolean;
  /** It is old because too many ask, and not because of an outage. */
  readonly busy?: true;
  /** Put together from the plans of all classes, since the account may not read this one. Absent for other plans. */
  readonly fromKlassen?: FromKlassen;
}

/** What a plan of a teacher or room is worth that was put together from plans of classes: they tell of lessons, not of duties. */
export interface FromKlassen {
  /** How many classes could not be read: what they have is missing. */
  readonly unread: number;
}
