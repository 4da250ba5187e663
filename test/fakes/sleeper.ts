import { setImmediate as turn } from "node:timers/promises";

/** Sleep that ends when the test says so. */
export interface Sleeper {
  /** Milliseconds that have passed. */
  readonly time: number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Lets time pass, sleeper after sleeper, with everything that each sets going. @param quiet resolves when that is done. */
  pass(milliseconds: number, quiet?: () => Promise<unknown>): Promise<void>;
}

export function createSleeper(): Sleeper {
  let time = 0;
  let sleeping: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    get time() {
      return time;
    },
    sleep: (milliseconds) => new Promise((wake) => void sleeping.push({ until: time + milliseconds, wake })),
    async pass(milliseconds, quiet = () => turn()) {
      const end = time + milliseconds;
      for (;;) {
        await quiet();
        const next = Math.min(...sleeping.map(({ until }) => until));
        if (next > end) break;
        time = next;
        const [woken, others] = [
          sleeping.filter(({ until }) => until <= time),
          sleeping.filter(({ until }) => until > time),
        ];
        sleeping = others;
        for (const { wake } of woken) wake();
      }
      time = end;
    },
  };
}
