import type { Running } from "../bot/platform.ts";
import type { Jobs } from "./index.ts";
import type { JobLog } from "./parts.ts";

/** Divides a minute, so every full minute gets a tick. */
const EVERY_MS = 5000;

/**
 * Runs jobs by the clock until they are stopped, even while their last turn is still running. Failures are logged and retried at the
 * next turn.
 */
export function runJobs(jobs: Jobs, now: () => Temporal.Instant, log: JobLog): Running {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let stopping = false;

  function repeat(name: string, work: () => Promise<void>): void {
    const turn = async () => {
      try {
        await work();
      } catch (error) {
        log.error({ err: error, job: name }, "A job failed");
      }
    };
    const next = () => {
      if (stopping) return;
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          const run = turn().finally(() => running.delete(run));
          running.add(run);
          next();
        },
        EVERY_MS - (now().epochMilliseconds % EVERY_MS),
      );
      timers.add(timer);
    };
    next();
  }

  repeat("post", jobs.post);
  repeat("read ahead", jobs.readAhead);
  repeat("watch", jobs.watch);
  return {
    name: "jobs",
    async stop() {
      stopping = true;
      jobs.stop();
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
