import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Localised } from "../bot/texts/index.ts";
import { MIGRATIONS } from "./migrations.ts";
import { troubleOf } from "./unavailable.ts";

/** The database cannot be used. `told` says why and what to do, and the message is the English of it. The file is left unchanged. */
export class StoreError extends Error {
  readonly told: Localised;

  constructor(told: Localised, cause?: unknown) {
    super(told.en, { cause });
    this.name = "StoreError";
    this.told = told;
  }
}

/** Marks the file as ours in its header: "Stpl" in ASCII. */
export const APPLICATION_ID = 0x5374706c;

/** How long to wait for another process that is writing, at the start. Later nothing may wait inside of SQLite: see patience.ts. */
const BUSY_MS = 5000;

const IN_MEMORY = ":memory:";

const sentence = {
  damaged: (path: string) => ({
    de: `Die Datenbank „${path}“ ist beschädigt. Sie bleibt, wie sie ist. Bitte eine Sicherung zurückspielen oder die Datei beiseitelegen; dann beginnt der Bot mit einer leeren.`,
    en: `The database “${path}” is damaged. It stays as it is. Please restore a backup, or put the file aside: the bot then begins with an empty one.`,
  }),
  newer: (path: string, version: number) => ({
    de: `Die Datenbank „${path}“ gehört zu einer neueren Version des Bots (${version}, diese kennt ${MIGRATIONS.length}). Bitte den Bot aktualisieren.`,
    en: `The database “${path}” belongs to a newer version of the bot (${version}; this one knows ${MIGRATIONS.length}). Please update the bot.`,
  }),
  foreign: (path: string) => ({
    de: `Die Datei „${path}“ ist die Datenbank eines anderen Programms. Bitte DATABASE_URL prüfen.`,
    en: `The file “${path}” is another program's database. Please check DATABASE_URL.`,
  }),
  busy: (path: string) => ({
    de: `Die Datenbank „${path}“ wird gerade von einem anderen Programm benutzt. Bitte später noch einmal versuchen.`,
    en: `The database “${path}” is in use by another program at the moment. Please try again later.`,
  }),
  folder: (path: string) => ({
    de: `„${path}“ ist ein Ordner. Bitte in DATABASE_URL eine Datei nennen, zum Beispiel sqlite:${join(path, "bot.db")}.`,
    en: `“${path}” is a folder. Please name a file in DATABASE_URL, such as sqlite:${join(path, "bot.db")}.`,
  }),
  unusable: (path: string, why: string) => ({
    de: `Die Datenbank „${path}“ lässt sich nicht öffnen (${why}). Bitte DATABASE_URL und die Rechte des Ordners prüfen.`,
    en: `The database “${path}” cannot be opened (${why}). Please check DATABASE_URL and the rights of the folder.`,
  }),
  missing: (path: string) => ({
    de: `Eine Datenbank „${path}“ gibt es nicht.`,
    en: `There is no database “${path}”.`,
  }),
  exists: (path: string) => ({
    de: `Die Datei „${path}“ gibt es schon. Sie wird nicht überschrieben.`,
    en: `The file “${path}” exists already. It is not overwritten.`,
  }),
} satisfies Record<string, (path: string, detail: never) => Localised>;

const NOT_A_DATABASE = /not a database|malformed|corrupt/i;

export const number = (database: DatabaseSync, pragma: string): number =>
  Number(Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0]);

/** @throws {StoreError} when this is not our database, or a newer one, or damaged. */
function check(database: DatabaseSync, path: string): void {
  const application = number(database, "application_id");
  const version = number(database, "user_version");
  const isEmpty = number(database, "schema_version") === 0;
  if (!isEmpty && application !== APPLICATION_ID) throw new StoreError(sentence.foreign(path));
  if (version > MIGRATIONS.length) throw new StoreError(sentence.newer(path, version));
  const [verdict] = Object.values(database.prepare("pragma quick_check(1)").get() ?? {});
  if (verdict !== "ok") throw new StoreError(sentence.damaged(path), verdict);
}

/** Runs each migration in its own transaction: a second process waits and then finds it done. */
function migrate(database: DatabaseSync): void {
  for (const [index, sql] of MIGRATIONS.entries()) {
    // A database that is up to date opens while another process writes, too.
    if (number(database, "user_version") > index) continue;
    database.exec("begin immediate");
    if (number(database, "user_version") === index)
      database.exec(`${sql}; pragma application_id = ${APPLICATION_ID}; pragma user_version = ${index + 1}`);
    database.exec("commit");
  }
}

/** Nobody else on the machine may read what is stored. SQLite gives the files beside it the rights of the database. */
const ONLY_OWNER = 0o600;
const ONLY_OWNER_FOLDER = 0o700;
const OTHERS = 0o077;

/** Makes an empty file that only the owner may read; what is there keeps its content. SQLite takes an empty file as a new database. */
function prepareFile(path: string, flag: "a" | "wx"): void {
  closeSync(openSync(path, flag, ONLY_OWNER));
  for (const file of [path, `${path}-wal`, `${path}-shm`])
    if (existsSync(file) && (statSync(file).mode & OTHERS) !== 0) chmodSync(file, ONLY_OWNER);
}

/** The version since which what is deleted is overwritten. */
const SECURE_SINCE = 3;

/** Removes what was deleted before: by rewriting the file. Another process that holds it is not waited for for good; nothing depends on it. */
function wipeOut(database: DatabaseSync): void {
  try {
    database.exec("vacuum; pragma wal_checkpoint(truncate)");
  } catch {
    // The next deletion of a person's data empties the log all the same.
  }
}

/** Makes a folder, and those around it. Node's own way to do that never ends where nothing can be made, such as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: ONLY_OWNER_FOLDER });
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(path)) throw error;
  }
}

function open(path: string): DatabaseSync {
  if (path !== IN_MEMORY) {
    makeFolder(dirname(path));
    prepareFile(path, "a");
  }
  return new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
}

function told(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  if (troubleOf(error) === "busy") return new StoreError(sentence.busy(path), error);
  if (error instanceof Error && "code" in error && error.code === "EISDIR")
    return new StoreError(sentence.folder(path), error);
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError(NOT_A_DATABASE.test(why) ? sentence.damaged(path) : sentence.unusable(path, why), error);
}

/**
 * Opens or creates the database in a file and brings it up to date. ":memory:" keeps nothing.
 * @throws {StoreError}
 */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = open(path);
    check(database, path);
    // A commit is on the disk when it returns, so that what was sent stays sent when the power fails.
    // What is deleted is overwritten.
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on");
    const before = number(database, "user_version");
    migrate(database);
    if (before > 0 && before < SECURE_SINCE) wipeOut(database);
    database.exec("pragma busy_timeout = 0");
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    throw told(error, path);
  }
}

/**
 * Copies a database, which may be in use, into a new file.
 * @throws {StoreError} when there is no such database, or the file exists already.
 */
export function backUp(path: string, to: string): void {
  if (!existsSync(path)) throw new StoreError(sentence.missing(path));
  if (existsSync(to)) throw new StoreError(sentence.exists(to));
  const database = new DatabaseSync(path, { timeout: BUSY_MS, readOnly: true });
  try {
    check(database, path);
    prepareFile(to, "wx");
    database.prepare("vacuum into ?").run(to);
  } catch (error) {
    throw told(error, path);
  } finally {
    database.close();
  }
}
