import { LRUCache } from "lru-cache";
import { wrongArgument } from "./arguments.ts";
import { frozen } from "./frozen.ts";
import { Stored } from "./stored.ts";

/** `true`: a stored answer within its time to live is good enough; "stale": one of any age; `false`: only a new one. */
export type FromCache = boolean | "stale";

/** A question that came to a cache: `stored` is answered at once, `joined` waits for an equal one on its way, `asked` is sent. */
export interface Lookup {
  /** The method's name in this library, such as "timetable". */
  readonly method: string;
  /** What became of it. */
  readonly result: "stored" | "joined" | "asked";
}

/** Told of every question. */
export type OnLookup = (lookup: Lookup) => void;

/** What a cache needs. */
export interface CacheParts<Method extends string> {
  /** How many answers are kept. */
  readonly cachelen: number;
  /** How long a method's answers are used, in milliseconds. */
  readonly ttl: (method: Method) => number;
  /** The clock. */
  readonly now: () => Temporal.Instant;
  readonly onLookup?: OnLookup;
}

/** How many answers are kept as they are, those used last. A week as it is takes fifty times as much as one that is packed. */
const MOST_OPEN = 100;

/**
 * Keeps the answers of the last `cachelen` different calls, as python-webuntis does: every answer is stored, and a stored one is used
 * only where the caller says so. Besides, answers have a time to live, and equal calls in flight are one. What has not been used for
 * long is packed.
 */
export class AnswerCache<Method extends string = string> {
  readonly #parts: CacheParts<Method>;
  readonly #answers: LRUCache<string, Stored>;
  readonly #open = new LRUCache<string, Stored>({
    max: MOST_OPEN,
    dispose: (stored, _, why) => {
      if (why === "evict") stored.pack();
    },
  });
  /** Apart from the answers, unlike in lru-cache's `fetch`: calls in flight are joined however many they are, and push out no answer. */
  readonly #inFlight = new Map<string, Promise<object>>();

  constructor(parts: CacheParts<Method>) {
    this.#parts = parts;
    this.#answers = new LRUCache({ max: parts.cachelen, dispose: (_, key) => this.#open.delete(key) });
  }

  /**
   * The stored answer if it may be used, else what `ask` gives, frozen deep down. A failed call stores nothing.
   * @throws {TypeError} for a `fromCache` that is none.
   */
  async get<T extends object>(method: Method, params: object, fromCache: FromCache, ask: () => Promise<T>): Promise<T> {
    if (typeof fromCache !== "boolean" && fromCache !== "stale")
      throw wrongArgument("fromCache", 'true, false or "stale"', fromCache);
    const key = `${method} ${JSON.stringify(params)}`;
    const stored = fromCache === false ? undefined : this.#answers.get(key);
    const isStored = stored !== undefined && (fromCache === "stale" || this.#isFresh(method, stored));
    const waiting = isStored ? undefined : this.#inFlight.get(key);
    this.#parts.onLookup?.({ method, result: isStored ? "stored" : waiting ? "joined" : "asked" });
    if (isStored) {
      this.#open.set(key, stored);
      return stored.value as T;
    }
    if (waiting) return waiting as Promise<T>;
    const asking: Promise<T> = this.#store(key, ask, () => this.#inFlight.get(key) === asking);
    this.#inFlight.set(key, asking);
    return asking;
  }

  /** Forgets the answers of a method, or all of them; answers still in flight are not stored either. */
  clear(method?: Method): void {
    for (const stored of [this.#answers, this.#inFlight])
      for (const key of [...stored.keys()])
        if (method === undefined || key.startsWith(`${method} `)) stored.delete(key);
  }

  async #store<T extends object>(key: string, ask: () => Promise<T>, isCurrent: () => boolean): Promise<T> {
    // One turn later, so that the call is registered as in flight before it starts.
    await Promise.resolve();
    try {
      const value = frozen(await ask());
      if (isCurrent()) {
        const stored = new Stored(value, this.#parts.now());
        this.#answers.set(key, stored);
        this.#open.set(key, stored);
      }
      return value;
    } finally {
      if (isCurrent()) this.#inFlight.delete(key);
    }
  }

  #isFresh(method: Method, { at }: Stored): boolean {
    const age = this.#parts.now().since(at).total("milliseconds");
    // What a clock that was ahead has stored would be fresh until the time comes.
    return age >= 0 && age < this.#parts.ttl(method);
  }
}
