import type { Command, Example } from "./command.ts";
import type { Texts } from "./texts/index.ts";

/** "abo" of "abo start". */
export const firstWord = (name: string): string => name.split(" ")[0] ?? name;

/** An example as somebody types it in their language: "/stundenplan 5a morgen". */
export const typedLine = ({ name, englishName }: Command, { typed }: Example, { language }: Pick<Texts, "language">) =>
  `/${firstWord(language === "de" ? name : englishName)} ${typed[language]}`.trim();

/** A command's first word in somebody's language, without the slash: what to type for it. */
export function typedName(name: string, commands: readonly Command[], { language }: Pick<Texts, "language">): string {
  const englishName = commands.find((command) => command.name === name)?.englishName;
  return firstWord(language === "de" ? name : (englishName ?? name));
}

/** Everything by which a command is known when it is typed. */
export const namesOf = ({ name, englishName, otherNames = [] }: Command): readonly string[] => [
  name,
  englishName,
  ...otherNames,
];

/** Finds the command a typed line begins with, by its German or English name, and the rest of the line. */
export function findTyped(
  line: string,
  commands: readonly Command[],
): { readonly command: Command | undefined; readonly name: string; readonly rest: string } {
  const words = line.trim().split(/\s+/);
  const [name = ""] = words;
  for (const length of [2, 1]) {
    const typed = words.slice(0, length).join(" ").toLowerCase();
    const command = commands.find((each) => namesOf(each).includes(typed));
    if (command) return { command, name, rest: words.slice(length).join(" ") };
  }
  const family = commands.find((each) =>
    [each.name, each.englishName].some((full) => full.includes(" ") && firstWord(full) === name.toLowerCase()),
  );
  return { command: family, name, rest: words.slice(1).join(" ") };
}
