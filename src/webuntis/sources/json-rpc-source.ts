import type { Reuse } from "../connection.ts";
import { MethodNotFoundError } from "../errors.ts";
import type { DateRange, TimetableQuery } from "../queries.ts";
import type { Session } from "../session.ts";
import type { TimetableSource } from "./source.ts";

/** WebUntis's documented interface, JSON-RPC: the first door, as long as it is open. */
export class JsonRpcSource implements TimetableSource {
  readonly name = "JSON-RPC";
  readonly #session: Session;

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

  exams(query: DateRange & Reuse) {
    return this.#session.exams(query);
  }

  async messagesOfDay(): Promise<never> {
    throw new MethodNotFoundError("JSON-RPC has no messages of the day");
  }

  lastImportTime(reuse?: Reuse) {
    return this.#session.lastImportTime(reuse);
  }
}
