import type { Named, PlanOwner } from "../../school/index.ts";
import type { CommandOption, OptionType, Suggestion } from "../command.ts";
import { UserError } from "../errors.ts";
import { MOST_SUGGESTIONS, printedName, theOne } from "./element.ts";

/** A class as a choice. */
export const klasseSuggestion = (klasse: Named): Suggestion => ({ label: klasse.name, value: printedName(klasse) });

/** Typical names: "5a", "10/3", "BFS-1a", "BK1+2"; "5 a", "10 a/b"; "IT 11", "TGI 12 4"; "EF", "q". Longer words are more often typos. */
const WITH_DIGIT = String.raw`(?=\S*\d)[\p{L}\d]+(?:[./_+-][\p{L}\d]+)*`;
const NAMES = [
  WITH_DIGIT,
  String.raw`\d{1,2} \p{L}{1,2}(?:[/+-]\p{L}{1,2})*`,
  String.raw`\p{L}{1,5}(?: ${WITH_DIGIT}){1,2}`,
  String.raw`\p{L}{1,4}`,
];
const NAME = new RegExp(`^(?:${NAMES.join("|")})$`, "iu");
/** After "Klasse" any word is a name, also what could be a day: "Klasse 10.3". */
const KLASSE = new RegExp(`^(?:klasse|class|kl\\.?)(?: (?:${NAMES.join("|")}|\\S+)|${WITH_DIGIT})$`, "iu");

/** "11.1" may be a class as well as a day: whoever means the day is understood if there is no such class. */
const DOTTED = /^(?:[5-9]|1[0-3])\.\d$/;

/** There are no classes at all, as for some days between two school years. */
const noKlassen = () =>
  new UserError(
    "missing",
    ({ errors }) => errors.noKlassen,
    ({ errors }) => errors.noKlassenTitle,
  );

const klasseType: OptionType<PlanOwner<"klasse">> = {
  looks: (typed) => (KLASSE.test(typed) || DOTTED.test(typed) ? "surely" : NAME.test(typed) ? "perhaps" : "no"),
  async parse(typed, { school }) {
    const match = await school.findKlasse(typed);
    if (match.kind !== "one" && (await school.klassen()).length === 0) throw noKlassen();
    return theOne("klasse", match, typed, klasseSuggestion);
  },
  async suggest(typed, { school }) {
    return (await school.suggestKlassen(typed, MOST_SUGGESTIONS)).map(klasseSuggestion);
  },
  print: printedName,
};

/** A class by its name, as people type it: "5a", "05A", "Klasse 5a", "q1". */
export const klasseOption = (describe: CommandOption["describe"]): CommandOption<PlanOwner<"klasse">> => ({
  type: klasseType,
  englishName: "class",
  describe,
});
