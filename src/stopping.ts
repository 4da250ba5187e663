import type { Logger } from "pino";
import type { Platform } from "./bot/platform.ts";

/** After this the process ends whatever is still going on; Docker kills after 10 seconds. */
const DEADLINE_MS = 4500;

/** Stops what was started, last started first, so that answers in flight still find the school open. */
export interface Stopper {
  onStop(name: string, stop: () => Promise<void>): void;
  add(platform: Platform): void;
  /** Stops everything once and ends the process with this code. */
  stop(code: number): Promise<void>;
  stopping(): boolean;
}

/** Listens for SIGINT and SIGTERM. */
export function createStopper(log: Logger): Stopper {
  const stops: { name: string; stop: () => Promise<void> }[] = [];
  let stopped: Promise<void> | undefined;

  async function stopAll(code: number): Promise<void> {
    setTimeout(() => {
      log.error("Stopping took too long");
      process.exit(1);
    }, DEADLINE_MS).unref();
    for (const { name, stop } of stops.toReversed())
      await stop().catch((error: unknown) => log.warn({ err: error, part: name }, "A part did not stop cleanly"));
    process.exit(code);
  }

  const stopper: Stopper = {
    onStop: (name, stop) => void stops.push({ name, stop }),
    add: (platform) => stopper.onStop(platform.name, () => platform.stop()),
    stop: (code) => {
      stopped ??= stopAll(code);
      return stopped;
    },
    stopping: () => stopped !== undefined,
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stopper.stop(0));
  return stopper;
}
