import type { Locale } from "./locale.ts";

/** Something in every language of the bot, German first; by default a text. */
export type Localised<T = string> = Readonly<Record<Locale, T>>;

/** Texts in both languages, in groups: a leaf that lacks a language is a type error. */
interface Tree {
  readonly [key: string]: Tree | Localised<unknown>;
}

/** One language's side of the texts. A leaf is of either language's type, so that one of another shape is an error where it is used. */
type Side<T> = T extends Localised<infer Value> ? Value : { readonly [K in keyof T]: Side<T[K]> };

const isLeaf = (node: Tree | Localised<unknown>): node is Localised<unknown> => "de" in node && "en" in node;

function side(node: Tree | Localised<unknown>, locale: Locale): unknown {
  if (isLeaf(node)) return node[locale];
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, side(child, locale)]));
}

/**
 * Texts with German and English beside each other, of which one language is taken:
 * `const texts = bilingual({ free: { de: "frei", en: "free" } })`, then `texts(context.text).free`.
 * Leaves are texts, or functions and lists that give some.
 */
export function bilingual<T extends Tree>(tree: T): (of: { readonly language: Locale }) => Side<T> {
  const sides = { de: side(tree, "de"), en: side(tree, "en") };
  return ({ language }) => sides[language] as Side<T>;
}
