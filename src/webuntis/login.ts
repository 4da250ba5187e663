import type { Credentials, LoginResult, Opened } from "./credentials.ts";
import { AuthError, BadCredentialsError, NotLoggedInError } from "./errors.ts";
import { login } from "./schemas.ts";
import { logInBySecret } from "./secret-login.ts";
import type { Wire } from "./wire.ts";

export interface LoginParts {
  readonly wire: Wire;
  readonly credentials: Credentials | undefined;
  readonly useragent: string;
  readonly jsessionid: string | undefined;
  readonly now: () => Temporal.Instant;
}

const WRONG = -8504;

/** The session on the server: opens, renews and ends it. */
export class Login {
  readonly #parts: LoginParts;
  #sessionId: string | undefined;
  #result: LoginResult | undefined;
  /** Remembered for good: after a few wrong passwords WebUntis locks the account. */
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

  /** Logs in; concurrent callers share one login. */
  logIn(): Promise<void> {
    this.#loggingIn ??= this.#open().finally(() => {
      this.#loggingIn = undefined;
    });
    return this.#loggingIn;
  }

  /** Logs out; the id is forgotten in any case. @throws {NotLoggedInError} when there is no session. */
  async logOut(): Promise<void> {
    const sessionId = this.#sessionId;
    this.#sessionId = undefined;
    if (sessionId === undefined) throw new NotLoggedInError("There is no session: already logged out?");
    await this.#parts.wire.call("logout", {}, sessionId);
  }

  /** Replaces an expired session, once for all who found it expired. */
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

  async #open(): Promise<void> {
    const { wire, credentials, now } = this.#parts;
    if (this.#refusal) {
      const { message, code = WRONG } = this.#refusal;
      throw new BadCredentialsError(message, { code, cause: this.#refusal });
    }
    if (!credentials) throw new BadCredentialsError("A username with a password or a secret is needed to log in");
    try {
      const opened =
        credentials.way === "password"
          ? await this.#byPassword(credentials.username, credentials.password)
          : await logInBySecret(wire, credentials, now);
      this.#sessionId = opened.sessionId;
      this.#result = opened.person;
    } catch (error) {
      if (error instanceof BadCredentialsError) this.#refusal = error;
      throw error;
    }
  }

  async #byPassword(user: string, password: string): Promise<Opened> {
    const { wire, useragent } = this.#parts;
    const raw = await wire.call("authenticate", { user, password, client: useragent }, undefined);
    const answer = login.safeParse(raw);
    if (!answer.success) throw new AuthError("authenticate: the answer holds no session id");
    const { sessionId, personType, personId, klasseId } = answer.data;
    return {
      sessionId,
      person: {
        personType: personType ?? undefined,
        personId: personId ?? undefined,
        klasseId: klasseId ?? undefined,
      },
    };
  }
}
