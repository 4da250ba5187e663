import { badRequest } from "./refusal.ts";

export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
}

/** A string is text as it is seen, entities resolved. */
export type Node = string | Element;

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const VOID = new Set(["br", "hr", "img", "input"]);
const TAG = /^<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*(\/?)>/;
const ENTITY = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/i;

const unparsable = (why: string, offset: number) => badRequest(`can't parse entities: ${why} at byte offset ${offset}`);

function entity(rest: string, offset: number): [text: string, length: number] {
  const [whole, decimal, hex, name] = ENTITY.exec(rest) ?? [];
  if (whole === undefined) throw unparsable("Unescaped '&'", offset);
  const text = name ? ENTITIES[name] : String.fromCodePoint(Number.parseInt(decimal ?? hex ?? "", decimal ? 10 : 16));
  if (text === undefined) throw unparsable(`Unknown entity "${whole}"`, offset);
  return [text, whole.length];
}

const attributesOf = (source: string) =>
  new Map([...source.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [name, value]));

/**
 * Parses Telegram's HTML strictly: only these tags, closed in order, and nothing unescaped (Telegram itself is more
 * forgiving about a lonely "&").
 */
export function parseMarkup(html: string, tags: ReadonlySet<string>): readonly Node[] {
  if (!html.isWellFormed()) throw badRequest("strings must be encoded in UTF-8");
  const root: { tag: string; attributes: Map<string, string>; children: Node[] } = {
    tag: "",
    attributes: new Map(),
    children: [],
  };
  const open = [root];
  const top = () => open.at(-1) ?? root;
  const write = (text: string) => {
    const last = top().children.at(-1);
    if (typeof last === "string") top().children.splice(-1, 1, last + text);
    else top().children.push(text);
  };
  let offset = 0;
  while (offset < html.length) {
    const rest = html.slice(offset, offset + 2000);
    if (rest.startsWith("&")) {
      const [text, length] = entity(rest, offset);
      write(text);
      offset += length;
    } else if (rest.startsWith("<")) {
      const [whole, closing, tag = "", attributes = "", selfClosing] = TAG.exec(rest) ?? [];
      if (whole === undefined) throw unparsable("Unescaped '<' or broken tag", offset);
      if (!tags.has(tag)) throw unparsable(`Unsupported start tag "${tag}"`, offset);
      if (closing) {
        if (top().tag !== tag)
          throw unparsable(`Unmatched end tag, expected "</${top().tag}>", found "</${tag}>"`, offset);
        open.pop();
      } else {
        const element = { tag, attributes: attributesOf(attributes), children: [] };
        top().children.push(element);
        if (!selfClosing && !VOID.has(tag)) open.push(element);
      }
      offset += whole.length;
    } else if (rest.startsWith(">")) {
      throw unparsable("Unescaped '>'", offset);
    } else {
      const [text = ""] = /^[^<>&]+/.exec(rest) ?? [];
      write(text);
      offset += text.length;
    }
  }
  if (open.length > 1) throw unparsable(`Can't find end tag corresponding to start tag "${top().tag}"`, offset);
  return root.children;
}

/** The text without any marks. */
export const plainText = (nodes: readonly Node[]): string =>
  nodes.map((node) => (typeof node === "string" ? node : node.tag === "br" ? "\n" : plainText(node.children))).join("");

const MARKS: Readonly<Record<string, string>> = { b: "*", strong: "*", s: "~", del: "~", code: "`", i: "_", em: "_" };

/** The text with *bold*, ~struck~, `code` and _italic_ to be seen. */
export const shownText = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (typeof node === "string") return node;
      const mark = MARKS[node.tag] ?? "";
      return `${mark}${node.tag === "br" ? "\n" : shownText(node.children)}${mark}`;
    })
    .join("");
