/** Those of markup, and those that German editors write. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  eacute: "é",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  bdquo: "„",
  ldquo: "“",
  rdquo: "”",
  euro: "€",
};

const character = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "");

function entity(whole: string, name: string): string {
  if (name.startsWith("#x") || name.startsWith("#X")) return character(Number.parseInt(name.slice(2), 16));
  if (name.startsWith("#")) return character(Number(name.slice(1)));
  return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
}

/** Characters of a text that are kept. */
const LONGEST = 20_000;

/** The text of some HTML, such as a message of the day; lines end with "\n". It may still hold any character: escape it like any text. */
export const plainText = (html: string): string =>
  html
    .slice(0, LONGEST)
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d)>/gi, "\n")
    .replace(/<li[^<>]*>/gi, "• ")
    .replace(/<[/!]?[a-z-][^<>]*>/gi, "")
    .replace(/&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w+);/g, entity)
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

const MARKUP = /<(?:br|p|div|span|ul|ol|li|b|i|u|strong|em|a|h[1-6])\b[^<>]*>/i;

/** A text that teachers typed: plain, or with markup where the school's editor makes some. "x < 3" is no markup. */
export const typedText = (text: string): string =>
  MARKUP.test(text) ? plainText(text) : text.slice(0, LONGEST).replace(/\r\n?/g, "\n").trim();
