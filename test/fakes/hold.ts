import { setTimeout as pause } from "node:timers/promises";

/** Before a request takes effect, or after it did but before it is answered. */
export type When = "before" | "after";

/** A request that is kept waiting. */
export interface Hold {
  /** The request is here; "after": it took effect. */
  readonly arrived: Promise<void>;
  /** Whoever sent the request hung up while it was held. */
  readonly gone: Promise<void>;
  /** Lets it go on; but a request whose sender is gone no longer takes effect. */
  release(): void;
  /** Cuts the connection without an answer; held "before", it never takes effect. */
  drop(): void;
}

/** The hold that a request ran into. */
export interface Held {
  /** Waits if this is the time to. @returns false when the connection is to be cut */
  pass(now: When, gone: AbortSignal): Promise<boolean>;
}

/** After a process ended, its hanging up is read in the next rounds of the event loop. */
async function hangingUp(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await pause(4);
}

/** Holds wait here for their requests, each for one. */
export class Holds<Request> {
  readonly #waiting: { readonly matches: (request: Request) => boolean; readonly held: Held }[] = [];

  add(matches: (request: Request) => boolean, when: When): Hold {
    const arrived = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const decided = Promise.withResolvers<"release" | "drop">();
    const held: Held = {
      async pass(now, hungUp) {
        if (now !== when) return true;
        hungUp.addEventListener("abort", () => gone.resolve());
        arrived.resolve();
        if ((await decided.promise) === "drop") return false;
        await hangingUp();
        return !hungUp.aborted;
      },
    };
    this.#waiting.push({ matches, held });
    return {
      arrived: arrived.promise,
      gone: gone.promise,
      release: () => decided.resolve("release"),
      drop: () => decided.resolve("drop"),
    };
  }

  /** The hold for this request, used up by asking. */
  take(request: Request): Held | undefined {
    const index = this.#waiting.findIndex(({ matches }) => matches(request));
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0]?.held;
  }
}
