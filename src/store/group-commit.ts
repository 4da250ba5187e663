import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Writes per transaction. More would block the event loop for too long. */
const MOST = 100;

interface Write {
  /** Resolves to what must be called after the commit. */
  readonly run: (database: Kysely<Database>) => Promise<() => void>;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes requested in the same turn of the event loop share a transaction, and so one wait for the disk. They settle after the commit. If
 * one fails, its whole transaction fails, and nothing is written.
 */
export class GroupCommit {
  readonly #database: Kysely<Database>;
  readonly #waiting: Write[] = [];

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** Resolves to the result of the work once it is committed. */
  write<Result>(work: (database: Kysely<Database>) => Promise<Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting.push({
      async run(database) {
        const result = await work(database);
        return () => resolve(result);
      },
      failed: reject,
    });
    if (this.#waiting.length === 1) this.#soon();
    return promise;
  }

  #soon(): void {
    setImmediate(() => void this.#commit());
  }

  async #commit(): Promise<void> {
    const writes = this.#waiting.splice(0, MOST);
    if (this.#waiting.length > 0) this.#soon();
    try {
      const written = await this.#database.transaction().execute(async (database) => {
        const done = [];
        for (const { run } of writes) done.push(await run(database));
        return done;
      });
      for (const done of written) done();
    } catch (error) {
      for (const { failed } of writes) failed(error);
    }
  }
}
