import type { Platform } from "../bot/platform.ts";
import { type Job, SchoolError } from "../school/index.ts";
import { Courier } from "./courier.ts";
import { Editor } from "./editor.ts";
import { Lane } from "./lane.ts";
import type { JobParts } from "./parts.ts";
import { Planner } from "./planner.ts";
import { ReadAhead } from "./read-ahead.ts";
import { nextRound } from "./watch-times.ts";
import { Watcher } from "./watcher.ts";

/** What the bot does by itself. */
export interface Jobs {
  /** Posts to this platform, too, from now on. Platforms join as they become ready, so that none waits for another. */
  add(platform: Platform): void;
  /**
   * Plans what is due, sends it, and brings posts up to date. May be called again before it settles, so that a hanging platform does not
   * hold up the others.
   */
  post(): Promise<void>;
  /** Reads the plans of what falls due soon. */
  readAhead(): Promise<void>;
  /** Looks for changes if it is time. */
  watch(): Promise<void>;
  /** Sends nothing more. Wait for `post` to let posts in flight finish. */
  stop(): void;
}

/** Callers that come while the work is running join it. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> | undefined;
  return () => {
    going ??= work().finally(() => {
      going = undefined;
    });
    return going;
  };
}

/** A clock that was ahead for a moment must not silence the watcher until it catches up. */
const LONGEST_BETWEEN = { hours: 1 };

/** The same parts, with the school as it is asked for one job. */
const forJob = (parts: JobParts, job: Job): JobParts => ({
  ...parts,
  schoolOf: (address) => parts.schoolOf(address).forJob(job),
});

/** Puts the jobs together. Nothing runs by itself: see `run.ts`. */
export function createJobs(parts: JobParts): Jobs {
  const posting = forJob(parts, "posts");
  const planner = new Planner(parts);
  const plan = oneAtATime(() => planner.plan());
  const watcher = new Watcher(forJob(parts, "watcher"));
  const ahead = new ReadAhead(forJob(parts, "read-ahead"));
  const ways: { readonly lane: Lane; send(): Promise<void> }[] = [];
  let watchAt: Temporal.Instant | undefined;

  const watch = oneAtATime(async () => {
    const now = parts.now();
    const { compare } = Temporal.Instant;
    if (watchAt && compare(now, watchAt) < 0 && compare(watchAt, now.add(LONGEST_BETWEEN)) <= 0) return;
    // Also if it fails: a server in trouble gets its pause.
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
      const courier = new Courier(posting, lane);
      const editor = new Editor(posting, lane);
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
    readAhead: oneAtATime(() => ahead.read()),
    watch,
    stop() {
      for (const { lane } of ways) lane.stop();
    },
  };
}
