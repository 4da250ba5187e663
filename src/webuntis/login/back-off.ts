import { TransportError } from "../errors.ts";

const FIRST_SECONDS = 60;
const LONGEST_SECONDS = 15 * 60;

/**
 * The pauses between logins that fail: one minute, doubled up to 15. Meanwhile the last error is thrown. The first login that fails after
 * one that worked may be tried again at once, since sessions end all the time and a single slip should cost one question only.
 */
export class LoginBackOff {
  readonly #now: () => Temporal.Instant;
  #hasWorked: boolean;
  #failures = 0;
  #waiting: { readonly until: Temporal.Instant; readonly error: unknown } | undefined;

  /** @param hasWorked whether there is a session already. */
  constructor(now: () => Temporal.Instant, hasWorked: boolean) {
    this.#now = now;
    this.#hasWorked = hasWorked;
  }

  /** @throws the last error while it is too early for another login. */
  check(): void {
    if (this.#waiting && Temporal.Instant.compare(this.#now(), this.#waiting.until) < 0) throw this.#waiting.error;
  }

  worked(): void {
    this.#hasWorked = true;
    this.#failures = 0;
    this.#waiting = undefined;
  }

  /** A server's wish for a later time is kept, up to 15 minutes. */
  failed(error: unknown): void {
    const isFree = this.#hasWorked;
    this.#hasWorked = false;
    const wished = error instanceof TransportError ? (error.retryAfter?.total("seconds") ?? 0) : 0;
    const own = isFree ? 0 : FIRST_SECONDS * 2 ** this.#failures++;
    const seconds = Math.min(Math.max(own, wished), LONGEST_SECONDS);
    this.#waiting = { until: this.#now().add({ seconds }), error };
  }
}
