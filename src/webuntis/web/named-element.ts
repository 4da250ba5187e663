import type { PeriodKind } from "../element-kind.ts";
import type { Element } from "../objects.ts";
import type { IdOf } from "./entry-period.ts";

/** Makes an element of which only the name is told. */
export type NamedElement = <K extends PeriodKind>(kind: K, name: string) => Element<K>;

/** With ids from the lists, where they may be read. */
export const namedBy =
  (idOf: IdOf): NamedElement =>
  (kind, name) => ({ id: idOf(kind, name), name, longName: "" });
