/** A single value, a list (the result is in its order), or a set. */
export type OneOrMore<T> = T | readonly T[] | ReadonlySet<T>;

/** What `filter` compares; an element is kept when it matches all that are given. */
export type Criteria<T> = { readonly [K in keyof T]?: OneOrMore<T[K]> };

type Predicate<T> = (element: T, index: number, list: T[]) => unknown;

const keep = <T>(elements: readonly T[], key: (element: T) => unknown, wanted: unknown): readonly T[] => {
  if (Array.isArray(wanted)) return wanted.flatMap((value) => elements.filter((element) => key(element) === value));
  if (wanted instanceof Set) return elements.filter((element) => wanted.has(key(element)));
  return elements.filter((element) => key(element) === wanted);
};

const property = (name: string) => (element: unknown) =>
  typeof element === "object" && element !== null ? Reflect.get(element, name) : undefined;

/** Criteria are plain objects such as `{ name: "6A" }`; an instance of a class is an element. */
const isCriteria = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * A result of WebUntis: a real array, frozen since all callers of a stored answer share it, with python-webuntis's `filter` and `in`.
 */
export class ResultList<T> extends Array<T> {
  /** When WebUntis gave this answer. */
  declare readonly asOf: Temporal.Instant;

  /** `map` and its like give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  /**
   * By criteria: `filter({ id: 1 })`, `filter({ name: new Set(["5a", "5b"]) })`; with a list the result is in its order. The result can be
   * filtered again. By a function: as with any array, giving a plain one.
   */
  override filter(criteria: Criteria<T>): this;
  override filter<S extends T>(predicate: (element: T, index: number, list: T[]) => element is S): S[];
  override filter(predicate: Predicate<T>): T[];
  override filter(by: Criteria<T> | Predicate<T>): T[] {
    if (typeof by === "function") return Array.from(this).filter((each, index) => by(each, index, this));
    const elements = Object.entries(by).reduce<readonly T[]>(
      (left, [name, wanted]) => (wanted === undefined ? left : keep(left, property(name), wanted)),
      Array.from(this),
    );
    return filled(this.#empty(), elements, this.asOf);
  }

  /** Whether it holds an element, or one that matches: `includes({ name: "6A" })`. */
  override includes(element: T, fromIndex?: number): boolean;
  override includes(criteria: Criteria<T>): boolean;
  override includes(element: T | Criteria<T>, fromIndex?: number): boolean {
    if (super.includes(element as T, fromIndex)) return true;
    if (fromIndex !== undefined) return false;
    return isCriteria(element) && Object.keys(element).length > 0 && this.filter(element as Criteria<T>).length > 0;
  }

  /** An empty list of the same class, with its own properties such as `current`. */
  #empty(): this {
    const list = Reflect.construct(this.constructor as new () => this, []);
    for (const key of Object.keys(this)) if (!/^\d+$/.test(key)) Reflect.set(list, key, Reflect.get(this, key));
    return list;
  }
}

/** Fills a new list and freezes it. `asOf` is not enumerable, so that a list compares and prints like any array. */
export function filled<T, L extends ResultList<T>>(list: L, elements: readonly T[], asOf: Temporal.Instant): L {
  for (const element of elements) list.push(element);
  return Object.freeze(Object.defineProperty(list, "asOf", { value: asOf }));
}
