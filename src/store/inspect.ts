import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { MIGRATIONS } from "./migrations.ts";
import { APPLICATION_ID, number } from "./open-database.ts";

/** What a file is as a database, without changing it. */
export type DatabaseState =
  | { readonly kind: "absent" }
  /** `foreign`: another program's; `newer`: of a newer version of the bot; `older`: the bot brings it up to date when it starts. */
  | { readonly kind: "sound" | "foreign" | "newer" | "older"; readonly version: number; readonly bytes: number }
  | { readonly kind: "damaged"; readonly bytes: number }
  | { readonly kind: "unreadable"; readonly why: string };

const BUSY_MS = 2000;
const NOT_A_DATABASE = /not a database|malformed|corrupt/i;

function kindOf(database: DatabaseSync, version: number): "sound" | "foreign" | "newer" | "older" | "damaged" {
  const isEmpty = number(database, "schema_version") === 0;
  if (!isEmpty && number(database, "application_id") !== APPLICATION_ID) return "foreign";
  if (version > MIGRATIONS.length) return "newer";
  const [verdict] = Object.values(database.prepare("pragma quick_check(1)").get() ?? {});
  if (verdict !== "ok") return "damaged";
  return version < MIGRATIONS.length ? "older" : "sound";
}

/** Looks at a database, also while the bot uses it. */
export function inspectDatabase(path: string): DatabaseState {
  if (!existsSync(path)) return { kind: "absent" };
  let database: DatabaseSync | undefined;
  try {
    const bytes = statSync(path).size;
    database = new DatabaseSync(path, { timeout: BUSY_MS, readOnly: true });
    const version = number(database, "user_version");
    return { kind: kindOf(database, version), version, bytes };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return NOT_A_DATABASE.test(why) ? { kind: "damaged", bytes: statSync(path).size } : { kind: "unreadable", why };
  } finally {
    if (database?.isOpen) database.close();
  }
}
