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
import { BusyError } from "./busy-error.ts";
import type { RequestQueue } from "./request-queue.ts";

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

/** An answer, and whether it is an old one because WebUntis cannot be asked. */
export interface Reading<T> {
  readonly answer: T;
  readonly stale: boolean;
  /** It is old because too many ask, and not because of an outage. */
  readonly busy?: true;
}

/** A school year of about sixty classes. */
const MOST_ANSWERS = 3000;

/** How long a server that did not answer is not asked again, if there is an old answer to show. */
const PAUSE = Temporal.Duration.from({ seconds: 30 });

/** The longest pause that a server gets by its own wish. In a moment of too much load some wish for a day. */
const LONGEST_WISH = Temporal.Duration.from({ minutes: 15 });

const { compare } = Temporal.Instant;

const shorter = (one: Temporal.Duration, other: Temporal.Duration) =>
  Temporal.Duration.compare(one, other) < 0 ? one : other;

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

/** An answer that is wrong as a whole, or an error of the server that says nothing definite: what is asked for beside a plan can be missing. */
export const isUnreadable = (error: unknown): boolean => isOutage(error) && !(error instanceof TransportError);

/**
 * Asks WebUntis, and falls back to the last good answer, however old, during an outage or when too many ask. Remembers which questions have been answered:
 * the `Session`, which stores the answers, would ask again where it has none, and a slow server would be waited for twice.
 *
 * A server that does not answer gets a pause from all questions with an old answer. One that wishes for a pause (`Retry-After`) gets it
 * from all questions, since each would make its trouble worse.
 */
export class LastGood {
  readonly #now: () => Temporal.Instant;
  readonly #queue: RequestQueue;
  readonly #answered = new LRUCache<string, true>({ max: MOST_ANSWERS });
  #pauseUntil: Temporal.Instant | undefined;
  #wish: { readonly until: Temporal.Instant; readonly error: TransportError } | undefined;

  constructor(now: () => Temporal.Instant, queue: RequestQueue) {
    this.#now = now;
    this.#queue = queue;
  }

  /** @param about how many weeks the plan asked for is away, or that it is a list. */
  async read<T extends Dated>(what: string, ask: Ask<T>, about: number | "list" = "list"): Promise<Reading<T>> {
    const hadAnswer = this.#answered.has(what);
    const old = () => this.#queue.ask(what, about, () => this.#old(ask));
    if (hadAnswer && this.#isAhead(this.#pauseUntil)) return old();
    try {
      const answer = await this.ask(what, () => ask({ fromCache: true }), about);
      this.#answered.set(what, true);
      return { answer, stale: false };
    } catch (error) {
      if (hadAnswer && error instanceof BusyError)
        return { ...(await this.#queue.unasked(() => this.#old(ask))), busy: true };
      if (hadAnswer && isOutage(error)) return old();
      throw error;
    }
  }

  /** Asks something of which no old answer would be of use. @throws {TransportError} unasked, while the server wishes for a pause. */
  async ask<T>(what: string, ask: () => Promise<T>, about: number | "list" = "list"): Promise<T> {
    if (this.#wish && this.#isAhead(this.#wish.until)) throw this.#wish.error;
    try {
      return await this.#queue.ask(what, about, ask);
    } catch (error) {
      if (error instanceof TransportError) this.#pause(error);
      throw error;
    }
  }

  /** A pause is never cut short by a later error. */
  #pause(error: TransportError): void {
    const { retryAfter } = error;
    const until = this.#now().add(retryAfter ? shorter(retryAfter, LONGEST_WISH) : PAUSE);
    if (!this.#pauseUntil || compare(until, this.#pauseUntil) > 0) this.#pauseUntil = until;
    if (retryAfter && (!this.#wish || compare(until, this.#wish.until) > 0)) this.#wish = { until, error };
  }

  async #old<T extends Dated>(ask: Ask<T>): Promise<Reading<T>> {
    const started = this.#now();
    const answer = await ask({ fromCache: "stale" });
    return { answer, stale: compare(answer.asOf, started) < 0 };
  }

  #isAhead(moment: Temporal.Instant | undefined): boolean {
    return moment !== undefined && compare(this.#now(), moment) < 0;
  }
}
