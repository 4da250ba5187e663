import { setImmediate as turn } from "node:timers/promises";

/** Sleep that ends when the test says so. */
export interface Sleeper {
  /** Milliseconds that have passed. */
  readonly time: number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Lets time pass, sleeper after sleeper, with everything that each sets going. @param quiet resolves when that is done. */
  pass(milliseconds: number, quiet?: () => Promise<unknown>): Promise<void>;
  /** Lets time pass until somebody wakes, if anybody sleeps. */
  skip(): void;
}

export function createSleeper(): Sleeper {
  let time = 0;
  let sleeping: { readonly until: number; readonly wake: () => void }[] = [];
  const nextAt = () => Math.min(...sleeping.map(({ until }) => until));

  function wakeAt(moment: number): void {
    time = moment;
    const woken = sleeping.filter(({ until }) => until <= time);
    sleeping = sleeping.filter(({ until }) => until > time);
    for (const { wake } of woken) wake();
  }

  return {
    get time() {
      return time;
    },
    sleep: (milliseconds) => new Promise((wake) => void sleeping.push({ until: time + milliseconds, wake })),
    async pass(milliseconds, quiet = () => turn()) {
      const end = time + milliseconds;
      for (;;) {
        await quiet();
        const next = nextAt();
        if (next > end) break;
        wakeAt(next);
      }
      time = end;
    },
    skip() {
      if (sleeping.length > 0) wakeAt(nextAt());
    },
  };
}
