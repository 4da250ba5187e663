import { blockLines, type LineStyle } from "../../bot/block-lines.ts";
import type { ReplyText } from "../../bot/packed-reply.ts";
import { type Block, bold, dim, type LessonRow, plain, type SpanLine } from "../../bot/reply.ts";
import { cut, escapeHtml, oneLine, spansHtml, withoutEntities } from "./escape.ts";
import { signedTitle } from "./tone.ts";

/** Telegram allows 4096 characters after parsing, and does not say of which kind. UTF-16 units are the safe count. */
const MOST_CHARACTERS = 4096;

const MORE: SpanLine = [plain("…")];
const BLANK: SpanLine = [];
const DOT: SpanLine = [plain(" · ")];

/** The pieces that are not empty, with dots between them. */
const dotted = (pieces: readonly SpanLine[]): SpanLine =>
  pieces.filter((piece) => piece.length > 0).flatMap((piece, index) => (index === 0 ? piece : [...DOT, ...piece]));

const lengthOf = (line: SpanLine) => line.reduce((sum, { text }) => sum + text.length, 0);

/** About what a phone shows on one line. */
const PHONE_CHARACTERS = 38;

/**
 * "3–4  Mathematik · HUB · R204", and on the next line "09:50–11:25" with its notes: a phone has no room for columns of text. The time
 * stands below the last of a slot's lessons; the others have their notes behind them where they fit.
 */
const lessonLines = ({ unit, time, entries }: LessonRow): SpanLine[] =>
  entries.flatMap(({ subject, teacher, room, notes }, index) => {
    const start: SpanLine = [bold(unit || time), plain("  ")];
    const lesson = [...start, ...dotted([subject, teacher, room])];
    if (unit && index === entries.length - 1) return [lesson, dotted([[dim(time)], ...notes])];
    const whole = [...start, ...dotted([subject, teacher, room, ...notes])];
    if (notes.length === 0 || lengthOf(whole) <= PHONE_CHARACTERS) return [whole];
    return [lesson, [plain("↳ "), ...dotted(notes)]];
  });

const STYLE: LineStyle<SpanLine> = {
  line: (spans) => spans,
  item: (spans) => [plain("• "), ...spans],
  label: (text) => [plain(`${text}: `)],
  lessons: ({ rows }) => rows.flatMap(lessonLines),
};

/** A blank line between blocks, but none below a heading, and between a paragraph and the list it announces. */
const gap = (block: Block, before: Block | undefined): SpanLine[] =>
  !before || before.kind === "heading" || (before.kind === "paragraph" && block.kind === "list") ? [] : [BLANK];

/** A line is cut only if at least this much of it stays; otherwise it is left out. */
const LEAST_OF_A_LINE = 200;

function cutLine(line: SpanLine, most: number): SpanLine {
  const kept: SpanLine[number][] = [];
  let left = most;
  for (const span of line) {
    if (left <= 0) break;
    kept.push({ ...span, text: cut(span.text, left) });
    left -= span.text.length;
  }
  return kept;
}

/** As many whole lines as fit, then "…". Only an overlong line is cut itself. */
function fitting(lines: readonly SpanLine[], most: number): readonly SpanLine[] {
  const total = lines.reduce((sum, line) => sum + lengthOf(line) + 1, 0);
  if (total <= most) return lines;
  let left = most - lengthOf(MORE);
  const first = lines.findIndex((line) => {
    const needed = lengthOf(line) + 1;
    if (needed > left) return true;
    left -= needed;
    return false;
  });
  const rest = left > LEAST_OF_A_LINE ? cutLine(lines[first] ?? MORE, left) : MORE;
  return [...lines.slice(0, first), rest];
}

/** A reply as HTML text: escaped, at most 4096 characters as people read it, cut at whole lines. */
export function renderHtml(reply: ReplyText): string {
  const { blocks } = reply;
  const lines = [
    [bold(cut(signedTitle(reply), MOST_CHARACTERS / 4))],
    ...blocks.flatMap((block, index) => [...gap(block, blocks[index - 1]), ...blockLines(block, STYLE)]),
  ].map((line) => line.map(withoutEntities));
  const footer = reply.footer ? cut(oneLine(reply.footer), MOST_CHARACTERS / 4) : "";
  const end = footer ? `\n\n<i>${escapeHtml(footer)}</i>` : "";
  const room = MOST_CHARACTERS - (footer ? footer.length + "\n\n".length : 0);
  return `${fitting(lines, room).map(spansHtml).join("\n")}${end}`;
}
