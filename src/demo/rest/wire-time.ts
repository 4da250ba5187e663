/** "2026-11-23" or "20261123" as a date; undefined for anything else. */
export function dayOf(text: string | null): Temporal.PlainDate | undefined {
  const isDay = text !== null && /^\d{4}-?\d{2}-?\d{2}$/.test(text);
  try {
    return isDay ? Temporal.PlainDate.from(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The days from start to end, both inclusive. */
export const daysBetween = (start: Temporal.PlainDate, end: Temporal.PlainDate): readonly Temporal.PlainDate[] =>
  Array.from({ length: Math.max(0, start.until(end).days + 1) }, (_, days) => start.add({ days }));

/** 755 as "07:55", as the newer pages write it. */
export const clock = (time: number): string =>
  `${String(Math.floor(time / 100)).padStart(2, "0")}:${String(time % 100).padStart(2, "0")}`;
