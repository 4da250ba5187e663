import type { CommandOption, OptionContext, OptionType, Suggestion } from "../command.ts";
import { OptionError } from "../errors.ts";
import { shown } from "../shown.ts";
import { parseDay } from "./parse-day.ts";

function upcoming({ school, text }: OptionContext): Suggestion[] {
  const today = school.today();
  const { today: first, tomorrow, dayAfterTomorrow } = text.relativeDays;
  return Array.from({ length: 8 }, (_, ahead) => {
    const date = today.add({ days: ahead });
    const word = [first, tomorrow, dayAfterTomorrow][ahead];
    return { label: word ? `${word}, ${text.day(date)}` : text.day(date), value: date.toString() };
  });
}

/** Whether text is a day does not depend on today's date. */
const ANY_DAY = new Temporal.PlainDate(2024, 1, 1);

const dayType: OptionType<Temporal.PlainDate> = {
  looks: (typed) => (parseDay(typed, ANY_DAY) ? "surely" : "no"),
  async parse(typed, { school }) {
    const date = parseDay(typed, school.today());
    if (!date) throw new OptionError("unclear", (text) => text.errors.unknownDay(shown(typed)));
    return date;
  },
  async suggest(typed, context) {
    const date = parseDay(typed, context.school.today());
    if (date) return [{ label: context.text.dayLong(date), value: date.toString() }];
    const start = typed.trim().toLowerCase();
    const days = upcoming(context);
    const fitting = days.filter(({ label }) => label.toLowerCase().includes(start));
    return fitting.length > 0 ? fitting : days;
  },
  print: (date) => date.toString(),
};

/** A day: "heute", "mi", "24.11.", "2026-11-24". */
export const dayOption = (describe: CommandOption["describe"]): CommandOption<Temporal.PlainDate> => ({
  type: dayType,
  englishName: "day",
  describe,
});
