const SECOND_MS = 1000;

/** Counts what comes in by the second; a second begins with the first that comes after the last one. */
export class Rate {
  readonly #most: number;
  readonly #now: () => number;
  #begin = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** @param now in milliseconds */
  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  /** Counts one more; the milliseconds to wait if that is too many, otherwise undefined. What is turned away does not count. */
  take(): number | undefined {
    const now = this.#now();
    if (now - this.#begin >= SECOND_MS) {
      this.#begin = now;
      this.#count = 0;
    }
    if (this.#count >= this.#most) return this.#begin + SECOND_MS - now;
    this.#count += 1;
    return undefined;
  }
}
