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
    // An error has been told by then. pino would take it for one of its own, of the type "Object".
    serializers: { err: (told: unknown) => told },
    hooks: { streamWrite: blank },
  };
}

/** An error as people read it: what happened, why, and where. */
function errorLines(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const { type, message, stack, cause } = error as Record<string, unknown>;
  const lines = [`${type}: ${message}`, ...(typeof stack === "string" ? [stack] : [])];
  return [...lines, ...(cause ? [`because of ${errorLines(cause)}`] : [])].join("\n");
}

/** What makes a person's log of JSON; undefined where it is not installed, as it is for development only. @param destination default standard error */
export async function forPeople(colours: boolean, destination: number | NodeJS.WritableStream = 2) {
  try {
    const { default: pretty } = await import("pino-pretty");
    return pretty({
      destination,
      sync: true,
      colorize: colours,
      singleLine: true,
      ignore: "pid,hostname",
      translateTime: "SYS:HH:MM:ss",
      customPrettifiers: { err: errorLines },
    });
  } catch {
    return undefined;
  }
}

/**
 * On standard error, since standard output belongs to the terminal's answers: for people on a terminal, JSON lines elsewhere.
 * @param secrets blanked wherever they stand
 */
export async function createLog(level: LogLevel, secrets: readonly string[]): Promise<Logger> {
  const stream = process.stderr.isTTY ? await forPeople(process.stderr.hasColors()) : undefined;
  return pino(logOptions(level, secrets), stream ?? pino.destination({ dest: 2, sync: true }));
}
