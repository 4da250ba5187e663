import { setImmediate as turn } from "node:timers/promises";
import { RequestQueue } from "../../src/school/index.ts";
import type { Gate } from "../../src/webuntis/index.ts";
import { createSleeper } from "../fakes/sleeper.ts";

/** Turns of the event loop without a request after which nothing more comes of the last answer. */
const CALM = 5;

/** A queue whose time the test lets pass, and what it let through. */
export function createRecordedQueue() {
  const sleeper = createSleeper();
  const queue = new RequestQueue(sleeper.sleep);
  const sent: number[] = [];
  let [onTheirWay, most] = [0, 0];
  const gate: Gate = (send) =>
    queue.gate(async () => {
      sent.push(sleeper.time / 1000);
      onTheirWay += 1;
      most = Math.max(most, onTheirWay);
      try {
        return await send();
      } finally {
        onTheirWay -= 1;
      }
    });
  const quiet = async () => {
    for (let calm = 0; calm < CALM; calm = onTheirWay > 0 ? 0 : calm + 1) await turn();
  };
  return {
    queue,
    gate,
    /** When each request was sent, in seconds. */
    sent,
    /** How many were on their way at the same time, at most. */
    most: () => most,
    seconds: () => sleeper.time / 1000,
    pass: (seconds: number) => sleeper.pass(seconds * 1000, quiet),
    /** Lets time pass until the work is done; answers come at once. */
    async during<T>(work: Promise<T>): Promise<T> {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      work.then(end, end);
      for (;;) {
        await quiet();
        if (isOver) return work;
        sleeper.skip();
      }
    },
  };
}

/** The most that were sent within so many seconds. */
export const mostWithin = (seconds: number, sent: readonly number[]): number =>
  Math.max(0, ...sent.map((from) => sent.filter((at) => from <= at && at < from + seconds).length));
