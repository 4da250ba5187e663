import { distance } from "fastest-levenshtein";
import type { Named } from "./plan.ts";

/** How what somebody typed as a class was understood. */
export type KlasseMatch =
  | { readonly kind: "one"; readonly klasse: Named }
  /** More than one class could be meant, or none: the nearest ones, best first, at most 25. */
  | { readonly kind: "many" | "none"; readonly nearest: readonly Named[] };

/** As many as Discord can offer. */
const MOST = 25;

/** No class's name is longer, and comparing a whole letter with every class would take long. */
const LONGEST = 100;

/** "5a" before "10a" before "EF". */
const natural = new Intl.Collator("de", { numeric: true });

/** Removes what people write differently: case, spaces, leading zeros, separators but those between two numbers. */
function normalized(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.\-‐-―_/]+/gu, " ")
    .trim()
    .replace(/(?<!\p{Nd}) | (?!\p{Nd})/gu, "")
    .replace(/(?<!\p{Nd})0+(?=\p{Nd})/gu, "");
}

/** Normalized, and without a "Klasse" before the name proper. */
const proper = (name: string) => normalized(normalized(name).replace(/^(?:klasse|class|kl)(?=.)/u, ""));

interface Entry {
  readonly klasse: Named;
  readonly name: string;
  readonly proper: string;
  readonly longName: string;
}

const startsWith = (prefix: string) => (entry: Entry) =>
  [entry.name, entry.proper, entry.longName].some((name) => name.startsWith(prefix));

/** A school's classes, to be found by what people type. */
export class KlasseNames {
  /** In natural order. */
  readonly all: readonly Named[];
  readonly #entries: readonly Entry[];

  constructor(klassen: readonly Named[]) {
    this.all = klassen.toSorted((a, b) => natural.compare(a.name, b.name));
    this.#entries = this.all.map((klasse) => ({
      klasse,
      name: normalized(klasse.name),
      proper: proper(klasse.name),
      longName: proper(klasse.longName),
    }));
  }

  /** Understands "5a", "5A", "05a", "5 a", "Klasse 5a", and "#129" for the class with that id. */
  find(typed: string): KlasseMatch {
    const equal = this.#equal(typed.trim().slice(0, LONGEST));
    const [klasse] = equal;
    if (klasse && equal.length === 1) return { kind: "one", klasse };
    if (klasse) return { kind: "many", nearest: equal.slice(0, MOST) };
    const beginning = this.#beginning(typed);
    if (beginning.length > 0) return { kind: "many", nearest: beginning.slice(0, MOST) };
    return { kind: "none", nearest: this.#near(typed).slice(0, MOST) };
  }

  /** What somebody may be about to type: names that begin so, then near ones; all for an empty text. */
  suggest(typed: string, limit: number): readonly Named[] {
    const beginning = this.#beginning(typed);
    return [...new Set([...beginning, ...this.#equal(typed), ...this.#near(typed)])].slice(0, limit);
  }

  /** The classes of the first way of comparing that finds any. */
  #equal(typed: string): readonly Named[] {
    const [name, stripped] = [normalized(typed), proper(typed)];
    const ways: readonly ((entry: Entry) => boolean)[] = [
      (entry) => entry.klasse.name === typed,
      (entry) => typed === `#${entry.klasse.id}`,
      (entry) => entry.name === name,
      (entry) => entry.proper === stripped,
      (entry) => entry.longName === stripped,
    ];
    if (!name) return [];
    const way = ways.find((each) => this.#entries.some(each));
    return way ? this.#entries.filter(way).map(({ klasse }) => klasse) : [];
  }

  #beginning(typed: string): readonly Named[] {
    const text = typed.slice(0, LONGEST);
    const stripped = normalized(text) ? this.#entries.filter(startsWith(proper(text))) : this.#entries;
    const found = stripped.length > 0 ? stripped : this.#entries.filter(startsWith(normalized(text)));
    return found.map(({ klasse }) => klasse);
  }

  /** The longer the text, the more slips are forgiven; a single sign is like everything. */
  #near(typed: string): readonly Named[] {
    const text = proper(typed.slice(0, LONGEST));
    const forgiven = Math.min(Math.ceil(text.length / 3), text.length - 1, 3);
    return this.#entries
      .map(({ klasse, proper: name, longName }) => ({
        klasse,
        slips: Math.min(distance(text, name), longName ? distance(text, longName) : Number.POSITIVE_INFINITY),
      }))
      .filter(({ slips }) => slips <= forgiven)
      .toSorted((a, b) => a.slips - b.slips)
      .map(({ klasse }) => klasse);
  }
}
