import { setTimeout as sleep } from "node:timers/promises";
import { StoreUnavailable, troubleOf } from "./unavailable.ts";

/** Milliseconds between two tries: short first, since another process mostly writes for a moment only. */
const PAUSES = [2, 5, 10, 20] as const;
const LONGEST_PAUSE = 50;
/** How long another process is waited for. Long enough for its backup or migration. */
const PATIENCE_MS = 20_000;

/**
 * One connection's transactions, one after the other, and what is asked outside of them in between. Waiting for another process's lock is
 * done here, with timers: SQLite's own waiting would hold up the whole process. Until a transaction has the lock it holds up nobody.
 */
export class Patience {
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  #transaction: PromiseWithResolvers<void> | undefined;

  constructor(wait: (milliseconds: number) => Promise<unknown> = sleep) {
    this.#sleep = wait;
  }

  /** Runs a statement when no transaction is open. @throws {StoreUnavailable} */
  async outside<Result>(run: () => Result): Promise<Result> {
    return this.#trying(async () => {
      while (this.#transaction) await this.#transaction.promise;
      return run();
    });
  }

  /** Begins a transaction; gives what must be called when it is over. @throws {StoreUnavailable} */
  begin(run: () => void): Promise<() => void> {
    return this.outside(() => {
      run();
      const transaction = Promise.withResolvers<void>();
      this.#transaction = transaction;
      return () => {
        this.#transaction = undefined;
        transaction.resolve();
      };
    });
  }

  /** Runs a statement of the open transaction. @throws {StoreUnavailable} */
  inside<Result>(run: () => Result): Promise<Result> {
    return this.#trying(async () => run());
  }

  async #trying<Result>(run: () => Promise<Result>): Promise<Result> {
    let waited = 0;
    for (let tries = 0; ; tries++) {
      try {
        return await run();
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === undefined) throw error;
        if (trouble !== "busy" || waited >= PATIENCE_MS) throw new StoreUnavailable(trouble, error);
      }
      const pause = PAUSES[tries] ?? LONGEST_PAUSE;
      waited += pause;
      await this.#sleep(pause);
    }
  }
}
