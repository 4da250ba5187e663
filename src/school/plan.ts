/** Something with a name: a class, teacher, subject or room. `name` is short ("5a", "MEI", "M", "R204"). */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly longName: string;
}

/** What is now, and what it stands for. `was` is empty when nothing changed; `now` is empty when something fell away. */
export interface NowAndWas {
  readonly now: readonly Named[];
  readonly was: readonly Named[];
}

/** Units of the school's time grid, by their names: first and last are equal for a single lesson. */
export interface Units {
  readonly first: string;
  readonly last: string;
}

export type LessonState = "regular" | "changed" | "cancelled" | "extra" | "exam" | "event";

/** Where a moved lesson went to or came from. */
export interface LessonTime {
  readonly date: Temporal.PlainDate;
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  readonly units: Units | null;
}

/** A lesson as people see it: periods of one lesson joined, with what is and what was. */
export interface Lesson {
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  /** null where it does not fit the time grid. */
  readonly units: Units | null;
  readonly state: LessonState;
  readonly subjects: NowAndWas;
  readonly teachers: NowAndWas;
  readonly rooms: NowAndWas;
  /** All classes that take part. */
  readonly klassen: readonly Named[];
  /** The student group, "" when none is named. */
  readonly group: string;
  /** Substitution text, info, lesson text: each once, none empty. */
  readonly notes: readonly string[];
  readonly movedTo: LessonTime | null;
  readonly movedFrom: LessonTime | null;
}

/** A slot of the day with everything in it: split groups side by side, a cancelled lesson before what takes its place. */
export interface Slot {
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  readonly units: Units | null;
  readonly lessons: readonly Lesson[];
}

/**
 * `school`: there are entries, though perhaps all cancelled; `holiday`: Ferien or Feiertag; `weekend`; `empty`: no entries
 * on a weekday; `unpublished`: the school does not show this day.
 */
export type DayKind = "school" | "holiday" | "weekend" | "empty" | "unpublished";

/** One class's day. */
export interface DayPlan {
  readonly klasse: Named;
  readonly date: Temporal.PlainDate;
  readonly kind: DayKind;
  /** The holiday's name, where one covers the day. */
  readonly holiday: string | null;
  readonly slots: readonly Slot[];
  /** Begin and end of what really takes place; null when nothing does. */
  readonly begins: Temporal.PlainTime | null;
  readonly ends: Temporal.PlainTime | null;
  /** How many lessons differ from the regular plan. */
  readonly changes: number;
  /** On a day without lessons: the next day on which there are some, if one is known. */
  readonly goesOn: Temporal.PlainDate | null;
  /** When WebUntis gave this. */
  readonly asOf: Temporal.Instant;
  /** WebUntis could not be asked now: this is the last good answer. */
  readonly stale: boolean;
}

/** A stretch of days without school, weekends beside it included in `free`. Both ends inclusive. */
export interface SchoolHoliday {
  readonly name: string;
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  /** Days from the asked day until it starts; 0 or less when it is running. */
  readonly daysUntil: number;
  /** The whole stretch without school, with the weekends and holidays that touch it. */
  readonly free: { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate };
}

/** Whether there is school on a day, and what comes next. */
export interface SchoolOutlook {
  readonly date: Temporal.PlainDate;
  readonly kind: DayKind;
  /** The holiday's name when `kind` is "holiday", or when the day is a holiday with lessons. */
  readonly holiday: string | null;
  /** A weekday shut in between two free days. Whether there is school on it tells `kind`. */
  readonly bridging: boolean;
  /** The first free day after `date`, weekends included; null when none is known. */
  readonly nextFree: { readonly date: Temporal.PlainDate; readonly holiday: string | null } | null;
  /** The first day with school after `date`. */
  readonly nextSchoolDay: Temporal.PlainDate | null;
  /** The next holidays, running ones first, at most four. */
  readonly holidays: readonly SchoolHoliday[];
  /** Coming single weekdays between two free days, with whether the school gives them free, at most three. */
  readonly bridgingDays: readonly { readonly date: Temporal.PlainDate; readonly free: boolean }[];
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
}
