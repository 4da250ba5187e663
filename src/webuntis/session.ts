import type { Page, Reuse } from "./connection.ts";
import { ELEMENT_KINDS } from "./element-kind.ts";
import { unnamedKinds } from "./element-names.ts";
import { NotFoundError } from "./errors.ts";
import { ListSession } from "./list-session.ts";
import { Period, PeriodList } from "./period.ts";
import {
  type DateRange,
  type ExtendedQuery,
  extendedParams,
  personParams,
  rangeParams,
  type TimetableQuery,
  timetableParams,
} from "./queries.ts";
import {
  type Absence,
  absence,
  type ClassRegEvent,
  classRegEvent,
  type Exam,
  exam,
  type FoundPerson,
} from "./register.ts";
import { filled, ResultList } from "./result-list.ts";
import * as schemas from "./schemas.ts";
import { Substitution, SubstitutionList } from "./substitution.ts";
import type { WirePeriod } from "./wire-period.ts";
import { instantFromWire } from "./wire-time.ts";

/** Who `getStudent` and `getTeacher` search for. */
export interface PersonQuery extends Reuse {
  readonly surname: string;
  readonly foreName: string;
  /** The date of birth as WebUntis expects it; default 0, unknown. */
  readonly dob?: number;
}

/** The reuse option alone, without the rest of a query. */
const reuseOf = ({ fromCache }: Reuse): Reuse => (fromCache === undefined ? {} : { fromCache });

/**
 * A session with a school's WebUntis server: the counterpart of python-webuntis's `webuntis.Session`.
 *
 * ```ts
 * await using session = await new Session({ server, school, username, password, useragent }).login();
 * const [klasse] = (await session.klassen()).filter({ name: "5a" });
 * ```
 *
 * Every method rejects with a `RemoteError` or a subclass when the server refuses, fails or answers nonsense. Ranges of days include both
 * ends; a start after the end is a `RangeError`.
 */
export class Session extends ListSession {
  /** When the school last changed its plan: the cheapest way to find out whether anything is new. */
  lastImportTime(reuse?: Reuse): Promise<Temporal.Instant> {
    const call = { method: "lastImportTime", rpcMethod: "getLatestImportTime", schema: schemas.importTime } as const;
    return this.ask({ ...call, make: instantFromWire }, reuse);
  }

  /**
   * The periods of one element, unsorted, as WebUntis gives them. The server answers with ids; names come from the cached lists.
   * @throws {TypeError} unless exactly one element is given.
   */
  async timetable(query: TimetableQuery & Reuse): Promise<PeriodList> {
    return this.#periods("timetable", timetableParams(query), query);
  }

  /** The same with names, student groups and texts, in one request. */
  async timetableExtended(query: ExtendedQuery & Reuse): Promise<PeriodList> {
    return this.#periods("timetableExtended", extendedParams(query), query);
  }

  /** The account's own timetable. @throws {NotFoundError} when the account belongs to no person. */
  async myTimetable(query: DateRange & Reuse): Promise<PeriodList> {
    if (!this.loginResult) await this.login();
    const { personId, personType } = this.loginResult ?? {};
    if (!personId || personId < 0 || !personType)
      throw new NotFoundError("This account belongs to no person, so it has no timetable of its own");
    return this.#periods("myTimetable", personParams(personId, personType, query), query);
  }

  /** The changes in a range of days; department 0, the default, is the whole school. */
  async substitutions({
    departmentId = 0,
    ...query
  }: DateRange & Reuse & { departmentId?: number }): Promise<SubstitutionList> {
    const params = { ...rangeParams(query), departmentId };
    const call = { method: "substitutions", rpcMethod: "getSubstitutions", schema: schemas.substitutions } as const;
    const make = async (wire: schemas.WireSubstitution[], asOf: Temporal.Instant) => {
      const names = await this.namesOf(unnamedKinds(wire));
      const substitutions = wire.map((each) => new Substitution(each, names));
      return filled(new SubstitutionList(), substitutions, asOf);
    };
    return this.ask({ ...call, params, make }, reuseOf(query));
  }

  /** The exams in a range of days; exam type 0, the default, is all of them. Needs a right that few accounts have. */
  async exams({ examTypeId = 0, ...query }: DateRange & Reuse & { examTypeId?: number }): Promise<ResultList<Exam>> {
    const params = { ...rangeParams(query), examTypeId };
    const make = async (wire: schemas.WireExam[], asOf: Temporal.Instant) => {
      const names = await this.namesOf(["klasse", "teacher", "subject", "student"]);
      const exams = wire.map((each) => exam(each, names));
      return filled(new ResultList<Exam>(), exams, asOf);
    };
    return this.ask({ method: "exams", rpcMethod: "getExams", schema: schemas.exams, params, make }, reuseOf(query));
  }

  /** The periods in which somebody was absent. Needs a right that few accounts have. */
  async timetableWithAbsences(query: DateRange & Reuse): Promise<ResultList<Absence>> {
    const params = { options: rangeParams(query) };
    const rpcMethod = "getTimetableWithAbsences";
    const make = async ({ periodsWithAbsences }: schemas.WireAbsences, asOf: Temporal.Instant) => {
      const [students, names] = await Promise.all([this.#students(), this.namesOf(["subject", "teacher"])]);
      const absences = periodsWithAbsences.map((each) => absence(each, names, students));
      return filled(new ResultList<Absence>(), absences, asOf);
    };
    const call = { method: "timetableWithAbsences", rpcMethod, schema: schemas.absences, params, make } as const;
    return this.ask(call, reuseOf(query));
  }

  /** The remarks in all class registers. Needs a right that few accounts have. */
  async classRegEvents(query: DateRange & Reuse): Promise<ResultList<ClassRegEvent>> {
    return this.#events("classRegEvents", rangeParams(query), query);
  }

  /** The remarks about one element. @throws {TypeError} unless exactly one element is given. */
  async classRegEventForId(query: TimetableQuery & Reuse): Promise<ResultList<ClassRegEvent>> {
    return this.#events("classRegEventForId", timetableParams(query), query);
  }

  /** Finds a student by name. @throws {NotFoundError} when there is none. */
  getStudent(query: PersonQuery): Promise<FoundPerson<"student">> {
    return this.#person("student", query);
  }

  /** Finds a teacher by name. @throws {NotFoundError} when there is none. */
  getTeacher(query: PersonQuery): Promise<FoundPerson<"teacher">> {
    return this.#person("teacher", query);
  }

  /**
   * Reads a page of the web client's interface within this session, such as "api/public/news/newsWidgetData"; not stored.
   * @throws {NoRightError} for 403, {MethodNotFoundError} for 404.
   */
  get(path: string, page: Page = {}): Promise<string> {
    return this.connection.get(path, page);
  }

  #periods(
    method: "timetable" | "timetableExtended" | "myTimetable",
    params: object,
    query: Reuse,
  ): Promise<PeriodList> {
    const colours = async () => (await this.statusdata({ fromCache: true })).codes;
    const make = async (wire: readonly WirePeriod[], asOf: Temporal.Instant) => {
      const names = await this.namesOf(unnamedKinds(wire));
      const periods = wire.map((each) => new Period(each, names, colours));
      return filled(new PeriodList(), periods, asOf);
    };
    return this.ask({ method, rpcMethod: "getTimetable", params, schema: schemas.periods, make }, reuseOf(query));
  }

  #events(
    method: "classRegEvents" | "classRegEventForId",
    params: object,
    query: Reuse,
  ): Promise<ResultList<ClassRegEvent>> {
    const make = async (wire: schemas.WireClassRegEvent[], asOf: Temporal.Instant) => {
      const categories = await this.byId("classRegCategories", () => this.classRegCategories({ fromCache: true }));
      const students = await this.#students();
      const events = wire.map((each) => classRegEvent(each, students, categories));
      return filled(new ResultList<ClassRegEvent>(), events, asOf);
    };
    const call = { method, rpcMethod: "getClassregEvents", schema: schemas.classRegEvents } as const;
    return this.ask({ ...call, params, make }, reuseOf(query));
  }

  #students() {
    return this.byId("student", () => this.students({ fromCache: true }));
  }

  #person<K extends "student" | "teacher">(
    kind: K,
    { surname, foreName, dob = 0, ...reuse }: PersonQuery,
  ): Promise<FoundPerson<K>> {
    const params = { sn: surname, fn: foreName, dob, type: ELEMENT_KINDS[kind].type };
    const make = (id: number) => {
      if (id === 0) throw new NotFoundError(`No ${kind} is called ${foreName} ${surname}`);
      return { id, name: surname, longName: surname, foreName };
    };
    return this.ask({ method: "person", rpcMethod: "getPersonId", schema: schemas.personId, params, make }, reuse);
  }
}
