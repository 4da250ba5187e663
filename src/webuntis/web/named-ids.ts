import type { PeriodKind } from "../element-kind.ts";
import type { Element } from "../objects.ts";
import type { IdOf } from "./entry-period.ts";

/** Makes an element of which only the name is told. */
export type NamedElement = <K extends PeriodKind>(kind: K, name: string) => Element<K>;

/** With ids from the lists, where they may be read. */
export const namedBy =
  (idOf: IdOf): NamedElement =>
  (kind, name) => ({ id: idOf(kind, name), name, longName: "" });

/** Ids for elements known by name only: negative numbers of our own, the same for the same name. */
export class NamedIds {
  readonly #own = new Map<string, number>();

  of(kind: PeriodKind, name: string): number {
    const key = `${kind} ${name}`;
    const id = this.#own.get(key) ?? -1 - this.#own.size;
    this.#own.set(key, id);
    return id;
  }
}
