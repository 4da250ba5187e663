import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { parseInstant } from "./clock.ts";
import { accountSettings, type SchoolAccount, schoolAccount } from "./config-account.ts";
import { isProxy, PROXY_VARIABLES } from "./webuntis/index.ts";

/** All settings, checked. README.md says what each means. */
export interface Config {
  /** undefined: the demo school. */
  readonly webuntis: WebUntisConfig | undefined;
  readonly timeZone: string;
  readonly language: "de" | "en";
  readonly teacherNames: "short" | "full" | "hidden";
  /** `admitted`: only where an operator has admitted the bot, and whoever belongs there; `open`: everybody. */
  readonly access: "admitted" | "open";
  /** Who is responsible for the bot, and how to reach them, for /datenschutz. */
  readonly operatorContact: string | undefined;
  readonly discord: PlatformConfig | undefined;
  readonly telegram: PlatformConfig | undefined;
  /** The file of the database; ":memory:" keeps nothing. */
  readonly database: string;
  readonly httpPort: number | undefined;
  /** The address that the port is opened on. */
  readonly httpHost: string;
  /** undefined: "info" with a platform, "error" at the terminal. */
  readonly logLevel: LogLevel | undefined;
  /** When the bot's clock starts; undefined: the machine's clock. */
  readonly clock: Temporal.Instant | undefined;
}

export interface WebUntisConfig extends SchoolAccount {
  readonly useragent: string;
  readonly loginRepeat: number;
}

/** Everything in the settings that nobody may see. */
export const secretsOf = ({ webuntis, discord, telegram }: Config, env: Environment): readonly string[] =>
  [
    webuntis?.password,
    webuntis?.secret,
    webuntis?.secret?.replace(/\s+/g, ""),
    env.WEBUNTIS_QR,
    discord?.token,
    telegram?.token,
    ...PROXY_VARIABLES.map((name) => passwordIn(env[name])),
  ].flatMap((secret) => (secret ? [secret] : []));

/** The password in a proxy's address. */
function passwordIn(address: string | undefined): string | undefined {
  return address && URL.canParse(address) ? decodeURIComponent(new URL(address).password) : undefined;
}

export interface PlatformConfig {
  readonly token: string;
  readonly apiUrl: string | undefined;
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Settings that may also be given as the path of a file, `NAME_FILE`, as Docker's secrets are. */
const SECRETS = ["WEBUNTIS_PASSWORD", "WEBUNTIS_SECRET", "WEBUNTIS_QR", "DISCORD_TOKEN", "TELEGRAM_TOKEN"] as const;

/** All mistakes in the settings at once, each a sentence that names the setting and the remedy. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

const isTimeZone = (zone: string) => {
  try {
    return Boolean(new Temporal.ZonedDateTime(0n, zone));
  } catch {
    return false;
  }
};

/** A root such as https://discord.com/api: with http(s), without a slash at the end. */
const isApiRoot = (url: string) => URL.canParse(url) && /^https?:\/\/[^/].*[^/]$/.test(url);

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: () => `muss eines von ${values.join(", ")} sein` });
const apiUrl = z.string().refine(isApiRoot, "muss mit http:// oder https:// beginnen und ohne / enden");
const wholeNumber = (most: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= most, `muss eine ganze Zahl von 0 bis ${most} sein`)
    .transform(Number);

const HIGHEST_PORT = 65_535;
const MOST_CONTACT = 300;
const settings = z.object({
  ...accountSettings,
  WEBUNTIS_USERAGENT: z.string().default("stundenplan-bot"),
  WEBUNTIS_LOGIN_REPEAT: wholeNumber(5).default(1),
  SCHOOL_TIMEZONE: z
    .string()
    .refine(isTimeZone, "ist keine Zeitzone; richtig ist zum Beispiel Europe/Berlin")
    .default("Europe/Berlin"),
  BOT_LANGUAGE: oneOf(["de", "en"]).default("de"),
  TEACHER_NAMES: oneOf(["short", "full", "hidden"]).default("short"),
  ACCESS: oneOf(["admitted", "open"]).default("admitted"),
  OPERATOR_CONTACT: z.string().max(MOST_CONTACT, `darf höchstens ${MOST_CONTACT} Zeichen haben`).optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: apiUrl.optional(),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, "sieht nicht wie ein Token von @BotFather aus (123456:ABC…)")
    .optional(),
  TELEGRAM_API_URL: apiUrl.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/, "muss mit sqlite: beginnen, zum Beispiel sqlite:data/bot.db")
    .optional(),
  HTTP_PORT: wholeNumber(HIGHEST_PORT).optional(),
  HTTP_HOST: z
    .string()
    .refine(
      (text) => text === "localhost" || isIP(text) !== 0,
      "ist keine IP-Adresse; richtig ist zum Beispiel 127.0.0.1",
    )
    .default("127.0.0.1"),
  LOG_LEVEL: oneOf(LOG_LEVELS).optional(),
  CLOCK: z
    .string()
    .refine((text) => parseInstant(text), "ist kein Zeitpunkt; richtig ist zum Beispiel 2026-12-24T07:30:00+01:00")
    .transform(parseInstant)
    .optional(),
});

type Settings = z.infer<typeof settings>;
type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with the content of each `NAME_FILE`; empty settings count as absent. */
function withSecrets(env: Environment, problems: string[]): Record<string, string> {
  const given = Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : []));
  const result: Record<string, string> = Object.fromEntries(given);
  for (const name of SECRETS) {
    const path = result[`${name}_FILE`];
    if (!path) continue;
    if (result[name]) problems.push(`${name} und ${name}_FILE sind beide gesetzt; eines davon weglassen.`);
    try {
      result[name] = readFileSync(path, "utf8").trim();
    } catch {
      problems.push(`${name}_FILE: Die Datei „${path}“ lässt sich nicht lesen.`);
    }
  }
  return result;
}

/** Unknown names that begin like ours, probably typos. */
function unknownNames(env: Environment): string[] {
  const known = [...Object.keys(settings.shape), ...SECRETS.map((name) => `${name}_FILE`)];
  const [strayed, ...rest] = Object.keys(env).filter((name) => name.startsWith("WEBUNTIS_") && !known.includes(name));
  return (strayed ? [strayed, ...rest] : []).map((name) => {
    const nearest = known.toSorted((one, other) => distance(name, one) - distance(name, other))[0];
    return `${name} ist keine Einstellung. Gemeint ist vielleicht ${nearest}.`;
  });
}

/** The way to a school may lead by a proxy, which other programs share. */
const proxyProblems = (env: Environment): string[] =>
  PROXY_VARIABLES.filter((name) => env[name] && !isProxy(env[name])).map(
    (name) => `${name} ist keine Adresse eines Proxys; richtig ist zum Beispiel http://proxy.example:3128.`,
  );

function webuntis(values: Settings, env: Environment, problems: string[]): WebUntisConfig | undefined {
  const account = schoolAccount(values, problems);
  if (account) problems.push(...proxyProblems(env));
  return account && { ...account, useragent: values.WEBUNTIS_USERAGENT, loginRepeat: values.WEBUNTIS_LOGIN_REPEAT };
}

/** A clock that is wrong on purpose must not write into the database that the real one uses. */
const defaultDatabase = ({ CLOCK }: Settings) => (CLOCK ? "sqlite::memory:" : "sqlite:data/bot.db");

const platform = (token: string | undefined, apiUrl: string | undefined): PlatformConfig | undefined =>
  token ? { token, apiUrl } : undefined;

/**
 * Reads the settings from the environment. Errors never contain the value of a secret.
 * @throws {ConfigError} with all mistakes at once.
 */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const given = withSecrets(env, problems);
  problems.push(...unknownNames(given));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`));
    throw new ConfigError(problems);
  }
  const values = parsed.data;
  const config: Config = {
    webuntis: webuntis(values, given, problems),
    timeZone: values.SCHOOL_TIMEZONE,
    language: values.BOT_LANGUAGE,
    teacherNames: values.TEACHER_NAMES,
    access: values.ACCESS,
    operatorContact: values.OPERATOR_CONTACT,
    discord: platform(values.DISCORD_TOKEN, values.DISCORD_API_URL),
    telegram: platform(values.TELEGRAM_TOKEN, values.TELEGRAM_API_URL),
    database: (values.DATABASE_URL ?? defaultDatabase(values)).replace(/^sqlite:(\/\/(?=\/))?/, ""),
    httpPort: values.HTTP_PORT,
    httpHost: values.HTTP_HOST,
    logLevel: values.LOG_LEVEL,
    clock: values.CLOCK,
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
