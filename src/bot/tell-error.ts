/** The most characters of a text from outside, such as a server's message of an error. */
const LONGEST_TEXT = 300;
const LONGEST_STACK = 2000;
/** Causes of causes, so that a circle ends. */
const DEEPEST = 4;

/** Control characters, which could fake lines or colour a terminal, and marks that change the writing direction. */
const UNRULY = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** A bot's token as it stands in Telegram's addresses, and an interaction's in Discord's. */
const TOKENS = /\/bot\d+(?::|%3A)[\w-]+|\/(?:webhooks|interactions)\/\d+\/[^/\s?"]+/gi;

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text);

/** A text from outside on one line, at most 300 characters, as logs and terminals may show it. */
export const cleanText = (text: string, most = LONGEST_TEXT): string =>
  cut(
    text
      .slice(0, 4 * most)
      .replace(TOKENS, "/[token]")
      .replace(UNRULY, " "),
    most,
  );

/** Blanks what must not be seen, before a text is cut in the middle of it. */
export type Blank = (text: string) => string;
const asIs: Blank = (text) => text;

/** Where an error stands, without the message that its stack begins with. */
function framesOf({ stack = "" }: Error, blank: Blank): string {
  const [, ...frames] = blank(stack.slice(-LONGEST_STACK)).split("\n");
  return frames
    .filter((line) => /^\s+at /.test(line))
    .map((line) => cleanText(line))
    .join("\n");
}

const field = (error: object, name: string): unknown => Reflect.get(error, name);

/** A code or status of an error, or a method's name; nothing else of an error is shown. */
function plainField(error: object, name: string, blank: Blank): object {
  const value = field(error, name);
  if (typeof value === "number") return { [name]: value };
  return typeof value === "string" ? { [name]: cleanText(blank(value)) } : {};
}

const SHOWN = ["code", "error_code", "status", "method", "reason"];

function told(error: unknown, blank: Blank, deep: number): object {
  if (!(error instanceof Error)) return { message: cleanText(typeof error === "string" ? blank(error) : typeof error) };
  // grammY's network errors and errors of handlers keep their cause in `error`.
  const cause = error.cause ?? field(error, "error");
  const stack = framesOf(error, blank);
  return {
    type: error.name,
    message: cleanText(blank(error.message)),
    ...Object.assign({}, ...SHOWN.map((name) => plainField(error, name, blank))),
    ...(cause instanceof Error && deep > 0 ? { cause: told(cause, blank, deep - 1) } : {}),
    ...(stack ? { stack } : {}),
  };
}

/**
 * What may be logged of an error: a few fields of all that libraries put into theirs, such as requests with tokens, bodies with messages,
 * and answers with names.
 */
export const tellError = (error: unknown, blank: Blank = asIs): object => told(error, blank, DEEPEST);

/** An error and what caused it on one line. */
export function tellErrorBriefly(error: unknown, deep = DEEPEST): string {
  if (!(error instanceof Error)) return cleanText(typeof error === "string" ? error : typeof error);
  const { name, message, cause } = error;
  const why = cause instanceof Error && deep > 0 ? `, because of ${tellErrorBriefly(cause, deep - 1)}` : "";
  return `${cleanText(`${name}: ${message}`)}${why}`;
}
