import type { Credentials, LoginResult } from "../credentials.ts";
import { BadCredentialsError, NotLoggedInError } from "../errors.ts";
import type { Wire } from "../wire.ts";
import { LoginBackOff } from "./back-off.ts";
import { type LoginDoor, type LoginDoors, LoginLadder } from "./login-ladder.ts";
import { explained, loginMeta } from "./login-meta.ts";
import type { Pass } from "./pass.ts";
import { authenticate, logInByForm, logInByMobile } from "./password-login.ts";
import { enterAsPublic, logInAsPublicApp } from "./public-login.ts";
import { authenticateByOneTimePassword, logInBySharedSecret, logInForToken, logInForUserData } from "./secret-login.ts";

export interface LoginParts {
  readonly wire: Wire;
  readonly credentials: Credentials | undefined;
  readonly useragent: string;
  readonly jsessionid: string | undefined;
  readonly now: () => Temporal.Instant;
}

const WRONG = -8504;

/** The doors for an account, the best one first: a session opens more than a token. */
function doorsFor(credentials: Credentials, { wire, useragent: client, now }: LoginParts): readonly LoginDoor[] {
  switch (credentials.way) {
    case "password":
      return [
        { name: "authenticate", open: () => authenticate(wire, credentials, client) },
        { name: "web-form", open: () => logInByForm(wire, credentials) },
        // Its address holds the school's name.
        ...(wire.school ? [{ name: "mobile", open: () => logInByMobile(wire, credentials, now) } as const] : []),
        { name: "shared-secret", open: () => logInBySharedSecret(wire, credentials, now) },
      ];
    case "secret":
      return [
        { name: "user-data", open: () => logInForUserData(wire, credentials, now) },
        { name: "auth-token", open: () => logInForToken(wire, credentials, now) },
        { name: "otp", open: () => authenticateByOneTimePassword(wire, credentials, { now, client }) },
      ];
    case "anonymous":
      return [
        { name: "public-app", open: () => logInAsPublicApp(wire, now) },
        { name: "public-web", open: () => enterAsPublic(wire) },
      ];
  }
}

/** What we are let in with: opens, renews and ends it. */
export class Login {
  readonly #parts: LoginParts;
  readonly #ladder: LoginLadder | undefined;
  readonly #backOff: LoginBackOff;
  #pass: Pass | undefined;
  #result: LoginResult | undefined;
  /** Remembered for good: after a few wrong passwords WebUntis locks the account. */
  #refusal: BadCredentialsError | undefined;
  #loggingIn: Promise<void> | undefined;
  #renewing: Promise<void> | undefined;
  #isClosed = false;

  constructor(parts: LoginParts) {
    const { wire, credentials, jsessionid, now } = parts;
    this.#parts = parts;
    this.#pass = jsessionid === undefined ? undefined : wire.passOf(jsessionid);
    this.#backOff = new LoginBackOff(now, jsessionid !== undefined);
    const isWebUntis = async () => (await loginMeta(wire)) !== undefined;
    this.#ladder = credentials && new LoginLadder(doorsFor(credentials, parts), now, isWebUntis);
  }

  /** Undefined before a login, and when a token has run out. */
  get pass(): Pass | undefined {
    const pass = this.#pass;
    const isOver = pass?.kind === "token" && Temporal.Instant.compare(this.#parts.now(), pass.until) >= 0;
    return isOver ? undefined : pass;
  }

  get result(): LoginResult | undefined {
    return this.#result;
  }

  /** Which doors let us in; undefined without credentials. */
  get doors(): LoginDoors | undefined {
    return this.#ladder?.doors;
  }

  /** Logs in, also after `close`; concurrent callers share one login. @throws {BadCredentialsError}, the last error during a pause. */
  logIn(): Promise<void> {
    this.#isClosed = false;
    return this.#logIn();
  }

  /** Logs out; the session is forgotten in any case. @throws {NotLoggedInError} when there is none. */
  async logOut(): Promise<void> {
    const pass = this.#pass;
    this.#pass = undefined;
    if (pass === undefined) throw new NotLoggedInError("There is no session: already logged out?");
    // A token ends by itself.
    if (pass.kind === "cookie") await this.#parts.wire.call("logout", {}, pass);
  }

  /** Replaces what has expired, once for all who found it so. @throws {NotLoggedInError} after `close`. */
  renew(expired: Pass | undefined): Promise<void> {
    if (this.#renewing) return this.#renewing;
    const { pass } = this;
    if (pass !== undefined && pass !== expired) return Promise.resolve();
    this.#renewing = this.#logOutAndIn().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Logs out, even if that fails. Whoever still waits for an answer cannot log in again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.logOut().catch(() => {});
  }

  #logIn(): Promise<void> {
    this.#loggingIn ??= this.#open().finally(() => {
      this.#loggingIn = undefined;
    });
    return this.#loggingIn;
  }

  async #logOutAndIn(): Promise<void> {
    this.#expectOpen();
    await this.logOut().catch(() => {});
    this.#expectOpen();
    await this.#logIn();
  }

  #expectOpen(): void {
    if (this.#isClosed) throw new NotLoggedInError("This session is closed: log in to open it again");
  }

  async #open(): Promise<void> {
    if (this.#refusal) {
      const { message, code = WRONG, way, loginMeta } = this.#refusal;
      throw new BadCredentialsError(message, { code, cause: this.#refusal, way, loginMeta });
    }
    if (!this.#ladder) throw new BadCredentialsError("A username with a password or a secret is needed to log in");
    this.#backOff.check();
    try {
      const { pass, person } = await this.#ladder.climb();
      this.#pass = pass;
      this.#result = person;
      this.#backOff.worked();
    } catch (error) {
      if (!(error instanceof BadCredentialsError)) {
        if (!this.#isClosed) this.#backOff.failed(error);
        throw error;
      }
      this.#refusal = await explained(error, this.#parts.credentials?.way, this.#parts.wire);
      throw this.#refusal;
    }
  }
}
