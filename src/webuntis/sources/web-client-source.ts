import { checkDate, checkInteger, checkObject } from "../arguments.ts";
import { AnswerCache, type OnLookup } from "../cache.ts";
import type { Reuse } from "../connection.ts";
import { ALL_KINDS, ELEMENT_KINDS } from "../element-kind.ts";
import { MethodNotFoundError } from "../errors.ts";
import type { Element, Holiday, Klasse, SchoolyearList, TimegridDay } from "../objects.ts";
import { Period, PeriodList } from "../period.ts";
import {
  type DateRange,
  elementOf,
  rangeParams,
  type TimeRange,
  type TimetableElement,
  type TimetableQuery,
  timeOf,
} from "../queries.ts";
import { ResultList } from "../result-list.ts";
import type { Session } from "../session.ts";
import type { OnOmission } from "../shape.ts";
import { inboxMessageOf, ownAbsenceOf } from "../web/account-pages.ts";
import { examOf } from "../web/exam-entry.ts";
import { gridOf, gridOfAppData } from "../web/grid.ts";
import { homeworkOf } from "../web/homework.ts";
import { lessonDetailOf } from "../web/lesson-detail.ts";
import { type NamedElement, namedBy } from "../web/named-element.ts";
import { plainText } from "../web/plain-text.ts";
import { type Timetable, WebPages } from "../web/web-pages.ts";
import { WebSchool } from "../web/web-school.ts";
import { WebTimetables } from "../web/web-timetable.ts";
import type { WirePeriod } from "../wire-period.ts";
import type { InboxMessage, OwnAbsence } from "./account.ts";
import type { Homework, LessonDetail } from "./lesson-detail.ts";
import type { ExamEntry, MessageOfDay, SchoolRoom, TimetableSource } from "./source.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long answers are used, in milliseconds; others for 6 hours. */
const TTL: Readonly<Record<string, number>> = {
  // As long as a refusal is remembered: the menu says which kinds would be refused.
  menu: 4 * HOUR,
  ...Object.fromEntries(
    ["timetable", "ownTimetable", "exams", "homework", "lessonDetails", "messagesOfDay", "inbox", "ownAbsences"].map(
      (method) => [method, 5 * MINUTE],
    ),
  ),
};

const noColours = async () => ({});

/** As in `SessionConfig`. */
export interface WebClientOptions {
  /** The clock; default the machine's. */
  readonly now?: () => Temporal.Instant;
  /** How many answers are kept; default 500. */
  readonly cachelen?: number;
  /** Called for every question that stored answers might serve; default: nobody is told. */
  readonly onLookup?: OnLookup;
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

  /** @param session whose login it uses, and which is closed by who made it. The stored answers are its own. */
  constructor(
    session: Session,
    { now = Temporal.Now.instant, cachelen = 500, onLookup = () => {}, onOmission = () => {} }: WebClientOptions = {},
  ) {
    this.#session = session;
    this.#pages = new WebPages(session, onOmission);
    this.#now = now;
    this.#cache = new AnswerCache({ cachelen, now, ttl: (method) => TTL[method] ?? 6 * HOUR, onLookup });
    this.#school = new WebSchool(this.#pages, this.#cache, () => now().toZonedDateTimeISO(session.timeZone));
    this.#timetables = new WebTimetables(this.#pages, this.#school);
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

  async rooms(reuse?: Reuse): Promise<ResultList<SchoolRoom>> {
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
    const of = elementOf(query);
    return this.#periods("timetable", { ...of, ...rangeParams(query) }, query, () => this.#timetables.read(of, query));
  }

  async ownTimetable(range: DateRange & Reuse): Promise<PeriodList> {
    return this.#periods("ownTimetable", rangeParams(range), range, async () =>
      this.#timetables.read(await this.#own(), range),
    );
  }

  async exams(range: DateRange & Reuse): Promise<ResultList<ExamEntry>> {
    return this.#ask("exams", rangeParams(range), range, async () => {
      const [exams, named] = await Promise.all([this.#pages.exams(range), this.#named()]);
      return exams.map((exam) => examOf(exam, named));
    });
  }

  async homework(range: DateRange & Reuse): Promise<ResultList<Homework>> {
    return this.#ask("homework", rangeParams(range), range, async () => {
      const [page, named] = await Promise.all([this.#pages.homework(range), this.#named()]);
      return homeworkOf(page, named);
    });
  }

  async lessonDetails(query: TimetableElement & TimeRange & Reuse): Promise<ResultList<LessonDetail>> {
    const { start, end, ...of } = timeOf(query);
    return this.#ask("lessonDetails", { ...of, start: `${start}`, end: `${end}` }, query, async () => {
      const headers = await this.#school.headers(start.toPlainDate());
      const entries = await this.#pages.calendarEntries(of, { start, end }, headers);
      return entries.map((entry) => lessonDetailOf(entry, { start, end }));
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

  inbox(reuse?: Reuse): Promise<ResultList<InboxMessage>> {
    return this.#ask("inbox", {}, reuse, async () => {
      const messages = await this.#pages.messages(await this.#school.headers());
      return messages.map((message) => inboxMessageOf(message, this.#session.timeZone));
    });
  }

  async ownAbsences(range: DateRange & Reuse): Promise<ResultList<OwnAbsence>> {
    return this.#ask("ownAbsences", rangeParams(range), range, async () => {
      const { kind, id } = await this.#own();
      if (kind !== "student") throw new MethodNotFoundError("The web client has absences of students only");
      return (await this.#pages.absences(id, range)).map(ownAbsenceOf);
    });
  }

  async lastImportTime(): Promise<never> {
    throw new MethodNotFoundError("The web client does not tell when the plan was changed");
  }

  /** The account's own person: as the menu says, else as the login did. */
  async #own(): Promise<Timetable> {
    const own = (await this.#school.menu())?.own;
    if (own) return own;
    const { personId, personType } = this.#session.loginResult ?? {};
    const kind = ALL_KINDS.find((each) => ELEMENT_KINDS[each].type === personType);
    if (!kind || personId === undefined || personId <= 0)
      throw new MethodNotFoundError("This account belongs to no person, so it has nothing of its own");
    return { kind, id: personId, isOwn: true };
  }

  async #named(): Promise<NamedElement> {
    return namedBy(await this.#school.ids());
  }

  #periods(
    method: string,
    params: object,
    { fromCache = false }: Reuse,
    read: () => Promise<readonly WirePeriod[]>,
  ): Promise<PeriodList> {
    return this.#cache.get(method, params, fromCache, async () => {
      const periods = (await read()).map((period) => new Period(period, {}, noColours));
      return new PeriodList(periods, this.#now());
    });
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
}
