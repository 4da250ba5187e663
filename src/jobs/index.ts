import type { Platform } from "../bot/platform.ts";
import { tellErrorBriefly } from "../bot/tell-error.ts";
import { type Job, SchoolError } from "../school/index.ts";
import { StoreUnavailable } from "../store/index.ts";
import { calmLog } from "./calm-log.ts";
import { Courier } from "./courier.ts";
import { Editor } from "./editor.ts";
import { Lane } from "./lane.ts";
import type { JobParts } from "./parts.ts";
import { Planner } from "./planner.ts";
import { ReadAhead } from "./read-ahead.ts";
import { nextRound } from "./watch-times.ts";
import { Watcher } from "./watcher.ts";

/** How the jobs are getting on. */
export interface JobsStatus {
  /** `waiting`: at the last look it could not be asked. */
  readonly webuntis: "ready" | "waiting";
  /** When changes were last looked for; undefined before the first time. */
  readonly watched: Temporal.Instant | undefined;
  /** When a platform last took a post; undefined before the first one. */
  readonly posted: Temporal.Instant | undefined;
}

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
  status(): JobsStatus;
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
export function createJobs(given: JobParts): Jobs {
  const parts = { ...given, log: calmLog(given.log, given.now) };
  const posting = forJob(parts, "posts");
  const planner = new Planner(parts);
  const plan = oneAtATime(() => planner.plan());
  const watcher = new Watcher(forJob(parts, "watcher"));
  const ahead = new ReadAhead(forJob(parts, "read-ahead"));
  const ways: { readonly lane: Lane; readonly courier: Courier; send(): Promise<void> }[] = [];
  let watched: Temporal.Instant | undefined;
  let webuntis: JobsStatus["webuntis"] = "ready";
  let watchAt: Temporal.Instant | undefined;

  const watch = oneAtATime(async () => {
    const now = parts.now();
    const { compare } = Temporal.Instant;
    if (watchAt && compare(now, watchAt) < 0 && compare(watchAt, now.add(LONGEST_BETWEEN)) <= 0) return;
    // Also if it fails: a server in trouble gets its pause.
    watchAt = nextRound(now, parts.timeZone, "asked");
    try {
      if ((await watcher.round()) === "cannot ask") watchAt = nextRound(now, parts.timeZone, "cannot ask");
      watched = now;
      webuntis = "ready";
    } catch (error) {
      if (!(error instanceof SchoolError)) throw error;
      webuntis = "waiting";
      parts.log.warn({ why: tellErrorBriefly(error) }, "WebUntis could not be asked for news");
    }
  });

  /** As long as nothing can be stored, the next turn is soon enough. */
  async function unlessUnavailable(turn: () => Promise<unknown>): Promise<void> {
    try {
      await turn();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      parts.log.error({ err: error }, "Nothing could be stored");
    }
  }

  return {
    add(platform) {
      const lane = new Lane(platform, parts);
      const courier = new Courier(posting, lane);
      const editor = new Editor(posting, lane);
      // Apart, so that many edits do not keep waiting what falls due meanwhile.
      const deliver = oneAtATime(() => courier.deliver());
      const refresh = oneAtATime(() => editor.refresh());
      const send = async () => {
        await deliver();
        await refresh();
      };
      ways.push({ lane, courier, send });
    },
    post: () =>
      unlessUnavailable(async () => {
        await plan();
        await Promise.all(ways.map(({ send }) => send()));
      }),
    watch: () => unlessUnavailable(watch),
    status() {
      const posted = ways.flatMap(({ courier }) => courier.lastPost ?? []).toSorted(Temporal.Instant.compare);
      return { webuntis, watched, posted: posted.at(-1) };
    },
    readAhead: oneAtATime(() => unlessUnavailable(() => ahead.read())),
    stop() {
      for (const { lane } of ways) lane.stop();
    },
  };
}
