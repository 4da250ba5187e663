import type { Reuse } from "../connection.ts";
import { MethodNotFoundError, NotFoundError } from "../errors.ts";
import type { PeriodList } from "../period.ts";
import type { DateRange, TimetableQuery } from "../queries.ts";
import { ResultList } from "../result-list.ts";
import type { Session } from "../session.ts";
import type { ExamEntry, TimetableSource } from "./source.ts";

const missing = (what: string) => new MethodNotFoundError(`JSON-RPC has no ${what}`);

/** WebUntis's documented interface, JSON-RPC: the first door, as long as it is open. */
export class JsonRpcSource implements TimetableSource {
  readonly name = "JSON-RPC";
  readonly #session: Session;

  /** @param session whose login and stored answers it uses, and which is closed by who made it. */
  constructor(session: Session) {
    this.#session = session;
  }

  get ownKlasseId() {
    return this.#session.loginResult?.klasseId;
  }

  klassen(query?: Reuse & { readonly schoolyear?: number }) {
    return this.#session.klassen(query);
  }

  teachers(reuse?: Reuse) {
    return this.#session.teachers(reuse);
  }

  rooms(reuse?: Reuse) {
    return this.#session.rooms(reuse);
  }

  timegridUnits(reuse?: Reuse) {
    return this.#session.timegridUnits(reuse);
  }

  holidays(reuse?: Reuse) {
    return this.#session.holidays(reuse);
  }

  schoolyears(reuse?: Reuse) {
    return this.#session.schoolyears(reuse);
  }

  timetable(query: TimetableQuery & Reuse) {
    return this.#session.timetableExtended(query);
  }

  async ownTimetable(query: DateRange & Reuse): Promise<PeriodList> {
    try {
      return await this.#session.myTimetable(query);
    } catch (error) {
      if (error instanceof NotFoundError) throw new MethodNotFoundError(error.message, { cause: error });
      throw error;
    }
  }

  async exams(query: DateRange & Reuse): Promise<ResultList<ExamEntry>> {
    const exams = await this.#session.exams(query);
    const entries = Array.from(
      exams,
      ({ students: _, ...exam }): ExamEntry => ({ ...exam, name: "", text: "", rooms: [] }),
    );
    return new ResultList(entries, exams.asOf);
  }

  async messagesOfDay(): Promise<never> {
    throw missing("messages of the day");
  }

  async homework(): Promise<never> {
    throw missing("homework");
  }

  async lessonDetails(): Promise<never> {
    throw missing("details of lessons");
  }

  async inbox(): Promise<never> {
    throw missing("inbox");
  }

  async ownAbsences(): Promise<never> {
    throw missing("absences of one’s own");
  }

  lastImportTime(reuse?: Reuse) {
    return this.#session.lastImportTime(reuse);
  }
}
