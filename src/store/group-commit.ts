import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Writes in one transaction. More would keep the event loop busy for too long. */
const MOST = 100;

interface Write {
  /** Gives what is to be called when it is on the disk. */
  readonly run: (database: Kysely<Database>) => Promise<() => void>;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes asked for at about the same time share a transaction, and so one wait for the disk. Each settles when all are on the disk. When
 * one fails, all do, and nothing is written.
 */
export class GroupCommit {
  readonly #database: Kysely<Database>;
  readonly #waiting: Write[] = [];

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** Resolves to what the work gives once it is on the disk. */
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
