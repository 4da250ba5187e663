import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

const PATH = ".env";
/** What Windows makes of the name when it hides endings. */
const MISNAMED = ".env.txt";

/** What the settings need to know of the file .env besides what it adds to the environment. Nothing here holds a value. */
export interface DotEnv {
  /** The names taken from it. */
  readonly names: readonly string[];
  /** Those of which a part of the line does not count: what follows a # without a space before it, or a closing quotation mark. */
  readonly cut: readonly string[];
  /** Those with an opening quotation mark and no closing one in the same line. */
  readonly open: readonly string[];
  /** The numbers of lines that are neither a setting nor a remark. */
  readonly strange: readonly number[];
  /** It is there, but could not be had, and the environment holds no settings instead. */
  readonly trouble?: "unreadable" | { readonly named: string };
}

export const NO_DOT_ENV: DotEnv = { names: [], cut: [], open: [], strange: [] };

/** A byte order mark tells how a text is stored: Windows writes UTF-16 from its shell, and UTF-8 with a mark from its editor. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  // The decoder takes the mark away.
  return new TextDecoder(encoding).decode(bytes);
}

const LINE = /^\s*(?:export\s+)?([^=]+?)\s*=(.*)$/;
const QUOTES = /^["'`]/;

/** What readers of such files make of the part behind "=": "cut" when a part of it does not count, "open" when a quotation does not end. */
function formOf(text: string): "whole" | "cut" | "open" {
  const value = text.trimStart();
  const quote = QUOTES.exec(value)?.[0];
  if (quote === undefined) return /^#|\S#/.test(text) ? "cut" : "whole";
  const end = value.indexOf(quote, 1);
  if (end < 0) return "open";
  // In double quotes \n is a new line.
  const isChanged = quote === '"' && value.slice(0, end).includes("\\n");
  return isChanged || !/^\s*(#.*)?$/.test(value.slice(end + 1)) ? "cut" : "whole";
}

/** Reads the bytes of a .env file as Node does, and tells what in it is probably not meant so. */
export function parseDotEnv(bytes: Uint8Array): DotEnv & { readonly values: Readonly<Record<string, string>> } {
  const text = decoded(bytes).replace(/\r\n?/g, "\n");
  const cut: string[] = [];
  const open: string[] = [];
  const strange: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, value] = LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      strange.push(index + 1);
      continue;
    }
    const form = formOf(value);
    if (form === "cut") cut.push(name);
    if (form === "open") open.push(name);
  }
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text))) if (value !== undefined) values[name] = value;
  return { values, names: Object.keys(values), cut, open, strange };
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Any of these set: whoever may read the file has read it for us, as systemd does. */
const GIVEN = /^(WEBUNTIS_|DISCORD_TOKEN|TELEGRAM_TOKEN)/;
const hasSettings = (env: NodeJS.ProcessEnv) => Object.entries(env).some(([name, value]) => GIVEN.test(name) && value);

/**
 * Adds the file .env to the environment, if there is one; what is set already stays. One that may not be read is passed over when the
 * environment has settings: the demo school must not take the place of a real one.
 */
export function loadDotEnv(env: NodeJS.ProcessEnv): DotEnv {
  if (!existsSync(PATH)) {
    const isLost = existsSync(MISNAMED) && !hasSettings(env);
    return isLost ? { ...NO_DOT_ENV, trouble: { named: MISNAMED } } : NO_DOT_ENV;
  }
  const bytes = bytesOf(PATH);
  if (bytes === undefined) return hasSettings(env) ? NO_DOT_ENV : { ...NO_DOT_ENV, trouble: "unreadable" };
  const { values, ...dotEnv } = parseDotEnv(bytes);
  const names = dotEnv.names.filter((name) => env[name] === undefined);
  for (const name of names) env[name] = values[name];
  return { ...dotEnv, names };
}
