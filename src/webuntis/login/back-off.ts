import { TransportError } from "../errors.ts";

const FIRST_SECONDS = 60;
const LONGEST_SECONDS = 15 * 60;

/** Whether nothing came that is an answer. */
const isOutage = (error: unknown): error is TransportError =>
  error instanceof TransportError && error.kind !== "not-json" && error.kind !== "too-large";

/**
 * The pauses between logins that fail; meanwhile the last error is thrown. One minute, doubled up to 15: each of these logins carried a
 * password that was answered, and the next answer is likely the same. During an outage one minute each time, so that its end is noticed.
 * The first failure after a login that worked, or of an outage, may be tried again at once: a single slip should cost one question only.
 */
export class LoginBackOff {
  readonly #now: () => Temporal.Instant;
  #isFree: boolean;
  #isOutage = false;
  #answered = 0;
  #waiting: { readonly until: Temporal.Instant; readonly error: unknown } | undefined;

  /** @param hasWorked whether there is a session already. */
  constructor(now: () => Temporal.Instant, hasWorked: boolean) {
    this.#now = now;
    this.#isFree = hasWorked;
  }

  /** @throws the last error while it is too early for another login. */
  check(): void {
    if (this.#waiting && Temporal.Instant.compare(this.#now(), this.#waiting.until) < 0) throw this.#waiting.error;
  }

  worked(): void {
    this.#isFree = true;
    this.#isOutage = false;
    this.#answered = 0;
    this.#waiting = undefined;
  }

  /** A server's wish for a later time is kept, up to 15 minutes. */
  failed(error: unknown): void {
    const seconds = Math.min(Math.max(this.#pause(error), wishOf(error)), LONGEST_SECONDS);
    this.#waiting = { until: this.#now().add({ seconds }), error };
  }

  /** In seconds. */
  #pause(error: unknown): number {
    const isFree = this.#isFree || (isOutage(error) && !this.#isOutage && this.#answered === 0);
    this.#isFree = false;
    this.#isOutage = isOutage(error);
    if (isFree) return 0;
    return this.#isOutage ? FIRST_SECONDS : FIRST_SECONDS * 2 ** this.#answered++;
  }
}

const wishOf = (error: unknown) => (error instanceof TransportError ? (error.retryAfter?.total("seconds") ?? 0) : 0);
