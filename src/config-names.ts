import { distance } from "fastest-levenshtein";

/** A name that is probably meant as one of ours. */
export interface Slip {
  readonly name: string;
  readonly meant: readonly string[];
}

/** What people call our settings; no other program's name. Without WEBUNTIS_: see `ours`. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  DISCORD_TOKEN: ["DISCORD_BOT_TOKEN", "DISCORD_API_TOKEN", "DISCORD_API_KEY", "DISCORD_KEY", "DISCORD_BOT_SECRET"],
  TELEGRAM_TOKEN: [
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_TOKEN",
    "TELEGRAM_BOT_API_TOKEN",
    "TELEGRAM_API_KEY",
    "TELEGRAM_KEY",
    "TG_TOKEN",
    "TG_BOT_TOKEN",
  ],
  SCHOOL_TIMEZONE: ["TIMEZONE", "TIME_ZONE", "BOT_TIMEZONE", "SCHOOL_TZ", "WEBUNTIS_TIMEZONE"],
  BOT_LANGUAGE: ["BOT_LANG", "BOT_LOCALE", "BOT_SPRACHE"],
  WEBUNTIS_SERVER: ["WEBUNTIS_URL", "WEBUNTIS_HOST", "WEBUNTIS_ADDRESS", "WEBUNTIS_DOMAIN", "WEBUNTIS_BASE_URL"],
  WEBUNTIS_SCHOOL: ["WEBUNTIS_SCHULE", "WEBUNTIS_SCHOOLNAME", "WEBUNTIS_SCHOOL_NAME"],
  WEBUNTIS_USERNAME: ["WEBUNTIS_USER", "WEBUNTIS_NAME", "WEBUNTIS_LOGIN", "WEBUNTIS_ACCOUNT", "WEBUNTIS_BENUTZER"],
  WEBUNTIS_PASSWORD: ["WEBUNTIS_PASS", "WEBUNTIS_PW", "WEBUNTIS_PWD"],
  WEBUNTIS_SECRET: ["WEBUNTIS_KEY", "WEBUNTIS_OTP", "WEBUNTIS_TOTP", "WEBUNTIS_TOKEN"],
  WEBUNTIS_QR: ["WEBUNTIS_QRCODE", "WEBUNTIS_QR_CODE"],
  DEMO: ["DEMO_SCHOOL", "DEMO_MODE", "DEMOSCHULE"],
};

/** The bot of which platform is meant does not follow from the name. */
const SOME_TOKEN = ["BOT_TOKEN", "TOKEN"];

/** In .env, which is ours alone, these are meant for us. Elsewhere they belong to the system or to other programs. */
const ALIASES_IN_FILE: Readonly<Record<string, readonly string[]>> = {
  BOT_LANGUAGE: ["LANGUAGE", "SPRACHE", "LOCALE"],
  WEBUNTIS_SERVER: ["SERVER"],
  WEBUNTIS_SCHOOL: ["SCHOOL", "SCHULE"],
  WEBUNTIS_USERNAME: ["USERNAME", "USER", "LOGIN"],
  WEBUNTIS_PASSWORD: ["PASSWORD", "PASSWORT"],
  WEBUNTIS_SECRET: ["SECRET"],
  WEBUNTIS_QR: ["QR", "QR_CODE"],
  DATABASE_URL: ["DATABASE", "DATABASE_PATH", "DATABASE_FILE", "DB", "DB_URL", "DB_PATH", "SQLITE_URL"],
  HTTP_PORT: ["PORT", "HEALTH_PORT"],
  HTTP_HOST: ["HOST"],
  OPERATOR_CONTACT: ["CONTACT", "OPERATOR"],
};

/** Ours, but so plain that names like them are other programs' own. */
const PLAIN = ["DATABASE_URL", "HTTP_PORT", "HTTP_HOST", "LOG_LEVEL", "CLOCK", "ACCESS", "DEMO"];

/** What may stand in .env for Node, Docker or the system. */
const SHARED =
  /^(TZ|LANG|LC_\w+|PATH|NODE_\w+|COMPOSE_\w+|DOCKER_\w+|BUILDKIT_\w+|UV_\w+|SSL_CERT_\w+|(NO|FORCE)_COLOR|(HTTPS?|ALL|NO)_PROXY|NPM_\w+)$/;

/** A secret that stands alone in its line may end in "=", and then looks like a name as well. */
const LIKE_A_NAME = /^([A-Z]{2,12}|[A-Z]+(_[A-Z0-9]+)+)$/;

/** Kubernetes puts every service's address into the environment of all, also of one called webuntis-bot. */
const LINKED = /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?$/;

/** A slip of one or two letters in a long name; names of other programs are further away. */
const AWAY = 2;
const LONG = 11;

const FIRST_WORDS = ["WEBUNTIS", "DISCORD", "TELEGRAM"];

/** As a name is meant: "discord-token" is DISCORD_TOKEN, "UNTIS_QR" and "WEBUNITS_QR" are WEBUNTIS_QR. */
function tidied(name: string): string {
  const clean = name
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .replace(/^(WEB_)?UNTIS_/, "WEBUNTIS_");
  const [first = "", ...rest] = clean.split("_");
  const meant = FIRST_WORDS.find((word) => distance(first, word) <= AWAY) ?? first;
  return [meant, ...rest].join("_");
}

const among = (aliases: Readonly<Record<string, readonly string[]>>, name: string) =>
  Object.entries(aliases).flatMap(([meant, names]) => (names.includes(name) ? [meant] : []));

function nearest(name: string, known: readonly string[], most: (known: string) => number): readonly string[] {
  const near = known
    .map((each) => ({ each, far: distance(name, each) }))
    .filter(({ each, far }) => far <= most(each))
    .toSorted((one, other) => one.far - other.far);
  return near.slice(0, 1).map(({ each }) => each);
}

/** In .env, a quarter of the letters. */
const quarter = (name: string) => Math.floor(name.length / 4);

function meantBy(name: string, known: readonly string[], isInFile: boolean): readonly string[] {
  const clean = tidied(name);
  if (known.includes(clean)) return [clean];
  const aliases = among(ALIASES, clean);
  if (aliases.length > 0) return aliases;
  if (isInFile) {
    if (SHARED.test(clean)) return [];
    if (SOME_TOKEN.includes(clean)) return ["DISCORD_TOKEN", "TELEGRAM_TOKEN"];
    const here = among(ALIASES_IN_FILE, clean);
    return here.length > 0 ? here : nearest(clean, known, quarter);
  }
  if (LINKED.test(clean)) return [];
  // No other program has settings that begin so.
  if (clean.startsWith("WEBUNTIS_")) return nearest(clean, known, () => Number.POSITIVE_INFINITY);
  if (clean === "BOT_TOKEN") return ["DISCORD_TOKEN", "TELEGRAM_TOKEN"];
  const distinct = known.filter((each) => each.length >= LONG && !PLAIN.includes(each));
  return nearest(clean, distinct, () => AWAY);
}

/**
 * Finds names that are probably meant as settings, and others in .env that mean nothing to us.
 * @param given the names with a value
 * @param inFile those of them that stand in .env
 */
export function strayNames(
  given: readonly string[],
  known: readonly string[],
  inFile: readonly string[],
): { readonly slips: readonly Slip[]; readonly strangers: readonly string[] } {
  const slips: Slip[] = [];
  const strangers: string[] = [];
  const isSet = (name: string) => given.includes(name) || given.includes(`${name}_FILE`);
  for (const name of given) {
    if (known.includes(name)) continue;
    const isInFile = inFile.includes(name);
    const meant = meantBy(name, known, isInFile);
    // Beside the real one it does no harm, and may be another program's.
    const isHarmless = meant.length === 0 || (meant.some(isSet) && !name.startsWith("WEBUNTIS_"));
    if (!isHarmless) slips.push({ name, meant });
    else if (isInFile && LIKE_A_NAME.test(name) && !SHARED.test(name)) strangers.push(name);
  }
  return { slips, strangers };
}
