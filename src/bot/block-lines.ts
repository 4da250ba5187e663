import { type Block, bold, type SpanLine } from "./reply.ts";

/** How a platform writes blocks as lines of text. */
export interface LineStyle<Line> {
  line(spans: SpanLine): Line;
  /** An entry of a list, with its bullet. */
  item(spans: SpanLine): Line;
  /** The label before a fact's value: "Klasse: ". */
  label(text: string): SpanLine;
  lessons(block: Extract<Block, { kind: "lessons" }>): readonly Line[];
}

/** A block as lines, for platforms without lists and tables. */
export function blockLines<Line>(block: Block, style: LineStyle<Line>): readonly Line[] {
  switch (block.kind) {
    case "heading":
      return [style.line([bold(block.text)])];
    case "paragraph":
      return [style.line(block.spans)];
    case "facts":
      return block.facts.map(({ label, value }) => style.line([...style.label(label), ...value]));
    case "list":
      return block.items.map((item) => style.item(item));
    case "lessons":
      return style.lessons(block);
  }
}
