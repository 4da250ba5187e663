/** A single value, a list of them (the result is in its order), or a set. */
export type OneOrMore<T> = T | readonly T[] | ReadonlySet<T>;

/** What `filter` compares; an element is kept when it matches all that are given. */
export interface Criteria {
  readonly id?: OneOrMore<number>;
  readonly name?: OneOrMore<string>;
}

type Predicate<T> = (element: T, index: number, list: T[]) => unknown;

const keep = <T>(elements: readonly T[], key: (element: T) => unknown, wanted: OneOrMore<unknown>): readonly T[] => {
  if (Array.isArray(wanted)) return wanted.flatMap((value) => elements.filter((element) => key(element) === value));
  if (wanted instanceof Set) return elements.filter((element) => wanted.has(key(element)));
  return elements.filter((element) => key(element) === wanted);
};

const property = (name: string) => (element: unknown) =>
  typeof element === "object" && element !== null ? Reflect.get(element, name) : undefined;

/**
 * A result of WebUntis: a real array, frozen since all callers of a stored answer share it, with `filter` by id or name as
 * python-webuntis has it.
 */
export class ResultList<T> extends Array<T> {
  /** When WebUntis gave it. */
  declare readonly asOf: Temporal.Instant;

  /** `map` and the like give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  override filter(criteria: Criteria): T[];
  override filter<S extends T>(predicate: (element: T, index: number, list: T[]) => element is S): S[];
  override filter(predicate: Predicate<T>): T[];
  override filter(by: Criteria | Predicate<T>): T[] {
    if (typeof by === "function") return Array.from(this).filter((each, index) => by(each, index, this));
    return Object.entries(by).reduce<readonly T[]>(
      (elements, [name, wanted]) => (wanted === undefined ? elements : keep(elements, property(name), wanted)),
      Array.from(this),
    ) as T[];
  }
}

/** Fills a new list and freezes it. `asOf` is not enumerable, so that a list compares and prints like any array. */
export function filled<T, L extends ResultList<T>>(list: L, elements: readonly T[], asOf: Temporal.Instant): L {
  for (const element of elements) list.push(element);
  return Object.freeze(Object.defineProperty(list, "asOf", { value: asOf }));
}
