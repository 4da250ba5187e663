const SECOND_MS = 1000;

/** Counts what comes in by the second, or another time; one begins with the first that comes after the last one. */
export class Rate {
  readonly #most: number;
  readonly #now: () => number;
  readonly #time: number;
  #begin = Number.NEGATIVE_INFINITY;
  #count = 0;

  /**
   * @param now in milliseconds
   * @param time in milliseconds: what `most` is meant for
   */
  constructor(most: number, now: () => number, time = SECOND_MS) {
    this.#most = most;
    this.#now = now;
    this.#time = time;
  }

  /** Counts one more; the milliseconds to wait if that is too many, otherwise undefined. What is turned away does not count. */
  take(): number | undefined {
    const now = this.#now();
    if (now - this.#begin >= this.#time) {
      this.#begin = now;
      this.#count = 0;
    }
    if (this.#count >= this.#most) return this.#begin + this.#time - now;
    this.#count += 1;
    return undefined;
  }
}
