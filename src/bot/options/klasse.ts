import type { Named, PlanOwner } from "../../school/index.ts";
import { packedBytes } from "../action.ts";
import type { CommandOption, OptionType, Suggestion } from "../command.ts";
import { OptionError } from "../errors.ts";

/** Leaves room in a button's 64 bytes for the command, the other options and a day. */
const LONGEST_PRINTED = 32;

/** Longer than any class's name anybody types; what is longer is cut in the answer. */
const LONGEST_SHOWN = 40;

/** Discord's limit of choices, and of buttons. */
const MOST_SUGGESTIONS = 25;

const print = ({ id, name }: Named) => (packedBytes(name) <= LONGEST_PRINTED ? name : `#${id}`);

/** A class as something to choose. */
export const klasseSuggestion = (klasse: Named): Suggestion => ({ label: klasse.name, value: print(klasse) });

const klasseType: OptionType<PlanOwner<"klasse">> = {
  async parse(typed, { school }) {
    const match = await school.findKlasse(typed);
    if (match.kind === "one") return match.element;
    const shown = typed.slice(0, LONGEST_SHOWN);
    const near = match.nearest.slice(0, MOST_SUGGESTIONS);
    throw new OptionError(
      ({ errors }) =>
        match.kind === "many" ? errors.manyKlassen(shown) : errors.unknownKlasse(shown, near.length > 0),
      near.map(klasseSuggestion),
    );
  },
  async suggest(typed, { school }) {
    return (await school.suggestKlassen(typed, MOST_SUGGESTIONS)).map(klasseSuggestion);
  },
  print,
};

/** A class, as people type its name: "5a", "05A", "Klasse 5a", "q1". */
export const klasseOption = (describe: CommandOption["describe"]): CommandOption<PlanOwner<"klasse">> => ({
  type: klasseType,
  englishName: "class",
  describe,
});
