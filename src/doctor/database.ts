import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { bilingual, type Texts } from "../bot/texts/index.ts";
import { type DatabaseState, inspectDatabase } from "../store/index.ts";
import type { Check, Patient } from "./check.ts";
import type { Finding, Findings } from "./findings.ts";

const texts = bilingual({
  title: { de: "Datenbank", en: "Database" },
  memory: {
    de: "Nichts wird behalten: Abos und gemerkte Klassen gehen mit jedem Neustart verloren",
    en: "Nothing is kept: subscriptions and remembered classes are lost with every restart",
  },
  memoryRemedy: {
    de: "DATABASE_URL=sqlite:data/bot.db behält sie.",
    en: "DATABASE_URL=sqlite:data/bot.db keeps them.",
  },
  absent: {
    de: (path: string) => `„${path}“ gibt es noch nicht; der erste Start legt sie an`,
    en: (path: string) => `“${path}” does not exist yet; the first start will create it`,
  },
  sound: {
    de: (path: string, size: string) => `„${path}“ ist in Ordnung (${size})`,
    en: (path: string, size: string) => `“${path}” is fine (${size})`,
  },
  older: {
    de: "Sie ist von einer älteren Version des Bots; der nächste Start bringt sie auf den Stand",
    en: "It is from an older version of the bot; the next start brings it up to date",
  },
  olderRemedy: { de: "Vorher sichern: npm run backup", en: "Back it up first: npm run backup" },
  newer: {
    de: (path: string) => `„${path}“ gehört zu einer neueren Version des Bots`,
    en: (path: string) => `“${path}” belongs to a newer version of the bot`,
  },
  newerRemedy: {
    de: "Den Bot aktualisieren oder eine frühere Sicherung zurückspielen.",
    en: "Update the bot, or restore an earlier backup.",
  },
  foreign: {
    de: (path: string) => `„${path}“ ist die Datenbank eines anderen Programms`,
    en: (path: string) => `“${path}” is another program’s database`,
  },
  damaged: {
    de: (path: string) => `„${path}“ ist beschädigt`,
    en: (path: string) => `“${path}” is damaged`,
  },
  damagedRemedy: {
    de: "Den Bot anhalten und eine Sicherung zurückspielen, oder die Datei beiseitelegen; dann beginnt er mit einer leeren.",
    en: "Stop the bot and restore a backup, or move the file away; the bot then starts with an empty one.",
  },
  unreadable: {
    de: (path: string, why: string) => `„${path}“ lässt sich nicht öffnen (${why})`,
    en: (path: string, why: string) => `“${path}” cannot be opened (${why})`,
  },
  url: { de: "DATABASE_URL prüfen.", en: "Check DATABASE_URL." },
  locked: {
    de: (path: string) => `In „${path}“ darf der Bot nicht schreiben`,
    en: (path: string) => `The bot is not allowed to write to “${path}”`,
  },
  lockedRemedy: {
    de: "Datei und Ordner müssen dem Benutzer gehören, unter dem der Bot läuft; oder DATABASE_URL ändern.",
    en: "File and folder must belong to the user that the bot runs as; or change DATABASE_URL.",
  },
  noFolder: {
    de: (path: string) => `„${path}“ ist kein Ordner`,
    en: (path: string) => `“${path}” is not a folder`,
  },
  open: {
    de: (path: string) => `„${path}“ können auch andere Benutzer dieses Rechners lesen`,
    en: (path: string) => `Other users of this machine can read “${path}”`,
  },
  owners: {
    de: (path: string) => `„${path}“ und der Ordner darum gehören verschiedenen Benutzern`,
    en: (path: string) => `“${path}” and its folder belong to different users`,
  },
  free: { de: (size: string) => `${size} frei auf der Festplatte`, en: (size: string) => `${size} free on the disk` },
  little: {
    de: (size: string) => `Nur noch ${size} frei auf der Festplatte`,
    en: (size: string) => `Only ${size} left on the disk`,
  },
  littleRemedy: {
    de: "Platz schaffen: Ist die Festplatte voll, kommen keine Posts mehr.",
    en: "Free up some space: once the disk is full, nothing is posted any more.",
  },
});

const MB = 1024 * 1024;
const GB = 1024 * MB;
/** A year of a large school takes less than the first; without the second, the next backup fails. */
const PLENTY = 500 * MB;
const ENOUGH = 50 * MB;
const OTHERS = 0o077;

function sizeOf(bytes: number, { language }: Texts): string {
  const [count, unit] = bytes >= GB ? [bytes / GB, "GB"] : [bytes / MB, "MB"];
  return `${count.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}

const may = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
};

/** Whether files can be made there: tried, since not even rights that are all right mean that they can. */
function isWritable(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(folder, ".doctor-")));
    return true;
  } catch {
    return false;
  }
}

/** The nearest folder, upwards, that exists: the first start makes the rest. */
function folderOf(path: string): string {
  const folder = dirname(resolve(path));
  return existsSync(folder) ? folder : folderOf(folder);
}

/** What the file is, as a finding. */
function stateOf(path: string, state: DatabaseState, text: Texts): readonly Finding[] {
  const say = texts(text);
  switch (state.kind) {
    case "absent":
      return [{ mark: "ok", what: say.absent(path) }];
    case "sound":
      return [{ mark: "ok", what: say.sound(path, sizeOf(state.bytes, text)) }];
    case "older":
      return [
        { mark: "ok", what: say.sound(path, sizeOf(state.bytes, text)) },
        { mark: "warning", what: say.older, remedy: say.olderRemedy },
      ];
    case "newer":
      return [{ mark: "wrong", what: say.newer(path), remedy: say.newerRemedy }];
    case "foreign":
      return [{ mark: "wrong", what: say.foreign(path), remedy: say.url }];
    case "damaged":
      return [{ mark: "wrong", what: say.damaged(path), remedy: say.damagedRemedy }];
    case "unreadable":
      return [{ mark: "wrong", what: say.unreadable(path, state.why), remedy: say.lockedRemedy }];
  }
}

function tellRights(found: Findings, path: string, folder: string, { machine, text }: Patient): void {
  const say = texts(text);
  const { R_OK, W_OK } = constants;
  // SQLite writes beside its file, too.
  if (!isWritable(folder)) found.wrong(say.locked(folder), say.lockedRemedy);
  else if (existsSync(path) && !may(path, R_OK | W_OK)) found.wrong(say.locked(path), say.lockedRemedy);
  if (process.platform === "win32") return;
  if (existsSync(path) && (statSync(path).mode & OTHERS) !== 0) found.warn(say.open(path), `chmod 600 ${path}`);
  // Root may write anywhere, but the bot's own user may not.
  if (existsSync(path) && machine.ownerOf(path) !== machine.ownerOf(folder))
    found.warn(say.owners(path), `chown --reference=${folder} ${path}`);
}

function tellRoom(found: Findings, folder: string, { machine, text }: Patient): void {
  const say = texts(text);
  const free = machine.room(folder);
  if (free >= PLENTY) found.ok(say.free(sizeOf(free, text)));
  else found[free >= ENOUGH ? "warn" : "wrong"](say.little(sizeOf(free, text)), say.littleRemedy);
}

/** The database's file, its rights, and the room that is left. Nothing stays changed. */
export const databaseCheck = (patient: Patient): Check => ({
  title: texts(patient.text).title,
  async run(found) {
    const { config, text } = patient;
    const { database } = config;
    const say = texts(text);
    if (database === ":memory:") {
      found.warn(say.memory, say.memoryRemedy);
      return;
    }
    const folder = folderOf(database);
    if (!statSync(folder).isDirectory()) {
      found.wrong(say.noFolder(folder), say.url);
      return;
    }
    const state = inspectDatabase(database);
    // One that cannot be made is told as such below.
    if (state.kind !== "absent" || isWritable(folder))
      for (const each of stateOf(database, state, text)) found.add(each);
    tellRights(found, database, folder, patient);
    tellRoom(found, folder, patient);
  },
});
