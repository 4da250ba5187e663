import { readFileSync } from "node:fs";
import type { Locale } from "./bot/texts/index.ts";
import { type SchoolAccount, schoolAccount } from "./config-account.ts";
import { strayNames } from "./config-names.ts";
import { type LogLevel, type Settings, settingsSchema } from "./config-schema.ts";
import { type ConfigTexts, configTexts } from "./config-texts.ts";
import { type DotEnv, NO_DOT_ENV } from "./dot-env.ts";
import { isProxy, PROXY_VARIABLES } from "./webuntis/index.ts";

export type { LogLevel } from "./config-schema.ts";

/** All settings, checked. docs/settings.md says what each means. */
export interface Config {
  /** undefined: the demo school. */
  readonly webuntis: WebUntisConfig | undefined;
  readonly timeZone: string;
  readonly language: Locale;
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
  /** undefined: "info" with a platform; at the terminal "warn", and "error" from the first prompt on. */
  readonly logLevel: LogLevel | undefined;
  /** When the bot's clock starts; undefined: the machine's clock. */
  readonly clock: Temporal.Instant | undefined;
}

export interface WebUntisConfig extends SchoolAccount {
  readonly useragent: string;
  readonly loginRepeat: number;
}

export interface PlatformConfig {
  readonly token: string;
  readonly apiUrl: string | undefined;
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

type Environment = Readonly<Record<string, string | undefined>>;

/** `docker run --env-file` and others take quotes as a part of the value. */
const unquoted = (value: string) => /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
      .replace(/^\uFEFF/, "")
      .trim();
  } catch {
    return undefined;
  }
}

/** The environment with the content of each `NAME_FILE`; empty settings count as absent. */
function withSecrets(env: Environment, dotEnv: DotEnv, problems: string[], say: ConfigTexts): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, text] of Object.entries(env)) {
    // Reading the file .env has taken its quotes away: what it still has is part of the value.
    const value = dotEnv.names.includes(name) ? text?.trim() : unquoted(text?.trim() ?? "");
    if (value) result[name] = value;
  }
  for (const name of SECRETS) {
    const path = result[`${name}_FILE`];
    if (!path) continue;
    if (result[name]) problems.push(say.twice(name));
    const content = contentOf(path);
    if (!content) problems.push(content === undefined ? say.unreadable(name, path) : say.empty(name, path));
    // One that cannot be had is not missing as well.
    result[name] = content ?? "";
  }
  return result;
}

/** The way to a school may lead by a proxy, which other programs share. */
const proxyProblems = (env: Environment, { is }: ConfigTexts): string[] =>
  PROXY_VARIABLES.filter((name) => env[name] && !isProxy(env[name])).map((name) => `${name} ${is.noProxy}.`);

/** A clock that is wrong on purpose must not write into the database that the real one uses. */
const defaultDatabase = ({ CLOCK }: Settings) => (CLOCK ? ":memory:" : "data/bot.db");

const platform = (token: string | undefined, apiUrl: string | undefined): PlatformConfig | undefined =>
  token ? { token, apiUrl } : undefined;

function dotEnvProblems({ open, strange, trouble }: DotEnv, known: readonly string[], say: ConfigTexts): string[] {
  const named = typeof trouble === "object" ? [say.dotEnv.named(trouble.named)] : [];
  return [
    ...(trouble === "unreadable" ? [say.dotEnv.unreadable] : named),
    ...strange.map(say.dotEnv.line),
    ...open.filter((name) => known.includes(name)).map(say.dotEnv.open),
  ];
}

/** Addresses of the web client go on after a #; nothing of that is needed. */
const FULL_OF_HASHES = /_(SERVER|URL)$/;

/** The settings with all that is to be said about them, in the language that they ask for. */
export interface Reading {
  /** As far as they could be read; complete where there are no problems. */
  readonly config: Config;
  /** Mistakes: whole sentences that name the setting and the remedy. */
  readonly problems: readonly string[];
  /** Names in .env that mean nothing to us. */
  readonly strangers: readonly string[];
  /** Settings of which .env holds more than counts. */
  readonly cut: readonly string[];
}

/** The language in which to speak about the settings, whatever else is wrong with them. */
export const languageOf = ({ BOT_LANGUAGE = "" }: Environment): Locale =>
  unquoted(BOT_LANGUAGE.trim()).toLowerCase() === "en" ? "en" : "de";

/**
 * Reads the settings from the environment, all of them, however many are wrong. Nothing said of them contains a value that may be secret.
 * @param dotEnv what the file .env has added to it
 */
export function readSettings(env: Environment, dotEnv: DotEnv = NO_DOT_ENV): Reading {
  const say = configTexts({ language: languageOf(env) });
  const schema = settingsSchema(say);
  const known = [...Object.keys(schema.shape), ...SECRETS.map((name) => `${name}_FILE`)];
  const problems = dotEnvProblems(dotEnv, known, say);
  const given = withSecrets(env, dotEnv, problems, say);
  const { slips, strangers } = strayNames(Object.keys(given), known, dotEnv.names);
  problems.push(...slips.map(({ name, meant }) => say.slip(name, meant)));
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  const issues = schema.safeParse(present).error?.issues ?? [];
  problems.push(...issues.map(({ path, message }) => `${path.join(".")} ${message}.`));
  // Without the wrong ones, so that what settings need of each other is looked at in any case.
  const wrong = new Set(issues.map(({ path }) => path[0]));
  const values = schema.parse(Object.fromEntries(Object.entries(present).filter(([name]) => !wrong.has(name))));
  const isGiven = (name: string) => name in given || slips.some(({ meant }) => meant.includes(name));
  const account = schoolAccount(values, isGiven, problems, say);
  if (account) problems.push(...proxyProblems(given, say));
  if (!wrong.has("DEMO")) problems.push(...demoProblems(values.DEMO, account, isGiven, say));
  const config: Config = {
    webuntis: account && {
      ...account,
      useragent: values.WEBUNTIS_USERAGENT,
      loginRepeat: values.WEBUNTIS_LOGIN_REPEAT,
    },
    timeZone: values.SCHOOL_TIMEZONE,
    language: values.BOT_LANGUAGE,
    teacherNames: values.TEACHER_NAMES,
    access: values.ACCESS,
    operatorContact: values.OPERATOR_CONTACT,
    discord: platform(values.DISCORD_TOKEN, values.DISCORD_API_URL),
    telegram: platform(values.TELEGRAM_TOKEN, values.TELEGRAM_API_URL),
    database: values.DATABASE_URL ?? defaultDatabase(values),
    httpPort: values.HTTP_PORT,
    httpHost: values.HTTP_HOST,
    logLevel: values.LOG_LEVEL,
    clock: values.CLOCK,
  };
  return {
    config,
    problems,
    strangers,
    cut: dotEnv.cut.filter((name) => known.includes(name) && !FULL_OF_HASHES.test(name)),
  };
}

const TOKENS = ["DISCORD_TOKEN", "TELEGRAM_TOKEN"] as const;

/** Invented timetables in a real chat must be wanted. */
function demoProblems(
  demo: Settings["DEMO"],
  account: SchoolAccount | undefined,
  isGiven: (name: string) => boolean,
  say: ConfigTexts,
): string[] {
  if (account) return demo === "true" ? [say.demoAndSchool] : [];
  if (demo === "false") return [say.noDemo];
  const tokens = TOKENS.filter(isGiven);
  return tokens.length > 0 && demo !== "true" ? [say.noSchool(tokens)] : [];
}

/**
 * Reads the settings from the environment.
 * @throws {ConfigError} with all mistakes at once.
 */
export function readConfig(env: Environment, dotEnv?: DotEnv): Config {
  const { config, problems } = readSettings(env, dotEnv);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
