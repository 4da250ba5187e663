import type { APIEmbed, AttachmentPayload } from "discord.js";
import { blockLines, type LineStyle } from "../../bot/block-lines.ts";
import type { PackedReply } from "../../bot/packed-reply.ts";
import { type Block, bold, plain, type SpanLine, type Tone } from "../../bot/reply.ts";
import { type ButtonRow, buttonRows } from "./buttons.ts";
import { clipPlain, escapeLineStart } from "./escape.ts";
import { lessonLines } from "./lesson-lines.ts";
import { LIMITS, LONGEST_LINE } from "./limits.ts";
import { clipSpans, spanMarkdown } from "./spans.ts";

/** What Discord is sent: one embed and its buttons. */
export interface Message {
  readonly embeds: [APIEmbed];
  readonly components: ButtonRow[];
  readonly files?: AttachmentPayload[];
}

/** The colour of the embed's edge. */
const COLOURS: Readonly<Record<Tone, number>> = {
  normal: 0x5865f2,
  changed: 0xf0b232,
  free: 0x23a55a,
  unknown: 0x95a5a6,
  warning: 0xe67e22,
  refused: 0x992d22,
  later: 0x95a5a6,
  error: 0xda373c,
};

const textLine = (spans: SpanLine, most = LONGEST_LINE) => escapeLineStart(spanMarkdown(clipSpans(spans, most)));

const STYLE: LineStyle<string> = {
  line: (spans) => textLine(spans),
  item: (spans) => `- ${textLine(spans)}`,
  label: (text) => [bold(text), plain(": ")],
  lessons: ({ rows }) => lessonLines(rows),
};

/** The lines that fit, whole; "…" in place of those that don't. */
function fitting(lines: readonly string[], most: number): string {
  const whole = lines.join("\n");
  if (whole.length <= most) return whole;
  const kept: string[] = [];
  let room = most - "\n…".length;
  for (const line of lines) {
    room -= line.length + 1;
    if (room < 0) break;
    kept.push(line);
  }
  return `${kept.join("\n").trimEnd()}\n…`;
}

/**
 * A paragraph stands close to the paragraph, facts or list that follows it: it says what they are, as a heading does. All else is set off
 * by a blank line.
 */
const isSetOff = (block: Block, before: Block | undefined) =>
  before !== undefined &&
  (!["paragraph", "heading"].includes(before.kind) || block.kind === "lessons" || block.kind === "heading");

const description = (blocks: readonly Block[]) =>
  fitting(
    blocks.flatMap((block, index) => [
      ...(isSetOff(block, blocks[index - 1]) ? [""] : []),
      ...blockLines(block, STYLE),
    ]),
    LIMITS.description,
  );

/** A reply as Discord shows it, within all of its limits. Mentions are plain text. */
export function render({ title, tone, blocks, footer, file, buttons }: PackedReply): Message {
  const text = description(blocks);
  const embed: APIEmbed = {
    title: textLine([plain(title)], LIMITS.title).trim() || "…",
    color: COLOURS[tone],
    ...(text.trim() ? { description: text } : {}),
    ...(footer ? { footer: { text: clipPlain(footer, LIMITS.footer) } } : {}),
  };
  return {
    embeds: [embed],
    components: buttonRows(buttons),
    ...(file ? { files: [{ name: file.name, attachment: Buffer.from(file.text) }] } : {}),
  };
}
