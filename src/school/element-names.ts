import { distance } from "fastest-levenshtein";
import type { OwnerKind, PlanOwner } from "./plan.ts";

/** Which class, teacher or room somebody means. */
export type ElementMatch<K extends OwnerKind> =
  | { readonly kind: "one"; readonly element: PlanOwner<K> }
  /** Several fit, or none: the nearest ones, best first, at most 25. */
  | { readonly kind: "many" | "none"; readonly nearest: readonly PlanOwner<K>[] };

/** As many as Discord can offer. */
const MOST = 25;

/** No name is longer, and comparing a whole letter with every name would be slow. */
const LONGEST = 100;

/** "5a" before "10a" before "EF". */
const natural = new Intl.Collator("de", { numeric: true });

/** In lower case, with one space for each separator. */
const spaced = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.,\-‐-―_/]+/gu, " ")
    .trim();

/** Without leading zeros, and without separators except between two numbers. */
const compact = (text: string) =>
  text.replace(/(?<!\p{Nd}) | (?!\p{Nd})/gu, "").replace(/(?<!\p{Nd})0+(?=\p{Nd})/gu, "");

/** Without what people write in different ways: case, spaces, leading zeros, separators. */
const normalized = (name: string) => compact(spaced(name));

/** Words in front of the actual name. A title needs its space: "Herrmann" is a name. */
const LEADS = {
  klasse: /^(?:klasse|class|kl)(?=.)/u,
  teacher: /^(?:herrn?|frau|lehrer(?:in)?|lehrkraft|mrs?|ms|teacher) (?=.)/u,
  room: /^(?:raum|room)(?=.)/u,
} as const satisfies Readonly<Record<OwnerKind, RegExp>>;

interface Entry<K extends OwnerKind> {
  readonly element: PlanOwner<K>;
  readonly name: string;
  readonly proper: string;
  readonly longName: string;
}

const startsWith = (prefix: string) => (entry: Entry<OwnerKind>) =>
  [entry.name, entry.proper, entry.longName].some((name) => name.startsWith(prefix));

/** Finds a school's classes, teachers or rooms by what people type. */
export class ElementNames<K extends OwnerKind> {
  /** In natural order. */
  readonly all: readonly PlanOwner<K>[];
  readonly byId: ReadonlyMap<number, PlanOwner<K>>;
  readonly #lead: RegExp;
  readonly #entries: readonly Entry<K>[];

  constructor(kind: K, elements: readonly PlanOwner<K>[]) {
    this.#lead = LEADS[kind];
    this.all = elements.toSorted((a, b) => natural.compare(a.name, b.name));
    this.byId = new Map(elements.map((element) => [element.id, element]));
    this.#entries = this.all.map((element) => ({
      element,
      name: normalized(element.name),
      proper: this.#proper(element.name),
      longName: this.#proper(element.longName),
    }));
  }

  /** Understands "5a", "5A", "05a", "5 a", "Klasse 5a", and "#129" for the element with that id. */
  find(typed: string): ElementMatch<K> {
    const equal = this.#equal(typed.trim().slice(0, LONGEST));
    const [element] = equal;
    if (element && equal.length === 1) return { kind: "one", element };
    if (element) return { kind: "many", nearest: equal.slice(0, MOST) };
    const beginning = this.#beginning(typed);
    if (beginning.length > 0) return { kind: "many", nearest: beginning.slice(0, MOST) };
    return { kind: "none", nearest: this.#near(typed).slice(0, MOST) };
  }

  /** Completions: names that begin with the text, then similar ones; all for an empty text. */
  suggest(typed: string, limit: number): readonly PlanOwner<K>[] {
    const beginning = this.#beginning(typed);
    return [...new Set([...beginning, ...this.#equal(typed), ...this.#near(typed)])].slice(0, limit);
  }

  /** Normalized, without the words in front. */
  #proper(name: string): string {
    return compact(spaced(name).replace(this.#lead, "").trim());
  }

  /** The elements found by the first way of comparing that finds any. */
  #equal(typed: string): readonly PlanOwner<K>[] {
    const [name, stripped] = [normalized(typed), this.#proper(typed)];
    const ways: readonly ((entry: Entry<K>) => boolean)[] = [
      (entry) => entry.element.name === typed,
      (entry) => typed === `#${entry.element.id}`,
      (entry) => entry.name === name,
      (entry) => entry.proper === stripped,
      (entry) => entry.longName === stripped,
    ];
    if (!name) return [];
    const way = ways.find((each) => this.#entries.some(each));
    return way ? this.#entries.filter(way).map(({ element }) => element) : [];
  }

  #beginning(typed: string): readonly PlanOwner<K>[] {
    const text = typed.slice(0, LONGEST);
    const stripped = normalized(text) ? this.#entries.filter(startsWith(this.#proper(text))) : this.#entries;
    const found = stripped.length > 0 ? stripped : this.#entries.filter(startsWith(normalized(text)));
    return found.map(({ element }) => element);
  }

  /** The longer the text, the more typos are forgiven; none in a single character, which would resemble everything. */
  #near(typed: string): readonly PlanOwner<K>[] {
    const text = this.#proper(typed.slice(0, LONGEST));
    const forgiven = Math.min(Math.ceil(text.length / 3), text.length - 1, 3);
    return this.#entries
      .map(({ element, proper: name, longName }) => ({
        element,
        typos: Math.min(distance(text, name), longName ? distance(text, longName) : Number.POSITIVE_INFINITY),
      }))
      .filter(({ typos }) => typos <= forgiven)
      .toSorted((a, b) => a.typos - b.typos)
      .map(({ element }) => element);
  }
}
