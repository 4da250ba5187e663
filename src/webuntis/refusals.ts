import { LRUCache } from "lru-cache";
import { DateNotAllowedError, MethodNotFoundError, NoRightError } from "./errors.ts";
import type { DateRange } from "./queries.ts";
import { DEFAULT_TTL } from "./ttl.ts";

/** Why WebUntis refuses regardless of the day: the account has no right, or the server has no such method. */
export type RefusalReason = "no-right" | "no-method";

/** The reason if an error is such a refusal, else undefined. */
export const refusalReason = (error: unknown): RefusalReason | undefined =>
  error instanceof NoRightError ? "no-right" : error instanceof MethodNotFoundError ? "no-method" : undefined;

/** Milliseconds. A right is granted by a person in the school's office: that takes its time. */
const CLOSED_TTL = 4 * 3_600_000;

/** Milliseconds: as long as a stored timetable is used. */
const HIDDEN_TTL = DEFAULT_TTL.timetable;

const MOST_REFUSALS = 1000;

/**
 * Remembers what WebUntis refused, as `AnswerCache` does what it answered: asking again rejects with the same error, without a request.
 * A missing right or method is remembered for 4 hours, days that are not shown for 5 minutes.
 */
export class Refusals {
  readonly #errors: LRUCache<string, Error>;

  constructor(now: () => Temporal.Instant) {
    this.#errors = new LRUCache({
      max: MOST_REFUSALS,
      ttl: CLOSED_TTL,
      ttlResolution: 0,
      perf: { now: () => now().epochMilliseconds },
    });
  }

  /**
   * Does `work`, unless the same was refused lately.
   * @param door what is closed as a whole when a right is missing: "JSON-RPC timetable klasse 129".
   * @param days the days asked for. A `DateNotAllowedError` is remembered for exactly these days, and not at all without them.
   */
  async ask<T>(door: string, work: () => Promise<T>, days?: DateRange): Promise<T> {
    const doorOnDays = days && `${door} ${days.start} ${days.end}`;
    const known = this.#errors.get(door) ?? (doorOnDays && this.#errors.get(doorOnDays));
    if (known) throw known;
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error && refusalReason(error)) this.#errors.set(door, error);
      else if (doorOnDays && error instanceof DateNotAllowedError)
        this.#errors.set(doorOnDays, error, { ttl: HIDDEN_TTL });
      throw error;
    }
  }
}
