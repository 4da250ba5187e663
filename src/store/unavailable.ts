import type { MemoryTrouble } from "../bot/memory/trouble.ts";

/** Nothing can be stored for now. What was to be stored is not; later the same may succeed. */
export class StoreUnavailable extends Error implements MemoryTrouble {
  readonly trouble: MemoryTrouble["trouble"];

  constructor(trouble: MemoryTrouble["trouble"], cause: unknown) {
    super(SENTENCES[trouble], { cause });
    this.name = "StoreUnavailable";
    this.trouble = trouble;
  }
}

const SENTENCES: Readonly<Record<MemoryTrouble["trouble"], string>> = {
  busy: "Another program has held the database for long; nothing can be stored until it lets go",
  full: "The disk is full; nothing can be stored, and so nothing is posted, until there is room again",
  broken: "The disk does not take what is written; nothing can be stored, and so nothing is posted, until it does",
};

/**
 * SQLite's primary result codes: SQLITE_BUSY, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL. A quota that is used up is an IOERR, and Linux
 * makes a disk read-only that fails.
 */
const TROUBLES: Readonly<Record<number, MemoryTrouble["trouble"]>> = {
  5: "busy",
  8: "broken",
  10: "broken",
  13: "full",
};
const PRIMARY = 0xff;

/** What SQLite cannot do for now, by its error; undefined for any other error. */
export function troubleOf(error: unknown): MemoryTrouble["trouble"] | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, "errcode") : undefined;
  return typeof code === "number" ? TROUBLES[code & PRIMARY] : undefined;
}
