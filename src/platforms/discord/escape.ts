/** Signs that turn the direction of what follows: they could make a line read as something else. */
const DIRECTION_SIGNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LINE_BREAKERS = /[\p{Cc}\u2028\u2029]+/gu;

/** The text on one line, without control characters and half surrogate pairs, which Discord refuses. */
export const clean = (text: string) => text.toWellFormed().replace(DIRECTION_SIGNS, "").replace(LINE_BREAKERS, " ");

/** Emphasis, spoilers, code, links, quotes, headings, mentions and timestamps; a colon only where it makes a link or an emoji. */
const MARKUP = /[\\*_~|`<>[\]#@]|:(?=\/\/|[\w+-]+:)/g;

/** The text as Discord's markdown shows it unchanged, without links and mentions. What only means something at a line's start is left: see `escapeLineStart`. */
export const escapeMarkdown = (text: string) => text.replace(MARKUP, "\\$&");

/** A line of escaped text that would begin a list or small text ("- ", "-# ", "1. "), as plain text. */
export const escapeLineStart = (line: string) =>
  line.replace(/^(\s*)([-+])/, "$1\\$2").replace(/^(\s*\d+)([.)])/, "$1\\$2");

/** The UTF-16 units a character takes at most once escaped. */
const escapedLength = (character: string) => (/[\\*_~|`<>[\]#@:]/.test(character) ? 2 : character.length);

/**
 * The text, or its beginning with "…", so that it is at most so long once escaped.
 * Whole characters are taken, so neither an escape nor a surrogate pair is ever cut in two.
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

/** `clip` for what Discord shows as it stands, such as a button's label; never empty. */
export const clipPlain = (text: string, most: number) =>
  clip(clean(text).trim() || "…", most, (character) => character.length);
