import { LRUCache } from "lru-cache";

/** How long a list that was read anew is believed. An id that stays unknown costs no more questions in this time. */
const BELIEVED = { minutes: 10 };

/** Three kinds of element, and the classes of some other school years. */
const MOST_LISTS = 20;

interface Renewal {
  readonly at: Temporal.Instant;
  readonly reading: Promise<unknown>;
}

/** Reads lists anew that have turned out to be out of date. */
export class Renewals {
  readonly #now: () => Temporal.Instant;
  readonly #latest = new LRUCache<string, Renewal>({ max: MOST_LISTS });

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  /** Reads the list unless that was done lately, and waits until it is there. What fails does not count. */
  async renew(list: string, read: () => Promise<unknown>): Promise<void> {
    const known = this.#latest.get(list);
    const isLate = !known || Temporal.Instant.compare(known.at.add(BELIEVED), this.#now()) <= 0;
    const renewal = isLate ? { at: this.#now(), reading: read() } : known;
    this.#latest.set(list, renewal);
    try {
      await renewal.reading;
    } catch (error) {
      if (this.#latest.get(list) === renewal) this.#latest.delete(list);
      throw error;
    }
  }
}
