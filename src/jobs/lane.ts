import type { Busy, Platform } from "../bot/platform.ts";
import { Pace } from "./pace.ts";
import type { JobParts } from "./parts.ts";

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;

/** The way to one platform: no faster than it allows, and in peace while it wants to be left alone. */
export class Lane {
  readonly platform: Platform;
  readonly #now: () => Temporal.Instant;
  readonly #pace: Pace;
  #heldUntil: Temporal.Instant | undefined;
  #stopping = false;

  constructor(platform: Platform, { now, sleep }: Pick<JobParts, "now" | "sleep">) {
    this.platform = platform;
    this.#now = now;
    this.#pace = new Pace(platform.postsPerSecond, sleep);
  }

  /** Whether something may be sent now. */
  get isOpen(): boolean {
    const until = this.#heldUntil;
    return !this.#stopping && (until === undefined || Temporal.Instant.compare(until, this.#now()) <= 0);
  }

  /** Resolves when the next thing may be sent. */
  turn(): Promise<void> {
    return this.#pace.turn();
  }

  /** When to try again what did not get through after so many tries. */
  again({ afterSeconds, everywhere }: Busy, tries: number): Temporal.Instant {
    const pause = afterSeconds ?? Math.min(FIRST_PAUSE_SECONDS * 2 ** tries, LONGEST_PAUSE_SECONDS);
    const at = this.#now().add({ milliseconds: Math.ceil(pause * 1000) });
    if (everywhere) this.#heldUntil = at;
    return at;
  }

  /** Lets nothing more through. */
  stop(): void {
    this.#stopping = true;
  }
}
