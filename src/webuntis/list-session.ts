import type { z } from "zod";
import { checkInteger, checkObject, checkText, wrongArgument } from "./arguments.ts";
import type { SessionConfig } from "./config.ts";
import { Connection, type Page, type Reuse } from "./connection.ts";
import type { LoginResult } from "./credentials.ts";
import type { ElementKind } from "./element-kind.ts";
import { type ById, byIdOf, type Names } from "./element-names.ts";
import { RemoteError } from "./errors.ts";
import { INSPECT, type Inspect, type InspectOptions, inspected } from "./inspected.ts";
import type { LoginDoors } from "./login/login-ladder.ts";
import type { Pass } from "./login/pass.ts";
import * as objects from "./objects.ts";
import {
  type ClassRegCategory,
  type ClassRegCategoryGroup,
  classRegCategory,
  type ExamType,
  type Student,
  student,
} from "./register.ts";
import { ResultList } from "./result-list.ts";
import * as schemas from "./schemas.ts";
import { METHODS, type MethodName } from "./ttl.ts";
import type { Wire } from "./wire.ts";
import { YearContext } from "./year-context.ts";

/** How one method of JSON-RPC is called, and how its answer is converted. */
interface Call<Answer, Made extends object> {
  readonly method: MethodName;
  readonly rpcMethod: string;
  readonly schema: z.ZodType<Answer>;
  readonly params?: object;
  make(answer: Answer, asOf: Temporal.Instant): Made | Promise<Made>;
}

/** Stored answers that can be forgotten. */
export interface Clearable {
  /** Forgets the answers of one method, or all. @throws {TypeError} for a method that stores nothing. */
  clear(method?: MethodName): void;
}

/** What a session shows of itself. */
interface SessionData {
  readonly timeZone: string;
  readonly loginResult: LoginResult | undefined;
}

/** Of the current school year WebUntis may say nothing but its id. */
const currentSchoolyear = schemas.schoolyear.pick({ id: true });

const isMethod = (value: string): value is MethodName => METHODS.some((method) => method === value);

/** A session with its master data: the lists that change rarely. Use `Session`, which has everything. */
export class ListSession implements AsyncDisposable {
  /** Out of reach: it knows the password and the session's id. */
  readonly #connection: Connection;
  readonly #yearContext: YearContext;
  readonly #names = new WeakMap<readonly objects.Element[], ReadonlyMap<number, objects.Element>>();

  /** @throws {TypeError} that names each wrong setting. */
  constructor(config: SessionConfig) {
    checkObject(config, "the configuration");
    this.#connection = new Connection(config);
    const { now, timeZone } = this.#connection.config;
    this.#yearContext = new YearContext(
      () => now().toZonedDateTimeISO(timeZone).toPlainDate(),
      () => this.loginResult?.klasseId,
    );
  }

  /** The stored answers: `cache.clear("timetable")` forgets one method's, `cache.clear()` all. */
  get cache(): Clearable {
    return {
      clear: (method) => {
        if (method !== undefined && !isMethod(method)) throw wrongArgument("method", "one that stores answers", method);
        this.#connection.cache.clear(method);
      },
    };
  }

  /** The IANA zone of the school's wall clock, such as "Europe/Berlin". */
  get timeZone(): string {
    return this.#connection.config.timeZone;
  }

  /** Who the account is, after the first login. */
  get loginResult(): LoginResult | undefined {
    return Object.freeze(this.#connection.login.result);
  }

  /** Which of the doors for this account let it in, and which do not exist or are broken; undefined without credentials. */
  get loginDoors(): LoginDoors | undefined {
    return this.#connection.login.doors;
  }

  /** The server's clock at its last answer, to the second; undefined before that, and where the server does not tell. */
  get serverTime(): Temporal.Instant | undefined {
    return this.#connection.serverTime;
  }

  /**
   * Logs in and returns this session, also after it was disposed of. Tries one door after the other, see `loginDoors`. After a login that
   * failed otherwise the next one is sent at the earliest a minute later, then after 2, 4, up to 15 (during an outage always one); until
   * then the same error is thrown.
   * @throws {BadCredentialsError} without credentials, with wrong ones, and from then on without asking again.
   */
  async login(): Promise<this> {
    await this.#connection.logIn();
    return this;
  }

  /** Logs out. @throws {NotLoggedInError} when there is no session, unless errors are suppressed. */
  async logout(options: { readonly suppressErrors?: boolean } = {}): Promise<void> {
    checkObject(options, "the options");
    try {
      await this.#connection.login.logOut();
    } catch (error) {
      if (!options.suppressErrors) throw error;
    }
  }

  /** Logs out, even if that fails, and closes the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#connection.close();
  }

  /** What `JSON.stringify` writes: no name, no password, no id of a session. */
  toJSON(): SessionData {
    return { timeZone: this.timeZone, loginResult: this.loginResult };
  }

  /** What `console.log` prints: the same. */
  [INSPECT](depth: number, options: InspectOptions, inspect: Inspect): string {
    return inspected(this, this.toJSON(), depth, options, inspect);
  }

  /**
   * Reads a page of the web client's interface within this session, as text; not stored. The path is below the school's address and may
   * hold a query: "api/public/news/newsWidgetData?date=20261123".
   * @throws {NoRightError} for 403, {MethodNotFoundError} for 404, {RemoteError} for other errors.
   */
  async get(path: string, page: Page = {}): Promise<string> {
    checkText(path, "path");
    checkObject(page, "the page");
    for (const name of ["query", "headers"] as const) if (page[name] !== undefined) checkObject(page[name], name);
    return this.#connection.get(path, page);
  }

  /** The departments. @throws {RemoteError} */
  departments(reuse?: Reuse): Promise<ResultList<objects.Department>> {
    return this.#list("departments", "getDepartments", schemas.departments, (wire) => wire, reuse);
  }

  /** The holidays, in whatever order WebUntis sends them. @throws {RemoteError} */
  holidays(reuse?: Reuse): Promise<ResultList<objects.Holiday>> {
    return this.#list("holidays", "getHolidays", schemas.holidays, objects.holiday, reuse);
  }

  /**
   * The classes of a school year, given as its id or itself; default the current one. Their teachers' names come from the stored list.
   * @throws {RemoteError}
   */
  async klassen(
    query: Reuse & { readonly schoolyear?: number | { readonly id: number } } = {},
  ): Promise<ResultList<objects.Klasse>> {
    checkObject(query, "the query");
    const { schoolyear, ...reuse } = query;
    const schoolyearId = typeof schoolyear === "object" ? schoolyear?.id : schoolyear;
    if (schoolyear !== undefined) checkInteger(schoolyearId, "schoolyear");
    const params = schoolyearId === undefined ? {} : { schoolyearId };
    const make = async (wire: z.infer<typeof schemas.klassen>, asOf: Temporal.Instant) => {
      const names = wire.some(({ teacher1, teacher2 }) => teacher1 || teacher2) ? await this.namesOf(["teacher"]) : {};
      return new ResultList(
        wire.map((each) => objects.klasse(each, names)),
        asOf,
      );
    };
    return this.ask({ method: "klassen", rpcMethod: "getKlassen", schema: schemas.klassen, params, make }, reuse);
  }

  /** The teachers. @throws {RemoteError} */
  teachers(reuse?: Reuse): Promise<ResultList<objects.Teacher>> {
    return this.#list("teachers", "getTeachers", schemas.teachers, objects.teacher, reuse);
  }

  /** The students. Needs a right that few accounts have. @throws {RemoteError} */
  students(reuse?: Reuse): Promise<ResultList<Student>> {
    return this.#list("students", "getStudents", schemas.students, student, reuse);
  }

  /** The subjects. @throws {RemoteError} */
  subjects(reuse?: Reuse): Promise<ResultList<objects.Subject>> {
    return this.#list("subjects", "getSubjects", schemas.subjects, objects.subject, reuse);
  }

  /** The rooms. @throws {RemoteError} */
  rooms(reuse?: Reuse): Promise<ResultList<objects.Room>> {
    return this.#list("rooms", "getRooms", schemas.rooms, objects.room, reuse);
  }

  /** The time units (periods 1, 2, 3 …) of each weekday. @throws {RemoteError} */
  timegridUnits(reuse?: Reuse): Promise<ResultList<objects.TimegridDay>> {
    return this.#list("timegridUnits", "getTimegridUnits", schemas.timegrid, objects.timegridDay, reuse);
  }

  /** The types of exams. @throws {RemoteError} */
  examTypes(reuse?: Reuse): Promise<ResultList<ExamType>> {
    return this.#list("examTypes", "getExamTypes", schemas.examTypes, (wire) => wire, reuse);
  }

  /** The categories of remarks in the class register; their groups' names come from the stored list. @throws {RemoteError} */
  classRegCategories(reuse?: Reuse): Promise<ResultList<ClassRegCategory>> {
    const { classRegCategories: schema } = schemas;
    const make = async (wire: z.infer<typeof schemas.classRegCategories>, asOf: Temporal.Instant) => {
      const read = () => this.classRegCategoryGroups({ fromCache: true });
      const groups = wire.some(({ groupId }) => groupId !== null) ? await this.byId("groups", read) : new Map();
      return new ResultList(
        wire.map((each) => classRegCategory(each, groups)),
        asOf,
      );
    };
    return this.ask({ method: "classRegCategories", rpcMethod: "getClassregCategories", schema, make }, reuse);
  }

  /** The groups of the class register's categories. @throws {RemoteError} */
  classRegCategoryGroups(reuse?: Reuse): Promise<ResultList<ClassRegCategoryGroup>> {
    const schema = schemas.classRegCategoryGroups;
    return this.#list("classRegCategoryGroups", "getClassregCategoryGroups", schema, (wire) => wire, reuse);
  }

  /** All school years. `current` is set even if WebUntis does not say which one it is. @throws {RemoteError} */
  schoolyears(reuse?: Reuse): Promise<objects.SchoolyearList> {
    const call = { method: "schoolyears", rpcMethod: "getSchoolyears", schema: schemas.schoolyears } as const;
    const make = async (wire: schemas.WireSchoolyear[], asOf: Temporal.Instant) =>
      objects.schoolyears(wire, await this.#currentSchoolyear(), asOf.toZonedDateTimeISO(this.timeZone));
    return this.ask({ ...call, make }, reuse);
  }

  /** The colours of lesson types and codes. @throws {RemoteError} */
  statusdata(reuse?: Reuse): Promise<objects.StatusData> {
    const call = { method: "statusdata", rpcMethod: "getStatusData", schema: schemas.statusdata } as const;
    return this.ask({ ...call, make: objects.statusData }, reuse);
  }

  /** Asks by JSON-RPC, unless a stored answer is good enough. @internal */
  protected async ask<Answer, Made extends object>(
    { method, rpcMethod, schema, params = {}, make }: Call<Answer, Made>,
    reuse: Reuse = {},
  ): Promise<Made> {
    checkObject(reuse, "the options");
    const ask = (wire: Wire, pass: Pass) => this.#yearContext.call(wire, rpcMethod, params, pass);
    return this.#connection.ask({ method, about: rpcMethod, params, schema, ask, make }, reuse);
  }

  /** A list's elements by their ids; empty when it cannot be read. @internal */
  protected async byId<T extends { readonly id: number }>(
    list: string,
    read: () => Promise<ResultList<T>>,
  ): Promise<ReadonlyMap<number, T>> {
    return new Map((await this.#readable(list, read))?.map((element) => [element.id, element]));
  }

  /** The elements of some kinds by their ids, from the stored lists. @internal */
  protected async namesOf(kinds: readonly ElementKind[]): Promise<Names> {
    const stored = { fromCache: true } as const;
    const list = async <K extends ElementKind>(kind: K, read: () => Promise<ResultList<objects.Element<K>>>) => {
      const elements = kinds.includes(kind) ? await this.#readable(kind, read) : undefined;
      if (!elements) return undefined;
      const known = this.#names.get(elements) ?? byIdOf(elements);
      this.#names.set(elements, known);
      return known as ById<K>;
    };
    const [klasse, teacher, subject, room, student] = await Promise.all([
      list("klasse", () => this.klassen(stored)),
      list("teacher", () => this.teachers(stored)),
      list("subject", () => this.subjects(stored)),
      list("room", () => this.rooms(stored)),
      list("student", () => this.students(stored)),
    ]);
    return { klasse, teacher, subject, room, student };
  }

  /** A list, or undefined when it cannot be read; a missing right is not asked about again for hours. */
  async #readable<T>(list: string, read: () => Promise<ResultList<T>>): Promise<ResultList<T> | undefined> {
    try {
      return await this.#connection.refusals.ask(`names of ${list}`, read);
    } catch (error) {
      if (error instanceof RemoteError) return undefined;
      throw error;
    }
  }

  #list<Answer, T>(
    method: MethodName,
    rpcMethod: string,
    schema: z.ZodType<Answer[]>,
    element: (answer: Answer) => T,
    reuse: Reuse | undefined,
    params = {},
  ): Promise<ResultList<T>> {
    const make = (answer: Answer[], asOf: Temporal.Instant) => new ResultList(answer.map(element), asOf);
    return this.ask({ method, rpcMethod, schema, params, make }, reuse);
  }

  async #currentSchoolyear(): Promise<number | undefined> {
    const ask = (wire: Wire, pass: Pass) => wire.call("getCurrentSchoolyear", {}, pass);
    try {
      const current = await this.#connection.inSession("getCurrentSchoolyear", {}, ask);
      return currentSchoolyear.safeParse(current).data?.id;
    } catch (error) {
      if (error instanceof RemoteError) return undefined;
      throw error;
    }
  }
}
