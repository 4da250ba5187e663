import type { Command, CommandOption, Invocation, OptionContext } from "./command.ts";
import { OptionError, UserError } from "./errors.ts";

/** More words than any sensible line has; what follows is not read, so that a long message costs nothing. */
const MOST_WORDS = 12;
/** As many words as an option's text has at most: "nur heute und morgen". */
const LONGEST_PIECE = 5;
const LONGEST_SHOWN = 40;

interface Piece {
  readonly option: string;
  readonly typed: string;
  /** How many of its words could be read: all or none. */
  readonly read: number;
}

interface Reading {
  readonly pieces: readonly Piece[];
  readonly read: number;
}

/** Where a command needs some options, what means nothing is one of those, or nothing at all. */
const mayBe = ({ options }: Command, option: string) =>
  options[option]?.isNeeded === true || !Object.values(options).some(({ isNeeded }) => isNeeded);

const better = (one: Reading, other: Reading | undefined) =>
  !other || one.read > other.read || (one.read === other.read && one.pieces.length < other.pieces.length);

async function canRead({ type }: CommandOption, typed: string, context: OptionContext): Promise<boolean> {
  try {
    await type.parse(typed, context);
    return true;
  } catch (error) {
    if (error instanceof OptionError) return false;
    throw error;
  }
}

/** All pieces of the line, by where they begin. */
async function piecesOf(words: readonly string[], command: Command, context: OptionContext) {
  const options = Object.entries(command.options);
  const starts = words.map((_, start) => Array.from({ length: words.length - start }, (_, more) => start + more + 1));
  return Promise.all(
    starts.map(async (ends, start) => {
      const short = ends.filter((end) => end - start <= LONGEST_PIECE || end === words.length);
      const pieces = short.flatMap((end) => options.map(([option, each]) => ({ end, option, each })));
      return Promise.all(
        pieces.map(async ({ end, option, each }) => {
          const typed = words.slice(start, end).join(" ");
          return { end, piece: { option, typed, read: (await canRead(each, typed, context)) ? end - start : 0 } };
        }),
      );
    }),
  );
}

/**
 * Reads a typed line's words as options: "5a morgen", "morgen 5a", "Klasse 5a", "mi". Of all ways to cut the words into pieces and
 * give each piece to an option of its own, the one that reads most words in fewest pieces is taken; what cannot be read goes to an
 * option too, so that the error speaks of it.
 * @throws {UserError} about words that belong to no option.
 */
export async function readFreeText(command: Command, line: string, context: OptionContext): Promise<Invocation> {
  const words = line.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const pieces = await piecesOf(words, command, context);
  const known = new Map<string, Reading | undefined>();

  /** The best way to read the words from here on with the options that are left; undefined when there are too few. */
  function best(start: number, left: readonly string[]): Reading | undefined {
    if (start === words.length) return { pieces: [], read: 0 };
    const key = `${start} ${left}`;
    if (known.has(key)) return known.get(key);
    let found: Reading | undefined;
    // Long pieces first: of equals the one with fewer pieces, and of those the first.
    for (const { end, piece } of (pieces[start] ?? []).toReversed()) {
      if (!left.includes(piece.option)) continue;
      const others = left.filter((option) => option !== piece.option);
      const rest = best(end, others);
      if (!rest) continue;
      const reading = { pieces: [piece, ...rest.pieces], read: piece.read + rest.read };
      if (better(reading, found) || (found && !better(found, reading) && isEarlier(piece, found.pieces[0])))
        found = reading;
    }
    known.set(key, found);
    return found;
  }
  const order = Object.keys(command.options);
  const isEarlier = ({ option }: Piece, other: Piece | undefined) =>
    other !== undefined && order.indexOf(option) < order.indexOf(other.option);

  const reading = best(0, order);
  const stray = reading?.pieces.find(({ option, read }) => read === 0 && !mayBe(command, option));
  if (stray) throw new UserError(({ errors }) => errors.unknownWords(stray.typed.slice(0, LONGEST_SHOWN)));
  return {
    command: command.name,
    options: Object.fromEntries((reading?.pieces ?? []).map(({ option, typed }) => [option, typed])),
  };
}
