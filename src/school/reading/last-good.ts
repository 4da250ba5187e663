import { LRUCache } from "lru-cache";
import {
  AuthError,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NoSuchElementError,
  RemoteError,
  TransportError,
} from "../../webuntis/index.ts";

/** An answer of WebUntis with its time. */
interface Dated {
  readonly asOf: Temporal.Instant;
}

/** Which stored answer will do: one that is still fresh, or one of any age. */
interface Reuse {
  readonly fromCache: true | "stale";
}

/** Asks the source one thing. */
export type Ask<T> = (reuse: Reuse) => Promise<T>;

/** An answer, and whether it is an old one because WebUntis cannot be reached. */
export interface Reading<T> {
  readonly answer: T;
  readonly stale: boolean;
}

/** A few weeks of about sixty classes. */
const MOST_ANSWERS = 500;

/** How long a server that did not answer is not asked again, if there is an old answer to show. */
const PAUSE = { seconds: 30 };

const DEFINITE = [
  AuthError,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NoSuchElementError,
] as const;

/** Whether the server did not answer, or not sensibly. An error that says something definite is no outage. */
export const isOutage = (error: unknown): boolean =>
  error instanceof RemoteError && !DEFINITE.some((known) => error instanceof known);

/**
 * Asks WebUntis, and falls back to the last good answer, however old, during an outage. Remembers which questions have been answered:
 * the `Session`, which stores the answers, would ask again where it has none, and a slow server would be waited for twice.
 */
export class LastGood {
  readonly #now: () => Temporal.Instant;
  readonly #answered = new LRUCache<string, true>({ max: MOST_ANSWERS });
  #pauseUntil: Temporal.Instant | undefined;

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
      if (error instanceof TransportError) this.#pauseUntil = this.#now().add(error.retryAfter ?? PAUSE);
      if (hadAnswer && isOutage(error)) return this.#old(ask);
      throw error;
    }
  }

  async #old<T extends Dated>(ask: Ask<T>): Promise<Reading<T>> {
    const started = this.#now();
    const answer = await ask({ fromCache: "stale" });
    return { answer, stale: Temporal.Instant.compare(answer.asOf, started) < 0 };
  }

  #isPausing(): boolean {
    return this.#pauseUntil !== undefined && Temporal.Instant.compare(this.#now(), this.#pauseUntil) < 0;
  }
}
