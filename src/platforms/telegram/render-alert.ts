import type { Block, Reply, SpanLine } from "../../bot/reply.ts";
import { cut, oneLine } from "./escape.ts";

/** Telegram's limit of what pops up over a chat. */
const MOST_CHARACTERS = 200;

const bare = (spans: SpanLine) => spans.map(({ text }) => text).join("");

function sentences(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return [bare(block.spans)];
    case "facts":
      return block.facts.map(({ label, value }) => `${label}: ${bare(value)}`);
    case "list":
      return block.items.map(bare);
    case "lessons":
      return [];
  }
}

/** A reply as the text of an alert: its sentences, and its footer, which may carry a fault's number, always whole. */
export function renderAlert({ title, blocks, footer }: Reply): string {
  const said = oneLine(blocks.flatMap(sentences).join(" ").trim() || title);
  const end = footer ? `\n${oneLine(footer).slice(0, MOST_CHARACTERS / 2)}` : "";
  return `${cut(said, MOST_CHARACTERS - end.length)}${end}`;
}
