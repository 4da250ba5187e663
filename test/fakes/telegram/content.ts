import { type Element, type Node, parseMarkup, plainText, shownText } from "./markup.ts";
import { badRequest } from "./refusal.ts";

/** What a person sees of a message's body. */
export interface Content {
  readonly form: "text" | "rich" | "file";
  /** The plain text, under a file its caption; a table's cells are divided by " | ". */
  readonly text: string;
  /** The same with *bold*, ~struck~, `code` and _italic_. */
  readonly shown: string;
  /** The first table as rows of equal length, marked as in `shown`; what a cell spans beyond itself is "". */
  readonly table: readonly (readonly string[])[] | undefined;
}

const INLINE = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "tg-spoiler", "tg-time", "a"];
const TEXT_TAGS = new Set([...INLINE, "span", "tg-emoji", "pre", "blockquote"]);
const RICH_INLINE = new Set([...INLINE, "mark", "sub", "sup", "tg-emoji", "tg-reference", "tg-math", "br"]);
const LEAF_BLOCKS = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "footer", "pre", "caption", "summary", "td", "th"];
const BLOCKS = [...LEAF_BLOCKS, "hr", "ul", "ol", "li", "blockquote", "table", "tr", "details"];
const RICH_TAGS = new Set([...RICH_INLINE, ...BLOCKS]);

const MOST = { text: 4096, caption: 1024, rich: 32_768, blocks: 500, columns: 20, depth: 16 } as const;

/** The body of sendMessage and editMessageText. Telegram trims it. */
export function textContent(source: string, parseMode: string | undefined): Content {
  const nodes = parseMode === "HTML" ? parseMarkup(source, TEXT_TAGS) : [source];
  const text = plainText(nodes).trim();
  if (text === "") throw badRequest("message text is empty");
  if (text.length > MOST.text) throw badRequest("message is too long");
  return { form: "text", text, shown: shownText(nodes).trim(), table: undefined };
}

/** The caption of sendDocument: there may be none. */
export function captionContent(source: string, parseMode: string | undefined): Content {
  const nodes = parseMode === "HTML" ? parseMarkup(source, TEXT_TAGS) : [source];
  const text = plainText(nodes).trim();
  if (text.length > MOST.caption) throw badRequest("message caption is too long");
  return { form: "file", text, shown: shownText(nodes).trim(), table: undefined };
}

const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  table: ["caption", "tr"],
  tr: ["td", "th"],
  ul: ["li"],
  ol: ["li"],
};

/** Which element may stand in which, and how deep. */
function checkNesting(nodes: readonly Node[], parent: string, depth: number): void {
  if (depth > MOST.depth) throw badRequest("rich message has too many nested levels");
  for (const node of nodes) {
    const tag = typeof node === "string" ? "text" : node.tag;
    const allowed = CHILDREN[parent];
    const fits = allowed
      ? allowed.includes(tag)
      : LEAF_BLOCKS.includes(parent) || RICH_INLINE.has(parent)
        ? tag === "text" || RICH_INLINE.has(tag)
        : !["tr", "td", "th", "li", "caption", "summary"].includes(tag);
    if (!fits) throw badRequest(`can't parse rich message: "${tag}" is not allowed in "${parent || "the message"}"`);
    if (typeof node !== "string") checkNesting(node.children, tag, depth + 1);
  }
}

const elements = (nodes: readonly Node[]) => nodes.filter((node) => typeof node !== "string");
const all = (nodes: readonly Node[]): Element[] =>
  elements(nodes).flatMap((element) => [element, ...all(element.children)]);

const span = ({ attributes }: Element, name: string) => Number(attributes.get(name) ?? 1);

/** A table's cells on its grid. */
function grid(table: Element): string[][] {
  const rows: string[][] = elements(table.children)
    .filter(({ tag }) => tag === "tr")
    .map(() => []);
  for (const [index, row] of elements(table.children)
    .filter(({ tag }) => tag === "tr")
    .entries()) {
    let column = 0;
    for (const cell of elements(row.children)) {
      while (rows[index]?.[column] !== undefined) column += 1;
      for (let down = 0; down < span(cell, "rowspan"); down += 1)
        for (let right = 0; right < span(cell, "colspan"); right += 1) {
          const target = rows[index + down];
          if (!target) throw badRequest("can't parse rich message: a cell spans beyond its table");
          if (target[column + right] !== undefined) throw badRequest("can't parse rich message: cells overlap");
          target[column + right] = down + right === 0 ? shownText(cell.children) : "";
        }
    }
  }
  const widths = new Set(rows.map((row) => row.length));
  if (widths.size !== 1) throw badRequest("can't parse rich message: rows of a table differ in length");
  if (Math.max(...widths) > MOST.columns) throw badRequest("rich message table has too many columns");
  return rows;
}

/** A block's lines as they stand below each other. */
function lines(node: Node, text: (nodes: readonly Node[]) => string): string[] {
  if (typeof node === "string") return [node];
  if (node.tag === "table")
    return elements(node.children).map((row) =>
      elements(row.children)
        .map((cell) => text(cell.children))
        .join(" | "),
    );
  if (node.tag === "ul") return node.children.map((item) => `• ${text([item])}`);
  return [text([node])];
}

/** The body of sendRichMessage, within a rich message's limits. */
export function richContent(html: string): Content {
  const nodes = parseMarkup(html, RICH_TAGS);
  checkNesting(nodes, "", 1);
  const inside = all(nodes);
  if (plainText(nodes).trim() === "") throw badRequest("message text is empty");
  if (plainText(nodes).length > MOST.rich) throw badRequest("message is too long");
  const blocks = inside.filter(({ tag }) => BLOCKS.includes(tag) && tag !== "td" && tag !== "th");
  if (blocks.length > MOST.blocks) throw badRequest("rich message has too many blocks");
  const tables = inside.filter(({ tag }) => tag === "table").map(grid);
  const joined = (text: (nodes: readonly Node[]) => string) => nodes.flatMap((node) => lines(node, text)).join("\n");
  return { form: "rich", text: joined(plainText), shown: joined(shownText), table: tables[0] };
}
