import {
  type FoundSchool,
  InvalidSchoolError,
  parseServer,
  RemoteError,
  schoolName,
  searchSchool,
  TransportError,
} from "./webuntis/index.ts";

/** Finds schools by a part of their name. */
export type SearchSchools = (name: string) => Promise<readonly FoundSchool[]>;

export interface SchoolSettings {
  readonly server: string;
  readonly school: string;
}

/** What is wrong with the settings, told to whoever runs the bot, and the school's right name where there is no doubt about it. */
export interface WrongSchool {
  readonly told: string;
  readonly school?: string;
}

/** How many of the schools found are told, and how much of what the directory says about each. */
const MOST_TOLD = 3;
const MOST_LETTERS = 100;
const TOO_MANY = -6003;

const WHERE_SCHOOL = "Der Schulname steht in der Adresse von WebUntis hinter „school=“.";
const WHERE_SERVER = "Der Server steht am Anfang der Adresse von WebUntis, zum Beispiel thalia.webuntis.com.";

/** The directory knows only schools on WebUntis's own servers. Whoever has a server of their own tells nobody about it. */
export const directoryFor = ({ server }: SchoolSettings, useragent: string): SearchSchools | undefined =>
  /^(.+\.)?webuntis\.com$/.test(parseServer(server).url.hostname)
    ? (name) => searchSchool(name, { useragent })
    : undefined;

const short = (text: string) => text.slice(0, MOST_LETTERS);

function described({ loginName, displayName, address, server }: FoundSchool): string {
  const details = [displayName, address].filter(Boolean).map(short).join(", ");
  return `„${short(loginName)}“${details && ` (${details})`} auf ${short(server)}`;
}

/** What the directory knows about a name; nothing where it may not be asked, or does not answer. */
async function found(name: string, search: SearchSchools | undefined): Promise<readonly FoundSchool[] | "too many"> {
  try {
    return name && search ? await search(name) : [];
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    return error.code === TOO_MANY ? "too many" : [];
  }
}

function suggestion(schools: readonly FoundSchool[] | "too many", where: string): string {
  if (schools === "too many") return `Die Schulsuche ergibt zu viele Treffer. ${where}`;
  if (schools.length === 0) return where;
  const told = schools.slice(0, MOST_TOLD).map(described).join(" oder ");
  const more = schools.length > MOST_TOLD ? ` (und ${schools.length - MOST_TOLD} weitere)` : "";
  return `Gemeint ist vielleicht ${told}${more}.`;
}

/** The one school that people call so on this server. */
function named(name: string, host: string, schools: readonly FoundSchool[] | "too many"): FoundSchool | undefined {
  if (schools === "too many") return undefined;
  const isMeant = ({ server, displayName }: FoundSchool) =>
    server.toLowerCase() === host && displayName.trim().toLowerCase() === name.toLowerCase();
  const [first, ...others] = schools.filter(isMeant);
  return others.length === 0 ? first : undefined;
}

async function wrongName(
  name: string,
  host: string,
  inAddress: string | undefined,
  search: SearchSchools | undefined,
): Promise<WrongSchool> {
  if (!name) return { told: `WEBUNTIS_SCHOOL fehlt: Auf ${host} gibt es mehrere Schulen. ${WHERE_SCHOOL}` };
  const unknown = `WEBUNTIS_SCHOOL: Eine Schule „${short(name)}“ kennt ${host} nicht.`;
  if (inAddress && inAddress !== name)
    return { told: `${unknown} Genommen wird „${short(inAddress)}“ aus WEBUNTIS_SERVER.`, school: inAddress };
  const schools = await found(name, search);
  const meant = named(name, host, schools);
  if (meant) return { told: `${unknown} Genommen wird ${described(meant)}.`, school: meant.loginName };
  return { told: `${unknown} ${suggestion(schools, WHERE_SCHOOL)}` };
}

/** What is wrong with WEBUNTIS_SERVER by this error. */
function wrongServer(error: unknown, host: string): string | undefined {
  if (!(error instanceof TransportError)) return undefined;
  const { status, cause } = error;
  if (status === 404) return `WEBUNTIS_SERVER: Auf ${host} antwortet kein WebUntis.`;
  const isUnknown = cause instanceof Error && "code" in cause && cause.code === "ENOTFOUND";
  // Else it is the proxy that there is not.
  const isHost = isUnknown && "hostname" in cause && cause.hostname === host;
  return isHost ? `WEBUNTIS_SERVER: Einen Server ${host} gibt es nicht.` : undefined;
}

/**
 * What is wrong with the settings when a login fails with this error; undefined when it is not their fault.
 * @param search asked only for the name of the school, and only when that or the server is wrong.
 */
export async function wrongSchool(
  error: unknown,
  { server, school }: SchoolSettings,
  search: SearchSchools | undefined,
): Promise<WrongSchool | undefined> {
  const { url, school: inAddress } = parseServer(server);
  const name = schoolName(school) || inAddress || "";
  if (error instanceof InvalidSchoolError) return wrongName(name, url.hostname, inAddress, search);
  const told = wrongServer(error, url.hostname);
  return told === undefined ? undefined : { told: `${told} ${suggestion(await found(name, search), WHERE_SERVER)}` };
}
