import type { Element } from "./element.ts";
import { ELEMENT_KINDS, type ElementKind, PERIOD_KINDS, type PeriodKey, type PeriodKind } from "./element-kind.ts";
import type { WireElement, WithElements } from "./wire-period.ts";

/** The elements of one kind by their ids. */
export type ById<K extends ElementKind> = ReadonlyMap<number, Element<K>>;

/** Names from the lists, for elements given by id only. A kind is missing when its list was not needed, empty when it may not be read. */
export type Names = { readonly [K in ElementKind]?: ById<K> | undefined };

const isUnnamed = (each: WireElement) => (each.id !== 0 && !each.name) || (each.orgid && !each.orgname);

/** A plain loop: it looks at every element of thousands of periods. */
function hasUnnamed(all: readonly WithElements[], key: PeriodKey): boolean {
  for (const each of all) for (const element of each[key] ?? []) if (isUnnamed(element)) return true;
  return false;
}

/** The kinds with some element that comes without its name. */
export const unnamedKinds = (all: readonly WithElements[]): readonly PeriodKind[] =>
  PERIOD_KINDS.filter((kind) => hasUnnamed(all, ELEMENT_KINDS[kind].key));

/** Only what every element has, of the elements of a list, by id. */
export const byIdOf = <K extends ElementKind>(elements: readonly Element<K>[]): ById<K> =>
  new Map(elements.map(({ id, name, longName }) => [id, Object.freeze({ id, name, longName })]));

/** The element with an id, from the list; with empty names if the list does not know it. */
export const named = <K extends ElementKind>(id: number, list: ById<K> | undefined): Element<K> =>
  list?.get(id) ?? Object.freeze({ id, name: "", longName: "" });

/** The elements that are there now. One with id 0 only says that something was removed. */
export function present<K extends ElementKind>(
  wire: WithElements[PeriodKey],
  list: ById<K> | undefined,
): readonly Element<K>[] {
  const elements: Element<K>[] = [];
  for (const { id, name, longname } of wire ?? [])
    if (id !== 0) elements.push(name ? Object.freeze({ id, name, longName: longname ?? "" }) : named(id, list));
  return Object.freeze(elements);
}

/** The elements that were there before. WebUntis gives their short names only. */
export function original<K extends ElementKind>(
  wire: WithElements[PeriodKey],
  list: ById<K> | undefined,
): readonly Element<K>[] {
  const elements: Element<K>[] = [];
  for (const { orgid, orgname } of wire ?? [])
    if (orgid) elements.push(orgname ? Object.freeze({ ...named(orgid, list), name: orgname }) : named(orgid, list));
  return Object.freeze(elements);
}

/** The names of several, such as periods of different answers. */
export function joinedNames(all: readonly Names[]): Names {
  const [first = {}, ...others] = new Set(all);
  return others.reduce<Names>((joined, each) => {
    const join = <K extends ElementKind>(kind: K) => new Map([...(joined[kind] ?? []), ...(each[kind] ?? [])]);
    return {
      klasse: join("klasse"),
      teacher: join("teacher"),
      subject: join("subject"),
      room: join("room"),
      student: join("student"),
    };
  }, first);
}
