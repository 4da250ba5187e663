import type { Platform } from "../bot/platform.ts";
import { SchoolError } from "../school/index.ts";
import { Courier } from "./courier.ts";
import { Editor } from "./editor.ts";
import { Lane } from "./lane.ts";
import type { JobParts } from "./parts.ts";
import { Planner } from "./planner.ts";
import { nextRound } from "./watch-times.ts";
import { Watcher } from "./watcher.ts";

/** What the bot does by itself. */
export interface Jobs {
  /** Posts to this platform, too, from now on: one that cannot be reached at the start keeps the others from nothing. */
  add(platform: Platform): void;
  /**
   * Gives what is due its rows, sends it, and brings posts up to date. May be called again before it settles: one platform that hangs
   * holds up no other.
   */
  post(): Promise<void>;
  /** Looks for changes when it is time to. */
  watch(): Promise<void>;
  /** Lets nothing more out; what is on its way is brought to an end by whoever waits for `post`. */
  stop(): void;
}

/** Work that is joined while it is going on. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> | undefined;
  return () => {
    going ??= work().finally(() => {
      going = undefined;
    });
    return going;
  };
}

/** A clock that was ahead for a moment must not silence the watcher until then. */
const LONGEST_BETWEEN = { hours: 1 };

/** Puts the jobs together. Nothing runs by itself: see `run.ts`. */
export function createJobs(parts: JobParts): Jobs {
  const planner = new Planner(parts);
  const plan = oneAtATime(() => planner.plan());
  const watcher = new Watcher(parts);
  const ways: { readonly lane: Lane; send(): Promise<void> }[] = [];
  let watchAt: Temporal.Instant | undefined;

  const watch = oneAtATime(async () => {
    const now = parts.now();
    const { compare } = Temporal.Instant;
    if (watchAt && compare(now, watchAt) < 0 && compare(watchAt, now.add(LONGEST_BETWEEN)) <= 0) return;
    // Also when it fails: a server in trouble is left in peace until then.
    watchAt = nextRound(now, parts.timeZone, "asked");
    try {
      if ((await watcher.round()) === "cannot ask") watchAt = nextRound(now, parts.timeZone, "cannot ask");
    } catch (error) {
      if (!(error instanceof SchoolError)) throw error;
      parts.log.warn({ err: error }, "WebUntis could not be asked for news");
    }
  });

  return {
    add(platform) {
      const lane = new Lane(platform, parts);
      const courier = new Courier(parts, lane);
      const editor = new Editor(parts, lane);
      const send = oneAtATime(async () => {
        await courier.deliver();
        await editor.refresh();
      });
      ways.push({ lane, send });
    },
    async post() {
      await plan();
      await Promise.all(ways.map(({ send }) => send()));
    },
    watch,
    stop() {
      for (const { lane } of ways) lane.stop();
    },
  };
}
