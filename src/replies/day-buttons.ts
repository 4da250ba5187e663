import type { CommandContext, Invocation } from "../bot/command.ts";
import type { Action } from "../bot/reply.ts";

const SATURDAY = 6;

/** The weekday before or after a day. Weekends are skipped: they can be typed. */
function neighbour(date: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate {
  const next = date.add({ days: step });
  return next.dayOfWeek >= SATURDAY ? neighbour(next, step) : next;
}

/** Buttons for the day before, today and the next day. */
export function dayButtons(
  date: Temporal.PlainDate,
  { school, text }: Pick<CommandContext, "school" | "text">,
  on: (tag: string) => Invocation,
): readonly Action[] {
  const before = neighbour(date, -1);
  const after = neighbour(date, 1);
  return [
    { label: text.buttons.before(text.day(before)), invocation: on(before.toString()) },
    { label: text.buttons.today, invocation: on(school.today().toString()) },
    { label: text.buttons.after(text.day(after)), invocation: on(after.toString()) },
  ];
}
