import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { errors } from "../../src/bot/texts/errors.ts";
import type { Locale } from "../../src/bot/texts/index.ts";

/** Something that is said to whoever gets no answer. */
interface Refusal {
  readonly language: Locale;
  /** Where it is written. */
  readonly where: string;
  /** What is said around what is filled in, in its order. */
  readonly parts: readonly string[];
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LANGUAGES: readonly Locale[] = ["de", "en"];
const GAP = "\u0000";

const spans = z.array(z.object({ text: z.string() }));

/** Fills in gaps: as a text, or as a list where that is wanted. */
function withGaps(text: CallableFunction): unknown {
  const filled = (gap: unknown): unknown => Reflect.apply(text, undefined, Array(text.length).fill(gap));
  try {
    return filled(GAP);
  } catch {
    return filled([GAP]);
  }
}

function said(text: unknown): string {
  const whole = typeof text === "function" ? withGaps(text) : text;
  return typeof whole === "string"
    ? whole
    : spans
        .parse(whole)
        .map((span) => span.text)
        .join("");
}

function inTree(node: object, where: string): readonly Refusal[] {
  if ("de" in node && "en" in node)
    return LANGUAGES.map((language) => ({ language, where, parts: said(node[language]).split(GAP) }));
  return Object.entries(node).flatMap(([key, child]) => inTree(child, `${where}.${key}`));
}

/** From an opening bracket to the one that closes it. Texts of users have their brackets in pairs. */
function bracketed(source: string, from: number): string {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    if ("({[".includes(source[at] ?? "")) depth++;
    if (")}]".includes(source[at] ?? "") && --depth === 0) return source.slice(from, at + 1);
  }
  throw new Error(`Nothing closes the bracket: ${source.slice(from, from + 40)}`);
}

/** The texts that errors are made of in a file: `texts(each).unknown`. Those of errors.ts are not looked for here. */
const keysIn = (source: string): readonly string[] =>
  [...source.matchAll(/\b(?:new (?:UserError|OptionError)|onlyInPrivate)\(/g)].flatMap(({ index, 0: call }) =>
    [...bracketed(source, index + call.length - 1).matchAll(/\btexts\(\w+\)\.(\w+)/g)].flatMap(([, key]) => key ?? []),
  );

/** What is written in both languages under a key, however deep. */
function inSource(source: string, key: string, where: string): readonly Refusal[] {
  const found = new RegExp(`^ {2}${key}: \\{`, "m").exec(source);
  if (!found) throw new Error(`${where} has no text ${key}`);
  const written = bracketed(source, found.index + found[0].length - 1);
  return written.split(/^(?=.*?\b(?:de|en): )|(?<=[{,]) (?=(?:de|en): )/m).flatMap((each) => {
    const language = LANGUAGES.find((locale) => new RegExp(`^\\W*${locale}: `).test(each));
    const parts = [...each.matchAll(/"([^"]*)"|`((?:[^`])*)`/g)].map(([, plain, template = ""]) => plain ?? template);
    return language
      ? parts.map((text) => ({ language, where: `${where} ${key}`, parts: text.split(/\$\{[^}]*\}/) }))
      : [];
  });
}

function inFile(path: string): readonly Refusal[] {
  const source = readFileSync(path, "utf8");
  const imported = /import \{[^}]*\btexts\b[^}]*\} from "([^"]+)"/.exec(source)?.[1];
  const home = imported === undefined ? path : join(dirname(path), imported);
  return keysIn(source).flatMap((key) => inSource(readFileSync(home, "utf8"), key, home.slice(ROOT.length)));
}

const files = ["commands", "src"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(ROOT, folder, name)),
);

/** All that there is: the texts of errors.ts, and those of the commands' own errors as they are written in their files. */
export const refusals = (): readonly Refusal[] => [...inTree(errors, "errors"), ...files.flatMap(inFile)];

/** Whether a text says it, with something in its gaps. */
export function says(text: string, { parts }: Refusal): boolean {
  let at = 0;
  return parts.every((part) => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}
