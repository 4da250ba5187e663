import type { Period } from "../plan/periods.ts";

/** Where an entry is within its day's column, in thousandths of the column's width. */
export interface Place {
  readonly layoutStartPosition: number;
  readonly layoutWidth: number;
  /** The same for all entries side by side. */
  readonly layoutGroup: number;
}

const firstUnit = ({ units }: Period) => units[0] ?? 0;
const lastUnit = ({ units }: Period) => units.at(-1) ?? 0;

/** Groups of periods that overlap directly or through others, sorted by start. */
function overlapping(periods: readonly Period[]): readonly (readonly Period[])[] {
  const groups: Period[][] = [];
  let end = 0;
  for (const period of periods.toSorted((a, b) => firstUnit(a) - firstUnit(b) || a.id - b.id)) {
    const last = groups.at(-1);
    if (last && firstUnit(period) <= end) last.push(period);
    else groups.push([period]);
    end = Math.max(end, lastUnit(period));
  }
  return groups;
}

/** The places of a day's periods by id; simultaneous ones are side by side. */
export function layout(periods: readonly Period[]): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  for (const [layoutGroup, group] of overlapping(periods).entries()) {
    const ends: number[] = [];
    const columns = group.map((period) => {
      const free = ends.findIndex((end) => end < firstUnit(period));
      const column = free < 0 ? ends.length : free;
      ends[column] = lastUnit(period);
      return { id: period.id, column };
    });
    const layoutWidth = Math.floor(1000 / ends.length);
    for (const { id, column } of columns)
      places.set(id, { layoutStartPosition: column * layoutWidth, layoutWidth, layoutGroup });
  }
  return places;
}
