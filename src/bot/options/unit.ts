import type { Unit } from "../../school/index.ts";
import type { CommandOption, OptionContext, OptionType, Suggestion } from "../command.ts";
import { OptionError } from "../errors.ts";
import { shown } from "../shown.ts";
import { clockTime, timeSpan } from "../texts/days.ts";
import { MOST_SUGGESTIONS } from "./element.ts";
import { parseTime } from "./parse-time.ts";

/** A unit of the school's grid by its name, or a time. */
export type UnitOrTime = string | Temporal.PlainTime;

const WORD = String.raw`(?:stunde|std\.?|lesson|period|unit)`;
/** "3", "3.", "3. Stunde", "Stunde 3", "3rd lesson", "in der dritten" is none. */
const NUMBERED = new RegExp(`^(?:in der )?(?:${WORD} )?(\\d{1,2})(?:\\.|st|nd|rd|th)?(?: ?${WORD})?$`, "iu");
const NOW = /^(?:jetzt|gerade|now)$/iu;
/** "10:15", "10 Uhr", "um 10" */
const TIME = /\d[:.h]\d\d|^(?:um|at) \d|\d ?(?:uhr|am|pm)/iu;
/** Days are asked for at any time of theirs; the first with lessons tells how units are called. */
const WEEK = 7;

const numberOf = (typed: string) => NUMBERED.exec(typed.trim())?.[1];
const timeOf = (typed: string) => (TIME.test(typed) ? parseTime(typed) : undefined);

/** The units of today, or of the next weekday that has some. */
async function unitsAhead({ school }: OptionContext): Promise<readonly Unit[]> {
  for (let days = 0; days < WEEK; days++) {
    const units = (await school.units(school.today().add({ days }))).filter(({ name }) => name.trim());
    if (units.length > 0) return units;
  }
  return [];
}

const unitSuggestion = ({ name, start, end }: Unit): Suggestion => ({
  label: `${name} (${timeSpan(start, end)})`,
  value: name,
});

const unitType: OptionType<UnitOrTime> = {
  looks: (typed) => (NOW.test(typed) || numberOf(typed) !== undefined || timeOf(typed) ? "surely" : "no"),
  async parse(typed, context) {
    if (NOW.test(typed)) return context.school.now().toPlainTime();
    const number = numberOf(typed);
    if (number !== undefined) return `${Number(number)}`;
    const time = timeOf(typed);
    if (time) return time;
    const units = await unitsAhead(context);
    const named = units.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
    if (named) return named.name;
    throw new OptionError("unclear", ({ errors }) => errors.unknownUnit(shown(typed)));
  },
  async suggest(typed, context) {
    const units = await unitsAhead(context);
    const wanted = numberOf(typed) ?? typed.trim().toLowerCase();
    const fitting = units.filter(({ name }) => name.toLowerCase().startsWith(wanted));
    return (fitting.length > 0 ? fitting : units).slice(0, MOST_SUGGESTIONS).map(unitSuggestion);
  },
  print: (value) => (typeof value === "string" ? value : clockTime(value)),
};

/** A unit or a time: "3", "3. Stunde", "jetzt", "10:15". */
export const unitOption = (describe: CommandOption["describe"]): CommandOption<UnitOrTime> => ({
  type: unitType,
  englishName: "lesson",
  describe,
});
