import type { CommandOption, Localised, OptionType } from "../command.ts";
import { OptionError } from "../errors.ts";
import { shown } from "../shown.ts";

/** One choice: its value, its label, and other words for it. */
export interface Choice<V extends string> {
  readonly value: V;
  readonly label: Localised;
  readonly words?: readonly string[];
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** Removes what people write differently: case, spaces, umlauts. */
const folded = (text: string) =>
  text
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[äöüß]/g, (umlaut) => UMLAUTS[umlaut] ?? umlaut);

const wordsOf = ({ value, label, words = [] }: Choice<string>) => [value, label.de, label.en, ...words].map(folded);

const chosen = <V extends string>(choices: readonly Choice<V>[], typed: string): V | undefined =>
  choices.find((choice) => wordsOf(choice).includes(folded(typed)))?.value;

function choiceType<V extends string>(choices: readonly Choice<V>[]): OptionType<V> {
  return {
    choices,
    looks: (typed) => (chosen(choices, typed) === undefined ? "no" : "surely"),
    async parse(typed) {
      const value = chosen(choices, typed);
      if (value === undefined)
        throw new OptionError("unclear", ({ errors, language }) =>
          errors.unknownChoice(
            shown(typed),
            choices.map(({ label }) => label[language]),
          ),
        );
      return value;
    },
    suggest: async (_, { text: { language } }) =>
      choices.map(({ value, label }) => ({ label: label[language], value })),
    print: (value) => value,
  };
}

/** One of a fixed set of values. */
export const choiceOption = <V extends string>(
  englishName: string,
  describe: Localised,
  choices: readonly Choice<V>[],
): CommandOption<V> => ({ type: choiceType(choices), englishName, describe });

/** Yes or no. In a typed line any of `words` means yes. */
export function flagOption(englishName: string, describe: Localised, words: readonly string[]): CommandOption<boolean> {
  const type = choiceType<"ja" | "nein">([
    { value: "ja", label: { de: "ja", en: "yes" }, words },
    { value: "nein", label: { de: "nein", en: "no" } },
  ]);
  return {
    type: {
      ...type,
      parse: async (typed, context) => (await type.parse(typed, context)) === "ja",
      print: (value) => (value ? "ja" : "nein"),
    },
    englishName,
    describe,
  };
}
