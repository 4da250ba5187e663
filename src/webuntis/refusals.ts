import { LRUCache } from "lru-cache";
import { isGone } from "./broken-door.ts";
import { DateNotAllowedError, MethodNotFoundError, NoRightError, NoSessionError } from "./errors.ts";
import type { DateRange } from "./queries.ts";
import { DEFAULT_TTL } from "./ttl.ts";

/** Why WebUntis refuses regardless of the day: the account has no right, or the server has no such method. */
export type RefusalReason = "no-right" | "no-method";

/** The reason if an error is such a refusal, else undefined. */
export function refusalReason(error: unknown): RefusalReason | undefined {
  if (error instanceof NoRightError) return "no-right";
  return error instanceof MethodNotFoundError || isGone(error) ? "no-method" : undefined;
}

/** Milliseconds. A right is granted by a person in the school's office: that takes its time. */
export const CLOSED_TTL = 4 * 3_600_000;

/** Milliseconds: as long as a stored timetable is used. */
const HIDDEN_TTL = DEFAULT_TTL.timetable;

const MOST_REFUSALS = 1000;

interface Remembered {
  readonly error: Error;
  /** Whether it waits for another door's answer to be believed for long. */
  readonly isDoubtful: boolean;
}

/**
 * Remembers what WebUntis refused, as `AnswerCache` does what it answered: asking again rejects with the same error, without a request.
 * A missing right or method is remembered for 4 hours, days that are not shown for 5 minutes. So is a 404, 405 or 410: a server that is
 * starting sends it for everything, and until another door answers nobody knows. Of what needs a session nothing is remembered.
 */
export class Refusals {
  readonly #errors: LRUCache<string, Remembered>;

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
    if (known) throw known.error;
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error && refusalReason(error)) this.#remember(door, error);
      else if (doorOnDays && error instanceof DateNotAllowedError)
        this.#errors.set(doorOnDays, { error, isDoubtful: false }, { ttl: HIDDEN_TTL });
      throw error;
    }
  }

  /** Another door has answered: a 404, 405 or 410 of this one is its own, and remembered for 4 hours like other refusals. */
  confirm(door: string): void {
    const known = this.#errors.peek(door);
    if (known?.isDoubtful) this.#errors.set(door, { ...known, isDoubtful: false });
  }

  #remember(door: string, error: Error): void {
    if (error instanceof NoSessionError) return;
    const isDoubtful = isGone(error);
    this.#errors.set(door, { error, isDoubtful }, isDoubtful ? { ttl: HIDDEN_TTL } : {});
  }
}
