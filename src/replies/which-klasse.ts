import { actionGrid } from "../bot/action.ts";
import type { CommandContext, Invocation, Suggestion } from "../bot/command.ts";
import { typedName } from "../bot/command-names.ts";
import { klasseSuggestion } from "../bot/options/klasse.ts";
import { code, paragraph, plain, type Reply } from "../bot/reply.ts";
import type { Named } from "../school/index.ts";
import { whichKlasseTexts } from "./texts.ts";

/** What fits on one message's buttons. */
const MOST_BUTTONS = 25;

/** "5" of "5a", "EF" of "EF", "10" of "10/3": pressing it asks again among its classes. */
const gradeOf = ({ name }: Named) => /^(\d+|\p{L}+)/u.exec(name)?.[0] ?? name;

/** The classes as buttons, or, where they are too many, their grades. */
function choices(klassen: readonly Named[]): Suggestion[] {
  if (klassen.length <= MOST_BUTTONS) return klassen.map(klasseSuggestion);
  return [...Map.groupBy(klassen, gradeOf)].map(([grade, members]) => {
    const [only] = members;
    return only && members.length === 1 ? klasseSuggestion(only) : { label: `${grade} …`, value: grade };
  });
}

/** Asks back for the class; each button asks the same again with one. */
export async function whichKlasse(
  invocation: Invocation,
  { school, text, commands }: Pick<CommandContext, "school" | "text" | "commands">,
): Promise<Reply> {
  const texts = whichKlasseTexts(text);
  const actions = choices(await school.klassen()).map(({ label, value }) => ({
    label,
    invocation: { ...invocation, options: { ...invocation.options, klasse: value } },
  }));
  const example = `/${typedName(invocation.command, commands, text)} 5a`;
  return {
    title: texts.title,
    tone: "normal",
    blocks: [actions.length > 0 ? paragraph(plain(texts.choose), code(example)) : paragraph(plain(texts.none))],
    actions: actionGrid(actions),
    audience: "asker",
  };
}
