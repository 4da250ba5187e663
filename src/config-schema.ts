import { isIP } from "node:net";
import { z } from "zod";
import { parseInstant } from "./clock.ts";
import { accountSettings } from "./config-account.ts";
import type { ConfigTexts } from "./config-texts.ts";
import { tokenSettings } from "./config-tokens.ts";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const isTimeZone = (zone: string) => {
  try {
    return Boolean(new Temporal.ZonedDateTime(0n, zone));
  } catch {
    return false;
  }
};

/** A root such as https://discord.com/api: with http(s), without a slash at the end. */
const isApiRoot = (url: string) => URL.canParse(url) && /^https?:\/\/[^/].*[^/]$/.test(url);

/** A file, not a folder; ~ would be one of that name. */
const SQLITE = /^sqlite:(?!(\/\/)?~)(.*[^/\\])$/s;

/** Only "///" is the root: after "//" people mean the folder here. */
const fileOf = (url: string) => url.replace(/^sqlite:(\/\/)?/, "");

const HIGHEST_PORT = 65_535;
const MOST_LOGINS = 5;
const MOST_CONTACT = 300;

/** The settings one by one. Each may be absent; what they need of each other is not looked at here. */
export function settingsSchema(say: ConfigTexts) {
  const { is } = say;
  const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
    z
      .string()
      .toLowerCase()
      .pipe(z.enum(values, { error: () => is.noneOf(values) }));
  const apiUrl = z.string().refine(isApiRoot, is.noApiRoot);
  const wholeNumber = (most: number) =>
    z
      .string()
      .refine((text) => /^\d+$/.test(text) && Number(text) <= most, is.noNumber(most))
      .transform(Number);
  return z.object({
    DEMO: z
      .string()
      .toLowerCase()
      .pipe(z.enum(["true", "false"], { error: () => is.noBoolean }))
      .optional(),
    ...accountSettings(say),
    WEBUNTIS_USERAGENT: z.string().default("stundenplan-bot"),
    WEBUNTIS_LOGIN_REPEAT: wholeNumber(MOST_LOGINS).default(1),
    SCHOOL_TIMEZONE: z.string().refine(isTimeZone, is.noTimeZone).default("Europe/Berlin"),
    BOT_LANGUAGE: oneOf(["de", "en"]).default("de"),
    TEACHER_NAMES: oneOf(["short", "full", "hidden"]).default("short"),
    ACCESS: oneOf(["admitted", "open"]).default("admitted"),
    OPERATOR_CONTACT: z.string().max(MOST_CONTACT, is.tooLong(MOST_CONTACT)).optional(),
    ...tokenSettings(say),
    DISCORD_API_URL: apiUrl.optional(),
    TELEGRAM_API_URL: apiUrl.optional(),
    DATABASE_URL: z.string().regex(SQLITE, is.noSqlite).transform(fileOf).optional(),
    HTTP_PORT: wholeNumber(HIGHEST_PORT).optional(),
    HTTP_HOST: z
      .string()
      .refine((text) => text === "localhost" || isIP(text) !== 0, is.noHost)
      .default("127.0.0.1"),
    LOG_LEVEL: oneOf(LOG_LEVELS).optional(),
    CLOCK: z
      .string()
      .refine((text) => parseInstant(text), is.noInstant)
      .transform(parseInstant)
      .optional(),
  });
}

export type Settings = z.infer<ReturnType<typeof settingsSchema>>;
