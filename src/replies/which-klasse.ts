import { actionGrid } from "../bot/action.ts";
import type { CommandContext, Invocation, Suggestion } from "../bot/command.ts";
import { typedName } from "../bot/command-names.ts";
import { klasseSuggestion } from "../bot/options/klasse.ts";
import { type Action, code, paragraph, plain, type Reply } from "../bot/reply.ts";
import type { Named } from "../school/index.ts";
import { whichKlasseTexts } from "./texts.ts";

/** As many buttons as fit below one message. */
const MOST_BUTTONS = 25;

/** "5" for "5a", "EF" for "EF", "10" for "10/3". */
const gradeOf = ({ name }: Named) => /^(\d+|\p{L}+)/u.exec(name)?.[0] ?? name;

/** The classes as choices, or their grades if there are too many; choosing a grade asks again among its classes. */
function choices(klassen: readonly Named[]): Suggestion[] {
  if (klassen.length <= MOST_BUTTONS) return klassen.map(klasseSuggestion);
  return [...Map.groupBy(klassen, gradeOf)].map(([grade, members]) => {
    const [only] = members;
    return only && members.length === 1 ? klasseSuggestion(only) : { label: `${grade} …`, value: grade };
  });
}

/** Buttons that ask the same with each class, or grade. */
export const klasseActions = (invocation: Invocation, klassen: readonly Named[]): readonly Action[] =>
  choices(klassen).map(({ label, value }) => ({
    label,
    invocation: { ...invocation, options: { ...invocation.options, klasse: value } },
  }));

/** Asks for the class. Each button asks the same again with a class. */
export async function whichKlasse(
  invocation: Invocation,
  { school, text, commands }: Pick<CommandContext, "school" | "text" | "commands">,
): Promise<Reply> {
  const texts = whichKlasseTexts(text);
  const actions = klasseActions(invocation, await school.klassen());
  const example = `/${typedName(invocation.command, commands, text)} 5a`;
  const { noKlassenTitle, noKlassen } = text.errors;
  return {
    title: actions.length > 0 ? texts.title : noKlassenTitle,
    tone: "normal",
    blocks: [actions.length > 0 ? paragraph(plain(texts.choose), code(example)) : paragraph(plain(noKlassen))],
    actions: actionGrid(actions),
    audience: "asker",
  };
}
