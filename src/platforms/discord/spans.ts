import { plain, type Span, type SpanLine } from "../../bot/reply.ts";
import { clean, clip, escapeMarkdown } from "./escape.ts";

/** The most characters that emphasis adds: two marks of two and a zero-width space. */
const EMPHASIS = 5;

/** A command that opens when it is tapped: "</abo start:1300000000000000042>". */
const MENTION = /^<\/[-_\p{L}\p{N}]{1,32}(?: [-_\p{L}\p{N}]{1,32}){0,2}:\d{17,20}>$/u;

const JOINED: ReadonlySet<Span["kind"]> = new Set(["plain", "bold", "struck", "code", "dim"]);

/** Merges neighbours of one kind, since "**a****b**" is not bold, and cleans every text. */
function merged(spans: SpanLine): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const [last, text] = [result.at(-1), clean(span.text)];
    if (last?.kind === span.kind && JOINED.has(span.kind))
      result[result.length - 1] = { ...last, text: last.text + text };
    else if (text) result.push({ ...span, text });
  }
  return result;
}

/** The spans, or as much of them as fits with a "…": at most `most` UTF-16 units of markdown. */
export function clipSpans(spans: SpanLine, most: number): SpanLine {
  const result: Span[] = [];
  let room = most;
  for (const span of merged(spans)) {
    if (span.kind === "countdown" && markdown(span).length >= room) return [...result, plain("…")];
    const clipped = { ...span, text: clip(span.text, room - EMPHASIS - 1) };
    result.push(clipped);
    room -= markdown(clipped).length;
    if (clipped.text !== span.text) return result;
    if (room <= EMPHASIS + 1) return [...result, plain("…")];
  }
  return result;
}

/** Nothing can be escaped inside code. */
const asCode = (text: string) => (text.includes("`") ? escapeMarkdown(text) : `\`${text}\``);

function emphasised(span: Span, text: string): string {
  switch (span.kind) {
    case "plain":
      return escapeMarkdown(text);
    case "bold":
      return `**${escapeMarkdown(text)}**`;
    case "dim":
      // In italics, kept apart from letters behind them and from struck text before them.
      return `\u200b_${escapeMarkdown(text)}_\u200b`;
    case "struck":
      // A "~" right before the closing mark would count as part of it.
      return `~~${escapeMarkdown(text)}${text.endsWith("~") ? "\u200b" : ""}~~`;
    case "command":
      return MENTION.test(text) ? text : asCode(text);
    case "code":
      return asCode(text);
    case "countdown":
      return `<t:${span.at}:R>`;
  }
}

/** Emphasis works only around text that neither begins nor ends with a space. */
function markdown(span: Span): string {
  const { kind, text } = span;
  const inner = text.trim();
  if (kind === "plain" || !inner) return escapeMarkdown(text);
  const start = text.indexOf(inner);
  return text.slice(0, start) + emphasised(span, inner) + text.slice(start + inner.length);
}

/** Spans as Discord's markdown, for use within a line. */
export const spanMarkdown = (spans: SpanLine): string => merged(spans).map(markdown).join("");
