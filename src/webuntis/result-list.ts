import { hasValue, isEqual } from "./same-value.ts";

/** A single value, a list (the result is in its order), or a set. */
export type OneOrMore<T> = T | readonly T[] | ReadonlySet<T>;

/** An element is looked for by anything with its id. */
type Wanted<T> = T extends { readonly id: infer I } ? { readonly id: I } : T;

/**
 * What `filter` compares; an element is kept when it matches all that are given. Dates and times are compared by what they say,
 * elements by their ids; a property with a list matches when one of its values does: `{ klassen: klasse }`.
 */
export type Criteria<T> = {
  readonly [K in keyof T]?: OneOrMore<T[K] extends readonly (infer E)[] ? Wanted<E> : Wanted<T[K]>>;
};

type Predicate<T> = (element: T, index: number, list: T[]) => unknown;

type Key<T> = (element: T) => unknown;

function keep<T>(elements: readonly T[], key: Key<T>, wanted: unknown): readonly T[] {
  const having = (values: readonly unknown[]) =>
    elements.filter((element) => values.some((value) => hasValue(key(element), value)));
  if (Array.isArray(wanted)) return [...new Set(wanted.flatMap((value) => having([value])))];
  return having(wanted instanceof Set ? [...wanted] : [wanted]);
}

const property = (name: string) => (element: unknown) =>
  typeof element === "object" && element !== null ? Reflect.get(element, name) : undefined;

/** Criteria are plain objects such as `{ name: "6A" }`; an instance of a class is an element. */
const isCriteria = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * A result of WebUntis: a real array with python-webuntis's `filter` and `in`. What a session gives is frozen, since all callers of a
 * stored answer share it; `filter`, `slice` and `toSorted` give lists of the same class that are one's own.
 */
export class ResultList<T> extends Array<T> {
  /** When WebUntis gave this answer. */
  declare readonly asOf: Temporal.Instant;

  /**
   * A list as a session gives it, for tests and for sources of one's own. `asOf` is not enumerable, so that a list compares and prints
   * like any array.
   * @throws {TypeError} unless `asOf` is a `Temporal.Instant`.
   */
  constructor(elements: Iterable<T>, asOf: Temporal.Instant) {
    if (!(asOf instanceof Temporal.Instant)) throw new TypeError("asOf must be a Temporal.Instant");
    super();
    for (const element of elements) this.push(element);
    Object.defineProperty(this, "asOf", { value: asOf });
  }

  /** `map` and its like give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  /**
   * By criteria: `filter({ id: 1 })`, `filter({ name: new Set(["5a", "5b"]) })`; with a list the result is in its order. Or by a function,
   * as with any array. Gives a list of the same class that can be filtered again.
   * @throws {TypeError} for anything else.
   */
  override filter<S extends T>(predicate: (element: T, index: number, list: T[]) => element is S): ResultList<S> & this;
  override filter(predicate: Predicate<T>): this;
  override filter(criteria: Criteria<T>): this;
  override filter(by: Criteria<T> | Predicate<T>): this {
    const all = Array.from(this);
    if (typeof by === "function") return this.copy(all.filter((each, index) => by(each, index, this)));
    if (!isCriteria(by)) throw new TypeError('filter takes criteria such as { name: "5a" }, or a function');
    return this.copy(
      Object.entries(by).reduce<readonly T[]>(
        (left, [name, wanted]) => (wanted === undefined ? left : keep(left, property(name), wanted)),
        all,
      ),
    );
  }

  /** As with any array, giving a list of the same class. */
  override slice(start?: number, end?: number): this {
    return this.copy(Array.from(this).slice(start, end));
  }

  /** Whether it holds an element or one equal to it, or one that matches criteria: `includes({ name: "6A" })`. */
  override includes(criteria: Criteria<T>): boolean;
  override includes(element: T, fromIndex?: number): boolean;
  override includes(wanted: T | Criteria<T>, fromIndex = 0): boolean {
    if (super.includes(wanted as T, fromIndex)) return true;
    if (
      Array.from(this)
        .slice(fromIndex)
        .some((each) => isEqual(each, wanted))
    )
      return true;
    if (fromIndex !== 0 || !isCriteria(wanted)) return false;
    return Object.keys(wanted).length > 0 && this.filter(wanted as Criteria<T>).length > 0;
  }

  /** A list of the same class and age with other elements. Overridden where a list holds more than its elements. */
  protected copy(elements: Iterable<T>): this {
    return Reflect.construct(this.constructor as new (...parts: unknown[]) => this, [elements, this.asOf]);
  }
}
