import type { Span, SpanLine } from "../../bot/reply.ts";

/** Invisible and never breaking: after it, "@name" is no longer a mention. */
const WORD_JOINER = "\u2060";

/** Line breaks and other control characters, and those that turn the direction of writing. */
const UNRULY = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** Where Telegram sees a mention, a command or a hashtag in plain text: a sign at the start of a word (which may stand in the next span). */
const ENTITY_START = /(?<![\p{L}\p{N}_])([@/#])(?=[\p{L}\p{N}_]|$)/gu;

/** Text in one line that Telegram accepts: no control characters, no halves of characters. */
export const oneLine = (text: string) => text.toWellFormed().replace(UNRULY, " ");

/** What is text to a person becomes text to Telegram's HTML parser. */
export const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * A span as it will be seen in an HTML text. Telegram finds mentions, commands and hashtags there by itself and has no switch
 * against it, so those in names and notes are broken harmlessly. Code stays as it is: nothing is found in it, and it gets copied.
 */
export const withoutEntities = ({ kind, text }: Span): Span => ({
  kind,
  text: kind === "code" ? oneLine(text) : oneLine(text).replace(ENTITY_START, `$1${WORD_JOINER}`),
});

const TAGS: Readonly<Record<Span["kind"], string | undefined>> = {
  plain: undefined,
  bold: "b",
  struck: "s",
  code: "code",
};

/** Spans as HTML, the same tags in texts and rich messages. */
export const spansHtml = (spans: SpanLine) =>
  spans
    .filter(({ text }) => text)
    .map(({ kind, text }) => {
      const tag = TAGS[kind];
      return tag ? `<${tag}>${escapeHtml(text)}</${tag}>` : escapeHtml(text);
    })
    .join("");

/** The first characters of a text, never half of one, with "…" in place of the rest. `most` counts UTF-16 units. */
export const cut = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1)).replace(/[\ud800-\udbff]$/, "")}…`;
