/** Marks that change the writing direction: they could make a line read as something else. */
const DIRECTION_SIGNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LINE_BREAKERS = /[\p{Cc}\u2028\u2029]+/gu;

/** The text on one line, without control characters and lone surrogates, which Discord refuses. */
export const clean = (text: string) => text.toWellFormed().replace(DIRECTION_SIGNS, "").replace(LINE_BREAKERS, " ");

/** Emphasis, spoilers, code, links, quotes, headings, mentions and timestamps; a colon only where it makes a link or an emoji. */
const MARKUP = /[\\*_~|`<>[\]#@]|:(?=\/\/|[\w+-]+:)/g;

/** Escapes text so that Discord's markdown shows it unchanged, without links and mentions. `escapeLineStart` does the start of a line. */
export const escapeMarkdown = (text: string) => text.replace(MARKUP, "\\$&");

/** Escapes what would make a line of escaped text a list or small text: "- ", "-# ", "1. ". */
export const escapeLineStart = (line: string) =>
  line.replace(/^(\s*)([-+])/, "$1\\$2").replace(/^(\s*\d+)([.)])/, "$1\\$2");

/** The most UTF-16 units a character takes once escaped. */
const escapedLength = (character: string) => (/[\\*_~|`<>[\]#@:]/.test(character) ? 2 : character.length);

/**
 * The text, or as much of it as fits with a "…": at most `most` UTF-16 units once escaped, or as `lengthOf` counts a character.
 * Never cuts an escape or a surrogate pair in two.
 */
export function clip(text: string, most: number, lengthOf: (character: string) => number = escapedLength): string {
  let length = 0;
  let kept = 0;
  for (const character of text) {
    length += lengthOf(character);
    if (length > most) return `${text.slice(0, kept).trimEnd()}…`;
    if (length < most) kept += character.length;
  }
  return text;
}

/** `clip` for text without markdown, such as a button's label; never empty. */
export const clipPlain = (text: string, most: number) =>
  clip(clean(text).trim() || "…", most, (character) => character.length);
