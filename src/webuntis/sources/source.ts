import type { Reuse } from "../connection.ts";
import type { Id } from "../element-kind.ts";
import type { Element, Holiday, Klasse, SchoolyearList, TimegridDay } from "../objects.ts";
import type { PeriodList } from "../period.ts";
import type { DateRange, TimeRange, TimetableElement, TimetableQuery } from "../queries.ts";
import type { Exam } from "../register.ts";
import type { ResultList } from "../result-list.ts";
import type { InboxMessage, OwnAbsence } from "./account.ts";
import type { Homework, LessonDetail } from "./lesson-detail.ts";

/** An exam, as every door gives it. JSON-RPC knows neither name, text nor rooms. */
export interface ExamEntry extends Omit<Exam, "students"> {
  /** "Klassenarbeit Nr. 2"; "" where the door does not tell. */
  readonly name: string;
  /** What it is about, as plain text. */
  readonly text: string;
  /** Empty where the door does not tell. */
  readonly rooms: readonly Element<"room">[];
}

/** A room, as every door gives it. */
export interface SchoolRoom extends Element<"room"> {
  /** Where it is; undefined where the door does not tell, "" where the school enters none. */
  readonly building?: string;
  /** Whether it is in use; undefined where the door does not tell. */
  readonly active?: boolean;
}

/** A message of the school to everybody on a day. */
export interface MessageOfDay {
  /** WebUntis's id of the message. */
  readonly id: number;
  /** The heading, as plain text; "" without one. */
  readonly subject: string;
  /** Plain text of at most 20,000 characters, as all texts of the web client; lines end with "\n". */
  readonly text: string;
}

/**
 * What a bot needs of a school, through one of WebUntis's doors. Answers are stored and shared as in `Session`.
 * A method rejects with `NoRightError` when the account may not use this door, and with `MethodNotFoundError` when the door
 * has nothing of the kind.
 */
export interface TimetableSource {
  /** The door's name: "JSON-RPC". */
  readonly name: string;
  /**
   * The id of the account's own class, whose timetable is `timetable({ klasse: source.ownKlasseId, … })`; undefined without one and
   * before the first login.
   */
  readonly ownKlasseId: Id<"klasse"> | undefined;
  /** The classes of a school year by its id; default the current year. */
  klassen(query?: Reuse & { readonly schoolyear?: number }): Promise<ResultList<Klasse>>;
  /** All teachers that the account may see. */
  teachers(reuse?: Reuse): Promise<ResultList<Element<"teacher">>>;
  /** All rooms that the account may see. */
  rooms(reuse?: Reuse): Promise<ResultList<SchoolRoom>>;
  /** When lessons begin and end, for each day with lessons. */
  timegridUnits(reuse?: Reuse): Promise<ResultList<TimegridDay>>;
  /** Holidays and other days without lessons, of all school years that the door knows. */
  holidays(reuse?: Reuse): Promise<ResultList<Holiday>>;
  /** All school years, `current` among them. */
  schoolyears(reuse?: Reuse): Promise<SchoolyearList>;
  /** The periods of one element, with names. @throws {DateNotAllowedError} when the school does not show one of the days. */
  timetable(query: TimetableQuery & Reuse): Promise<PeriodList>;
  /**
   * The timetable of the account's own person. @throws {MethodNotFoundError} when there is none.
   * @throws {DateNotAllowedError} when the school does not show one of the days.
   */
  ownTimetable(query: DateRange & Reuse): Promise<PeriodList>;
  /** The exams that the account may see. */
  exams(query: DateRange & Reuse): Promise<ResultList<ExamEntry>>;
  /** What the school tells everybody on a day. */
  messagesOfDay(query: { readonly date: Temporal.PlainDate } & Reuse): Promise<ResultList<MessageOfDay>>;
  /** The homework that the account may see: a pupil's own, a teacher's classes'. */
  homework(query: DateRange & Reuse): Promise<ResultList<Homework>>;
  /**
   * What the class register knows of the lessons of one element at a time, at most a day: several where groups have lessons at once. One
   * request for each time: do not ask for a whole timetable's.
   * @throws {TypeError} unless exactly one element is given. @throws {RangeError} when the start is after the end.
   */
  lessonDetails(query: TimetableElement & TimeRange & Reuse): Promise<ResultList<LessonDetail>>;
  /** The account's inbox, newest first as WebUntis sends it. Personal. */
  inbox(reuse?: Reuse): Promise<ResultList<InboxMessage>>;
  /** The absences of the account's own student. Personal. @throws {MethodNotFoundError} when it is no student's. */
  ownAbsences(query: DateRange & Reuse): Promise<ResultList<OwnAbsence>>;
  /** When the plan last changed: the cheapest way to find out whether anything is new. */
  lastImportTime(reuse?: Reuse): Promise<Temporal.Instant>;
}
