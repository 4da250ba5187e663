import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for as long as it is used. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "stundenplan-"));
  return {
    path,
    file: (name: string) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  };
}
