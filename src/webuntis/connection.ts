import type { z } from "zod";
import { AnswerCache, type FromCache } from "./cache.ts";
import { type CheckedConfig, checkConfig, type SessionConfig } from "./config.ts";
import { credentialsOf } from "./credentials.ts";
import { NoRightError, NotLoggedInError } from "./errors.ts";
import { Login } from "./login/login.ts";
import type { Pass } from "./login/pass.ts";
import { Refusals } from "./refusals.ts";
import { parseServer } from "./server.ts";
import { checkShape, type OnOmission, tellOnce } from "./shape.ts";
import { DEFAULT_TTL, type MethodName } from "./ttl.ts";
import { WebToken } from "./web-token.ts";
import { needsSession, Wire } from "./wire.ts";

/** Whether a stored answer is good enough. */
export interface Reuse {
  /** Default: the session's `useCache`. */
  readonly fromCache?: FromCache;
}

/** How one method asks, and how it converts the answer. @internal */
export interface Question<Answer, Made extends object> {
  readonly method: MethodName;
  /** What is asked for, as errors name it. */
  readonly about: string;
  readonly params: object;
  readonly schema: z.ZodType<Answer>;
  /** Asks when logged in. */
  ask(wire: Wire, pass: Pass): Promise<unknown>;
  make(answer: Answer, asOf: Temporal.Instant): Made | Promise<Made>;
}

type Texts = Readonly<Record<string, string>>;

/** How to read a page of the web client's interface. */
export interface Page {
  /** Parameters, by their names. */
  readonly query?: Texts;
  /** Headers beside those that every request has. */
  readonly headers?: Texts;
  /** With a bearer token, as pages below "api/rest" want it. Others want a session. */
  readonly bearer?: boolean;
}

/** A login that has just been renewed cannot have expired: what still asks for one refuses in its own way. */
const FRESH = { minutes: 1 };

const CLIENT = "webuntis-client";

/** A connection to one school's server, with its login, its stored answers and its refusals. @internal */
export class Connection {
  readonly config: CheckedConfig;
  readonly login: Login;
  readonly cache: AnswerCache<MethodName>;
  readonly refusals: Refusals;
  readonly #onOmission: OnOmission;
  readonly #wire: Wire;
  readonly #token: WebToken;
  /** The last pass that replaced one of which a page said, by no code, that it had expired. */
  #renewed: { readonly pass: Pass | undefined; readonly until: Temporal.Instant } | undefined;
  #closing: Promise<void> | undefined;

  /** @throws {TypeError} that names each wrong setting, or the environment's wrong proxy. */
  constructor(given: SessionConfig) {
    this.config = checkConfig(given);
    const { server, jsessionid, timeout, maxAnswerSize, dispatcher, cachelen, ttl, now, trace, onLookup } = this.config;
    const { url, school } = parseServer(server);
    const useragent = `${this.config.useragent} ${CLIENT}`;
    const parts = { useragent, timeout, maxAnswerSize, dispatcher, now, trace };
    this.#wire = new Wire(url, this.config.school || school || "", parts);
    this.refusals = new Refusals(now);
    this.#onOmission = tellOnce(this.config.onOmission);
    this.#token = new WebToken(now, this.refusals);
    const credentials = credentialsOf(this.config);
    this.login = new Login({ wire: this.#wire, credentials, useragent, jsessionid, now });
    const ttls = { ...DEFAULT_TTL, ...ttl };
    this.cache = new AnswerCache({ cachelen, ttl: (method) => ttls[method], now, onLookup });
  }

  /** As `Wire.serverTime`. */
  get serverTime(): Temporal.Instant | undefined {
    return this.#wire.serverTime;
  }

  /** Gives a stored answer if that is good enough; otherwise asks, checks and converts the answer, and stores it. */
  ask<Answer, Made extends object>(
    { method, about, params, schema, ask, make }: Question<Answer, Made>,
    { fromCache = this.config.useCache }: Reuse = {},
  ): Promise<Made> {
    return this.cache.get(method, params, fromCache, async () => {
      const answer = await this.inSession(about, params, ask);
      const asOf = this.config.now();
      return make(checkShape(schema, answer, { method: about, params }, this.#onOmission), asOf);
    });
  }

  /** Logs in, after `close` with new connections. */
  async logIn(): Promise<void> {
    await this.#closing;
    this.#wire.reopen();
    await this.login.logIn();
  }

  /**
   * python-webuntis's `_request`: an expired session is renewed and the call repeated, at most `loginRepeat` times. For JSON-RPC; where it
   * leads to the login even after a new one, it is closed.
   */
  async inSession<T>(method: string, params: object, ask: (wire: Wire, pass: Pass) => Promise<T>): Promise<T> {
    try {
      return await this.#repeating(method, params, ask);
    } catch (error) {
      throw error instanceof NotExpiredError ? new NoRightError(error.message, { cause: error }) : error;
    }
  }

  /** Reads a page of the web client's interface, as text. */
  get(path: string, { query = {}, headers = {}, bearer = false }: Page): Promise<string> {
    return this.#repeating(path, query, (wire, pass) => {
      const read = (more: Texts = {}) => wire.getText(path, query, pass, { ...headers, ...more });
      if (pass.kind === "cookie") return bearer ? this.#token.read(wire, pass, read) : read();
      if (bearer) return read();
      if (pass.kind === "public") throw needsSession({ method: path, params: query });
      return withToken(read());
    });
  }

  /** Logs out, even if that fails, and closes the connections. */
  async close(): Promise<void> {
    this.#closing ??= this.#close().finally(() => {
      this.#closing = undefined;
    });
    await this.#closing;
  }

  async #close(): Promise<void> {
    await this.login.close();
    await this.#wire.close();
  }

  async #repeating<T>(method: string, params: object, ask: (wire: Wire, pass: Pass) => Promise<T>): Promise<T> {
    for (let left = this.config.loginRepeat; ; left--) {
      const { pass } = this.login;
      try {
        if (pass === undefined) throw new NotLoggedInError(`${method}: not logged in`, { request: { method, params } });
        return await this.config.gate(() => ask(this.#wire, pass));
      } catch (error) {
        if (!(error instanceof NotLoggedInError)) throw error;
        if (this.#isFresh(pass, error))
          throw new NotExpiredError(`${error.message}; a new login does not help`, { cause: error });
        if (left <= 0) throw error;
        await this.#renew(pass, error);
      }
    }
  }

  async #renew(pass: Pass | undefined, error: NotLoggedInError): Promise<void> {
    await this.login.renew(pass);
    if (pass !== undefined && saysOtherwise(error))
      this.#renewed = { pass: this.login.pass, until: this.config.now().add(FRESH) };
  }

  /** Whether the pass has just replaced one that was refused in the same way. */
  #isFresh(pass: Pass | undefined, error: NotLoggedInError): boolean {
    const renewed = this.#renewed;
    const isLast = pass !== undefined && renewed?.pass === pass && saysOtherwise(error);
    return isLast && Temporal.Instant.compare(this.config.now(), renewed.until) < 0;
  }
}

/** By its code WebUntis says plainly that a session has expired; a page that leads to the login may do so for another reason. */
const saysOtherwise = ({ code }: NotLoggedInError) => code === undefined;

/** Asked for a login just after one. */
class NotExpiredError extends NotLoggedInError {}

/** Some pages take a token where they want a session, and some do not: a new one would not help. */
async function withToken(reading: Promise<string>): Promise<string> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof NotLoggedInError)) throw error;
    throw new NoRightError(`${error.message}; a token is not enough`, { cause: error });
  }
}
