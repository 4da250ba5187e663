import type { Busy, Platform } from "../bot/platform.ts";
import { Pace } from "./pace.ts";
import type { JobParts } from "./parts.ts";

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;
/** When so many places want a pause at once, it is the platform that does. */
const MANY_PLACES = 3;
/** A clock that was ahead for a moment must not close a platform until then. */
const LONGEST_HOLD = { hours: 1 };
/** A longer pause is no reason to wait: there will be another turn. */
const SHORT_MS = 5000;

/** The way to one platform: no faster than it allows, and in peace while it wants to be left alone. */
export class Lane {
  readonly platform: Platform;
  readonly #now: () => Temporal.Instant;
  readonly #pace: Pace;
  readonly #sleep: JobParts["sleep"];
  /** Places that want a pause, and until when. */
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

  /** Waits for the end of a short pause that the platform wants. */
  async shortPause(): Promise<void> {
    const left = this.#heldUntil ? this.#now().until(this.#heldUntil).total("milliseconds") : 0;
    if (!this.#stopping && left > 0 && left <= SHORT_MS) await this.#sleep(left);
  }

  /** Resolves when the next thing may be sent. */
  turn(): Promise<void> {
    return this.#pace.turn();
  }

  /** When to try again what did not get through to a place after so many tries. */
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

  /** Lets nothing more through. */
  stop(): void {
    this.#stopping = true;
  }
}
