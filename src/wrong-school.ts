import { bilingual, type Locale, type Localised } from "./bot/texts/index.ts";
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
  readonly told: Localised;
  readonly school?: string;
}

/** How many of the schools found are told, and how much of what the directory says about each. */
const MOST_TOLD = 3;
const MOST_LETTERS = 100;
const TOO_MANY = -6003;

const short = (text: string) => text.slice(0, MOST_LETTERS);

const texts = bilingual({
  whereSchool: {
    de: "Der Schulname steht in der Adresse von WebUntis hinter „school=“.",
    en: "The school's name stands in the address of WebUntis after “school=”.",
  },
  whereServer: {
    de: "Der Server steht am Anfang der Adresse von WebUntis, zum Beispiel thalia.webuntis.com.",
    en: "The server stands at the beginning of the address of WebUntis, such as thalia.webuntis.com.",
  },
  school: {
    de: ({ loginName, server }: FoundSchool, details: string) => `„${short(loginName)}“${details} auf ${short(server)}`,
    en: ({ loginName, server }: FoundSchool, details: string) => `“${short(loginName)}”${details} on ${short(server)}`,
  },
  or: { de: " oder ", en: " or " },
  tooMany: { de: "Die Schulsuche ergibt zu viele Treffer.", en: "The search for schools finds too many." },
  more: { de: (more: number) => ` (und ${more} weitere)`, en: (more: number) => ` (and ${more} more)` },
  perhaps: {
    de: (schools: string) => `Gemeint ist vielleicht ${schools}.`,
    en: (schools: string) => `Perhaps ${schools} is meant.`,
  },
  missing: {
    de: (host: string) => `WEBUNTIS_SCHOOL fehlt: Auf ${host} gibt es mehrere Schulen.`,
    en: (host: string) => `WEBUNTIS_SCHOOL is missing: there are several schools on ${host}.`,
  },
  unknown: {
    de: (name: string, host: string) => `WEBUNTIS_SCHOOL: Eine Schule „${short(name)}“ kennt ${host} nicht.`,
    en: (name: string, host: string) => `WEBUNTIS_SCHOOL: ${host} knows no school “${short(name)}”.`,
  },
  taken: {
    de: (school: string) => `Genommen wird ${school}.`,
    en: (school: string) => `${school} is taken.`,
  },
  ofServer: {
    de: (school: string) => `„${short(school)}“ aus WEBUNTIS_SERVER`,
    en: (school: string) => `“${short(school)}” from WEBUNTIS_SERVER`,
  },
  noWebUntis: {
    de: (host: string) => `WEBUNTIS_SERVER: Auf ${host} antwortet kein WebUntis.`,
    en: (host: string) => `WEBUNTIS_SERVER: no WebUntis answers on ${host}.`,
  },
  noServer: {
    de: (host: string) => `WEBUNTIS_SERVER: Einen Server ${host} gibt es nicht.`,
    en: (host: string) => `WEBUNTIS_SERVER: there is no server ${host}.`,
  },
});

type Say = ReturnType<typeof texts>;

/** Sentences in both languages. */
const inBoth = (...sentences: readonly ((say: Say) => string)[]): Localised => {
  const told = (language: Locale) => sentences.map((sentence) => sentence(texts({ language }))).join(" ");
  return { de: told("de"), en: told("en") };
};

/** The directory knows only schools on WebUntis's own servers. Whoever has a server of their own tells nobody about it. */
export const directoryFor = ({ server }: SchoolSettings, useragent: string): SearchSchools | undefined =>
  /^(.+\.)?webuntis\.com$/.test(parseServer(server).url.hostname)
    ? (name) => searchSchool(name, { useragent })
    : undefined;

function described(school: FoundSchool, say: Say): string {
  const details = [school.displayName, school.address].filter(Boolean).map(short).join(", ");
  return say.school(school, details && ` (${details})`);
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

/** What is meant perhaps, or where what is right can be seen. */
function suggestion(
  schools: readonly FoundSchool[] | "too many",
  where: "whereSchool" | "whereServer",
  say: Say,
): string {
  if (schools === "too many") return `${say.tooMany} ${say[where]}`;
  if (schools.length === 0) return say[where];
  const told = schools.slice(0, MOST_TOLD).map((school) => described(school, say));
  const more = schools.length > MOST_TOLD ? say.more(schools.length - MOST_TOLD) : "";
  return say.perhaps(`${told.join(say.or)}${more}`);
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
  if (!name) {
    return {
      told: inBoth(
        (say) => say.missing(host),
        (say) => say.whereSchool,
      ),
    };
  }
  const unknown = (say: Say) => say.unknown(name, host);
  if (inAddress && inAddress !== name)
    return { told: inBoth(unknown, (say) => say.taken(say.ofServer(inAddress))), school: inAddress };
  const schools = await found(name, search);
  const meant = named(name, host, schools);
  if (meant) return { told: inBoth(unknown, (say) => say.taken(described(meant, say))), school: meant.loginName };
  return { told: inBoth(unknown, (say) => suggestion(schools, "whereSchool", say)) };
}

/** What is wrong with WEBUNTIS_SERVER by this error. */
function wrongServer(error: unknown, host: string): "noWebUntis" | "noServer" | undefined {
  if (!(error instanceof TransportError)) return undefined;
  const { status, cause } = error;
  if (status === 404) return "noWebUntis";
  const isUnknown = cause instanceof Error && "code" in cause && cause.code === "ENOTFOUND";
  // Else it is the proxy that there is not.
  const isHost = isUnknown && "hostname" in cause && cause.hostname === host;
  return isHost ? "noServer" : undefined;
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
  const trouble = wrongServer(error, url.hostname);
  if (trouble === undefined) return undefined;
  const schools = await found(name, search);
  return {
    told: inBoth(
      (say) => say[trouble](url.hostname),
      (say) => suggestion(schools, "whereServer", say),
    ),
  };
}
