import { checkDate, checkObject } from "../arguments.ts";
import { isBroken, isGone } from "../broken-door.ts";
import type { Reuse } from "../connection.ts";
import { AuthError, InvalidSchoolError, RemoteError, TransportError } from "../errors.ts";
import {
  type DateRange,
  elementOf,
  rangeParams,
  type TimeRange,
  type TimetableElement,
  type TimetableQuery,
  timeOf,
} from "../queries.ts";
import { type RefusalReason, Refusals, refusalReason } from "../refusals.ts";
import { isLogin } from "../shown.ts";
import type { TimetableSource } from "./source.ts";

/** The methods of a source, in the order of `Ladder.doors`; each may be open at another door. */
export const SOURCE_METHODS = [
  "klassen",
  "teachers",
  "rooms",
  "timegridUnits",
  "holidays",
  "schoolyears",
  "timetable",
  "ownTimetable",
  "exams",
  "homework",
  "lessonDetails",
  "messagesOfDay",
  "inbox",
  "ownAbsences",
  "lastImportTime",
] as const;

/** One of them. */
export type SourceMethod = (typeof SOURCE_METHODS)[number];

/** What is known about one method: the source that answered last, and those that refuse. */
export interface Door {
  /** The method. */
  readonly method: SourceMethod;
  /** The name of the source that answered last, such as "JSON-RPC"; undefined when all refused. */
  readonly open: string | undefined;
  /** The sources that refuse, and why. */
  readonly closed: readonly { readonly source: string; readonly why: RefusalReason }[];
}

/** What a refusal applies to, besides source and method. */
interface Asked {
  /** "klasse 129": rights differ from element to element. */
  readonly element?: string;
  readonly days?: DateRange;
}

/** Whether a source broke, and not the login that all of them share. */
const hasBroken = (error: unknown): boolean => isBroken(error) && !(error.request && isLogin(error.request));

/** What one source said instead of an answer. `why` is undefined when it is broken. */
interface Failure {
  readonly source: string;
  readonly door: string;
  readonly why: RefusalReason | undefined;
  readonly error: unknown;
}

/** How long a source that broke where another answered is asked last: each question would cost two requests. */
const REST = { minutes: 2 };

/** After so long without any answer of a broken source, while others answer, it counts as closed: what only it has is missing. */
const GIVEN_UP = { minutes: 15 };

/**
 * Tries one source after the other for each method, and remembers which doors are closed. A source that is broken (a 5xx, a broken
 * connection, a web page) is climbed over as well, but forgotten soon.
 */
export class Ladder implements TimetableSource {
  readonly name = "Ladder";
  readonly #sources: readonly [TimetableSource, ...TimetableSource[]];
  readonly #refusals: Refusals;
  readonly #now: () => Temporal.Instant;
  readonly #resting = new Map<string, Temporal.Instant>();
  readonly #brokenSince = new Map<string, Temporal.Instant>();
  readonly #found = new Map<SourceMethod, Door>();

  /** @param sources the best one first. @param now the clock; default the machine's. */
  constructor(
    sources: readonly [TimetableSource, ...TimetableSource[]],
    now: () => Temporal.Instant = Temporal.Now.instant,
  ) {
    this.#sources = sources;
    this.#now = now;
    this.#refusals = new Refusals(now);
  }

  get ownKlasseId() {
    return this.#sources[0].ownKlasseId;
  }

  /** What is known so far, in the order of `SOURCE_METHODS`; methods not asked yet are missing. */
  get doors(): readonly Door[] {
    return SOURCE_METHODS.flatMap((method) => this.#found.get(method) ?? []);
  }

  /**
   * Tries the methods once, unless an answer is stored, and reports what is open: all but those that read what is personal.
   * @param date for what has a date.
   */
  async probe(date: Temporal.PlainDate): Promise<readonly Door[]> {
    checkDate(date, "date");
    const reuse = { fromCache: true } as const;
    const day = { start: date, end: date, ...reuse };
    const asks = [
      () => this.teachers(reuse),
      () => this.rooms(reuse),
      () => this.timegridUnits(reuse),
      () => this.holidays(reuse),
      () => this.schoolyears(reuse),
      () => this.klassen(reuse),
      async () => {
        const [klasse] = await this.klassen(reuse);
        if (!klasse) return;
        const [period] = await this.timetable({ klasse, ...day });
        if (period) await this.lessonDetails({ klasse, start: period.start, end: period.end, ...reuse });
      },
      () => this.exams(day),
      () => this.homework(day),
      () => this.messagesOfDay({ date, ...reuse }),
      () => this.lastImportTime(reuse),
    ];
    let broken: unknown;
    // One after the other: nobody is waiting.
    for (const ask of asks) {
      try {
        await ask();
      } catch (error) {
        // Without a login, a school or any answer there is nothing to report.
        if (!(error instanceof RemoteError) || error instanceof AuthError || error instanceof InvalidSchoolError)
          throw error;
        if (hasBroken(error)) broken ??= error;
        else if (error instanceof TransportError) throw error;
      }
    }
    if (broken && this.doors.every(({ open }) => open === undefined)) throw broken;
    return this.doors;
  }

  klassen(query?: Reuse & { readonly schoolyear?: number }) {
    return this.#climb("klassen", (source) => source.klassen(query));
  }

  teachers(reuse?: Reuse) {
    return this.#climb("teachers", (source) => source.teachers(reuse));
  }

  rooms(reuse?: Reuse) {
    return this.#climb("rooms", (source) => source.rooms(reuse));
  }

  timegridUnits(reuse?: Reuse) {
    return this.#climb("timegridUnits", (source) => source.timegridUnits(reuse));
  }

  holidays(reuse?: Reuse) {
    return this.#climb("holidays", (source) => source.holidays(reuse));
  }

  schoolyears(reuse?: Reuse) {
    return this.#climb("schoolyears", (source) => source.schoolyears(reuse));
  }

  /** Rights may differ from class to class: a pupil's own is often allowed where others are not. */
  async timetable(query: TimetableQuery & Reuse) {
    const { kind, id } = elementOf(query);
    rangeParams(query);
    return this.#climb("timetable", (source) => source.timetable(query), { element: `${kind} ${id}`, days: query });
  }

  async exams(query: DateRange & Reuse) {
    rangeParams(query);
    return this.#climb("exams", (source) => source.exams(query), { days: query });
  }

  async messagesOfDay(query: { readonly date: Temporal.PlainDate } & Reuse) {
    checkObject(query, "the query");
    checkDate(query.date, "date");
    const days = { start: query.date, end: query.date };
    return this.#climb("messagesOfDay", (source) => source.messagesOfDay(query), { days });
  }

  async ownTimetable(query: DateRange & Reuse) {
    rangeParams(query);
    return this.#climb("ownTimetable", (source) => source.ownTimetable(query), { days: query });
  }

  async homework(query: DateRange & Reuse) {
    rangeParams(query);
    return this.#climb("homework", (source) => source.homework(query), { days: query });
  }

  async lessonDetails(query: TimetableElement & TimeRange & Reuse) {
    const { kind, id, start, end } = timeOf(query);
    const days = { start: start.toPlainDate(), end: end.toPlainDate() };
    return this.#climb("lessonDetails", (source) => source.lessonDetails(query), { element: `${kind} ${id}`, days });
  }

  inbox(reuse?: Reuse) {
    return this.#climb("inbox", (source) => source.inbox(reuse));
  }

  async ownAbsences(query: DateRange & Reuse) {
    rangeParams(query);
    return this.#climb("ownAbsences", (source) => source.ownAbsences(query), { days: query });
  }

  lastImportTime(reuse?: Reuse) {
    return this.#climb("lastImportTime", (source) => source.lastImportTime(reuse));
  }

  /**
   * @throws what broke, if something did: it might have answered. Otherwise, when all doors are closed, the missing right or the missing
   * method. Any other error is thrown at once, since it says nothing about a door.
   */
  async #climb<T>(
    method: SourceMethod,
    ask: (source: TimetableSource) => Promise<T>,
    { element = "", days }: Asked = {},
  ): Promise<T> {
    const failures: Failure[] = [];
    for (const source of this.#inOrder(method)) {
      const door = `${source.name} ${method} ${element}`;
      try {
        const answer = await this.#refusals.ask(door, () => ask(source), days);
        this.#brokenSince.delete(source.name);
        this.#settle(method, failures);
        this.#tell(method, source.name, failures);
        return answer;
      } catch (error) {
        const why = refusalReason(error);
        if (!why && !hasBroken(error))
          throw (error instanceof TransportError ? failures.find((each) => !each.why)?.error : undefined) ?? error;
        failures.push({ source: source.name, door, why, error });
      }
    }
    const refusals = failures.filter(({ why }) => why);
    const broken = failures.find(({ why, source }) => !why && (refusals.length === 0 || !this.#isGivenUp(source)));
    if (broken) throw broken.error;
    this.#tell(method, undefined, failures);
    const told =
      refusals.find(({ why }) => why === "no-right") ?? refusals.find(({ error }) => !isGone(error)) ?? refusals[0];
    throw told?.error ?? new TypeError("A ladder without rungs");
  }

  /** The sources that broke lately come last. */
  #inOrder(method: SourceMethod): readonly TimetableSource[] {
    const now = this.#now();
    const isResting = ({ name }: TimetableSource) => {
      const until = this.#resting.get(`${name} ${method}`);
      return until !== undefined && Temporal.Instant.compare(now, until) < 0;
    };
    return [...this.#sources.filter((each) => !isResting(each)), ...this.#sources.filter(isResting)];
  }

  /** A source has answered, so what failed before it did so by itself. */
  #settle(method: SourceMethod, failures: readonly Failure[]): void {
    const now = this.#now();
    for (const { source, door, why } of failures) {
      if (why) this.#refusals.confirm(door);
      else {
        this.#resting.set(`${source} ${method}`, now.add(REST));
        if (!this.#brokenSince.has(source)) this.#brokenSince.set(source, now);
      }
    }
  }

  #isGivenUp(source: string): boolean {
    const since = this.#brokenSince.get(source);
    return since !== undefined && Temporal.Instant.compare(since.add(GIVEN_UP), this.#now()) <= 0;
  }

  #tell(method: SourceMethod, open: string | undefined, failures: readonly Failure[]): void {
    const closed = failures.flatMap(({ source, why }) => (why ? [{ source, why }] : []));
    this.#found.set(method, { method, open, closed });
  }
}
