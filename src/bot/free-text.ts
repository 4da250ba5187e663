import type { Command, Invocation, OptionContext } from "./command.ts";
import { OptionError } from "./errors.ts";

/** More words than any sensible line has; what follows is not read, so that a long message costs nothing. */
const MOST_WORDS = 8;

type Reading = readonly { readonly option: string; readonly typed: string }[];

/** Every way to cut the words into pieces and give each piece to an option of its own, fewest pieces first. */
function readings(words: readonly string[], options: readonly string[]): Reading[] {
  if (words.length === 0) return [[]];
  const found = options.flatMap((option) =>
    words.flatMap((_, last) => {
      const length = words.length - last;
      const typed = words.slice(0, length).join(" ");
      const others = options.filter((other) => other !== option);
      return readings(words.slice(length), others).map((rest) => [{ option, typed }, ...rest]);
    }),
  );
  return found.sort((one, other) => one.length - other.length);
}

const wordCount = (text: string) => text.split(" ").length;

/**
 * Reads a typed line's words as options: "5a morgen", "morgen 5a", "Klasse 5a", "mi". Of all ways to cut them the first in which every
 * piece can be read is taken; failing that, the one that reads most words, so that the error speaks of the rest.
 */
export async function readFreeText(command: Command, line: string, context: OptionContext): Promise<Invocation> {
  const words = line.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  let best: { reading: Reading; score: number } = { reading: [], score: -1 };
  for (const reading of readings(words, Object.keys(command.options))) {
    const score = await wordsRead(command, reading, context);
    if (score > best.score) best = { reading, score };
    if (score === words.length) break;
  }
  return {
    command: command.name,
    options: Object.fromEntries(best.reading.map(({ option, typed }) => [option, typed])),
  };
}

async function wordsRead(command: Command, reading: Reading, context: OptionContext): Promise<number> {
  const counts = await Promise.all(
    reading.map(async ({ option, typed }) => {
      try {
        await command.options[option]?.type.parse(typed, context);
        return wordCount(typed);
      } catch (error) {
        if (error instanceof OptionError) return 0;
        throw error;
      }
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
