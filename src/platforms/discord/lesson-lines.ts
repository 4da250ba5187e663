import type { LessonEntry, LessonRow, Mark, SpanLine } from "../../bot/reply.ts";
import { clean, clipPlain, escapeLineStart, escapeMarkdown } from "./escape.ts";
import { LONGEST_CELL, LONGEST_LINE } from "./limits.ts";
import { clipSpans, spanMarkdown } from "./spans.ts";

/** Ordinary lessons have no sign. */
const SIGNS: Readonly<Record<Mark, string>> = {
  regular: "",
  changed: "🔁 ",
  cancelled: "❌ ",
  extra: "➕ ",
  exam: "📝 ",
  event: "📌 ",
  supervision: "👀 ",
  standby: "⏳ ",
  officeHour: "💬 ",
};

/** Stays at the end of code, where a plain space may be dropped. */
const NO_BREAK_SPACE = "\u00a0";

/** Replaces the unit for a slot's further lessons. */
const SAME_SLOT = "│";
const LONGEST_SLOT = 16;

/** Cells with dots between them; a dot between two struck cells is struck too. */
function joined(cells: readonly SpanLine[]): SpanLine {
  return cells.flatMap((cell, index): SpanLine => {
    const before = cells[index - 1]?.at(-1);
    if (!before) return cell;
    const struck = before.kind === "struck" && cell[0]?.kind === "struck";
    return [{ kind: struck ? "struck" : "plain", text: " · " }, ...cell];
  });
}

const hasUnit = ({ unit }: LessonRow) => clean(unit).trim() !== "";
const slotLabel = (row: LessonRow) => clipPlain(hasUnit(row) ? clean(row.unit).trim() : row.time, LONGEST_SLOT);

/** As code: fixed width, and easy to spot. */
const slotCode = (label: string, width: number) =>
  label.includes("`") ? escapeLineStart(escapeMarkdown(label)) : `\`${label.padEnd(width, NO_BREAK_SPACE)}\``;

const noteText = (note: SpanLine) => spanMarkdown(clipSpans(note, LONGEST_LINE));

/** In small text: the slot's time with the first note behind it, and a line for each other note. */
function smallLines(time: string, notes: readonly SpanLine[]): string[] {
  const [first, ...others] = notes.map(noteText);
  const timed = time ? [`-# ${[time, first].filter(Boolean).join(" · ")}`] : [];
  return [...timed, ...(time || first === undefined ? others : [first, ...others]).map((note) => `-# ↳ ${note}`)];
}

function entryLines({ mark, subject, teacher, room, notes }: LessonEntry, slot: string, time: string): string[] {
  const cells = [subject, teacher, room]
    .map((cell) => clipSpans(cell, LONGEST_CELL))
    .filter(({ length }) => length > 0);
  return [`${slot} ${SIGNS[mark]}${spanMarkdown(joined(cells))}`.trimEnd(), ...smallLines(time, notes)];
}

/**
 * A timetable for a phone: a line per lesson, with its notes in small text below. Lessons of one slot share its unit, and below the last
 * one stands its time: beside a lesson it would not fit. Rows outside the time grid show their time instead of a unit.
 */
export function lessonLines(rows: readonly LessonRow[]): readonly string[] {
  const width = Math.max(0, ...rows.filter(({ unit }) => unit).map((row) => slotLabel(row).length));
  return rows.flatMap((row) => {
    const time = hasUnit(row) && row.time ? escapeMarkdown(clipPlain(row.time, LONGEST_SLOT)) : "";
    const last = row.entries.length - 1;
    return row.entries.flatMap((entry, index) =>
      entryLines(entry, slotCode(index === 0 ? slotLabel(row) : SAME_SLOT, width), index === last ? time : ""),
    );
  });
}
