import type { Element } from "../objects.ts";

/** Homework, from `api/homeworks/lessons` or from the details of a lesson. Texts are plain; lines end with "\n". */
export interface Homework {
  /** Its id. */
  readonly id: number;
  /** The id of the course in the class register, which all its periods share; 0 where it is not told. */
  readonly lessonId: number;
  /** null where none is given. */
  readonly subject: Element<"subject"> | null;
  /** Who gave it; empty where the server does not tell. */
  readonly teachers: readonly Element<"teacher">[];
  /** The day on which it was given. */
  readonly date: Temporal.PlainDate;
  /** The day by which it is to be done. */
  readonly dueDate: Temporal.PlainDate;
  /** What is to be done. */
  readonly text: string;
  /** A remark of who gave it; "" without one. */
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
  /** On the school's wall clock. */
  readonly end: Temporal.PlainDateTime;
  /** Whether it is cancelled. */
  readonly isCancelled: boolean;
  /** null where none is given. */
  readonly subject: Element<"subject"> | null;
  /** All classes that take part. */
  readonly klassen: readonly Element<"klasse">[];
  /** With their long names, also for accounts that may not read the list of teachers. */
  readonly teachers: readonly Element<"teacher">[];
  /** Where it takes place. */
  readonly rooms: readonly Element<"room">[];
  /** Those who were removed or replaced. */
  readonly originalTeachers: readonly Element<"teacher">[];
  /** Those that were replaced. */
  readonly originalRooms: readonly Element<"room">[];
  /** The substitution text. */
  readonly substText: string;
  /** The information about the lesson. */
  readonly info: string;
  /** Notes to everybody; those to the staff are not read. */
  readonly notes: string;
  /** What the lesson was about, as the class register says. */
  readonly teachingContent: string;
  /** Homework that was given in the lesson or is due. */
  readonly homework: readonly Homework[];
}
