import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Store, storeIn } from "../../src/store/index.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { Patience } from "../../src/store/patience.ts";

type Clock = () => Temporal.Instant;

/** A store that works until its trouble begins. */
export interface TroubledStore {
  readonly storeAt: (now: Clock) => Store;
  begin(): void;
  end(): void;
}

/** Another program holds the file, and waiting for it takes no time. */
export function lockedStore(): TroubledStore {
  const folder = mkdtempSync(join(tmpdir(), "locked-"));
  const path = join(folder, "bot.db");
  let other: DatabaseSync | undefined;
  return {
    storeAt: (now) => storeIn(openDatabase(path), now, new Patience(async () => {})),
    begin() {
      other = new DatabaseSync(path);
      other.exec("begin immediate");
    },
    end() {
      other?.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const inMemory = (trouble: string): TroubledStore => {
  const file = openDatabase(":memory:");
  return { storeAt: (now) => storeIn(file, now), begin: () => file.exec(trouble), end: () => {} };
};

/** Nothing can be written any more. */
export const readOnlyStore = () => inMemory("pragma query_only = 1");

/** Not even whom the bot may answer can be read: a fault that nothing in the bot knows. */
export const brokenStore = () => inMemory("drop table community");
