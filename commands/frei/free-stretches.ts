import type { SchoolOutlook } from "../../src/school/index.ts";

/** Free days in a row, with the weekends that touch them, and the holidays that make them free. */
export interface FreeStretch {
  readonly names: readonly string[];
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

const { compare } = Temporal.PlainDate;

export const isWithin = ({ start, end }: Pick<FreeStretch, "start" | "end">, date: Temporal.PlainDate): boolean =>
  compare(start, date) <= 0 && compare(date, end) <= 0;

/** The next free stretches, each once. Not the one of which the day itself is a holiday: that is said of the day. */
export function freeStretches({ date, kind, holidays }: SchoolOutlook): readonly FreeStretch[] {
  const others = kind === "holiday" ? holidays.filter(({ free }) => !isWithin(free, date)) : holidays;
  return [...Map.groupBy(others, ({ free }) => free.start.toString()).values()].flatMap((joined) => {
    const [first] = joined;
    return first ? [{ names: [...new Set(joined.map(({ name }) => name))], ...first.free }] : [];
  });
}
