import { statSync } from "node:fs";
import type { Config } from "./config.ts";
import { parseServer } from "./webuntis/index.ts";

/** A setting that works but gives secrets away, and what to do. */
export interface Risk {
  readonly setting: string;
  readonly what: string;
}

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
    return mode !== undefined && (mode & OTHERS) !== 0
      ? [{ setting, what: "Others on this machine may read this file with secrets: chmod 600 closes it to them" }]
      : [];
  });
}

/** This machine, and names that never leave it. */
const isHere = ({ hostname }: URL) =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(\.\d{1,3}){3}$/.test(hostname);

const unencrypted = (setting: string, address: URL | undefined): readonly Risk[] =>
  address?.protocol === "http:" && !isHere(address)
    ? [{ setting, what: "http:// to another machine shows passwords and tokens to everybody on the way: use https://" }]
    : [];

const urlOf = (text: string | undefined) => (text !== undefined && URL.canParse(text) ? new URL(text) : undefined);

/** What the settings risk. */
export function risksOf(
  { webuntis, discord, telegram }: Config,
  files: Readonly<Record<string, string>>,
): readonly Risk[] {
  const hasSecret = webuntis !== undefined && !webuntis.anonymous;
  return [
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
