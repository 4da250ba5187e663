import { PERIOD_KEYS, type PeriodKey } from "./element-kind.ts";
import type { WireEntry } from "./entry.ts";
import type { WireElement } from "./wire-period.ts";

const sameElement = (a: WireElement, b: WireElement) => a.id === b.id && (a.orgid ?? 0) === (b.orgid ?? 0);

const within = (some: WireEntry, all: WireEntry, key: PeriodKey) =>
  (some[key] ?? []).every((each) => all[key]?.some((other) => sameElement(each, other)));

const same = (a: WireEntry, b: WireEntry, key: PeriodKey) => within(a, b, key) && within(b, a, key);

function union(a: WireEntry, b: WireEntry, key: PeriodKey): readonly WireElement[] {
  const first = a[key] ?? [];
  return [...first, ...(b[key] ?? []).filter((each) => !first.some((other) => sameElement(each, other)))];
}

/** What may become one. */
export interface Combining<W extends WireEntry> {
  /** Whether two entries of the same classes and subjects may become one. */
  readonly alike: (a: W, b: W) => boolean;
  /** Sort key that puts entries side by side which may become one. */
  readonly order: (entry: W) => readonly (string | number)[];
  /** Also joins across breaks; otherwise one must end when the next begins. */
  readonly combineBreaks: boolean;
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  const [first, second] = [a[at], b[at]];
  return at < 0 || first === undefined || second === undefined ? 0 : first < second ? -1 : 1;
}

/**
 * python-webuntis's `combine`: entries that follow each other become one, with the teachers and rooms of all. At the same time teachers
 * and rooms may differ; at a later time there must be no new ones.
 */
export function combine<W extends WireEntry>(all: readonly W[], { alike, order, combineBreaks }: Combining<W>): W[] {
  const combined: W[] = [];
  for (const next of all.toSorted((a, b) => compareKeys(order(a), order(b)))) {
    const last = combined.at(-1);
    const joins =
      last !== undefined &&
      last.date === next.date &&
      same(last, next, "kl") &&
      same(last, next, "su") &&
      alike(last, next) &&
      (combineBreaks || last.endTime === next.startTime || last.endTime === next.endTime) &&
      (last.startTime === next.startTime || PERIOD_KEYS.every((key) => within(next, last, key)));
    if (!joins) combined.push(next);
    else
      combined[combined.length - 1] = {
        ...last,
        startTime: Math.min(last.startTime, next.startTime),
        endTime: Math.max(last.endTime, next.endTime),
        te: union(last, next, "te"),
        ro: union(last, next, "ro"),
      };
  }
  // A joined entry may now be next to another that it can be joined with.
  if (combined.length < all.length) return combine(combined, { alike, order, combineBreaks });
  return combined.toSorted((a, b) => a.date - b.date || a.startTime - b.startTime);
}
