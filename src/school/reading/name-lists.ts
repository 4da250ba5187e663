import type { ResultList, Reuse, TimetableSource } from "../../webuntis/index.ts";
import { ElementNames } from "../element-names.ts";
import type { Named, OwnerKind, PlanOwner } from "../plan.ts";
import { Derived } from "./derived.ts";
import type { LastGood } from "./last-good.ts";

type Elements<K extends OwnerKind> = ResultList<Named<K> & { readonly active?: boolean }>;

type AskList<K extends OwnerKind> = (reuse: Reuse) => Promise<Elements<K>>;

/** The active elements of one kind by name. */
class NameList<K extends OwnerKind> {
  readonly #kind: K;
  readonly #ownerOf: (element: Named<K>) => PlanOwner<K>;
  readonly #ask: AskList<K>;
  readonly #lastGood: LastGood;
  readonly #names = new Derived((elements: Elements<K>) => {
    const active = [...elements].filter(
      ({ active, name, longName }) => active !== false && (name.trim() || longName.trim()),
    );
    // Once each, and by the long name where a school enters no other.
    const known = new Map(active.map((each) => [each.id, { ...each, name: each.name.trim() || each.longName.trim() }]));
    return new ElementNames(this.#kind, [...known.values()].map(this.#ownerOf));
  });

  constructor(kind: K, ownerOf: (element: Named<K>) => PlanOwner<K>, ask: AskList<K>, lastGood: LastGood) {
    this.#kind = kind;
    this.#ownerOf = ownerOf;
    this.#ask = ask;
    this.#lastGood = lastGood;
  }

  async names(): Promise<ElementNames<K>> {
    const { answer } = await this.#lastGood.read(`names ${this.#kind}`, this.#ask);
    return this.#names.of(answer);
  }

  /** Stores a new answer. */
  async renew(): Promise<void> {
    await this.#ask({ fromCache: false });
  }
}

/** The school's classes, teachers and rooms by name. Without its list nobody can be found, so a refusal is an error here. */
export class NameLists {
  readonly #lists: { readonly [K in OwnerKind]: NameList<K> };

  constructor(source: TimetableSource, lastGood: LastGood) {
    this.#lists = {
      klasse: new NameList(
        "klasse",
        ({ id, name, longName }) => ({ kind: "klasse", id, name, longName }),
        (reuse) => source.klassen(reuse),
        lastGood,
      ),
      teacher: new NameList(
        "teacher",
        ({ id, name, longName }) => ({ kind: "teacher", id, name, longName }),
        (reuse) => source.teachers(reuse),
        lastGood,
      ),
      room: new NameList(
        "room",
        ({ id, name, longName }) => ({ kind: "room", id, name, longName }),
        (reuse) => source.rooms(reuse),
        lastGood,
      ),
    };
  }

  of<K extends OwnerKind>(kind: K): Promise<ElementNames<K>> {
    return this.#lists[kind].names();
  }

  /** Reads a list anew. */
  renew(kind: OwnerKind): Promise<void> {
    return this.#lists[kind].renew();
  }
}
