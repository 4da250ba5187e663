import type { z } from "zod";
import { AnswerCache, type FromCache } from "./cache.ts";
import { type CheckedConfig, checkConfig, type SessionConfig } from "./config.ts";
import { credentialsOf } from "./credentials.ts";
import { NotLoggedInError } from "./errors.ts";
import { Login } from "./login.ts";
import { Refusals } from "./refusals.ts";
import { parseServer } from "./server.ts";
import { checkShape, type OnOmission, tellOnce } from "./shape.ts";
import { DEFAULT_TTL, type MethodName } from "./ttl.ts";
import { WebToken } from "./web-token.ts";
import { Wire } from "./wire.ts";

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
  /** Asks within a session. */
  ask(wire: Wire, sessionId: string): Promise<unknown>;
  make(answer: Answer, asOf: Temporal.Instant): Made | Promise<Made>;
}

type Texts = Readonly<Record<string, string>>;

/** How to read a page of the web client's interface. */
export interface Page {
  readonly query?: Texts;
  readonly headers?: Texts;
  /** With a bearer token, as pages below "api/rest" want it. */
  readonly bearer?: boolean;
}

const PROJECT = "stundenplan-bot (WebUntis client)";

/** A connection to one school's server, with its login, its stored answers and its refusals. @internal */
export class Connection {
  readonly config: CheckedConfig;
  readonly login: Login;
  readonly cache: AnswerCache<MethodName>;
  readonly refusals: Refusals;
  readonly #onOmission: OnOmission;
  readonly #wire: Wire;
  readonly #token: WebToken;

  /** @throws {TypeError} that names each wrong setting, or the environment's wrong proxy. */
  constructor(given: SessionConfig) {
    this.config = checkConfig(given);
    const { server, jsessionid, timeout, maxAnswerSize, dispatcher, cachelen, ttl, now } = this.config;
    const { url, school } = parseServer(server);
    const useragent = `${this.config.useragent} ${PROJECT}`;
    const parts = { useragent, timeout, maxAnswerSize, dispatcher };
    this.#wire = new Wire(url, this.config.school || school || "", parts);
    this.refusals = new Refusals(now);
    this.#onOmission = tellOnce(this.config.onOmission);
    this.#token = new WebToken(now, this.refusals);
    const credentials = credentialsOf(this.config);
    this.login = new Login({ wire: this.#wire, credentials, useragent, jsessionid, now });
    const ttls = { ...DEFAULT_TTL, ...ttl };
    this.cache = new AnswerCache({ cachelen, ttl: (method) => ttls[method], now });
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

  /** python-webuntis's `_request`: an expired session is renewed and the call repeated, at most `loginRepeat` times. */
  async inSession<T>(method: string, params: object, ask: (wire: Wire, sessionId: string) => Promise<T>): Promise<T> {
    for (let left = this.config.loginRepeat; ; left--) {
      const { sessionId } = this.login;
      try {
        if (sessionId === undefined)
          throw new NotLoggedInError(`${method}: not logged in`, { request: { method, params } });
        return await ask(this.#wire, sessionId);
      } catch (error) {
        if (!(error instanceof NotLoggedInError) || left <= 0) throw error;
        await this.login.renew(sessionId);
      }
    }
  }

  /** Reads a page of the web client's interface, as text. */
  get(path: string, { query = {}, headers = {}, bearer = false }: Page): Promise<string> {
    return this.inSession(path, query, (wire, sessionId) => {
      const read = (more: Texts) => wire.getText(path, query, sessionId, { ...headers, ...more });
      return bearer ? this.#token.read(wire, sessionId, read) : read({});
    });
  }

  /** Logs out, even if that fails, and closes the connections. */
  async close(): Promise<void> {
    await this.login.logOut().catch(() => {});
    await this.#wire.close();
  }
}
