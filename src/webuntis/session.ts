import type { z } from "zod";
import { AnswerCache, type FromCache } from "./cache.ts";
import { type CheckedConfig, checkConfig, type SessionConfig } from "./config.ts";
import { type Kind, type Names, unnamedKinds, type WithElements } from "./element-names.ts";
import { NoRightError, NotLoggedInError, RemoteError } from "./errors.ts";
import { Login, type LoginResult } from "./login.ts";
import * as objects from "./objects.ts";
import { Period, PeriodList, type Substitution, substitution } from "./period.ts";
import { type DateRange, extendedParams, rangeParams, type TimetableQuery, timetableParams } from "./queries.ts";
import { filled, ResultList } from "./result-list.ts";
import { Rpc } from "./rpc.ts";
import * as schemas from "./schemas.ts";
import { parseServer } from "./server.ts";
import { Transport } from "./transport.ts";
import { DEFAULT_TTL, type MethodName } from "./ttl.ts";
import type { WirePeriod } from "./wire-period.ts";
import { instantFromWire } from "./wire-time.ts";

/** Whether a stored answer will do. Default: the session's `useCache`. */
export interface Reuse {
  readonly fromCache?: FromCache;
}

const PROJECT = "stundenplan-bot (WebUntis client)";

/** How one method asks, and what it makes of the answer. */
interface Call<Wire, Made extends object> {
  readonly method: MethodName;
  readonly rpcMethod: string;
  readonly params?: object;
  readonly schema: z.ZodType<Wire>;
  make(wire: Wire, asOf: Temporal.Instant): Made | Promise<Made>;
}

/**
 * A session with a school's WebUntis server: the counterpart of python-webuntis's `webuntis.Session`.
 *
 * ```ts
 * await using session = await new Session({ server, school, username, password, useragent }).login();
 * const [klasse] = (await session.klassen()).filter({ name: "5a" });
 * ```
 *
 * Every method rejects with a `RemoteError` (or one of its kinds) when the server says no or nothing sensible.
 */
export class Session implements AsyncDisposable {
  readonly #config: CheckedConfig;
  readonly #rpc: Rpc;
  readonly #login: Login;
  readonly #cache: AnswerCache;
  /** Lists that the account may not read: asked once. */
  readonly #unreadable = new Set<MethodName>();
  /** The elements of a stored list by their ids. */
  readonly #byId = new WeakMap<readonly objects.Element[], ReadonlyMap<number, objects.Element>>();

  /** @throws {TypeError} that names each wrong setting. */
  constructor(config: SessionConfig) {
    this.#config = checkConfig(config);
    const { server, username, password, jsessionid, timeout, maxAnswerSize, cachelen, ttl, now } = this.#config;
    const { url, school } = parseServer(server);
    const name = this.#config.school || school || "";
    if (name) url.searchParams.set("school", name);
    const useragent = `${this.#config.useragent} ${PROJECT}`;
    this.#rpc = new Rpc(new Transport({ url, useragent, timeout, maxAnswerSize }), name);
    this.#login = new Login({ rpc: this.#rpc, username, password, useragent, jsessionid });
    const ttlOf = (method: string) => ({ ...DEFAULT_TTL, ...ttl })[method as MethodName];
    this.#cache = new AnswerCache({ cachelen, ttl: ttlOf, now });
  }

  /** The stored answers: `cache.clear("timetable")` forgets one method's, `cache.clear()` all. */
  get cache(): { clear(method?: MethodName): void } {
    return this.#cache;
  }

  /** Who the account is, after the first login. */
  get loginResult(): LoginResult | undefined {
    return this.#login.result;
  }

  /**
   * Logs in and gives this session.
   * @throws {BadCredentialsError} without credentials, with wrong ones, and from then on without asking again.
   */
  async login(): Promise<this> {
    await this.#login.logIn();
    return this;
  }

  /** @throws {NotLoggedInError} when there is no session, unless errors are suppressed. */
  async logout({ suppressErrors = false } = {}): Promise<void> {
    try {
      await this.#login.logOut();
    } catch (error) {
      if (!suppressErrors) throw error;
    }
  }

  /** Logs out, whatever comes of it, and closes the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.logout({ suppressErrors: true });
    await this.#rpc.close();
  }

  departments(reuse?: Reuse): Promise<ResultList<objects.Department>> {
    return this.#list({ method: "departments", rpcMethod: "getDepartments", schema: schemas.departments }, reuse);
  }

  holidays(reuse?: Reuse): Promise<ResultList<objects.Holiday>> {
    const call = { method: "holidays", rpcMethod: "getHolidays", schema: schemas.holidays } as const;
    return this.#list(call, reuse, objects.holiday);
  }

  /** The classes of a school year; without one, of the running one. */
  klassen({
    schoolyear,
    ...reuse
  }: Reuse & { schoolyear?: number | objects.Schoolyear } = {}): Promise<ResultList<objects.Klasse>> {
    const schoolyearId = typeof schoolyear === "object" ? schoolyear.id : schoolyear;
    const params = schoolyearId === undefined ? {} : { schoolyearId };
    const call = { method: "klassen", rpcMethod: "getKlassen", params, schema: schemas.klassen } as const;
    return this.#list(call, reuse, objects.klasse);
  }

  teachers(reuse?: Reuse): Promise<ResultList<objects.Teacher>> {
    const call = { method: "teachers", rpcMethod: "getTeachers", schema: schemas.teachers } as const;
    return this.#list(call, reuse, objects.teacher);
  }

  subjects(reuse?: Reuse): Promise<ResultList<objects.Subject>> {
    const call = { method: "subjects", rpcMethod: "getSubjects", schema: schemas.subjects } as const;
    return this.#list(call, reuse, objects.subject);
  }

  rooms(reuse?: Reuse): Promise<ResultList<objects.Room>> {
    const call = { method: "rooms", rpcMethod: "getRooms", schema: schemas.rooms } as const;
    return this.#list(call, reuse, objects.room);
  }

  /** All school years; `current` is the running one, also where WebUntis may not be asked for it. */
  schoolyears(reuse?: Reuse): Promise<objects.SchoolyearList> {
    const call = { method: "schoolyears", rpcMethod: "getSchoolyears", schema: schemas.schoolyears } as const;
    return this.#ask(
      {
        ...call,
        make: async (wire, asOf) => {
          const years = wire.map(objects.schoolyear);
          const id = await this.#currentSchoolyear();
          const current = years.find((year) => (id === undefined ? isRunning(year, asOf) : year.id === id));
          return filled(Object.assign(new objects.SchoolyearList(), { current }), years, asOf);
        },
      },
      reuse,
    );
  }

  /** The colours of lesson types and codes. */
  statusdata(reuse?: Reuse): Promise<objects.StatusData> {
    const call = { method: "statusdata", rpcMethod: "getStatusData", schema: schemas.statusdata } as const;
    return this.#ask({ ...call, make: objects.statusData }, reuse);
  }

  timegridUnits(reuse?: Reuse): Promise<ResultList<objects.TimegridDay>> {
    const call = { method: "timegridUnits", rpcMethod: "getTimegridUnits", schema: schemas.timegrid } as const;
    return this.#list(call, reuse, objects.timegridDay);
  }

  /** When the school last changed its plan: the cheapest way to learn whether anything is new. */
  lastImportTime(reuse?: Reuse): Promise<Temporal.Instant> {
    const call = { method: "lastImportTime", rpcMethod: "getLatestImportTime", schema: schemas.importTime } as const;
    return this.#ask({ ...call, make: instantFromWire }, reuse);
  }

  /**
   * The periods of one element, unsorted, as WebUntis gives them. The server answers with ids; names come from the cached lists.
   * @throws {TypeError} unless exactly one element is given. @throws {RangeError} when the start is after the end.
   */
  async timetable({ fromCache, ...query }: TimetableQuery & Reuse): Promise<PeriodList> {
    return this.#periods("timetable", timetableParams(query), reuseOf(fromCache));
  }

  /** The same with names, student groups and texts, in one request. */
  async timetableExtended({ fromCache, ...query }: TimetableQuery & Reuse): Promise<PeriodList> {
    return this.#periods("timetableExtended", extendedParams(query), reuseOf(fromCache));
  }

  /** What changes in a range of days; department 0 is the whole school. */
  async substitutions({
    departmentId = 0,
    fromCache,
    ...range
  }: DateRange & Reuse & { departmentId?: number }): Promise<ResultList<Substitution>> {
    const params = { ...rangeParams(range), departmentId };
    const call = {
      method: "substitutions",
      rpcMethod: "getSubstitutions",
      params,
      schema: schemas.substitutions,
    } as const;
    const make = async (wire: schemas.WireSubstitution[], asOf: Temporal.Instant) => {
      const names = await this.#namesFor(wire);
      return filled(
        new ResultList<Substitution>(),
        wire.map((each) => substitution(each, names)),
        asOf,
      );
    };
    return this.#ask({ ...call, make }, reuseOf(fromCache));
  }

  #periods(method: "timetable" | "timetableExtended", params: object, reuse: Reuse): Promise<PeriodList> {
    const make = async (wire: readonly WirePeriod[], asOf: Temporal.Instant) => {
      const names = await this.#namesFor(wire);
      return filled(
        new PeriodList(),
        wire.map((each) => new Period(each, names)),
        asOf,
      );
    };
    return this.#ask({ method, rpcMethod: "getTimetable", params, schema: schemas.periods, make }, reuse);
  }

  #list<Wire, T = Wire>(
    call: Omit<Call<Wire[], ResultList<T>>, "make">,
    reuse: Reuse | undefined,
    element: (wire: Wire) => T = (wire) => wire as unknown as T,
  ): Promise<ResultList<T>> {
    return this.#ask({ ...call, make: (wire, asOf) => filled(new ResultList<T>(), wire.map(element), asOf) }, reuse);
  }

  /** Gives a stored answer where that will do; otherwise asks, checks and makes the answer, and stores it. */
  #ask<Wire, Made extends object>(
    call: Call<Wire, Made>,
    { fromCache = this.#config.useCache }: Reuse = {},
  ): Promise<Made> {
    const { method, rpcMethod, params = {}, schema, make } = call;
    return this.#cache.get(method, params, fromCache, async () => {
      const result = await this.#request(rpcMethod, params);
      const asOf = this.#config.now();
      const checked = schema.safeParse(result);
      if (checked.success) return make(checked.data, asOf);
      const [issue] = checked.error.issues;
      const where = ["result", ...(issue?.path ?? [])].join(".");
      const request = { method: rpcMethod, params };
      throw new RemoteError(`${rpcMethod}: ${where}: ${issue?.message}`, {
        request,
        result: `${where}: ${issue?.message}`,
      });
    });
  }

  /** python-webuntis's `_request`: an expired session is renewed and the call repeated, at most `loginRepeat` times. */
  async #request(method: string, params: object): Promise<unknown> {
    for (let left = this.#config.loginRepeat; ; left--) {
      const { sessionId } = this.#login;
      try {
        if (sessionId === undefined)
          throw new NotLoggedInError(`${method}: not logged in`, { request: { method, params } });
        return await this.#rpc.call(method, params, sessionId);
      } catch (error) {
        if (!(error instanceof NotLoggedInError) || left <= 0) throw error;
        await this.#login.renew(sessionId);
      }
    }
  }

  async #currentSchoolyear(): Promise<number | undefined> {
    try {
      const checked = schemas.currentSchoolyear.safeParse(await this.#request("getCurrentSchoolyear", {}));
      return checked.data?.id;
    } catch (error) {
      if (error instanceof RemoteError) return undefined;
      throw error;
    }
  }

  /** The lists that name what these leave unnamed. A list that may not be read is left out. */
  async #namesFor(all: readonly WithElements[]): Promise<Names> {
    const kinds = unnamedKinds(all);
    const entries = await Promise.all(kinds.map(async (kind) => [kind, await this.#namesOf(kind)] as const));
    return Object.fromEntries(entries.filter(([, names]) => names !== undefined));
  }

  async #namesOf(kind: Kind): Promise<ReadonlyMap<number, objects.Element> | undefined> {
    const list = ({ kl: "klassen", te: "teachers", su: "subjects", ro: "rooms" } as const)[kind];
    if (this.#unreadable.has(list)) return undefined;
    try {
      const elements: readonly objects.Element[] = await this[list]({ fromCache: true });
      const known = this.#byId.get(elements) ?? new Map(elements.map((element) => [element.id, element]));
      this.#byId.set(elements, known);
      return known;
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error;
      if (error instanceof NoRightError) this.#unreadable.add(list);
      return undefined;
    }
  }
}

const reuseOf = (fromCache: FromCache | undefined): Reuse => (fromCache === undefined ? {} : { fromCache });

const isRunning = ({ start, end }: objects.Schoolyear, at: Temporal.Instant) => {
  const date = at.toZonedDateTimeISO("Europe/Berlin").toPlainDate();
  return Temporal.PlainDate.compare(start, date) <= 0 && Temporal.PlainDate.compare(date, end) <= 0;
};
