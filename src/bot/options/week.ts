import type { CommandOption, OptionType } from "../command.ts";
import { OptionError } from "../errors.ts";
import { shown } from "../shown.ts";
import { dayOption } from "./day.ts";

const day = dayOption({ de: "", en: "" }).type;

const DAYS = 7;
const SATURDAY = 6;
/** Weeks. A number means the nearest week of that number. */
const HALF_A_YEAR = 26;

const mondayOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });

const WORD = "(?:woche|week)";
/** Which week is meant, in weeks from this one. */
const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^(?:in )?(?:diese[rn]?|this)(?: ${WORD})?$`, "iu"), 0],
  [new RegExp(`^(?:in )?(?:der )?(?:nächste[rn]?|naechste[rn]?|kommende[rn]?|next)(?: ${WORD})?$`, "iu"), 1],
  [new RegExp(`^(?:in )?(?:der )?(?:übernächste[rn]?|uebernaechste[rn]?)(?: ${WORD})?$|^week after next$`, "iu"), 2],
  [new RegExp(`^(?:letzte|vorige|last|previous)[rn]? ${WORD}$`, "iu"), -1],
];
const BARE = /^(?:woche|week|kw)$/iu;
const NUMBERED = /^(?:(?:kw|woche|week) ?)?(\d{1,2})$/iu;
/** Without a word before it a lower number is rather a class. */
const SURELY_NUMBERED = /^(?:(?:kw|woche|week) ?\d{1,2}|1[4-9]|[2-4]\d|5[0-3])$/iu;

const relative = (typed: string) => RELATIVE.find(([pattern]) => pattern.test(typed))?.[1];

/** The nearest week of a calendar's number; undefined where there is none. */
function numbered(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const number = Number(NUMBERED.exec(typed)?.[1]);
  const away = Array.from({ length: 2 * HALF_A_YEAR + 1 }, (_, index) => index - HALF_A_YEAR);
  const near = away.toSorted((a, b) => Math.abs(a) - Math.abs(b)).map((weeks) => mondayOf(today).add({ weeks }));
  return near.find(({ weekOfYear }) => weekOfYear === number);
}

const weekType: OptionType<Temporal.PlainDate> = {
  looks: (typed) =>
    BARE.test(typed) || SURELY_NUMBERED.test(typed) || relative(typed) !== undefined ? "surely" : day.looks(typed),
  async parse(typed, context) {
    const today = context.school.today();
    const weeks = relative(typed);
    if (weeks !== undefined) return mondayOf(today).add({ weeks });
    // On a weekend nobody means the week that is over.
    if (BARE.test(typed)) return mondayOf(today.dayOfWeek >= SATURDAY ? today.add({ days: DAYS }) : today);
    const found = numbered(typed, today);
    if (found) return found;
    if (day.looks(typed) !== "no") return mondayOf(await day.parse(typed, context));
    throw new OptionError("unclear", ({ errors, dayExamples }) => {
      const example = dayExamples(today).find((each) => /\d/.test(each)) ?? "";
      return errors.unknownWeek(shown(typed), example);
    });
  },
  async suggest(_, { school, text }) {
    const start = mondayOf(school.today());
    return [0, 1, 2, 3, 4, -1].map((weeks) => {
      const monday = start.add({ weeks });
      return { label: text.stretch(monday, monday.add({ days: 4 })), value: monday.toString() };
    });
  },
  print: (monday) => monday.toString(),
};

/** A week, by its Monday: "diese", "nächste Woche", "KW 48", or any of its days. */
export const weekOption = (describe: CommandOption["describe"]): CommandOption<Temporal.PlainDate> => ({
  type: weekType,
  englishName: "week",
  describe,
});
