import type { z } from "zod";

type Path = readonly PropertyKey[];

/** Where something was left out: the first such path, and how many there were. */
interface Place {
  readonly path: Path;
  readonly problem: string;
  count: number;
}

/** Stands for an element until its list is rid of it. */
const GONE = Symbol("gone");

/** A list of more elements than this does not consist of bad ones by chance. */
const FEW = 2;

const inside = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined), value);

/** Removes from an answer what its schema complains about. */
export class Omitting {
  readonly #answer: unknown;
  readonly #places = new Map<string, Place>();
  /** Objects that lack a value since it was removed, which is counted already. */
  readonly #without = new WeakSet<object>();

  constructor(answer: unknown) {
    this.#answer = answer;
  }

  get places(): Iterable<Readonly<Place>> {
    return this.#places.values();
  }

  /** Removes what the issues are about; false when one of them cannot be helped, since the answer is wrong as a whole. */
  omit(issues: readonly z.core.$ZodIssue[]): boolean {
    const lists = new Map<string, Path>();
    for (const issue of issues) {
      // A list that is none must not be taken for an empty one, which would mean that there is nothing.
      const isList = issue.code === "invalid_type" && issue.expected === "array";
      if (!this.#remove(issue.path, issue.message, isList, lists)) return false;
    }
    return this.#sweep(lists);
  }

  /** Removes a value, or if it is needed or `whole` the element of the list that it is in, or else what is around it. */
  #remove(path: Path, problem: string, whole: boolean, lists: Map<string, Path>): boolean {
    const at = path.findLastIndex(
      (each, index) => typeof each === "number" && Array.isArray(inside(this.#answer, path.slice(0, index))),
    );
    const list = at < 0 ? undefined : inside(this.#answer, path.slice(0, at));
    const index = Number(path[at]);
    if (Array.isArray(list) && list[index] === GONE) return true;
    const key = path.at(-1);
    const around = inside(this.#answer, path.slice(0, -1));
    if (key === undefined || typeof around !== "object" || around === null) return false;
    if (!whole && !Array.isArray(around) && Reflect.get(around, key) !== undefined) {
      Reflect.deleteProperty(around, key);
      this.#count(path, problem);
      this.#without.add(around);
      return true;
    }
    // In no list: what is around it may be done without.
    if (!Array.isArray(list)) return this.#remove(path.slice(0, -1), problem, false, lists);
    list[index] = GONE;
    lists.set(path.slice(0, at).join("."), path.slice(0, at));
    if (!this.#without.has(around)) this.#count(path, problem);
    return true;
  }

  /** Takes the removed elements out of their lists. Of a list of which nothing is left there is nothing to be believed. */
  #sweep(lists: ReadonlyMap<string, Path>): boolean {
    const outer = new Map<string, Path>();
    // The deepest lists first: their paths count the elements as they are now.
    for (const path of [...lists.values()].toSorted((a, b) => b.length - a.length)) {
      const list = inside(this.#answer, path);
      if (!Array.isArray(list)) continue;
      const kept = list.filter((each) => each !== GONE);
      const isInner = path.some((each) => typeof each === "number");
      const isEmptied = kept.length === 0 && (!isInner || list.length > FEW);
      if (isEmptied && !this.#remove(path, "holds nothing that can be read", true, outer)) return false;
      if (!isEmptied && kept.length === 0 && this.#withdraw(path)) continue;
      // In place and one by one: as arguments of one call there would be too many.
      for (const [at, each] of kept.entries()) list[at] = each;
      list.length = kept.length;
    }
    return outer.size === 0 || this.#sweep(outer);
  }

  /** Removes a list that has become empty from what it is in: the schema knows whether that can do without it. */
  #withdraw(path: Path): boolean {
    const [around, key] = [inside(this.#answer, path.slice(0, -1)), path.at(-1)];
    if (key === undefined || typeof around !== "object" || around === null || Array.isArray(around)) return false;
    this.#without.add(around);
    return Reflect.deleteProperty(around, key);
  }

  #count(path: Path, problem: string): void {
    const place = this.#places.get(placeOf(path));
    if (place) place.count++;
    else this.#places.set(placeOf(path), { path, problem, count: 1 });
  }
}

/** The same for all elements of a list. */
const placeOf = (path: Path) => path.map((each) => (typeof each === "number" ? "#" : String(each))).join(".");
