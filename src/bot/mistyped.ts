import { distance } from "fastest-levenshtein";
import type { Command } from "./command.ts";
import { firstWord, namesOf } from "./command-names.ts";
import { readFully, wordsOf } from "./free-text.ts";
import type { Action } from "./reply.ts";
import type { Texts } from "./texts/index.ts";
import { understand } from "./understand.ts";

/** No command's name is longer, and typos in shorter beginnings fit many. */
const LONGEST = 32;
const SHORTEST_BEGINNING = 3;
/** One letter in three may be wrong. */
const LETTERS_PER_TYPO = 3;
const MOST = 3;

interface Near {
  readonly command: Command;
  readonly typos: number;
}

function nearness(typed: string, name: string): number | undefined {
  const word = firstWord(name);
  if (typed.length >= SHORTEST_BEGINNING && word.startsWith(typed)) return 1;
  const typos = distance(typed, word);
  return typos <= Math.ceil(Math.min(typed.length, word.length) / LETTERS_PER_TYPO) ? typos : undefined;
}

/** The commands whose names are near what was typed, nearest first; of a family the first. */
function nearest(typed: string, commands: readonly Command[]): readonly Command[] {
  if (typed.length > LONGEST) return [];
  const near = commands.flatMap((command): Near[] => {
    const all = namesOf(command).flatMap((name) => nearness(typed, name) ?? []);
    return all.length > 0 ? [{ command, typos: Math.min(...all) }] : [];
  });
  const families = new Map<string, Near>();
  for (const each of near.toReversed()) families.set(firstWord(each.command.name), each);
  return [...families.values()]
    .toSorted((a, b) => a.typos - b.typos)
    .filter(({ typos }, _, [best]) => typos === best?.typos)
    .map(({ command }) => command);
}

/** In shorter names a slip of two letters gives names of other bots' commands: "/stats", "/change". */
const LONG = 9;
const SLIPS = 2;

/** Whether what was typed as a command among others, where other bots may listen as well, can only be a slip in one of these. */
export const isSurelySlip = (typed: string, commands: readonly Command[]): boolean =>
  typed.length <= LONGEST &&
  commands
    .flatMap(namesOf)
    .map(firstWord)
    .some((name) => name.length >= LONG && distance(typed, name) <= SLIPS);

/**
 * What somebody may have meant by a command that does not exist: "/studenplan 5a" is "/stundenplan 5a". Each is a button with what was
 * typed after it, as far as the command can read that.
 * @param commands those that the asker may use
 */
export function meantInstead(
  { name, rest }: { readonly name: string; readonly rest: string },
  commands: readonly Command[],
  { language }: Pick<Texts, "language">,
): readonly Action[] {
  const near = nearest(name.toLowerCase(), commands)
    .slice(0, MOST)
    .map((command) => {
      const options = readFully(command, wordsOf(rest))?.options ?? {};
      return { command, options };
    });
  const said = near.length > 0 ? undefined : understand(`${name} ${rest}`, commands);
  const meant = said?.guessed.length === 0 && commands.find(({ name }) => name === said.invocation.command);
  return (meant && said ? [{ command: meant, options: said.invocation.options }] : near).map(
    ({ command, options }) => ({
      label: [`/${firstWord(language === "de" ? command.name : command.englishName)}`, ...Object.values(options)].join(
        " ",
      ),
      invocation: { command: command.name, options },
    }),
  );
}
