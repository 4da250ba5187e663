import type { Platform } from "../bot/platform.ts";
import { SchoolError } from "../school/index.ts";
import { Composer } from "./compose.ts";
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
  /** Gives what is due its rows, sends it, and brings posts up to date. */
  post(): Promise<void>;
  /** Looks for changes when it is time to. */
  watch(): Promise<void>;
  /** Lets nothing more out; what is on its way is brought to an end by whoever waits for `post`. */
  stop(): void;
}

/** Puts the jobs together. Nothing runs by itself: see `run.ts`. */
export function createJobs(parts: JobParts): Jobs {
  const composer = new Composer(parts);
  const planner = new Planner(parts);
  const watcher = new Watcher(parts);
  const ways: { lane: Lane; courier: Courier; editor: Editor }[] = [];
  let watchAt: Temporal.Instant | undefined;

  return {
    add(platform) {
      const lane = new Lane(platform, parts);
      ways.push({ lane, courier: new Courier(parts, composer, lane), editor: new Editor(parts, composer, lane) });
    },
    async post() {
      await planner.plan();
      await Promise.all(
        ways.map(async ({ courier, editor }) => {
          await courier.deliver();
          await editor.refresh();
        }),
      );
    },
    async watch() {
      const now = parts.now();
      if (watchAt && Temporal.Instant.compare(now, watchAt) < 0) return;
      // Also when it fails: a server in trouble is left in peace until then.
      watchAt = nextRound(now, parts.timeZone, "asked");
      try {
        if ((await watcher.round()) === "cannot ask") watchAt = nextRound(now, parts.timeZone, "cannot ask");
      } catch (error) {
        if (!(error instanceof SchoolError)) throw error;
        parts.log.warn({ err: error }, "WebUntis could not be asked for news");
      }
    },
    stop() {
      for (const { lane } of ways) lane.stop();
    },
  };
}
