import { actionGrid } from "../bot/action.ts";
import type { CommandContext, Invocation, Suggestion } from "../bot/command.ts";
import { typedName } from "../bot/command-names.ts";
import { klasseSuggestion } from "../bot/options/klasse.ts";
import { type Action, paragraph, plain, type Reply, toType } from "../bot/reply.ts";
import type { Named } from "../school/index.ts";
import { whichKlasseTexts } from "./texts.ts";

/** As many buttons as fit below one message. */
const MOST_BUTTONS = 25;

/** "5" for "5a", "EF" for "EF", "10" for "10/3". */
const gradeOf = ({ name }: Named) => /^(\d+|\p{L}+)/u.exec(name)?.[0] ?? name;

/** The classes as choices, or their grades if there are too many; choosing a grade asks again among its classes. */
function choices(klassen: readonly Named[], most: number): Suggestion[] {
  if (klassen.length <= most) return klassen.map(klasseSuggestion);
  return [...Map.groupBy(klassen, gradeOf)].map(([grade, members]) => {
    const [only] = members;
    return only && members.length === 1 ? klasseSuggestion(only) : { label: `${grade} …`, value: grade };
  });
}

const asking =
  (invocation: Invocation) =>
  ({ label, value }: Suggestion): Action => ({
    label,
    invocation: { ...invocation, options: { ...invocation.options, klasse: value } },
  });

/** Buttons that ask the same with each class, or grade. */
export const klasseActions = (
  invocation: Invocation,
  klassen: readonly Named[],
  most = MOST_BUTTONS,
): readonly Action[] => choices(klassen, most).map(asking(invocation));

/** The classes of which somebody has chosen courses, as they call them: "großes Kind (5a)". */
async function ownKlassen({ memory, asker }: Pick<CommandContext, "memory" | "asker">): Promise<readonly Suggestion[]> {
  const own = asker.isPrivate ? await memory.coursesOf(asker) : [];
  return own.map(({ klasse, label }) => ({ label: label ? `${label} (${klasse})` : klasse, value: klasse }));
}

/** Asks for the class, in private first for those that are the asker's own. Each button asks the same again with a class. */
export async function whichKlasse(
  invocation: Invocation,
  context: Pick<CommandContext, "school" | "text" | "commands" | "memory" | "asker">,
): Promise<Reply> {
  const { school, text, commands } = context;
  const texts = whichKlasseTexts(text);
  const klassen = await school.klassen();
  const own = klassen.length > 0 ? await ownKlassen(context) : [];
  const others = klassen.filter(({ name }) => !own.some(({ value }) => value === name));
  const actions = [...own.map(asking(invocation)), ...klasseActions(invocation, others, MOST_BUTTONS - own.length)];
  const example = `/${typedName(invocation.command, commands, text)} 5a`;
  const { noKlassenTitle, noKlassen } = text.errors;
  return {
    title: actions.length > 0 ? texts.title : noKlassenTitle,
    tone: "normal",
    blocks: [actions.length > 0 ? paragraph(plain(texts.choose), toType(example)) : paragraph(plain(noKlassen))],
    actions: actionGrid(actions),
    audience: "asker",
  };
}
