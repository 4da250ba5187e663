import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** Writes per transaction. More would block the event loop for too long. */
const MOST = 100;

/** How long to wait before what must be stored is tried again. */
const AGAIN_MS = 1000;

interface Write {
  readonly mustBeStored: boolean;
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

  /**
   * Resolves to the result of the work once it is committed.
   * @param mustBeStored it is tried again for as long as nothing can be stored
   * @throws {StoreUnavailable} otherwise
   */
  write<Result>(
    work: (database: Kysely<Database>) => Promise<Result>,
    { mustBeStored = false }: { readonly mustBeStored?: boolean } = {},
  ): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#add({
      mustBeStored,
      async run(database) {
        const result = await work(database);
        return () => resolve(result);
      },
      failed: reject,
    });
    return promise;
  }

  #add(write: Write): void {
    this.#waiting.push(write);
    if (this.#waiting.length === 1) this.#soon();
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
      const isForNow = error instanceof StoreUnavailable;
      for (const write of writes) {
        if (isForNow && write.mustBeStored) setTimeout(() => this.#add(write), AGAIN_MS).unref();
        else write.failed(error);
      }
    }
  }
}
