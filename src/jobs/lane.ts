import { type Busy, chatOf, type Platform } from "../bot/platform.ts";
import type { Delivery } from "../store/index.ts";
import { Pace } from "./pace.ts";
import type { JobParts } from "./parts.ts";

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;
/** Where a repeated post makes a second message, one that may have arrived waits longer: trouble is over by then, most likely. */
const FIRST_UNSURE_PAUSE_SECONDS = 60;
/** A clock that was ahead for a moment must not close a platform until it catches up. */
const LONGEST_HOLD_SECONDS = 3600;
/** Longer pauses are left to the next turn. */
const SHORT_MS = 5000;

const { compare } = Temporal.Instant;

/** Keeps to a platform's limits: its rate, and the pauses that it asks for. One that is about a chat holds up that chat alone. */
export class Lane {
  readonly platform: Platform;
  readonly #now: () => Temporal.Instant;
  readonly #pace: Pace;
  readonly #sleep: JobParts["sleep"];
  /** Until when single chats are to be left in peace. */
  readonly #chats = new Map<string, Temporal.Instant>();
  #heldUntil: Temporal.Instant | undefined;
  #stopping = false;

  /** @param clock for the pace: milliseconds that never go back */
  constructor(platform: Platform, { now, sleep }: Pick<JobParts, "now" | "sleep">, clock?: () => number) {
    this.platform = platform;
    this.#now = now;
    this.#sleep = sleep;
    this.#pace = new Pace(platform.postsPerSecond, sleep, clock);
  }

  #isAhead(until: Temporal.Instant): boolean {
    const now = this.#now();
    return compare(now, until) < 0 && compare(until, now.add({ seconds: LONGEST_HOLD_SECONDS })) <= 0;
  }

  /** Whether something may be sent now. */
  get isOpen(): boolean {
    return !this.#stopping && !(this.#heldUntil && this.#isAhead(this.#heldUntil));
  }

  /** The chats that are to be left in peace for now. */
  heldChats(): readonly string[] {
    for (const [chat, until] of this.#chats) if (!this.#isAhead(until)) this.#chats.delete(chat);
    return [...this.#chats.keys()];
  }

  /** Whether something may be sent to a place now, as far as its chat is concerned. */
  takes(place: string): boolean {
    const until = this.#chats.get(chatOf(place));
    return this.isOpen && !(until && this.#isAhead(until));
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

  /** The platform answered as it should. */
  answered(): void {
    this.#pace.speedUp();
  }

  /**
   * The platform did not take a post. Gives when to try again. One refusal after the other makes it go slower, until something is taken: it
   * may be the platform as a whole that is in trouble or has had enough, which not every one says.
   */
  refused(busy: Busy, { tries, unsure, place }: Pick<Delivery, "tries" | "unsure" | "place">): Temporal.Instant {
    const { afterSeconds, everywhere, mayHaveArrived } = busy;
    const isUnsure = mayHaveArrived === true && !this.platform.takesKeys;
    const own = isUnsure
      ? FIRST_UNSURE_PAUSE_SECONDS * 2 ** unsure
      : Math.min(FIRST_PAUSE_SECONDS * 2 ** tries, LONGEST_PAUSE_SECONDS);
    const pause = Math.min(afterSeconds ?? own, LONGEST_HOLD_SECONDS);
    const at = this.#now().add({ milliseconds: Math.ceil(pause * 1000) });
    const isAboutChat = afterSeconds !== undefined && everywhere === false;
    if (!isAboutChat) this.#pace.slowDown();
    if (everywhere) this.#heldUntil = at;
    else if (afterSeconds !== undefined) this.#chats.set(chatOf(place), at);
    return at;
  }

  /** Nothing more may be sent. */
  stop(): void {
    this.#stopping = true;
  }
}
