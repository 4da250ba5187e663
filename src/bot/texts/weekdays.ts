import { WEEKDAYS_SHORT } from "./days.ts";

/** "mo", "di": as people type them. */
const TYPED = WEEKDAYS_SHORT.de.map((name) => name.toLowerCase());

/** Weekdays that follow each other, together: [1, 2, 3, 5] → [[1, 2, 3], [5]]. */
const runs = (weekdays: readonly number[]) =>
  weekdays.reduce<number[][]>((all, weekday) => {
    const last = all.at(-1);
    if (last?.at(-1) === weekday - 1) last.push(weekday);
    else all.push([weekday]);
    return all;
  }, []);

/**
 * ISO weekdays in few words: "mo-fr", "mo,mi,fr".
 * @param names of the weekdays, Monday first; by default as people type them
 */
export const printWeekdays = (
  weekdays: readonly number[],
  names: readonly string[] = TYPED,
  to = "-",
  and = ",",
): string =>
  runs(weekdays)
    .flatMap((run) => (run.length > 2 ? [[run[0], run.at(-1)]] : run.map((weekday) => [weekday])))
    .map((ends) => ends.map((weekday) => names[(weekday ?? 1) - 1]).join(to))
    .join(and);
