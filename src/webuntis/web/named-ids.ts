import type { PeriodKind } from "../element-kind.ts";

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
