import type { z } from "zod";
import type { Page } from "../connection.ts";
import { ELEMENT_KINDS, type ElementKind } from "../element-kind.ts";
import { DateNotAllowedError, NoRightError } from "../errors.ts";
import type { DateRange, TimeRange } from "../queries.ts";
import { parseJson } from "../rpc.ts";
import type { Session } from "../session.ts";
import { checkShape, type OnOmission, tellOnce } from "../shape.ts";

import { dateToWire } from "../wire-time.ts";
import { refusalIn } from "./refusal-in.ts";
import * as schemas from "./schemas.ts";

const STANDARD = { timetableType: "STANDARD" } as const;
const NOT_ALLOWED = "NOT_ALLOWED";
/** What a day without lessons may say of itself. Of a day that says something else, and has no entries, nothing is known. */
const EMPTY: ReadonlySet<string> = new Set(["", "REGULAR", "NO_DATA"]);
const NOT_ALLOWED_ON_DATE = "ERR_TTVIEW_NOTALLOWED_ONDATE";

const rest = (path: string) => `api/rest/view/v1/${path}`;

/** Whose timetable. */
export interface Timetable {
  readonly kind: ElementKind;
  readonly id: number;
  /** Whether the account asks for it as its own, which is allowed where the kind as a whole is not. */
  readonly isOwn?: boolean;
}

const isHidden = ({ status, gridEntries }: z.infer<typeof schemas.entries>["days"][number]) =>
  status === NOT_ALLOWED || (gridEntries.length === 0 && !EMPTY.has(status));

/** Reads the web client's pages and checks their answers. Stores nothing. */
export class WebPages {
  readonly #session: Session;
  readonly #onOmission: OnOmission;

  constructor(session: Session, onOmission: OnOmission) {
    this.#session = session;
    this.#onOmission = tellOnce(onOmission);
  }

  /** The school's own data, such as tenant, current school year and holidays. */
  appData() {
    return this.#json(rest("app/data"), schemas.appData, { bearer: true });
  }

  /** All school years. */
  schoolyears() {
    return this.#json(rest("schoolyears"), schemas.schoolyears, { bearer: true });
  }

  /** The grids of time units by format. */
  grid(headers: Page["headers"]) {
    return this.#json(rest("timetable/grid"), schemas.grid, { query: STANDARD, bearer: true, ...given(headers) });
  }

  /** The elements of a kind that the account may see. */
  filter(kind: ElementKind, { start, end }: DateRange, headers: Page["headers"]) {
    const resourceType = ELEMENT_KINDS[kind].resource;
    const query = { ...STANDARD, resourceType, start: `${start}`, end: `${end}`, includePublicTimetables: "true" };
    return this.#json(rest("timetable/filter"), schemas.filter(kind), { query, bearer: true, ...given(headers) });
  }

  /** The days of one element's timetable; a day may be missing. @throws {DateNotAllowedError} when one of them is not shown. */
  async entries(
    { kind, id, isOwn = false }: Timetable,
    { start, end }: DateRange,
    format: number,
    headers: Page["headers"],
  ) {
    const query = {
      timetableType: isOwn ? "MY_TIMETABLE" : "STANDARD",
      start: `${start}`,
      end: `${end}`,
      resourceType: ELEMENT_KINDS[kind].resource,
      resources: `${id}`,
      format: `${format}`,
    };
    const path = rest("timetable/entries");
    const request = { method: path, params: query };
    const { days, errors } = await this.#json(path, schemas.entries, { query, bearer: true, ...given(headers) });
    if (errors.length > 0 && days.every(({ gridEntries }) => gridEntries.length === 0))
      throw new NoRightError(`${path}: errors, and no entry on any day`, { request });
    const hidden = days.find(isHidden);
    if (hidden) throw new DateNotAllowedError(`${path}: ${hidden.date} is not shown`, { request });
    return days;
  }

  /** One element's week around a date, from the older view. @throws {DateNotAllowedError}, {NoRightError} */
  async week(kind: ElementKind, id: number, date: Temporal.PlainDate) {
    const query = { elementType: `${ELEMENT_KINDS[kind].type}`, elementId: `${id}`, date: `${date}`, formatId: "1" };
    const path = "api/public/timetable/weekly/data";
    const { data } = await this.#json(path, schemas.weekly, { query });
    const { elementPeriods, elements } = data.result.data;
    const periods = elementPeriods[id];
    if (!periods)
      throw new DateNotAllowedError(`${path}: nothing about ${kind} ${id}`, {
        request: { method: path, params: query },
      });
    return { periods, elements };
  }

  /** The elements of a kind that the account may see, from the older view. */
  async pageConfig(kind: ElementKind) {
    const query = { type: `${ELEMENT_KINDS[kind].type}` };
    return (await this.#json("api/public/timetable/weekly/pageconfig", schemas.pageConfig, { query })).data.elements;
  }

  /** The messages of a day, in HTML. */
  async news(date: Temporal.PlainDate) {
    const query = { date: `${dateToWire(date)}` };
    return (await this.#json("api/public/news/newsWidgetData", schemas.news, { query })).data.messagesOfDay;
  }

  /** The exams in a range of days. */
  async exams(range: DateRange) {
    const query = { ...wireDays(range), studentId: "-1", klasseId: "-1", withGrades: "true" };
    return (await this.#json("api/exams", schemas.exams, { query })).data.exams;
  }

  /** The account's own timetable, and the kinds that it may choose from. */
  menu(headers: Page["headers"]) {
    return this.#json(rest("timetable/menu"), schemas.menu, { bearer: true, ...given(headers) });
  }

  /** The homework in a range of days, with the lessons and teachers that gave it. */
  async homework(range: DateRange) {
    return (await this.#json("api/homeworks/lessons", schemas.homework, { query: wireDays(range) })).data;
  }

  /** The absences of a student, who has to be the account's own. */
  async absences(studentId: number, range: DateRange) {
    const query = { ...wireDays(range), studentId: `${studentId}`, excuseStatusId: "-1" };
    return (await this.#json("api/classreg/absences/students", schemas.absences, { query })).data.absences;
  }

  /** The account's inbox. */
  async messages(headers: Page["headers"]) {
    const { incomingMessages } = await this.#json(rest("messages"), schemas.messages, {
      bearer: true,
      ...given(headers),
    });
    return incomingMessages;
  }

  /** What is known of one element's lessons at a time. Only the first day is answered for. */
  async calendarEntries({ kind, id }: Timetable, { start, end }: TimeRange, headers: Page["headers"]) {
    const query = {
      elementType: `${ELEMENT_KINDS[kind].type}`,
      elementId: `${id}`,
      startDateTime: start.toString({ smallestUnit: "second" }),
      endDateTime: end.toString({ smallestUnit: "second" }),
    };
    const path = "api/rest/view/v2/calendar-entry/detail";
    return (await this.#json(path, schemas.calendarEntries, { query, bearer: true, ...given(headers) }))
      .calendarEntries;
  }

  async #json<T>(path: string, schema: z.ZodType<T>, page: Page): Promise<T> {
    const request = { method: path, params: page.query ?? {} };
    const answer = parseJson(await this.#session.get(path, page), request);
    const refused = schemas.weeklyError.safeParse(hasData(answer));
    if (refused.success) {
      const { messageKey } = refused.data.error.data;
      const Refusal = messageKey === NOT_ALLOWED_ON_DATE ? DateNotAllowedError : NoRightError;
      throw new Refusal(`${path}: ${messageKey}`, { request, result: messageKey });
    }
    const refusal = refusalIn(answer);
    if (refusal !== undefined) throw new NoRightError(`${path}: ${refusal}`, { request, result: refusal });
    return checkShape(schema, answer, request, this.#onOmission);
  }
}

/** Where the older pages put errors: into `data`. */
const hasData = (answer: unknown) =>
  typeof answer === "object" && answer !== null && "data" in answer ? answer.data : undefined;

const wireDays = ({ start, end }: DateRange) => ({ startDate: `${dateToWire(start)}`, endDate: `${dateToWire(end)}` });

const given = (headers: Page["headers"]) => (headers ? { headers } : {});
