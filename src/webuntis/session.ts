import { checkInteger, checkObject, checkText } from "./arguments.ts";
import type { Reuse } from "./connection.ts";
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
import { ResultList } from "./result-list.ts";
import * as schemas from "./schemas.ts";
import { Substitution, SubstitutionList } from "./substitution.ts";
import type { WirePeriod } from "./wire-period.ts";
import { instantFromWire } from "./wire-time.ts";

/** Who `getStudent` and `getTeacher` search for. */
export interface PersonQuery extends Reuse {
  /** The whole surname. */
  readonly surname: string;
  /** The whole fore name. */
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
 * ends; a start after the end is a `RangeError`. A wrong argument is a `TypeError` that names it, before anything is sent.
 */
export class Session extends ListSession {
  /** When the school last changed its plan: the cheapest way to find out whether anything is new. @throws {RemoteError} */
  lastImportTime(reuse?: Reuse): Promise<Temporal.Instant> {
    const call = { method: "lastImportTime", rpcMethod: "getLatestImportTime", schema: schemas.importTime } as const;
    return this.ask({ ...call, make: instantFromWire }, reuse);
  }

  /**
   * The periods of one element, in the order in which WebUntis gives them; `toSorted()` puts them in that of time. The server answers
   * with ids; names come from the stored lists.
   * @throws {TypeError} unless exactly one element is given. @throws {DateNotAllowedError} for days that the school does not show.
   */
  async timetable(query: TimetableQuery & Reuse): Promise<PeriodList> {
    return this.#periods("timetable", timetableParams(query), query);
  }

  /** The same with names, student groups and texts, in one request. @throws like `timetable`. */
  async timetableExtended(query: ExtendedQuery & Reuse): Promise<PeriodList> {
    return this.#periods("timetableExtended", extendedParams(query), query);
  }

  /** The account's own timetable. @throws {NotFoundError} when the account belongs to no person. */
  async myTimetable(query: DateRange & Reuse): Promise<PeriodList> {
    rangeParams(query);
    if (!this.loginResult) await this.login();
    const { personId, personType } = this.loginResult ?? {};
    if (!personId || personId < 0 || !personType)
      throw new NotFoundError("This account belongs to no person, so it has no timetable of its own");
    return this.#periods("myTimetable", personParams(personId, personType, query), query);
  }

  /** The changes in a range of days; department 0, the default, is the whole school. */
  async substitutions(query: DateRange & Reuse & { readonly departmentId?: number }): Promise<SubstitutionList> {
    const range = rangeParams(query);
    const { departmentId = 0 } = query;
    checkInteger(departmentId, "departmentId");
    const params = { ...range, departmentId };
    const call = { method: "substitutions", rpcMethod: "getSubstitutions", schema: schemas.substitutions } as const;
    const make = async (wire: schemas.WireSubstitution[], asOf: Temporal.Instant) => {
      const names = await this.namesOf(unnamedKinds(wire));
      const substitutions = wire.map((each) => new Substitution(each, names));
      return new SubstitutionList(substitutions, asOf);
    };
    return this.ask({ ...call, params, make }, reuseOf(query));
  }

  /** The exams in a range of days; exam type 0, the default, is all of them. Needs a right that few accounts have. */
  async exams(query: DateRange & Reuse & { readonly examTypeId?: number }): Promise<ResultList<Exam>> {
    const range = rangeParams(query);
    const { examTypeId = 0 } = query;
    checkInteger(examTypeId, "examTypeId");
    const params = { ...range, examTypeId };
    const make = async (wire: schemas.WireExam[], asOf: Temporal.Instant) => {
      const names = await this.namesOf(["klasse", "teacher", "subject", "student"]);
      const exams = wire.map((each) => exam(each, names));
      return new ResultList(exams, asOf);
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
      return new ResultList(absences, asOf);
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

  #periods(
    method: "timetable" | "timetableExtended" | "myTimetable",
    params: object,
    query: Reuse,
  ): Promise<PeriodList> {
    const colours = async () => (await this.statusdata({ fromCache: true })).codes;
    const make = async (wire: readonly WirePeriod[], asOf: Temporal.Instant) => {
      const names = await this.namesOf(unnamedKinds(wire));
      const periods = wire.map((each) => new Period(each, names, colours));
      return new PeriodList(periods, asOf);
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
      return new ResultList(events, asOf);
    };
    const call = { method, rpcMethod: "getClassregEvents", schema: schemas.classRegEvents } as const;
    return this.ask({ ...call, params, make }, reuseOf(query));
  }

  #students() {
    return this.byId("student", () => this.students({ fromCache: true }));
  }

  async #person<K extends "student" | "teacher">(kind: K, query: PersonQuery): Promise<FoundPerson<K>> {
    checkObject(query, "the query");
    const { surname, foreName, dob = 0 } = query;
    checkText(surname, "surname");
    checkText(foreName, "foreName");
    checkInteger(dob, "dob");
    const params = { sn: surname, fn: foreName, dob, type: ELEMENT_KINDS[kind].type };
    const make = (id: number) => {
      if (id === 0) throw new NotFoundError(`No ${kind} is called ${foreName} ${surname}`);
      return { id, name: surname, longName: surname, foreName };
    };
    const call = { method: "person", rpcMethod: "getPersonId", schema: schemas.personId } as const;
    return this.ask({ ...call, params, make }, reuseOf(query));
  }
}
