import { ELEMENT_KINDS, type ElementKind, PERIOD_KINDS, type PeriodKey, type PeriodKind } from "./element-kind.ts";
import type { Element } from "./objects.ts";
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

/** The element with an id, with its names from the list; empty names if the list does not know it. */
export function named<K extends ElementKind>(id: number, list: ById<K> | undefined): Element<K> {
  const { name = "", longName = "" } = list?.get(id) ?? {};
  return { id, name, longName };
}

/** The elements that are there now. One with id 0 only says that something was removed. */
export const present = <K extends ElementKind>(
  wire: WithElements[PeriodKey],
  list: ById<K> | undefined,
): readonly Element<K>[] =>
  (wire ?? [])
    .filter(({ id }) => id !== 0)
    .map(({ id, name, longname }) => (name ? { id, name, longName: longname ?? "" } : named(id, list)));

/** The elements that were there before. WebUntis gives their short names only. */
export const original = <K extends ElementKind>(
  wire: WithElements[PeriodKey],
  list: ById<K> | undefined,
): readonly Element<K>[] =>
  (wire ?? []).flatMap(({ orgid, orgname }) =>
    orgid ? [{ ...named(orgid, list), ...(orgname ? { name: orgname } : {}) }] : [],
  );
