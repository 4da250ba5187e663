import type { Element } from "../objects.ts";

/** Homework, from `api/homeworks/lessons` or from the details of a lesson. Texts are plain; lines end with "\n". */
export interface Homework {
  readonly id: number;
  /** The id of the course in the class register, which all its periods share; 0 where it is not told. */
  readonly lessonId: number;
  /** null where none is given. */
  readonly subject: Element<"subject"> | null;
  /** Who gave it; empty where the server does not tell. */
  readonly teachers: readonly Element<"teacher">[];
  /** The day on which it was given. */
  readonly date: Temporal.PlainDate;
  readonly dueDate: Temporal.PlainDate;
  readonly text: string;
  readonly remark: string;
  /** As the account has ticked it off. */
  readonly completed: boolean;
}

/** What the web client shows when a lesson is opened, from `calendar-entry/detail`. Texts are plain, and "" where there is none. */
export interface LessonDetail {
  /** The period's id. */
  readonly id: number;
  /** See `Homework.lessonId`. */
  readonly lessonId: number;
  /** On the school's wall clock. */
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  readonly isCancelled: boolean;
  readonly subject: Element<"subject"> | null;
  readonly klassen: readonly Element<"klasse">[];
  /** With their long names, also for accounts that may not read the list of teachers. */
  readonly teachers: readonly Element<"teacher">[];
  readonly rooms: readonly Element<"room">[];
  /** Those who were removed or replaced. */
  readonly originalTeachers: readonly Element<"teacher">[];
  readonly originalRooms: readonly Element<"room">[];
  readonly substText: string;
  readonly info: string;
  /** Notes to everybody; those to the staff are not read. */
  readonly notes: string;
  /** What the lesson was about, as the class register says. */
  readonly teachingContent: string;
  readonly homework: readonly Homework[];
}

/** When a lesson takes place, on the school's wall clock: WebUntis looks for what lies between, on the first of the days. */
export interface TimeRange {
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
}
