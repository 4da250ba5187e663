import type { Span, SpanLine } from "../../bot/reply.ts";

/** Invisible, and no place to break a line: "@", this and a name are no mention. */
const WORD_JOINER = "\u2060";

/** Line breaks and other control characters, and marks that change the writing direction. */
const UNRULY = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** Where Telegram sees a mention, a command or a hashtag in plain text: a sign at the start of a word, which may be in the next span. */
const ENTITY_START = /(?<![\p{L}\p{N}_])([@/#])(?=[\p{L}\p{N}_]|$)/gu;

/** Text on one line that Telegram accepts: no control characters, no lone surrogates. */
export const oneLine = (text: string) => text.toWellFormed().replace(UNRULY, " ");

/** Escapes text for Telegram's HTML parser. */
export const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A command that needs no more words: Telegram makes a link of it by itself, which sends it when it is tapped. */
const WHOLE_COMMAND = /^\/[a-z0-9_]{1,32}$/;

/**
 * A span for an HTML text. Telegram finds mentions, commands and hashtags there and cannot be told not to, so those in names and notes
 * are broken invisibly. Code and our own commands stay as they are: people tap and copy them.
 */
export function withoutEntities(span: Span): Span {
  const { kind } = span;
  const said = oneLine(span.text);
  if (kind === "command") return { kind: WHOLE_COMMAND.test(said) ? "plain" : "code", text: said };
  return { ...span, text: kind === "code" ? said : said.replace(ENTITY_START, `$1${WORD_JOINER}`) };
}

const TAGS: Readonly<Record<Span["kind"], string | undefined>> = {
  plain: undefined,
  bold: "b",
  struck: "s",
  code: "code",
  command: "code",
  dim: "i",
  countdown: undefined,
};

/** Spans as HTML, with the same tags in texts and rich messages. */
export const spansHtml = (spans: SpanLine) =>
  spans
    .filter(({ text }) => text)
    .map(({ kind, text }) => {
      const tag = TAGS[kind];
      return tag ? `<${tag}>${escapeHtml(text)}</${tag}>` : escapeHtml(text);
    })
    .join("");

/** The text, cut to at most `most` UTF-16 units with a "…", never inside a character. */
export const cut = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1)).replace(/[\ud800-\udbff]$/, "")}…`;
