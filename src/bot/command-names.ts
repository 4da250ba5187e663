import type { Command } from "./command.ts";

/** "abo" of "abo start". */
export const firstWord = (name: string): string => name.split(" ")[0] ?? name;

/** Finds the command that a typed line begins with, by its German or English name, and what follows it. */
export function findTyped(
  line: string,
  commands: readonly Command[],
): { readonly command: Command | undefined; readonly name: string; readonly rest: string } {
  const words = line.trim().split(/\s+/);
  const [name = ""] = words;
  for (const length of [2, 1]) {
    const typed = words.slice(0, length).join(" ").toLowerCase();
    const command = commands.find((each) => each.name === typed || each.englishName === typed);
    if (command) return { command, name, rest: words.slice(length).join(" ") };
  }
  const family = commands.find((each) =>
    [each.name, each.englishName].some((full) => full.includes(" ") && firstWord(full) === name.toLowerCase()),
  );
  return { command: family, name, rest: words.slice(1).join(" ") };
}
