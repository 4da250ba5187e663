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

/** The text of some HTML, such as a message of the day; lines end with "\n". It may still hold any character: escape it like any text. */
export const plainText = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d)>/gi, "\n")
    .replace(/<li[^<>]*>/gi, "• ")
    .replace(/<[/!]?[a-z-][^<>]*>/gi, "")
    .replace(/&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w+);/g, entity)
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
