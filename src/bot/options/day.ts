import type { SchoolHoliday } from "../../school/index.ts";
import type { CommandOption, OptionContext, OptionType, Suggestion } from "../command.ts";
import { OptionError } from "../errors.ts";
import { shown } from "../shown.ts";
import { dayTexts } from "../texts/days.ts";
import { holidayNamed, looksLikeHoliday } from "./holiday-names.ts";
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

export const looksLikeDay = (typed: string): boolean => parseDay(typed, ANY_DAY) !== undefined;

/** Years before and after today. No school's calendar reaches further, and nobody means the year 0026. */
const FURTHEST = 2;

/** @throws {OptionError} for a day so far away that nobody can know anything about it */
function within(date: Temporal.PlainDate, typed: string, today: Temporal.PlainDate): Temporal.PlainDate {
  const [from, to] = [today.subtract({ years: FURTHEST }), today.add({ years: FURTHEST })];
  const { compare } = Temporal.PlainDate;
  if (compare(date, from) < 0 || compare(date, to) > 0)
    throw new OptionError("unclear", ({ errors, language }) => {
      const { day } = dayTexts(language, today);
      return errors.farDay(shown(typed), day(from), day(to));
    });
  return date;
}

const MOST_HOLIDAYS = 5;

/** The next holidays, each once, as another day to ask about. */
const holidaySuggestions = (coming: readonly SchoolHoliday[]): readonly Suggestion[] =>
  coming.slice(0, MOST_HOLIDAYS).map(({ name, start }) => ({ label: name, value: start.toString() }));

/** Today in holidays that have begun, else their first day. @throws {OptionError} with other holidays when there are none of that name */
async function holidayIn(typed: string, { school }: OptionContext): Promise<Temporal.PlainDate> {
  const coming = await school.comingHolidays();
  const found = holidayNamed(typed, coming);
  if (found) return found.daysUntil > 0 ? found.start : school.today();
  if (looksLikeHoliday(typed) && coming.length > 0)
    throw new OptionError("missing", ({ errors }) => errors.unknownHoliday(shown(typed)), holidaySuggestions(coming));
  throw new OptionError("unclear", (text) => text.errors.unknownDay(shown(typed), text.dayExamples(school.today())));
}

const dayType: OptionType<Temporal.PlainDate> = {
  looks: (typed) => (looksLikeDay(typed) || looksLikeHoliday(typed) ? "surely" : "no"),
  async parse(typed, context) {
    const today = context.school.today();
    const date = parseDay(typed, today);
    return date ? within(date, typed, today) : holidayIn(typed, context);
  },
  async suggest(typed, context) {
    const date = parseDay(typed, context.school.today());
    if (date) return [{ label: context.text.dayLong(date), value: date.toString() }];
    const start = typed.trim().toLowerCase();
    const days = upcoming(context);
    const fitting = days.filter(({ label }) => label.toLowerCase().includes(start));
    if (fitting.length > 0) return fitting;
    if (!looksLikeHoliday(typed)) return days;
    const holiday = holidayNamed(typed, await context.school.comingHolidays());
    return holiday ? holidaySuggestions([holiday]) : days;
  },
  print: (date) => date.toString(),
};

/** A day: "heute", "mi", "24.11.", "2026-11-24", "weihnachten". */
export const dayOption = (describe: CommandOption["describe"]): CommandOption<Temporal.PlainDate> => ({
  type: dayType,
  englishName: "day",
  describe,
});
