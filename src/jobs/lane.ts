import type { Busy, Platform } from "../bot/platform.ts";
import { Pace } from "./pace.ts";
import type { JobParts } from "./parts.ts";

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;
/** When this many places want a pause at once, the whole platform does. */
const MANY_PLACES = 3;
/** A clock that was ahead for a moment must not close a platform until it catches up. */
const LONGEST_HOLD = { hours: 1 };
/** Longer pauses are left to the next turn. */
const SHORT_MS = 5000;

/** Rate-limits calls to one platform and pauses while it asks us to back off. */
export class Lane {
  readonly platform: Platform;
  readonly #now: () => Temporal.Instant;
  readonly #pace: Pace;
  readonly #sleep: JobParts["sleep"];
  /** Until when single places asked us to pause. */
  readonly #limited = new Map<string, Temporal.Instant>();
  #heldUntil: Temporal.Instant | undefined;
  #stopping = false;

  constructor(platform: Platform, { now, sleep }: Pick<JobParts, "now" | "sleep">) {
    this.platform = platform;
    this.#now = now;
    this.#sleep = sleep;
    this.#pace = new Pace(platform.postsPerSecond, sleep);
  }

  /** Whether something may be sent now. */
  get isOpen(): boolean {
    const until = this.#heldUntil;
    const now = this.#now();
    const { compare } = Temporal.Instant;
    const isHeld = until !== undefined && compare(now, until) < 0 && compare(until, now.add(LONGEST_HOLD)) <= 0;
    return !this.#stopping && !isHeld;
  }

  /** Waits out a short pause the platform asked for. */
  async shortPause(): Promise<void> {
    const left = this.#heldUntil ? this.#now().until(this.#heldUntil).total("milliseconds") : 0;
    if (!this.#stopping && left > 0 && left <= SHORT_MS) await this.#sleep(left);
  }

  /** Resolves when the next thing may be sent. */
  turn(): Promise<void> {
    return this.#pace.turn();
  }

  /** When to retry a post that failed, given the number of attempts before it. */
  again({ afterSeconds, everywhere }: Busy, tries: number, place: string): Temporal.Instant {
    const pause = afterSeconds ?? Math.min(FIRST_PAUSE_SECONDS * 2 ** tries, LONGEST_PAUSE_SECONDS);
    const at = this.#now().add({ milliseconds: Math.ceil(pause * 1000) });
    if (afterSeconds !== undefined) this.#limited.set(place, at);
    if (everywhere || this.#limitedPlaces() >= MANY_PLACES) this.#heldUntil = at;
    return at;
  }

  #limitedPlaces(): number {
    for (const [place, until] of this.#limited)
      if (Temporal.Instant.compare(until, this.#now()) <= 0) this.#limited.delete(place);
    return this.#limited.size;
  }

  /** Nothing more may be sent. */
  stop(): void {
    this.#stopping = true;
  }
}
