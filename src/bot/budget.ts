import { LRUCache } from "lru-cache";

/** So many questions at once, and so many a second from then on. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/** What everybody may ask. */
export const PER_PERSON: Allowance = { burst: 20, perSecond: 1 };

/** What an asking costs. A press is quickly done, and a command that is typed asks for suggestions with every letter. */
export const COSTS = { command: 1, press: 0.5, typing: 0.1 } as const;

/** `tell`: beyond the budget, which is to be said; `silent`: beyond it still, and that was said. */
export type Verdict = "answer" | "tell" | "silent";

interface Bucket {
  /** When it is full again, in milliseconds. */
  readonly full: number;
  readonly told: boolean;
}

/** Beyond these the one that asked the longest ago is forgotten, and has its whole budget again. */
const MOST = 10_000;

/**
 * How much somebody may ask: a leaky bucket for each. No library: those for this cannot be given a clock, and remember everybody who ever
 * asked or a timer for each.
 */
export class Budget {
  readonly #interval: number;
  readonly #capacity: number;
  readonly #clock: () => number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: MOST });

  /** @param clock milliseconds that never go back, such as `performance.now` */
  constructor({ burst, perSecond }: Allowance, clock: () => number) {
    this.#interval = 1000 / perSecond;
    this.#capacity = burst * this.#interval;
    this.#clock = clock;
  }

  /** Takes something from somebody's budget, if there is enough. That it is not is to be told once until it is full again. */
  ask(whose: string, cost: number): Verdict {
    const now = this.#clock();
    const { full, told } = this.#buckets.get(whose) ?? { full: now, told: false };
    const isFull = full <= now;
    const next = Math.max(full, now) + cost * this.#interval;
    const isEnough = next - now <= this.#capacity;
    this.#buckets.set(whose, { full: isEnough ? next : full, told: isEnough ? told && !isFull : true });
    if (isEnough) return "answer";
    return told && !isFull ? "silent" : "tell";
  }
}
