import type { Invocation } from "../bot/command.ts";
import type { Reply, SpanLine } from "../bot/reply.ts";
import { bilingual, type Texts } from "../bot/texts/index.ts";

const texts = bilingual({
  page: { de: (number: number) => `Seite ${number}`, en: (number: number) => `Page ${number}` },
  of: {
    de: (number: number, count: number) => `Seite ${number} von ${count}`,
    en: (number: number, count: number) => `Page ${number} of ${count}`,
  },
});

/** What a phone shows of a list besides title, first lines and buttons, and about how much of a line. */
const LINES = 20;
const LINE_CHARACTERS = 38;

/** About how many lines of a phone some text takes. */
export const phoneLines = (spans: SpanLine): number =>
  Math.max(1, Math.ceil(spans.reduce((sum, { text }) => sum + text.length, 0) / LINE_CHARACTERS));

/** How a list's pages are turned. */
export interface Paging {
  /** The page asked for, from 1; the first by default. One beyond the last is the last. */
  readonly asked: number | undefined;
  /** Asks for another page, given as text. */
  readonly on: (seite: string) => Invocation;
}

/** A part of a long list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

function cut<T>(items: readonly T[], linesOf: (item: T, index: number) => number): readonly (readonly T[])[] {
  const pages: T[][] = [[]];
  let room = LINES;
  for (const [index, item] of items.entries()) {
    const lines = linesOf(item, index);
    if (lines > room && pages.at(-1)?.length) {
      pages.push([]);
      room = LINES;
    }
    pages.at(-1)?.push(item);
    room -= lines;
  }
  return pages;
}

/** The page of a list that is asked for, each as long as a phone shows at once. What is longer by itself has a page of its own. */
export function pageOf<T>(
  items: readonly T[],
  { asked = 1 }: Paging,
  linesOf: (item: T, index: number) => number,
): Page<T> {
  const pages = cut(items, linesOf);
  const number = Math.min(Math.max(asked, 1), pages.length);
  return { items: pages[number - 1] ?? [], number, count: pages.length };
}

/** A reply's last line, and buttons to the pages beside this one, where there are several. */
export function pageParts(
  { number, count }: Page<unknown>,
  { on }: Paging,
  footer: string,
  text: Texts,
): Pick<Reply, "footer" | "actions"> {
  if (count === 1) return { footer, actions: [] };
  const { page, of } = texts(text);
  const { before, after } = text.buttons;
  const to = (other: number, label: (page: string) => string) =>
    other < 1 || other > count ? [] : [{ label: label(page(other)), invocation: on(`${other}`) }];
  return {
    footer: `${of(number, count)} · ${footer}`,
    actions: [[...to(number - 1, before), ...to(number + 1, after)]],
  };
}
