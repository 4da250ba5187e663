import { AuthError, BadCredentialsError, NotLoggedInError } from "./errors.ts";
import type { Rpc } from "./rpc.ts";
import { login } from "./schemas.ts";

/** Who the account is. Absent or null where WebUntis does not say. */
export interface LoginResult {
  /** 2 teacher, 5 student, 12 legal guardian. */
  readonly personType: number | undefined;
  readonly personId: number | undefined;
  readonly klasseId: number | undefined;
}

export interface LoginParts {
  readonly rpc: Rpc;
  readonly username: string;
  readonly password: string;
  readonly useragent: string;
  readonly jsessionid: string | undefined;
}

/** The session's id on the server, and how to get, renew and end it. */
export class Login {
  readonly #parts: LoginParts;
  #sessionId: string | undefined;
  #result: LoginResult | undefined;
  /** A refusal is remembered: a second wrong password brings the account nearer to being locked. */
  #refusal: BadCredentialsError | undefined;
  #loggingIn: Promise<void> | undefined;
  #renewing: Promise<void> | undefined;

  constructor(parts: LoginParts) {
    this.#parts = parts;
    this.#sessionId = parts.jsessionid;
  }

  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  get result(): LoginResult | undefined {
    return this.#result;
  }

  /** Logs in; callers at the same time share one login. */
  logIn(): Promise<void> {
    this.#loggingIn ??= this.#authenticate().finally(() => {
      this.#loggingIn = undefined;
    });
    return this.#loggingIn;
  }

  /** @throws {NotLoggedInError} when there is no session. The id is forgotten in any case. */
  async logOut(): Promise<void> {
    const sessionId = this.#sessionId;
    this.#sessionId = undefined;
    if (sessionId === undefined) throw new NotLoggedInError("There is no session: already logged out?");
    await this.#parts.rpc.call("logout", {}, sessionId);
  }

  /** Gets a new session instead of an expired one, once for all who found it expired. */
  renew(expired: string | undefined): Promise<void> {
    if (this.#renewing) return this.#renewing;
    if (this.#sessionId !== undefined && this.#sessionId !== expired) return Promise.resolve();
    this.#renewing = this.#logOutAndIn().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #logOutAndIn(): Promise<void> {
    await this.logOut().catch(() => {});
    await this.logIn();
  }

  async #authenticate(): Promise<void> {
    const { rpc, username, password, useragent } = this.#parts;
    if (this.#refusal) throw new BadCredentialsError(this.#refusal.message, { code: -8504, cause: this.#refusal });
    if (!username || !password) throw new BadCredentialsError("A username and a password are needed to log in");
    const params = { user: username, password, client: useragent };
    const answer = login.safeParse(await this.#send(rpc, params));
    if (!answer.success) throw new AuthError("authenticate: the answer holds no session id");
    const { sessionId, personType, personId, klasseId } = answer.data;
    this.#sessionId = sessionId;
    this.#result = {
      personType: personType ?? undefined,
      personId: personId ?? undefined,
      klasseId: klasseId ?? undefined,
    };
  }

  async #send(rpc: Rpc, params: object): Promise<unknown> {
    try {
      return await rpc.call("authenticate", params, undefined);
    } catch (error) {
      if (error instanceof BadCredentialsError) this.#refusal = error;
      throw error;
    }
  }
}
