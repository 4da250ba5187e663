import type { Command, Invocation, Looks } from "./command.ts";
import { UserError } from "./errors.ts";

/** More words than any sensible line has; what follows is not read, so that a long message costs nothing. */
const MOST_WORDS = 12;
/** How many words an option's text has at most: "nur heute und morgen". */
const LONGEST_PIECE = 5;
const LONGEST_SHOWN = 40;

/** What a word is worth that an option takes for its own: two sure ones outweigh any guess. */
const WORTH: Readonly<Record<Looks, number>> = { surely: 3, perhaps: 1, no: 0 };

/** Some words of the line, and the option that takes them. */
interface Piece {
  readonly option: string;
  readonly typed: string;
  readonly worth: number;
}

interface Reading {
  readonly pieces: readonly Piece[];
  readonly worth: number;
}

/** Where a command requires some options, what looks like nothing is one of those, or nothing at all. */
const mayBeUnread = ({ options }: Command, option: string) =>
  options[option]?.required === true || !Object.values(options).some(({ required }) => required);

const better = (one: Reading, other: Reading) =>
  one.worth > other.worth || (one.worth === other.worth && one.pieces.length < other.pieces.length);

/** All pieces of the line that begin at a word, shortest first. */
function piecesFrom(start: number, words: readonly string[], { options }: Command) {
  const ends = words.map((_, index) => index + 1).filter((end) => end > start);
  const short = ends.filter((end) => end - start <= LONGEST_PIECE || end === words.length);
  return short.flatMap((end) =>
    Object.entries(options).map(([option, { type }]) => {
      const typed = words.slice(start, end).join(" ");
      return { end, piece: { option, typed, worth: WORTH[type.looks(typed)] * (end - start) } };
    }),
  );
}

/**
 * Reads a typed line's words as options: "5a morgen", "morgen 5a", "Klasse 5a", "mi". Of all ways to cut the words into pieces and
 * give each piece to an option of its own, the one is taken in which most words look like their option, in fewest pieces; words that
 * look like nothing go to an option too, so that the error speaks of it. Nothing is looked up here: the dispatcher parses each piece once.
 * @throws {UserError} about words that belong to no option.
 */
export function readFreeText(command: Command, line: string): Invocation {
  const words = line.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const order = Object.keys(command.options);
  const pieces = words.map((_, start) => piecesFrom(start, words, command));
  const known = new Map<string, Reading | undefined>();

  const isEarlier = (one: Piece, other: Piece | undefined) =>
    other !== undefined && order.indexOf(one.option) < order.indexOf(other.option);

  /** The best way to read the words from here on with the options that are left; undefined when there are too few. */
  function best(start: number, left: readonly string[]): Reading | undefined {
    if (start === words.length) return { pieces: [], worth: 0 };
    const key = `${start} ${left}`;
    if (known.has(key)) return known.get(key);
    let found: Reading | undefined;
    // Long pieces first: of equals the one with fewer pieces, and of those the one whose option comes first.
    for (const { end, piece } of (pieces[start] ?? []).toReversed()) {
      if (!left.includes(piece.option)) continue;
      const rest = best(
        end,
        left.filter((option) => option !== piece.option),
      );
      if (!rest) continue;
      const reading = { pieces: [piece, ...rest.pieces], worth: piece.worth + rest.worth };
      if (!found || better(reading, found) || (!better(found, reading) && isEarlier(piece, found.pieces[0])))
        found = reading;
    }
    known.set(key, found);
    return found;
  }

  const reading = best(0, order);
  const stray = reading?.pieces.find(({ option, worth }) => worth === 0 && !mayBeUnread(command, option));
  if (stray) throw new UserError(({ errors }) => errors.unknownWords(stray.typed.slice(0, LONGEST_SHOWN)));
  return {
    command: command.name,
    options: Object.fromEntries((reading?.pieces ?? []).map(({ option, typed }) => [option, typed])),
  };
}
