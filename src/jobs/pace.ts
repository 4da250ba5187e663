/** While told to slow down, a turn comes once a second at least. */
const SLOWEST_MS = 1000;

/** Spreads turns evenly, at most the given number a second. */
export class Pace {
  readonly #usual: number;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  readonly #clock: () => number;
  #interval: number;
  #next = 0;

  /** @param clock milliseconds that never go back, such as `performance.now` */
  constructor(perSecond: number, sleep: (milliseconds: number) => Promise<unknown>, clock = () => performance.now()) {
    this.#usual = 1000 / perSecond;
    this.#interval = this.#usual;
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

  /** Turns come half as often from now on. */
  slowDown(): void {
    this.#interval = Math.min(2 * this.#interval, SLOWEST_MS);
    this.#next = Math.max(this.#next, this.#clock() + this.#interval);
  }

  /** Turns come as often as they may. */
  speedUp(): void {
    this.#interval = this.#usual;
  }
}
