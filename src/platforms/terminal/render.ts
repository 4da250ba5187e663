import { styleText } from "node:util";
import { blockLines, type LineStyle } from "../../bot/block-lines.ts";
import type { Button, PackedReply } from "../../bot/packed-reply.ts";
import {
  type Block,
  type LessonEntry,
  type Mark,
  plain,
  type Span,
  type SpanLine,
  type Tone,
} from "../../bot/reply.ts";

/** How replies look: in colours on a terminal, as plain text in a pipe. */
export interface Look {
  readonly colours: boolean;
}

type Format = Parameters<typeof styleText>[0];
type Paint = (format: Format | undefined, text: string) => string;

const painter =
  ({ colours }: Look): Paint =>
  (format, text) =>
    colours && format ? styleText(format, text, { validateStream: false }) : text;

const TONES: Readonly<Record<Tone, Format>> = {
  normal: ["bold"],
  changed: ["bold", "yellow"],
  free: ["bold", "green"],
  unknown: ["bold", "dim"],
  warning: ["bold", "yellow"],
  refused: ["bold", "magenta"],
  later: ["bold", "dim"],
  error: ["bold", "red"],
};

const MARKS: Readonly<Record<Mark, Format | undefined>> = {
  regular: undefined,
  changed: "yellow",
  cancelled: "red",
  extra: "green",
  exam: "magenta",
  event: "cyan",
  supervision: "blue",
  standby: "blue",
  officeHour: "blue",
};

/** Control characters could move the cursor or colour the screen: they become spaces. */
const inline = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");
const harmless = (text: string) => inline(text).trim();

const SPANS: Readonly<Record<Span["kind"], Format | undefined>> = {
  plain: undefined,
  bold: "bold",
  struck: "strikethrough",
  code: "cyan",
  command: "cyan",
  dim: "dim",
  countdown: undefined,
};

/** Without colours, struck text is put between tildes. */
const visible = ({ kind, text }: Span, { colours }: Look) =>
  kind === "struck" && !colours ? `~${inline(text)}~` : inline(text);

const line = (spans: SpanLine, look: Look) =>
  spans.map((each) => painter(look)(SPANS[each.kind], visible(each, look))).join("");

/** The width on screen. */
const width = (spans: SpanLine, look: Look) => spans.map((each) => visible(each, look)).join("").length;

const padded = (spans: SpanLine, columns: number, look: Look) =>
  line(spans, look) + " ".repeat(Math.max(0, columns - width(spans, look)));

const INDENT = "  ";

function lessons({ rows, heads }: Extract<Block, { kind: "lessons" }>, look: Look): string[] {
  const paint = painter(look);
  const entries = rows.flatMap((row) => row.entries);
  const widest = (head: string, cell: (entry: LessonEntry) => SpanLine) =>
    Math.max(head.length, ...entries.map((entry) => width(cell(entry), look)));
  const unit = Math.max(heads.time.length, ...rows.map((row) => row.unit.length));
  const time = Math.max(0, ...rows.map((row) => row.time.length));
  const subject = widest(heads.subject, (entry) => entry.subject);
  const teacher = widest(heads.teacher, (entry) => entry.teacher);
  const room = widest(heads.room, (entry) => entry.room);
  const head = [
    heads.time.padEnd(unit),
    " ".repeat(time),
    heads.subject.padEnd(subject),
    heads.teacher.padEnd(teacher),
  ];
  const lead = " ".repeat(unit + time + 2 * INDENT.length);
  const body = rows.flatMap((row) =>
    row.entries.flatMap((entry, index) => {
      const start = index === 0 ? `${row.unit.padEnd(unit)}${INDENT}${row.time.padEnd(time)}${INDENT}` : lead;
      const cells = [
        padded(entry.subject, subject, look),
        padded(entry.teacher, teacher, look),
        padded(entry.room, room, look),
      ];
      const mark = MARKS[entry.mark];
      const notes = entry.notes.map((note) => `${INDENT}${lead}↳ ${line(note, look)}`);
      return [`${INDENT}${start}${cells.join(INDENT)}`.trimEnd(), ...notes.map((note) => paint(mark, note))];
    }),
  );
  return [paint("dim", `${INDENT}${[...head, heads.room].join(INDENT)}`.trimEnd()), ...body];
}

const styleOf = (look: Look): LineStyle<string> => ({
  line: (spans) => `${INDENT}${line(spans, look)}`,
  item: (spans) => `${INDENT}• ${line(spans, look)}`,
  label: (text) => [plain(`${harmless(text)}: `)],
  lessons: (block) => lessons(block, look),
});

const numbered = (buttons: readonly Button[]) =>
  buttons.map(({ label }, index) => `[${index + 1}] ${harmless(label)}`).join("  ");

/** A reply as lines of text. Its buttons are numbered: typing the number presses one. */
export function render(reply: PackedReply, look: Look): string {
  const paint = painter(look);
  const buttons = reply.buttons.flat();
  const lines = [
    paint(TONES[reply.tone], harmless(reply.title)),
    ...reply.blocks.flatMap((block) => blockLines(block, styleOf(look))),
    ...(reply.file ? reply.file.text.trimEnd().split("\n").map(inline) : []),
    ...(reply.footer ? [paint("dim", `${INDENT}${harmless(reply.footer)}`)] : []),
    ...(buttons.length > 0 ? [paint("dim", `${INDENT}${numbered(buttons)}`)] : []),
  ];
  return `${lines.join("\n")}\n`;
}
