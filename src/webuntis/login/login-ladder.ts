import { isBroken, isGone } from "../broken-door.ts";
import type { Opened } from "../credentials.ts";
import { AuthError, MethodNotFoundError, TransportError } from "../errors.ts";
import { CLOSED_TTL } from "../refusals.ts";

/**
 * The doors through which one may log in: `authenticate` of JSON-RPC, by password or (`otp`) by a one-time password instead; the web
 * client's `web-form`; the mobile app's `mobile` authentication and its `shared-secret`, a key for a password; for a key its `user-data` and
 * `auth-token`; for everybody `public-app` and `public-web`.
 */
export type LoginDoorName =
  | "authenticate"
  | "web-form"
  | "mobile"
  | "shared-secret"
  | "user-data"
  | "auth-token"
  | "otp"
  | "public-app"
  | "public-web";

export interface LoginDoor {
  readonly name: LoginDoorName;
  /** @throws {BadCredentialsError} when it refuses. */
  readonly open: () => Promise<Opened>;
}

/** What is known about the doors after a login. */
export interface LoginDoors {
  /** The one that opened last; undefined before that. */
  readonly open: LoginDoorName | undefined;
  /** `closed`: there is no such door at this school; `broken`: it did not answer, or with a web page. */
  readonly shut: readonly { readonly door: LoginDoorName; readonly why: "closed" | "broken" }[];
}

interface Failure {
  readonly door: LoginDoor;
  readonly why: "closed" | "broken";
  readonly error: unknown;
}

function failureOf(error: unknown): Failure["why"] | undefined {
  if (error instanceof MethodNotFoundError || isGone(error)) return "closed";
  return isBroken(error) ? "broken" : undefined;
}

/**
 * Logs in through the first door that opens. A door that does not exist, while another answers, is tried last for 4 hours; a broken one
 * is tried first again next time. Whatever else goes wrong ends the login: a refusal is one of the account, and a server that is silent or
 * wants to be left alone is so behind every door.
 */
export class LoginLadder {
  readonly #doors: readonly LoginDoor[];
  readonly #now: () => Temporal.Instant;
  readonly #isWebUntis: () => Promise<boolean>;
  readonly #closedUntil = new Map<LoginDoorName, Temporal.Instant>();
  #open: LoginDoorName | undefined;
  #broken: readonly LoginDoorName[] = [];

  /** @param isWebUntis whether the server answers like one at all: asked before credentials are sent to where only web pages come from. */
  constructor(doors: readonly LoginDoor[], now: () => Temporal.Instant, isWebUntis: () => Promise<boolean>) {
    this.#doors = doors;
    this.#now = now;
    this.#isWebUntis = isWebUntis;
  }

  get doors(): LoginDoors {
    const shut = this.#doors.flatMap(({ name }) => {
      if (this.#isClosed(name)) return { door: name, why: "closed" as const };
      return this.#broken.includes(name) ? { door: name, why: "broken" as const } : [];
    });
    return { open: this.#open, shut };
  }

  /** @throws {BadCredentialsError} {AuthError} {TransportError} */
  async climb(): Promise<Opened> {
    const failures: Failure[] = [];
    for (const door of this.#inOrder()) {
      try {
        const opened = await door.open();
        this.#settle(failures);
        this.#closedUntil.delete(door.name);
        this.#open = door.name;
        return opened;
      } catch (error) {
        const why = failureOf(error);
        if (!why && !(error instanceof TransportError)) this.#settle(failures);
        if (!why || !(await this.#mayGoOn(error))) throw error;
        failures.push({ door, why, error });
      }
    }
    const broken = failures.find(({ why }) => why === "broken");
    if (broken) throw broken.error;
    throw new AuthError("This server has no door to log in: is its address right?", { cause: failures[0]?.error });
  }

  #inOrder(): readonly LoginDoor[] {
    const closed = this.#doors.filter(({ name }) => this.#isClosed(name));
    return [...this.#doors.filter((door) => !closed.includes(door)), ...closed];
  }

  #isClosed(name: LoginDoorName): boolean {
    const until = this.#closedUntil.get(name);
    return until !== undefined && Temporal.Instant.compare(this.#now(), until) < 0;
  }

  /** A door has answered, so what failed before it did so by itself. */
  #settle(failures: readonly Failure[]): void {
    const until = this.#now().add({ milliseconds: CLOSED_TTL });
    for (const { door, why } of failures) if (why === "closed") this.#closedUntil.set(door.name, until);
    this.#broken = failures.filter(({ why }) => why === "broken").map(({ door }) => door.name);
  }

  async #mayGoOn(error: unknown): Promise<boolean> {
    const isPage = error instanceof TransportError && error.kind === "not-json";
    return !isPage || this.#isWebUntis();
  }
}
