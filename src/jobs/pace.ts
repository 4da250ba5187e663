/** Lets through at most so many a second, evenly. */
export class Pace {
  readonly #interval: number;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  #next = 0;

  constructor(perSecond: number, sleep: (milliseconds: number) => Promise<unknown>) {
    this.#interval = 1000 / perSecond;
    this.#sleep = sleep;
  }

  /** Resolves when it is one's turn. */
  async turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#interval;
    if (at > now) await this.#sleep(at - now);
  }
}
