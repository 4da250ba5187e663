import { actionGrid } from "../bot/action.ts";
import type { CommandContext, Invocation, Suggestion } from "../bot/command.ts";
import { typedName } from "../bot/command-names.ts";
import { paragraph, plain, type Reply, toType } from "../bot/reply.ts";
import { whichElementTexts } from "./texts.ts";

/** As many buttons as fit below one message. */
const MOST_BUTTONS = 25;
/** Letters. Names that begin alike for longer are told apart by typing. */
const LONGEST_BEGINNING = 4;

const beginning = (label: string, letters: number) => [...label].slice(0, letters).join("").toLocaleUpperCase("de");

/** All choices, or how they begin if there are too many: "R1 …". Choosing a beginning asks again among those. */
function choices(all: readonly Suggestion[]): readonly Suggestion[] {
  if (all.length <= MOST_BUTTONS) return all;
  const groupings = Array.from({ length: LONGEST_BEGINNING }, (_, index) => [
    ...Map.groupBy(all, ({ label }) => beginning(label, index + 1)),
  ]).filter((groups) => groups.length <= MOST_BUTTONS);
  const fitting = groupings.find((groups) => groups.every(([, members]) => members.length <= MOST_BUTTONS));
  return (fitting ?? groupings.at(-1) ?? []).map(([start, members]) => {
    const [only] = members;
    return only && members.length === 1 ? only : { label: `${start} …`, value: start };
  });
}

/** Asks for a teacher or a room, which is the option `name`. Each button asks the same again with one, or with how it begins. */
export function whichElement(
  kind: "teacher" | "room",
  invocation: Invocation,
  all: readonly Suggestion[],
  { text, commands }: Pick<CommandContext, "text" | "commands">,
): Reply {
  const { titles, choose, none } = whichElementTexts(text);
  const [first] = all;
  const example = `/${typedName(invocation.command, commands, text)} ${first?.value ?? ""}`;
  const actions = choices(all).map(({ label, value }) => ({
    label,
    invocation: { ...invocation, options: { ...invocation.options, name: value } },
  }));
  return {
    title: titles[kind],
    tone: "normal",
    blocks: [first ? paragraph(plain(choose), toType(example)) : paragraph(plain(none[kind]))],
    actions: actionGrid(actions),
    audience: "asker",
  };
}
