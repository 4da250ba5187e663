import { AnswerCache } from "../cache.ts";
import type { Reuse } from "../connection.ts";
import type { PeriodKind } from "../element-kind.ts";
import { MethodNotFoundError } from "../errors.ts";
import type { Element, Holiday, Klasse, SchoolyearList, TimegridDay } from "../objects.ts";
import { Period, PeriodList } from "../period.ts";
import { type DateRange, elementOf, rangeParams, type TimetableQuery } from "../queries.ts";
import { filled, ResultList } from "../result-list.ts";
import type { Session } from "../session.ts";
import type { OnOmission } from "../shape.ts";
import { gridOf, gridOfAppData } from "../web/grid.ts";
import { plainText } from "../web/plain-text.ts";
import { WebPages } from "../web/web-pages.ts";
import { WebSchool } from "../web/web-school.ts";
import { WebTimetables } from "../web/web-timetable.ts";
import { dateTimeFromWire } from "../wire-time.ts";
import type { ExamEntry, MessageOfDay, TimetableSource } from "./source.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long answers are used, in milliseconds; others for 6 hours. */
const TTL: Readonly<Record<string, number>> = { timetable: 5 * MINUTE, exams: 5 * MINUTE, messagesOfDay: 5 * MINUTE };

const noColours = async () => ({});

/** As in `SessionConfig`. */
export interface WebClientOptions {
  /** The clock; default the machine's. */
  readonly now?: () => Temporal.Instant;
  /** How many answers are kept; default 500. */
  readonly cachelen?: number;
  /** Called when something in an answer cannot be read and is left out; default: nobody is told. */
  readonly onOmission?: OnOmission;
}

/** Reads what the web client reads: open to many accounts that JSON-RPC refuses. Uses the session's login and time zone. */
export class WebClientSource implements TimetableSource {
  readonly name = "Web-Client";
  readonly #session: Session;
  readonly #pages: WebPages;
  readonly #now: () => Temporal.Instant;
  readonly #cache: AnswerCache;
  readonly #school: WebSchool;
  readonly #timetables: WebTimetables;

  constructor(
    session: Session,
    { now = Temporal.Now.instant, cachelen = 500, onOmission = () => {} }: WebClientOptions = {},
  ) {
    this.#session = session;
    this.#pages = new WebPages(session, onOmission);
    this.#now = now;
    this.#cache = new AnswerCache({ cachelen, now, ttl: (method) => TTL[method] ?? 6 * HOUR });
    this.#school = new WebSchool(this.#pages, this.#cache, () => now().toZonedDateTimeISO(session.timeZone));
    this.#timetables = new WebTimetables(this.#pages, this.#school);
  }

  get ownKlasseId() {
    return this.#session.loginResult?.klasseId;
  }

  async klassen({ schoolyear, ...reuse }: Reuse & { readonly schoolyear?: number } = {}): Promise<ResultList<Klasse>> {
    const range = await this.#school.someWeek(schoolyear);
    return this.#ask("klassen", { schoolyear }, reuse, async () => {
      const klassen = await this.#school.elements("klasse", range);
      const unknown = { active: true, did: null, foreColor: null, backColor: null, teacher1: null, teacher2: null };
      return klassen.map((klasse) => ({ ...klasse, ...unknown }));
    });
  }

  async teachers(reuse?: Reuse): Promise<ResultList<Element<"teacher">>> {
    const range = await this.#school.someWeek();
    return this.#ask("teachers", {}, reuse, () => this.#school.elements("teacher", range));
  }

  async rooms(reuse?: Reuse): Promise<ResultList<Element<"room">>> {
    const range = await this.#school.someWeek();
    return this.#ask("rooms", {}, reuse, () => this.#school.elements("room", range));
  }

  timegridUnits(reuse?: Reuse): Promise<ResultList<TimegridDay>> {
    return this.#ask("timegridUnits", {}, reuse, async () => {
      const days = gridOf(await this.#school.grid());
      return days.length > 0 ? days : gridOfAppData(await this.#school.appData());
    });
  }

  holidays(reuse?: Reuse): Promise<ResultList<Holiday>> {
    return this.#ask("holidays", {}, reuse, async () =>
      (await this.#school.appData()).holidays.map(({ id, name, start, end }) => ({
        id,
        name,
        longName: name,
        start,
        end,
      })),
    );
  }

  schoolyears({ fromCache = false }: Reuse = {}): Promise<SchoolyearList> {
    return this.#school.schoolyears(fromCache);
  }

  async timetable({ fromCache = false, ...query }: TimetableQuery & Reuse): Promise<PeriodList> {
    const { id, kind } = elementOf(query);
    const params = { kind, id, ...rangeParams(query) };
    return this.#cache.get("timetable", params, fromCache, async () => {
      const wire = await this.#timetables.read({ kind, id: Number(id) }, query);
      return filled(
        new PeriodList(),
        wire.map((period) => new Period(period, {}, noColours)),
        this.#now(),
      );
    });
  }

  exams({ fromCache, ...range }: DateRange & Reuse): Promise<ResultList<ExamEntry>> {
    const reuse = fromCache === undefined ? {} : { fromCache };
    return this.#ask("exams", rangeParams(range), reuse, async () => {
      const [exams, idOf] = await Promise.all([this.#pages.exams(range), this.#school.ids()]);
      const named = <K extends PeriodKind>(kind: K, name: string): Element<K> => {
        const id = idOf(kind, name);
        return { id, name, longName: "" };
      };
      return exams.map((exam) => ({
        id: exam.id,
        start: dateTimeFromWire(exam.examDate, exam.startTime),
        end: dateTimeFromWire(exam.examDate, exam.endTime),
        klassen: exam.studentClass.map((name) => named("klasse", name)),
        teachers: exam.teachers.map((name) => named("teacher", name)),
        subject: exam.subject ? named("subject", exam.subject) : null,
      }));
    });
  }

  messagesOfDay({ date, ...reuse }: { readonly date: Temporal.PlainDate } & Reuse): Promise<ResultList<MessageOfDay>> {
    return this.#ask("messagesOfDay", { date: `${date}` }, reuse, async () =>
      (await this.#pages.news(date)).map(({ id, subject, text }) => ({ id, subject, text: plainText(text) })),
    );
  }

  async lastImportTime(): Promise<never> {
    throw new MethodNotFoundError("The web client does not tell when the plan was changed");
  }

  #ask<T>(
    method: string,
    params: object,
    { fromCache = false }: Reuse = {},
    ask: () => Promise<readonly T[]>,
  ): Promise<ResultList<T>> {
    return this.#cache.get(method, params, fromCache, async () =>
      filled(new ResultList<T>(), await ask(), this.#now()),
    );
  }
}
