import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Platform } from "./bot/platform.ts";

/** Answers in flight get this long. */
const ANSWERS_MS = 3000;
/** After this the process ends whatever is still going on. */
const DEADLINE_MS = 4500;

/** Stops what was started: first the platforms, so that answers in flight still find the school open, then the rest. */
export interface Stopper {
  addPlatform(platform: Platform): void;
  /** To be done when no platform answers any more. */
  finally(stop: () => Promise<void>): void;
  /** Stops everything once and ends the process with this code. */
  stop(code: number): Promise<void>;
  stopping(): boolean;
}

/** Listens for SIGINT and SIGTERM. */
export function createStopper(log: Logger): Stopper {
  const platforms: Platform[] = [];
  const rest: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;

  const quietly = (stop: () => Promise<void>) =>
    stop().catch((error: unknown) => log.warn({ err: error }, "A part did not stop cleanly"));

  async function stopAll(code: number): Promise<void> {
    setTimeout(() => {
      log.error("Stopping took too long");
      process.exit(1);
    }, DEADLINE_MS).unref();
    const answered = Promise.all(platforms.map((platform) => quietly(() => platform.stop())));
    await Promise.race([answered, pause(ANSWERS_MS, undefined, { ref: false })]);
    await Promise.all(rest.map(quietly));
    process.exit(code);
  }

  const stopper: Stopper = {
    addPlatform: (platform) => void platforms.push(platform),
    finally: (stop) => void rest.push(stop),
    stop: (code) => {
      stopped ??= stopAll(code);
      return stopped;
    },
    stopping: () => stopped !== undefined,
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stopper.stop(0));
  return stopper;
}
