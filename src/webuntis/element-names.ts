import { ELEMENT_KINDS, PERIOD_KINDS, type PeriodKey, type PeriodKind } from "./element-kind.ts";
import type { Element } from "./objects.ts";
import type { WireElement, WithElements } from "./wire-period.ts";

/** The names of the lists, for what a period leaves unnamed; a kind is missing where its list was not needed or may not be read. */
export type Names = { readonly [K in PeriodKind]?: ReadonlyMap<number, Element> };

const isUnnamed = (each: WireElement) => (each.id !== 0 && !each.name) || (each.orgid && !each.orgname);

/** Written out: it is asked of every element of thousands of periods. */
function hasUnnamed(all: readonly WithElements[], key: PeriodKey): boolean {
  for (const each of all) for (const element of each[key] ?? []) if (isUnnamed(element)) return true;
  return false;
}

/** The kinds of which some element comes without its name. */
export const unnamedKinds = (all: readonly WithElements[]): readonly PeriodKind[] =>
  PERIOD_KINDS.filter((kind) => hasUnnamed(all, ELEMENT_KINDS[kind].key));

function element(id: number, name: string, longName: string, known: ReadonlyMap<number, Element> | undefined): Element {
  if (name) return { id, name, longName };
  const { name: listed = "", longName: listedLong = "" } = known?.get(id) ?? {};
  return { id, name: listed, longName: listedLong };
}

/** What is there now. An element with id 0 only tells that something was removed. */
export const present = (
  wire: readonly WireElement[] | null | undefined,
  known: Names[PeriodKind],
): readonly Element[] =>
  (wire ?? [])
    .filter(({ id }) => id !== 0)
    .map(({ id, name, longname }) => element(id, name ?? "", longname ?? "", known));

/** What was there before. WebUntis gives only the short name of it. */
export const original = (
  wire: readonly WireElement[] | null | undefined,
  known: Names[PeriodKind],
): readonly Element[] =>
  (wire ?? []).flatMap(({ orgid, orgname }) =>
    orgid ? [element(orgid, orgname ?? "", known?.get(orgid)?.longName ?? "", known)] : [],
  );
