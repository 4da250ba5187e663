import type { z } from "zod";
import type { SessionConfig } from "./config.ts";
import { Connection, type Reuse } from "./connection.ts";
import type { LoginResult } from "./credentials.ts";
import type { ElementKind } from "./element-kind.ts";
import type { Names } from "./element-names.ts";
import { RemoteError } from "./errors.ts";
import type { LoginDoors } from "./login/login-ladder.ts";
import type { Pass } from "./login/pass.ts";
import * as objects from "./objects.ts";
import { type ClassRegCategory, type ClassRegCategoryGroup, type ExamType, type Student, student } from "./register.ts";
import { filled, ResultList } from "./result-list.ts";
import * as schemas from "./schemas.ts";
import type { MethodName } from "./ttl.ts";
import type { Wire } from "./wire.ts";

/** How one method of JSON-RPC is called, and how its answer is converted. */
interface Call<Answer, Made extends object> {
  readonly method: MethodName;
  readonly rpcMethod: string;
  readonly schema: z.ZodType<Answer>;
  readonly params?: object;
  make(answer: Answer, asOf: Temporal.Instant): Made | Promise<Made>;
}

/** A session with its master data: the lists that change rarely. Use `Session`, which has everything. */
export class ListSession implements AsyncDisposable {
  protected readonly connection: Connection;
  readonly #byId = new WeakMap<readonly objects.Element[], ReadonlyMap<number, objects.Element>>();

  /** @throws {TypeError} that names each wrong setting. */
  constructor(config: SessionConfig) {
    this.connection = new Connection(config);
  }

  /** The stored answers: `cache.clear("timetable")` forgets one method's, `cache.clear()` all. */
  get cache(): { clear(method?: MethodName): void } {
    return this.connection.cache;
  }

  /** The IANA zone of the school's wall clock, such as "Europe/Berlin". */
  get timeZone(): string {
    return this.connection.config.timeZone;
  }

  /** Who the account is, after the first login. */
  get loginResult(): LoginResult | undefined {
    return this.connection.login.result;
  }

  /** Which of the doors for this account let it in, and which do not exist or are broken; undefined without credentials. */
  get loginDoors(): LoginDoors | undefined {
    return this.connection.login.doors;
  }

  /**
   * Logs in and returns this session, also after it was disposed of. Tries one door after the other, see `loginDoors`. After a login that
   * failed otherwise the next one is sent at the earliest a minute later, then after 2, 4, up to 15 (during an outage always one); until
   * then the same error is thrown.
   * @throws {BadCredentialsError} without credentials, with wrong ones, and from then on without asking again.
   */
  async login(): Promise<this> {
    await this.connection.logIn();
    return this;
  }

  /** @throws {NotLoggedInError} when there is no session, unless errors are suppressed. */
  async logout({ suppressErrors = false } = {}): Promise<void> {
    try {
      await this.connection.login.logOut();
    } catch (error) {
      if (!suppressErrors) throw error;
    }
  }

  /** Logs out, even if that fails, and closes the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.connection.close();
  }

  departments(reuse?: Reuse): Promise<ResultList<objects.Department>> {
    return this.#list("departments", "getDepartments", schemas.departments, (wire) => wire, reuse);
  }

  holidays(reuse?: Reuse): Promise<ResultList<objects.Holiday>> {
    return this.#list("holidays", "getHolidays", schemas.holidays, objects.holiday, reuse);
  }

  /** The classes of a school year, given as its id or itself; default the current one. */
  klassen({
    schoolyear,
    ...reuse
  }: Reuse & { schoolyear?: number | objects.Schoolyear } = {}): Promise<ResultList<objects.Klasse>> {
    const schoolyearId = typeof schoolyear === "object" ? schoolyear.id : schoolyear;
    const params = schoolyearId === undefined ? {} : { schoolyearId };
    return this.#list("klassen", "getKlassen", schemas.klassen, objects.klasse, reuse, params);
  }

  teachers(reuse?: Reuse): Promise<ResultList<objects.Teacher>> {
    return this.#list("teachers", "getTeachers", schemas.teachers, objects.teacher, reuse);
  }

  students(reuse?: Reuse): Promise<ResultList<Student>> {
    return this.#list("students", "getStudents", schemas.students, student, reuse);
  }

  subjects(reuse?: Reuse): Promise<ResultList<objects.Subject>> {
    return this.#list("subjects", "getSubjects", schemas.subjects, objects.subject, reuse);
  }

  rooms(reuse?: Reuse): Promise<ResultList<objects.Room>> {
    return this.#list("rooms", "getRooms", schemas.rooms, objects.room, reuse);
  }

  timegridUnits(reuse?: Reuse): Promise<ResultList<objects.TimegridDay>> {
    return this.#list("timegridUnits", "getTimegridUnits", schemas.timegrid, objects.timegridDay, reuse);
  }

  examTypes(reuse?: Reuse): Promise<ResultList<ExamType>> {
    return this.#list("examTypes", "getExamTypes", schemas.examTypes, (wire) => wire, reuse);
  }

  classRegCategories(reuse?: Reuse): Promise<ResultList<ClassRegCategory>> {
    const { classRegCategories } = schemas;
    return this.#list("classRegCategories", "getClassregCategories", classRegCategories, (wire) => wire, reuse);
  }

  classRegCategoryGroups(reuse?: Reuse): Promise<ResultList<ClassRegCategoryGroup>> {
    const schema = schemas.classRegCategoryGroups;
    return this.#list("classRegCategoryGroups", "getClassregCategoryGroups", schema, (wire) => wire, reuse);
  }

  /** All school years. `current` is set even if WebUntis does not say which one it is. */
  schoolyears(reuse?: Reuse): Promise<objects.SchoolyearList> {
    const call = { method: "schoolyears", rpcMethod: "getSchoolyears", schema: schemas.schoolyears } as const;
    const make = async (wire: schemas.WireSchoolyear[], asOf: Temporal.Instant) =>
      objects.schoolyears(wire, await this.#currentSchoolyear(), asOf.toZonedDateTimeISO(this.timeZone));
    return this.ask({ ...call, make }, reuse);
  }

  /** The colours of lesson types and codes. */
  statusdata(reuse?: Reuse): Promise<objects.StatusData> {
    const call = { method: "statusdata", rpcMethod: "getStatusData", schema: schemas.statusdata } as const;
    return this.ask({ ...call, make: objects.statusData }, reuse);
  }

  /** Asks by JSON-RPC, unless a stored answer is good enough. */
  protected ask<Answer, Made extends object>(
    { method, rpcMethod, schema, params = {}, make }: Call<Answer, Made>,
    reuse: Reuse | undefined,
  ): Promise<Made> {
    const ask = (wire: Wire, pass: Pass) => wire.call(rpcMethod, params, pass);
    return this.connection.ask({ method, about: rpcMethod, params, schema, ask, make }, reuse);
  }

  /** A list's elements by their ids; empty when it cannot be read. */
  protected async byId<T extends objects.Element>(
    list: ElementKind | "classRegCategories",
    read: () => Promise<ResultList<T>>,
  ): Promise<ReadonlyMap<number, T>> {
    try {
      const elements = await this.connection.refusals.ask(`names of ${list}`, read);
      const known = this.#byId.get(elements) ?? new Map(elements.map((element) => [element.id, element]));
      this.#byId.set(elements, known);
      return known as ReadonlyMap<number, T>;
    } catch (error) {
      if (error instanceof RemoteError) return new Map();
      throw error;
    }
  }

  /** The elements of some kinds by their ids, from the stored lists. */
  protected async namesOf(kinds: readonly ElementKind[]): Promise<Names> {
    const stored = { fromCache: true } as const;
    const list = <K extends ElementKind>(kind: K, read: () => Promise<ResultList<objects.Element<K>>>) =>
      kinds.includes(kind) ? this.byId(kind, read) : undefined;
    const [klasse, teacher, subject, room, student] = await Promise.all([
      list("klasse", () => this.klassen(stored)),
      list("teacher", () => this.teachers(stored)),
      list("subject", () => this.subjects(stored)),
      list("room", () => this.rooms(stored)),
      list("student", () => this.students(stored)),
    ]);
    return { klasse, teacher, subject, room, student };
  }

  #list<Answer, T>(
    method: MethodName,
    rpcMethod: string,
    schema: z.ZodType<Answer[]>,
    element: (answer: Answer) => T,
    reuse: Reuse | undefined,
    params = {},
  ): Promise<ResultList<T>> {
    const make = (answer: Answer[], asOf: Temporal.Instant) => filled(new ResultList<T>(), answer.map(element), asOf);
    return this.ask({ method, rpcMethod, schema, params, make }, reuse);
  }

  async #currentSchoolyear(): Promise<number | undefined> {
    const ask = (wire: Wire, pass: Pass) => wire.call("getCurrentSchoolyear", {}, pass);
    try {
      return schemas.schoolyear.safeParse(await this.connection.inSession("getCurrentSchoolyear", {}, ask)).data?.id;
    } catch (error) {
      if (error instanceof RemoteError) return undefined;
      throw error;
    }
  }
}
