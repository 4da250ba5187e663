import { blockLines, type LineStyle } from "../../bot/block-lines.ts";
import type { ReplyText } from "../../bot/packed-reply.ts";
import { plain, type SpanLine } from "../../bot/reply.ts";
import { cut, oneLine } from "./escape.ts";

/** Telegram's limit of an alert. */
const MOST_CHARACTERS = 200;

const bare = (spans: SpanLine) => spans.map(({ text }) => text).join("");

/** An alert has no room for lessons. */
const STYLE: LineStyle<string> = {
  line: bare,
  item: bare,
  label: (text) => [plain(`${text}: `)],
  lessons: () => [],
};

/** A reply as the text of an alert: its sentences, cut if need be, and its footer, which may hold a fault's number. */
export function renderAlert({ title, blocks, footer }: ReplyText): string {
  const said = oneLine(
    blocks
      .flatMap((block) => blockLines(block, STYLE))
      .join(" ")
      .trim() || title,
  );
  const end = footer ? `\n${oneLine(footer).slice(0, MOST_CHARACTERS / 2)}` : "";
  return `${cut(said, MOST_CHARACTERS - end.length)}${end}`;
}
