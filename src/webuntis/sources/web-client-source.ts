import { checkDate, checkInteger, checkObject } from "../arguments.ts";
import { AnswerCache } from "../cache.ts";
import type { Reuse } from "../connection.ts";
import { ELEMENT_KINDS, type ElementKind, type PeriodKind } from "../element-kind.ts";
import { MethodNotFoundError } from "../errors.ts";
import type { Element, Holiday, Klasse, SchoolyearList, TimegridDay } from "../objects.ts";
import { Period, PeriodList } from "../period.ts";
import { type DateRange, elementOf, rangeParams, type TimetableQuery } from "../queries.ts";
import { ResultList } from "../result-list.ts";
import type { Session } from "../session.ts";
import { periodOfEntry } from "../web/entry-period.ts";
import { gridOf, gridOfAppData } from "../web/grid.ts";
import { plainText } from "../web/plain-text.ts";
import { WebPages } from "../web/web-pages.ts";
import { WebSchool } from "../web/web-school.ts";
import { periodsOfWeek } from "../web/weekly-period.ts";
import type { WirePeriod } from "../wire-period.ts";
import { dateTimeFromWire } from "../wire-time.ts";
import type { ExamEntry, MessageOfDay, TimetableSource } from "./source.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long answers are used, in milliseconds; others for 6 hours. */
const TTL: Readonly<Record<string, number>> = { timetable: 5 * MINUTE, exams: 5 * MINUTE, messagesOfDay: 5 * MINUTE };

const noColours = async () => ({});

/** Reads what the web client reads: open to many accounts that JSON-RPC refuses. Uses the session's login and time zone. */
export class WebClientSource implements TimetableSource {
  readonly name = "Web-Client";
  readonly #session: Session;
  readonly #pages: WebPages;
  readonly #now: () => Temporal.Instant;
  readonly #cache: AnswerCache;
  readonly #school: WebSchool;

  /** @param cachelen how many answers are kept; default 500. */
  constructor(session: Session, { now = Temporal.Now.instant, cachelen = 500 } = {}) {
    this.#session = session;
    this.#pages = new WebPages(session);
    this.#now = now;
    this.#cache = new AnswerCache({ cachelen, now, ttl: (method) => TTL[method] ?? 6 * HOUR });
    this.#school = new WebSchool(this.#pages, this.#cache, () => now().toZonedDateTimeISO(session.timeZone));
  }

  get ownKlasseId() {
    return this.#session.loginResult?.klasseId;
  }

  async klassen(query: Reuse & { readonly schoolyear?: number } = {}): Promise<ResultList<Klasse>> {
    checkObject(query, "the query");
    const { schoolyear, ...reuse } = query;
    if (schoolyear !== undefined) checkInteger(schoolyear, "schoolyear");
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

  async timetable(query: TimetableQuery & Reuse): Promise<PeriodList> {
    const { id, kind } = elementOf(query);
    const { fromCache = false } = query;
    const params = { kind, id, ...rangeParams(query) };
    return this.#cache.get("timetable", params, fromCache, async () => {
      const wire = await this.#school.either(
        `timetable ${kind} ${id}`,
        () => this.#entries(kind, id, query),
        () => this.#weeks(kind, id, query),
      );
      const periods = wire.map((period) => new Period(period, {}, noColours));
      return new PeriodList(periods, this.#now());
    });
  }

  async exams(range: DateRange & Reuse): Promise<ResultList<ExamEntry>> {
    return this.#ask("exams", rangeParams(range), range, async () => {
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

  async messagesOfDay(query: { readonly date: Temporal.PlainDate } & Reuse): Promise<ResultList<MessageOfDay>> {
    checkObject(query, "the query");
    const { date } = query;
    checkDate(date, "date");
    return this.#ask("messagesOfDay", { date: `${date}` }, query, async () =>
      (await this.#pages.news(date)).map(({ id, subject, text }) => ({ id, subject, text: plainText(text) })),
    );
  }

  async lastImportTime(): Promise<never> {
    throw new MethodNotFoundError("The web client does not tell when the plan was changed");
  }

  async #ask<T>(
    method: string,
    params: object,
    reuse: Reuse = {},
    ask: () => Promise<readonly T[]>,
  ): Promise<ResultList<T>> {
    checkObject(reuse, "the options");
    const { fromCache = false } = reuse;
    return this.#cache.get(method, params, fromCache, async () => new ResultList(await ask(), this.#now()));
  }

  async #entries(kind: ElementKind, id: number, range: DateRange): Promise<readonly WirePeriod[]> {
    const [headers, grid, idOf] = await Promise.all([
      this.#school.headers(range.start),
      this.#school.grid(),
      this.#school.ids(),
    ]);
    const days = await this.#pages.entries(kind, id, range, grid[ELEMENT_KINDS[kind].format], headers);
    return days.flatMap(({ gridEntries, resource: element }) => {
      const own =
        element && kind === "klasse" ? { id, name: element.shortName, longname: element.longName } : undefined;
      return gridEntries.map((entry) => periodOfEntry(entry, idOf, own && { kind: "klasse", element: own }));
    });
  }

  async #weeks(kind: ElementKind, id: number, { start, end }: DateRange): Promise<readonly WirePeriod[]> {
    const { startDate, endDate } = rangeParams({ start, end });
    const found: WirePeriod[] = [];
    const monday = start.subtract({ days: start.dayOfWeek - 1 });
    for (let week = monday; Temporal.PlainDate.compare(week, end) <= 0; week = week.add({ weeks: 1 })) {
      const asked = Temporal.PlainDate.compare(week, start) < 0 ? start : week;
      const { periods, elements } = await this.#pages.week(kind, id, asked);
      found.push(...periodsOfWeek(periods, elements));
    }
    return found.filter(({ date }) => startDate <= date && date <= endDate);
  }
}
