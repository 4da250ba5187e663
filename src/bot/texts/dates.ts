/** How one language writes days. Weekdays start on Monday, months in January. */
export interface DateWords {
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  readonly months: readonly string[];
}

const two = (number: number) => String(number).padStart(2, "0");

/** "07:55" */
export const clockTime = (time: Temporal.PlainTime) => `${two(time.hour)}:${two(time.minute)}`;

/** "07:55–13:10" */
export const timeSpan = (start: Temporal.PlainTime, end: Temporal.PlainTime) => `${clockTime(start)}–${clockTime(end)}`;

/** "Mo 23.11." or "Mon 23 Nov", in the manner of `write`. */
export const writeDay =
  (words: DateWords, write: (weekday: string, day: number, month: number) => string) => (date: Temporal.PlainDate) =>
    write(words.weekdaysShort[date.dayOfWeek - 1] ?? "", date.day, date.month);

/** "24.11." as Germans write it. */
export const dayAndMonth = (day: number, month: number) => `${two(day)}.${two(month)}.`;

const WEEKDAYS = ["mo", "di", "mi", "do", "fr", "sa", "so"] as const;

const runs = (days: readonly number[]) =>
  days.reduce<number[][]>((all, day) => {
    const last = all.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else all.push([day]);
    return all;
  }, []);

/** "mo-fr", "mo,mi,fr": as people type it. */
export const printWeekdays = (
  days: readonly number[],
  names: readonly string[] = WEEKDAYS,
  to = "-",
  and = ",",
): string =>
  runs(days)
    .flatMap((run) => (run.length > 2 ? [[run[0], run.at(-1)]] : run.map((day) => [day])))
    .map((ends) => ends.map((day) => names[(day ?? 1) - 1]).join(to))
    .join(and);
