import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { Communities } from "./communities.ts";
import { nodeSqliteDialect } from "./dialect.ts";
import { StoredMemory } from "./memory.ts";
import { openDatabase } from "./open-database.ts";
import { Outbox } from "./outbox.ts";
import { CoursesOfPeople } from "./own-courses.ts";
import type { Patience } from "./patience.ts";
import type { Database } from "./schema.ts";
import { Snapshots } from "./snapshots.ts";
import { Subscriptions } from "./subscriptions.ts";

export type { Communities } from "./communities.ts";
export type { Delivery, NewDelivery, Said } from "./delivery.ts";
export { type DatabaseState, inspectDatabase } from "./inspect.ts";
export { MADE_UP_MS, type Occurrence } from "./occurrence.ts";
export { backUp, StoreError } from "./open-database.ts";
export type { Outbox } from "./outbox.ts";
export type { CoursesOfPeople } from "./own-courses.ts";
export type { Snapshots } from "./snapshots.ts";
export type { Subscriptions } from "./subscriptions.ts";
export { StoreUnavailable } from "./unavailable.ts";

/** Everything that survives a restart. */
export interface Store extends AsyncDisposable {
  readonly memory: StoredMemory;
  readonly subscriptions: Subscriptions;
  readonly outbox: Outbox;
  readonly snapshots: Snapshots;
  readonly communities: Communities;
  readonly courses: CoursesOfPeople;
}

/**
 * Opens the store in a file; ":memory:" keeps nothing.
 * @param now the clock for new subscriptions: what was due before them is not made up for
 * @throws {StoreError} whose sentences say what to do.
 */
export const openStore = (path: string, now: () => Temporal.Instant): Store => storeIn(openDatabase(path), now);

/** The store in a database that is open. @param patience with other programs that hold it */
export function storeIn(file: DatabaseSync, now: () => Temporal.Instant, patience?: Patience): Store {
  const database = new Kysely<Database>({ dialect: nodeSqliteDialect(file, patience) });
  const subscriptions = new Subscriptions(database, now);
  const communities = new Communities(database, now);
  const courses = new CoursesOfPeople(database, now);
  return {
    memory: new StoredMemory(database, { subscriptions, communities, courses, now }),
    subscriptions,
    outbox: new Outbox(database, randomUUID()),
    snapshots: new Snapshots(database),
    communities,
    courses,
    async [Symbol.asyncDispose]() {
      await database.destroy();
      // Until its first query kysely does not know that there is something to close.
      if (file.isOpen) file.close();
    },
  };
}
