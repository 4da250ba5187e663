import type { Reuse } from "../connection.ts";
import type { Id } from "../element-kind.ts";
import type { Element, Holiday, Klasse, SchoolyearList, TimegridDay } from "../objects.ts";
import type { PeriodList } from "../period.ts";
import type { DateRange, TimetableQuery } from "../queries.ts";
import type { Exam } from "../register.ts";
import type { ResultList } from "../result-list.ts";

/** An exam, as every door gives it. */
export type ExamEntry = Omit<Exam, "students">;

/** A message of the school to everybody on a day. */
export interface MessageOfDay {
  readonly id: number;
  readonly subject: string;
  /** Plain text; lines end with "\n". */
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
  /** The id of the account's own class; undefined without one and before the first login. */
  readonly ownKlasseId: Id<"klasse"> | undefined;
  /** The classes of a school year by its id; default the current year. */
  klassen(query?: Reuse & { readonly schoolyear?: number }): Promise<ResultList<Klasse>>;
  teachers(reuse?: Reuse): Promise<ResultList<Element<"teacher">>>;
  rooms(reuse?: Reuse): Promise<ResultList<Element<"room">>>;
  timegridUnits(reuse?: Reuse): Promise<ResultList<TimegridDay>>;
  holidays(reuse?: Reuse): Promise<ResultList<Holiday>>;
  schoolyears(reuse?: Reuse): Promise<SchoolyearList>;
  /** @throws {DateNotAllowedError} when the school does not show one of the days. */
  timetable(query: TimetableQuery & Reuse): Promise<PeriodList>;
  exams(query: DateRange & Reuse): Promise<ResultList<ExamEntry>>;
  messagesOfDay(query: { readonly date: Temporal.PlainDate } & Reuse): Promise<ResultList<MessageOfDay>>;
  /** When the plan last changed: the cheapest way to find out whether anything is new. */
  lastImportTime(reuse?: Reuse): Promise<Temporal.Instant>;
}
