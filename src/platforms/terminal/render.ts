import { styleText } from "node:util";
import type { Action, Block, LessonEntry, Mark, Reply, Span, SpanLine, Tone } from "../../bot/reply.ts";

/** How replies look: with colours and bold on a terminal, as bare text in a pipe. */
export interface Look {
  readonly colours: boolean;
}

type Format = Parameters<typeof styleText>[0];
type Paint = (format: Format, text: string) => string;

const painter =
  ({ colours }: Look): Paint =>
  (format, text) =>
    colours ? styleText(format, text, { validateStream: false }) : text;

const TONES: Readonly<Record<Tone, Format>> = {
  normal: ["bold"],
  changed: ["bold", "yellow"],
  free: ["bold", "green"],
  warning: ["bold", "yellow"],
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
const harmless = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
const inline = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");

function span({ kind, text }: Span, paint: Paint, colours: boolean): string {
  const clean = inline(text);
  if (kind === "bold") return paint("bold", clean);
  if (kind === "code") return paint("cyan", clean);
  if (kind === "struck") return colours ? paint("strikethrough", clean) : `~${clean}~`;
  return clean;
}

const line = (spans: SpanLine, look: Look) => spans.map((each) => span(each, painter(look), look.colours)).join("");

/** The width on screen, without colours. */
const width = (spans: SpanLine, look: Look) => line(spans, { ...look, colours: false }).length - strikes(spans, look);
/** In colours a struck text has no tildes. */
const strikes = (spans: SpanLine, { colours }: Look) =>
  colours ? 2 * spans.filter(({ kind }) => kind === "struck").length : 0;

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
      return [
        `${INDENT}${start}${cells.join(INDENT)}`.trimEnd(),
        ...notes.map((note) => (mark ? paint(mark, note) : note)),
      ];
    }),
  );
  return [paint("dim", `${INDENT}${[...head, heads.room].join(INDENT)}`.trimEnd()), ...body];
}

function block(each: Block, look: Look): string[] {
  switch (each.kind) {
    case "paragraph":
      return [`${INDENT}${line(each.spans, look)}`];
    case "facts":
      return each.facts.map(({ label, value }) => `${INDENT}${harmless(label)}: ${line(value, look)}`);
    case "list":
      return each.items.map((item) => `${INDENT}• ${line(item, look)}`);
    case "lessons":
      return lessons(each, look);
  }
}

const buttons = (actions: readonly Action[]) =>
  actions.map(({ label }, index) => `[${index + 1}] ${harmless(label)}`).join("  ");

/** A reply as lines of text. Its actions are numbered: typing the number presses them. */
export function render(reply: Reply, look: Look): string {
  const paint = painter(look);
  const actions = reply.actions.flat();
  const lines = [
    paint(TONES[reply.tone], harmless(reply.title)),
    ...reply.blocks.flatMap((each) => block(each, look)),
    ...(reply.file ? reply.file.text.trimEnd().split("\n").map(inline) : []),
    ...(reply.footer ? [paint("dim", `${INDENT}${harmless(reply.footer)}`)] : []),
    ...(actions.length > 0 ? [paint("dim", `${INDENT}${buttons(actions)}`)] : []),
  ];
  return `${lines.join("\n")}\n`;
}
