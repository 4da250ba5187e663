import { LRUCache } from "lru-cache";

/** What WebUntis refused, so that it is not asked the same again and again: the `Session` stores good answers only. */
export class Refusals {
  readonly #refused: LRUCache<string, true>;

  /** @param minutes how long a refusal is believed. */
  constructor(minutes: number, now: () => Temporal.Instant) {
    this.#refused = new LRUCache({
      max: 500,
      ttl: minutes * 60_000,
      ttlResolution: 0,
      perf: { now: () => now().epochMilliseconds },
    });
  }

  /** Asks unless this was refused lately. Undefined when it is refused, which `isRefusal` tells of an error. */
  async ask<T>(what: string, work: () => Promise<T>, isRefusal: (error: unknown) => boolean): Promise<T | undefined> {
    if (this.#refused.has(what)) return undefined;
    try {
      return await work();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#refused.set(what, true);
      return undefined;
    }
  }
}
