import type { ReplyText } from "../../bot/packed-reply.ts";
import { type Block, bold, type LessonEntry, plain, type SpanLine } from "../../bot/reply.ts";
import { escapeHtml, oneLine, spansHtml } from "./escape.ts";
import { signedTitle } from "./tone.ts";

type Lessons = Extract<Block, { kind: "lessons" }>;
type Column = "subject" | "teacher" | "room";

/** Telegram's limits of a rich message. A list item counts as two blocks: itself and its text. */
const MOST_CHARACTERS = 32_768;
const MOST_BLOCKS = 500;

/** A cell without text would be a hole in the table. */
const EMPTY_CELL = "&#160;";

const inline = (spans: SpanLine) => spansHtml(spans.map((span) => ({ ...span, text: oneLine(span.text) })));
const text = (line: string) => escapeHtml(oneLine(line));

/** The columns that are not empty: without teachers' names there is no column for them. */
const columnsOf = ({ rows }: Lessons): Column[] =>
  (["subject", "teacher", "room"] as const).filter(
    (column) => column === "subject" || rows.some(({ entries }) => entries.some((entry) => entry[column].length > 0)),
  );

/** Notes after an arrow, or after the time of the slot that ends with this lesson: "07:55–09:30 · entfällt". */
const details = (time: string, notes: readonly SpanLine[]): SpanLine => {
  const lines = time ? [[plain(time)], ...notes] : notes;
  const lead = time ? "" : "↳ ";
  return lines.flatMap((line, index) => [plain(index === 0 ? lead : " · "), ...line]);
};

/** A lesson's row, and a second one for its time and notes, across all columns but the first. A column for times would not fit a phone. */
function entryRows(entry: LessonEntry, time: string, columns: readonly Column[]): string[] {
  const cells = columns.map((column) => `<td>${inline(entry[column]) || EMPTY_CELL}</td>`).join("");
  const below = time || entry.notes.length > 0 ? inline(details(time, entry.notes)) : "";
  return below ? [cells, `<td colspan="${columns.length}">${below}</td>`] : [cells];
}

/** The unit, or outside the grid the time, is one cell beside all of its lessons. */
function table(lessons: Lessons): string {
  const columns = columnsOf(lessons);
  const heads = [lessons.heads.time, ...columns.map((column) => lessons.heads[column])];
  const body = lessons.rows.flatMap(({ unit, time, entries }) => {
    const rows = entries.flatMap((entry, index) =>
      entryRows(entry, unit && index === entries.length - 1 ? time : "", columns),
    );
    const span = rows.length > 1 ? ` rowspan="${rows.length}"` : "";
    return rows.map((row, index) => (index === 0 ? `<td${span}>${inline([bold(unit || time)])}</td>${row}` : row));
  });
  const rows = [heads.map((head) => `<th>${text(head)}</th>`).join(""), ...body];
  return `<table bordered compact>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h4>${text(block.text) || EMPTY_CELL}</h4>`;
    case "paragraph":
      return `<p>${inline(block.spans)}</p>`;
    case "facts":
      return block.facts.map(({ label, value }) => `<p>${text(label)}: ${inline(value)}</p>`).join("");
    case "list":
      return block.items.length > 0 ? `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join("")}</ul>` : "";
    case "lessons":
      return table(block);
  }
}

const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

/** Errs on the safe side: an escaped character counts as several. */
const fits = (html: string) =>
  html.replace(/<[^>]*>/g, "").length <= MOST_CHARACTERS &&
  count(html, /<(h3|h4|p|table|tr|ul|li|footer)\b/g) + count(html, /<li>/g) <= MOST_BLOCKS;

/** A reply as the HTML of a rich message, with lessons as a table; undefined if it exceeds the limits. */
export function renderRich(reply: ReplyText): string | undefined {
  const footer = reply.footer ? `<footer>${text(reply.footer)}</footer>` : "";
  const html = `<h3>${text(signedTitle(reply))}</h3>${reply.blocks.map(blockHtml).join("")}${footer}`;
  return fits(html) ? html : undefined;
}
