/** Spreads turns evenly, at most the given number a second. */
export class Pace {
  readonly #interval: number;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  readonly #clock: () => number;
  #next = 0;

  /** @param clock milliseconds that never go back, such as `performance.now` */
  constructor(perSecond: number, sleep: (milliseconds: number) => Promise<unknown>, clock = () => performance.now()) {
    this.#interval = 1000 / perSecond;
    this.#sleep = sleep;
    this.#clock = clock;
  }

  /** Resolves when it is the caller's turn. */
  async turn(): Promise<void> {
    const now = this.#clock();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#interval;
    if (at > now) await this.#sleep(at - now);
  }
}
