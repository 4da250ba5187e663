import type { CommandOption, OptionType } from "../../../src/bot/command.ts";
import { OptionError } from "../../../src/bot/errors.ts";
import { weekdayNamed } from "../../../src/bot/options/parse-day.ts";
import { shown } from "../../../src/bot/shown.ts";
import { printWeekdays } from "../../../src/bot/texts/weekdays.ts";
import { subscriptionTexts } from "../../../src/replies/subscription-texts.ts";
import { texts } from "../texts.ts";

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

const EVERY_DAY_WORD = /^(täglich|taeglich|schultags|jeden (schul)?tag|daily|every (school )?day)$/;

/** ISO weekdays from one to another, both included; may wrap around the week's end. */
const range = (from: number, to: number) =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);

function part(text: string): readonly number[] | undefined {
  const [first, last, ...more] = text.split(/ ?(?:-|–|bis|to) ?/).map(weekdayNamed);
  if (first === undefined || more.length > 0) return undefined;
  if (!/-|–|bis|to /.test(text)) return [first];
  return last === undefined ? undefined : range(first, last);
}

/** "mo-fr", "mo, mi, fr", "montags" as sorted ISO weekdays. Undefined for anything else. */
export function parseWeekdays(typed: string): readonly number[] | undefined {
  const text = typed.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  if (EVERY_DAY_WORD.test(text)) return EVERY_DAY;
  const parts = text.split(/ ?(?:,|\+|&|\bund\b|\band\b) ?/).map((each) => part(each.replace(/(?<=\p{L}{5})s$/u, "")));
  const days = parts.flatMap((each) => each ?? []);
  return parts.includes(undefined) ? undefined : [...new Set(days)].toSorted();
}

const weekdaysType: OptionType<readonly number[]> = {
  looks: (typed) => (parseWeekdays(typed) ? "surely" : "no"),
  async parse(typed) {
    const days = parseWeekdays(typed);
    if (!days) throw new OptionError("unclear", (text) => texts(text).unknownWeekdays(shown(typed)));
    return days;
  },
  async suggest(typed, { text }) {
    const given = parseWeekdays(typed);
    const all = given ? [given] : [EVERY_DAY, range(1, 5), range(1, 4)];
    return all.map((days) => ({ label: subscriptionTexts(text).weekdays(days), value: printWeekdays(days) }));
  },
  print: (days) => printWeekdays(days),
};

/** Weekdays: "mo-fr", "mo,mi,fr". */
export const weekdaysOption = (describe: CommandOption["describe"]): CommandOption<readonly number[]> => ({
  type: weekdaysType,
  englishName: "days",
  describe,
});
