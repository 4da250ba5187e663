import type { Reuse } from "../connection.ts";
import { AuthError, InvalidSchoolError, RemoteError, TransportError } from "../errors.ts";
import { type DateRange, elementOf, type TimetableQuery } from "../queries.ts";
import { type RefusalReason, Refusals, refusalReason } from "../refusals.ts";
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
  "exams",
  "messagesOfDay",
  "lastImportTime",
] as const;
export type SourceMethod = (typeof SOURCE_METHODS)[number];

/** What is known about one method: the source that answered last, and those that refuse. */
export interface Door {
  readonly method: SourceMethod;
  readonly open: string | undefined;
  readonly closed: readonly { readonly source: string; readonly why: RefusalReason }[];
}

/** What a refusal applies to, besides source and method. */
interface Asked {
  /** "klasse 129": rights differ from element to element. */
  readonly element?: string;
  readonly days?: DateRange;
}

/** With these there is nothing to report of any door. */
const FATAL = [AuthError, InvalidSchoolError, TransportError] as const;

/** Ignores answers that say neither open nor closed. Without a login, a school or any answer there is nothing to report: those are thrown. */
function ignoreRemote(error: unknown): void {
  if (!(error instanceof RemoteError) || FATAL.some((each) => error instanceof each)) throw error;
}

/** Tries one source after the other for each method, and remembers which doors are closed. */
export class Ladder implements TimetableSource {
  readonly name = "Ladder";
  readonly #sources: readonly [TimetableSource, ...TimetableSource[]];
  readonly #refusals: Refusals;
  readonly #found = new Map<SourceMethod, Door>();

  /** @param sources the best one first. @param now the clock; default the machine's. */
  constructor(
    sources: readonly [TimetableSource, ...TimetableSource[]],
    now: () => Temporal.Instant = Temporal.Now.instant,
  ) {
    this.#sources = sources;
    this.#refusals = new Refusals(now);
  }

  get ownKlasseId() {
    return this.#sources[0].ownKlasseId;
  }

  /** What is known so far, in the order of `SOURCE_METHODS`; methods not asked yet are missing. */
  get doors(): readonly Door[] {
    return SOURCE_METHODS.flatMap((method) => this.#found.get(method) ?? []);
  }

  /** Tries every method once, unless its answer is stored, and reports what is open. @param date for timetable, exams and messages. */
  async probe(date: Temporal.PlainDate): Promise<readonly Door[]> {
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
        if (klasse) await this.timetable({ klasse, ...day });
      },
      () => this.exams(day),
      () => this.messagesOfDay({ date, ...reuse }),
      () => this.lastImportTime(reuse),
    ];
    // One after the other: nobody is waiting.
    for (const ask of asks) await ask().catch(ignoreRemote);
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
  timetable(query: TimetableQuery & Reuse) {
    const { kind, id } = elementOf(query);
    return this.#climb("timetable", (source) => source.timetable(query), { element: `${kind} ${id}`, days: query });
  }

  exams(query: DateRange & Reuse) {
    return this.#climb("exams", (source) => source.exams(query), { days: query });
  }

  messagesOfDay(query: { readonly date: Temporal.PlainDate } & Reuse) {
    const days = { start: query.date, end: query.date };
    return this.#climb("messagesOfDay", (source) => source.messagesOfDay(query), { days });
  }

  lastImportTime(reuse?: Reuse) {
    return this.#climb("lastImportTime", (source) => source.lastImportTime(reuse));
  }

  /** @throws the first door's refusal when all are closed; any other error at once, since it says nothing about a door. */
  async #climb<T>(
    method: SourceMethod,
    ask: (source: TimetableSource) => Promise<T>,
    { element = "", days }: Asked = {},
  ): Promise<T> {
    const closed: { source: string; why: RefusalReason; error: unknown }[] = [];
    for (const source of this.#sources) {
      try {
        const answer = await this.#refusals.ask(`${source.name} ${method} ${element}`, () => ask(source), days);
        this.#tell(method, source.name, closed);
        return answer;
      } catch (error) {
        const why = refusalReason(error);
        if (!why) throw error;
        closed.push({ source: source.name, why, error });
      }
    }
    this.#tell(method, undefined, closed);
    throw (closed.find(({ why }) => why === "no-right") ?? closed[0])?.error ?? new TypeError("A ladder without rungs");
  }

  #tell(
    method: SourceMethod,
    open: string | undefined,
    closed: readonly { source: string; why: RefusalReason }[],
  ): void {
    this.#found.set(method, { method, open, closed: closed.map(({ source, why }) => ({ source, why })) });
  }
}
