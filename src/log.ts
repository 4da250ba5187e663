import { type Logger, pino } from "pino";
import { type Blank, cleanText, tellError } from "./bot/tell-error.ts";
import type { LogLevel } from "./config.ts";

/** Names that a secret might have in a log entry, three levels deep. */
const SECRET_NAMES = ["password", "token", "authorization", "cookie", "jsessionid", "sessionId"];

/** Shorter ones stand in any text by chance. */
const SHORTEST_SECRET = 4;
const BLANK = "[redacted]";

/** A secret as it may stand in a text: as it is, in JSON, in an address; and the secret half of Telegram's token. */
const formsOf = (secret: string): readonly string[] => {
  const half = /^\d+:(.+)$/.exec(secret)?.[1];
  return [secret, ...(half === undefined ? [] : [half])].flatMap((each) => [
    each,
    JSON.stringify(each).slice(1, -1),
    encodeURIComponent(each),
    encodeURI(each),
  ]);
};

/** Blanks secrets wherever they stand in a text. */
export function blanking(secrets: readonly string[]): Blank {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter(({ length }) => length >= SHORTEST_SECRET);
  // The longest first: one secret may be part of another's form.
  const ordered = forms.toSorted((one, other) => other.length - one.length);
  return (text) => ordered.reduce((blanked, form) => blanked.replaceAll(form, BLANK), text);
}

const DEEPEST = 6;
const LONGEST_TEXT = 1000;

/** What is logged, with every text from outside cut and cleaned, and every error told by its allowed fields. */
function cleaned(value: unknown, blank: Blank, deep = DEEPEST): unknown {
  if (typeof value === "string") return cleanText(blank(value), LONGEST_TEXT);
  if (value instanceof Error) return tellError(value, blank);
  if (typeof value !== "object" || value === null) return value;
  if (deep === 0) return "…";
  if (Array.isArray(value)) return value.map((each) => cleaned(each, blank, deep - 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return cleanText(blank(String(value)), LONGEST_TEXT);
  return Object.fromEntries(
    // A stack was cleaned line by line where its error was told.
    Object.entries(value).map(([key, each]) => [key, key === "stack" ? each : cleaned(each, blank, deep - 1)]),
  );
}

/** Options of every log: errors by their allowed fields, texts clean, secrets blank. */
export function logOptions(level: LogLevel, secrets: readonly string[]) {
  const blank = blanking(secrets);
  return {
    level,
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: BLANK },
    formatters: { log: (entry: Record<string, unknown>) => cleaned(entry, blank) as Record<string, unknown> },
    hooks: { streamWrite: blank },
  };
}

/**
 * JSON lines on standard error: standard output belongs to the terminal's answers.
 * @param secrets blanked wherever they stand
 */
export function createLog(level: LogLevel, secrets: readonly string[]): Logger {
  return pino(logOptions(level, secrets), pino.destination({ dest: 2, sync: true }));
}
