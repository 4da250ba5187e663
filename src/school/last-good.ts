import { LRUCache } from "lru-cache";
import {
  AuthError,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  RemoteError,
  TransportError,
} from "../webuntis/index.ts";

/** An answer of WebUntis that tells when it was given. */
interface Dated {
  readonly asOf: Temporal.Instant;
}

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
 * Keeps the last good answer to everything that was asked. The `Session` stores answers as well, but asks once more when it is
 * wanted to give an old one and has none: a server that lets people wait would do so twice.
 */
export class LastGood {
  readonly #now: () => Temporal.Instant;
  readonly #answers = new LRUCache<string, Dated>({ max: MOST_ANSWERS });
  #illUntil: Temporal.Instant | undefined;

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  /** Gives what `ask` gives; when WebUntis is ill, the last good answer does, however old. */
  async read<T extends Dated>(what: string, ask: () => Promise<T>): Promise<Reading<T>> {
    // Under one name only one kind of answer is kept.
    const kept = this.#answers.get(what) as T | undefined;
    if (kept && this.#isPausing()) return { answer: kept, stale: true };
    try {
      const answer = await ask();
      this.#answers.set(what, answer);
      return { answer, stale: false };
    } catch (error) {
      if (error instanceof TransportError) this.#illUntil = this.#now().add(error.retryAfter ?? PAUSE);
      if (kept && isIll(error)) return { answer: kept, stale: true };
      throw error;
    }
  }

  #isPausing(): boolean {
    return this.#illUntil !== undefined && Temporal.Instant.compare(this.#now(), this.#illUntil) < 0;
  }
}
