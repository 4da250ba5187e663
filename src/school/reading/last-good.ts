import { LRUCache } from "lru-cache";
import {
  AuthError,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  RemoteError,
  TransportError,
} from "../../webuntis/index.ts";

/** An answer of WebUntis that tells when it was given. */
interface Dated {
  readonly asOf: Temporal.Instant;
}

/** How a `Session` may answer: with what it has stored for not too long, or for any time. */
interface Reuse {
  readonly fromCache: true | "stale";
}

/** Asks a `Session` one thing. */
export type Ask<T> = (reuse: Reuse) => Promise<T>;

/** An answer, and whether it is an old one because WebUntis cannot be asked. */
export interface Reading<T> {
  readonly answer: T;
  readonly stale: boolean;
}

/** A few weeks of some sixty classes. */
const MOST_ANSWERS = 500;

/** A server that did not answer is left in peace for so long, where there is an old answer to show. */
const PAUSE = { seconds: 30 };

const DEFINITE = [AuthError, DateNotAllowedError, InvalidSchoolError, MethodNotFoundError, NoRightError] as const;

/** Whether the server did not answer, or not with sense; an error that says something definite is no illness. */
export const isIll = (error: unknown): boolean =>
  error instanceof RemoteError && !DEFINITE.some((known) => error instanceof known);

/**
 * Asks WebUntis, or when it is ill takes the last good answer, however old. Knows to what there was one: the `Session`, which stores
 * them, asks once more when it has none, and a server that lets people wait would do so twice.
 */
export class LastGood {
  readonly #now: () => Temporal.Instant;
  readonly #answered = new LRUCache<string, true>({ max: MOST_ANSWERS });
  #illUntil: Temporal.Instant | undefined;

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  async read<T extends Dated>(what: string, ask: Ask<T>): Promise<Reading<T>> {
    const hadAnswer = this.#answered.has(what);
    if (hadAnswer && this.#isPausing()) return this.#old(ask);
    try {
      const answer = await ask({ fromCache: true });
      this.#answered.set(what, true);
      return { answer, stale: false };
    } catch (error) {
      if (error instanceof TransportError) this.#illUntil = this.#now().add(error.retryAfter ?? PAUSE);
      if (hadAnswer && isIll(error)) return this.#old(ask);
      throw error;
    }
  }

  async #old<T extends Dated>(ask: Ask<T>): Promise<Reading<T>> {
    const started = this.#now();
    const answer = await ask({ fromCache: "stale" });
    return { answer, stale: Temporal.Instant.compare(answer.asOf, started) < 0 };
  }

  #isPausing(): boolean {
    return this.#illUntil !== undefined && Temporal.Instant.compare(this.#now(), this.#illUntil) < 0;
  }
}
