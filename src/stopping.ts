import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Running } from "./bot/platform.ts";

/** How long answers in flight may take. */
const ANSWERS_MS = 3000;
/** The process ends after this long in any case. */
const DEADLINE_MS = 4500;

/** Stops what was started: first what answers and posts, then school and store, which answers in flight still need. */
export interface Stopper {
  add(running: Running): void;
  /** Runs when nothing answers or posts any more. */
  finally(stop: () => Promise<void>): void;
  /** Stops everything and ends the process. Only the first call counts, and its code. */
  stop(code: number): Promise<void>;
  stopping(): boolean;
}

/** Listens for SIGINT, SIGTERM, and for errors that nobody handled: the process cannot be trusted after one, and ends with code 1. */
export function createStopper(log: Logger): Stopper {
  const running: Running[] = [];
  const rest: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;

  const quietly = (stop: () => Promise<void>) =>
    stop().catch((error: unknown) => log.warn({ err: error }, "A part did not stop cleanly"));

  async function stopAll(code: number): Promise<void> {
    setTimeout(() => {
      log.error("Stopping took too long");
      process.exit(1);
    }, DEADLINE_MS).unref();
    const answered = Promise.all(running.map((each) => quietly(() => each.stop())));
    await Promise.race([answered, pause(ANSWERS_MS, undefined, { ref: false })]);
    await Promise.all(rest.map(quietly));
    process.exit(code);
  }

  const stopper: Stopper = {
    add: (each) => void running.push(each),
    finally: (stop) => void rest.push(stop),
    stop: (code) => {
      stopped ??= stopAll(code);
      return stopped;
    },
    stopping: () => stopped !== undefined,
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stopper.stop(0));
  // Node's own report would show everything an error carries, such as an address with a token.
  process.on("uncaughtException", (error, origin) => {
    log.fatal({ err: error, origin, id: randomUUID().slice(0, 8) }, "An error that nobody handled ends the bot");
    void stopper.stop(1);
  });
  return stopper;
}
