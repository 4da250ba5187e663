import type { CommandOption, Localised, OptionType } from "../command.ts";
import { OptionError } from "../errors.ts";

/** One thing to choose: its value, how it is called, and what else may be typed for it, in small letters. */
export interface Choice<V extends string> {
  readonly value: V;
  readonly label: Localised;
  readonly words?: readonly string[];
}

const LONGEST_SHOWN = 40;

const folded = (text: string) => text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");

function choiceType<V extends string>(choices: readonly Choice<V>[]): OptionType<V> {
  return {
    choices,
    async parse(typed) {
      const text = folded(typed);
      const found = choices.find(({ value, label, words = [] }) =>
        [value, label.de.toLowerCase(), label.en.toLowerCase(), ...words].includes(text),
      );
      if (!found)
        throw new OptionError(({ errors, language }) =>
          errors.unknownChoice(
            typed.slice(0, LONGEST_SHOWN),
            choices.map(({ label }) => label[language]),
          ),
        );
      return found.value;
    },
    suggest: async (_, { text: { language } }) =>
      choices.map(({ value, label }) => ({ label: label[language], value })),
    print: (value) => value,
  };
}

/** One of a few things. */
export const choiceOption = <V extends string>(
  englishName: string,
  describe: Localised,
  choices: readonly Choice<V>[],
): CommandOption<V> => ({ type: choiceType(choices), englishName, describe });

/** Yes or no; typed as free text, one of its words means yes. */
export const flagOption = (
  englishName: string,
  describe: Localised,
  words: readonly string[],
): CommandOption<"ja" | "nein"> =>
  choiceOption(englishName, describe, [
    { value: "ja", label: { de: "ja", en: "yes" }, words },
    { value: "nein", label: { de: "nein", en: "no" }, words: [] },
  ]);
