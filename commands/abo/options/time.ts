import type { CommandOption, OptionType, Suggestion } from "../../../src/bot/command.ts";
import { OptionError } from "../../../src/bot/errors.ts";
import { parseTime } from "../../../src/bot/options/parse-time.ts";
import { shown } from "../../../src/bot/shown.ts";
import { clockTime } from "../../../src/bot/texts/days.ts";
import { texts } from "../texts.ts";

/** A time of day. `evening`: the most wanted setting, which tells in the evening only what is different tomorrow. */
export interface PostTime {
  readonly time: Temporal.PlainTime;
  readonly evening: boolean;
}

/** From this hour on the next day's plan is meant: today's lessons are over. */
export const AFTERNOON = 14;

const EVENING = new Temporal.PlainTime(18, 0);
const EVENING_WORD = /^(?:(?:am )?abends?|evenings?|in the evening)(?= |$)|(?<= )(?:abends|in the evening)$/i;
const NOON = 12;

const print = ({ time, evening }: PostTime) => (evening ? `abends ${clockTime(time)}` : clockTime(time));

/** "7 Uhr" of an evening is 19:00. */
const ofEvening = (time: Temporal.PlainTime) => (time.hour > 0 && time.hour < NOON ? time.add({ hours: NOON }) : time);

/** Undefined for anything that is no time. */
export function readTime(typed: string): PostTime | undefined {
  const text = typed.trim();
  const rest = text.replace(EVENING_WORD, "").trim();
  if (rest === text) {
    const time = parseTime(text);
    return time && { time, evening: false };
  }
  const time = rest === "" ? EVENING : parseTime(rest);
  return time && { time: ofEvening(time), evening: true };
}

/** Offered as buttons and completions. */
export const USUAL_TIMES = ["06:00", "06:30", "07:00"] as const;

export const timeType: OptionType<PostTime> = {
  looks: (typed) => (readTime(typed) ? "surely" : "no"),
  async parse(typed) {
    const time = readTime(typed);
    if (!time) throw new OptionError("unclear", (text) => texts(text).unknownTime(shown(typed)));
    return time;
  },
  async suggest(typed, { text }) {
    const evening = (time: Temporal.PlainTime): Suggestion => ({
      label: texts(text).eveningChoice(clockTime(time)),
      value: print({ time, evening: true }),
    });
    const given = readTime(typed);
    if (given) return [given.evening ? evening(given.time) : { label: clockTime(given.time), value: print(given) }];
    const usual = USUAL_TIMES.map((time) => ({ label: time, value: time }));
    return [...usual, evening(EVENING)];
  },
  print,
};

/** A time of day: "06:30", "7 Uhr", or "abends" for what is different tomorrow. */
export const timeOption = (describe: CommandOption["describe"]): CommandOption<PostTime> => ({
  type: timeType,
  englishName: "time",
  describe,
  required: true,
});
