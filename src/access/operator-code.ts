import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";

/** Without what is easily taken for something else: 0 and O, 1, I and L. */
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/** 59 bits. */
const LENGTH = 12;
/** Tries a person has in a day. */
const MOST_TRIES = 5;
/** Tries all people have together; more are an attack, and only a new code helps. */
const MOST_TRIES_OF_ALL = 10_000;
const DAY_MS = 24 * 3_600_000;

const digest = (code: string) => createHash("sha256").update(code).digest();
const unspaced = (typed: string) => typed.slice(0, 100).replaceAll(/[\s-]/g, "").toUpperCase();

/** A code that makes one person an operator. */
export class OperatorCode {
  readonly #tries: LRUCache<string, number>;
  #wanted: Buffer | undefined;
  #triesOfAll = 0;

  constructor(now: () => Temporal.Instant) {
    this.#tries = new LRUCache({
      max: 10_000,
      ttl: DAY_MS,
      perf: { now: () => now().epochMilliseconds },
      ttlResolution: 0,
    });
  }

  /** A new code; an earlier one is void. */
  issue(): string {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    this.#wanted = digest(code);
    this.#triesOfAll = 0;
    return code;
  }

  /** Whether this is the code, which is void then. Takes equally long for all wrong ones. */
  take(typed: string, by: string): boolean {
    const tries = (this.#tries.get(by) ?? 0) + 1;
    this.#tries.set(by, tries, { noUpdateTTL: true });
    this.#triesOfAll += 1;
    if (tries > MOST_TRIES || this.#triesOfAll > MOST_TRIES_OF_ALL) return false;
    const isRight = timingSafeEqual(digest(unspaced(typed)), this.#wanted ?? digest("")) && this.#wanted !== undefined;
    if (isRight) this.#wanted = undefined;
    return isRight;
  }
}
