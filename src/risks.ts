import { statSync } from "node:fs";
import type { Localised } from "./bot/texts/index.ts";
import type { Config, Reading } from "./config.ts";
import { parseServer, schoolName } from "./webuntis/index.ts";

/** A setting that works but gives secrets away, or is probably not meant so, and what to do. */
export interface Risk {
  readonly setting: string;
  readonly what: Localised;
}

const WHAT = {
  openFile: {
    de: "Andere auf diesem Rechner können diese Datei mit Geheimnissen lesen: chmod 600 schließt sie vor ihnen",
    en: "Others on this machine may read this file with secrets: chmod 600 closes it to them",
  },
  unencrypted: {
    de: "http:// zu einem anderen Rechner zeigt Passwörter und Token allen auf dem Weg: https:// verwenden",
    en: "http:// to another machine shows passwords and tokens to everybody on the way: use https://",
  },
  cut: {
    de: "In .env gilt nur ein Teil dieser Zeile: Was hinter # steht, ist eine Bemerkung. Gehört es zum Wert, den ganzen Wert in einfache Anführungszeichen setzen: '…'",
    en: "In .env only a part of this line counts: what follows # is a remark. If it belongs to the value, put the whole value in single quotes: '…'",
  },
  stranger: {
    de: "Steht in .env, ist aber keine Einstellung des Bots und bewirkt nichts",
    en: "Stands in .env, but is not a setting of the bot and has no effect",
  },
  twoSchools: {
    de: "Die Adresse in WEBUNTIS_SERVER nennt eine andere Schule; gefragt wird nach der in WEBUNTIS_SCHOOL",
    en: "The address in WEBUNTIS_SERVER names another school; the one in WEBUNTIS_SCHOOL is asked for",
  },
} satisfies Record<string, Localised>;

const OTHERS = 0o077;

const modeOf = (path: string): number | undefined => {
  try {
    return statSync(path).mode;
  } catch {
    return undefined;
  }
};

/** Files with secrets that others on this machine may read. Windows keeps its rights elsewhere. */
function openFiles(files: Readonly<Record<string, string>>): readonly Risk[] {
  if (process.platform === "win32") return [];
  return Object.entries(files).flatMap(([setting, path]) => {
    const mode = modeOf(path);
    return mode !== undefined && (mode & OTHERS) !== 0 ? [{ setting, what: WHAT.openFile }] : [];
  });
}

/** This machine, and names that never leave it. */
const isHere = ({ hostname }: URL) =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(\.\d{1,3}){3}$/.test(hostname);

const unencrypted = (setting: string, address: URL | undefined): readonly Risk[] =>
  address?.protocol === "http:" && !isHere(address) ? [{ setting, what: WHAT.unencrypted }] : [];

const urlOf = (text: string | undefined) => (text !== undefined && URL.canParse(text) ? new URL(text) : undefined);

/** One school in the address and another by name. */
function twoSchools({ webuntis }: Config): readonly Risk[] {
  if (!webuntis?.school) return [];
  const inAddress = parseServer(webuntis.server).school;
  const isSame = inAddress === undefined || schoolName(inAddress) === schoolName(webuntis.school);
  return isSame ? [] : [{ setting: "WEBUNTIS_SCHOOL", what: WHAT.twoSchools }];
}

/** What in .env is probably not meant so. */
export const oddities = ({ strangers, cut }: Pick<Reading, "strangers" | "cut">): readonly Risk[] => [
  ...cut.map((setting) => ({ setting, what: WHAT.cut })),
  ...strangers.map((setting) => ({ setting, what: WHAT.stranger })),
];

/** What the settings risk. They must be without problems. */
export function risksOf(
  reading: Pick<Reading, "config" | "strangers" | "cut">,
  files: Readonly<Record<string, string>>,
): readonly Risk[] {
  const { config } = reading;
  const { webuntis, discord, telegram } = config;
  const hasSecret = webuntis !== undefined && !webuntis.anonymous;
  return [
    ...oddities(reading),
    ...twoSchools(config),
    ...openFiles(files),
    ...(hasSecret ? unencrypted("WEBUNTIS_SERVER", parseServer(webuntis.server).url) : []),
    ...unencrypted("DISCORD_API_URL", urlOf(discord?.apiUrl)),
    ...unencrypted("TELEGRAM_API_URL", urlOf(telegram?.apiUrl)),
  ];
}

/** The files from which secrets were read. */
export const secretFiles = (env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> => ({
  ".env": ".env",
  ...Object.fromEntries(
    Object.entries(env).flatMap(([name, path]) =>
      /_(?:PASSWORD|SECRET|QR|TOKEN)_FILE$/.test(name) && path ? [[name, path]] : [],
    ),
  ),
});
