/** A date as the integer that WebUntis sends, such as 20261123. */
export const dateNumber = ({ year, month, day }: Temporal.PlainDate): number => year * 10000 + month * 100 + day;

/** "2026-11-23" or "20261123" as a date; undefined for anything else. */
export function dateOf(text: string | null): Temporal.PlainDate | undefined {
  const isDate = text !== null && /^\d{4}-?\d{2}-?\d{2}$/.test(text);
  try {
    return isDate ? Temporal.PlainDate.from(text) : undefined;
  } catch {
    return undefined;
  }
}
