import { LONGEST_LINE } from "./bounds.ts";
import type { Command, Invocation, Looks } from "./command.ts";
import { UserError } from "./errors.ts";
import { shown } from "./shown.ts";

/** More words than any sensible line has, so that a long message costs little. */
const MOST_WORDS = 24;
/** How many words an option's text has at most: "mo und di und do und fr". */
const LONGEST_PIECE = 7;

/** What a word is worth that an option takes for its own: two sure ones outweigh any guess. */
const WORTH: Readonly<Record<Looks, number>> = { surely: 3, perhaps: 1, no: 0 };

/** Some words of the line, and the option that takes them; none takes stray ones. */
interface Piece {
  /** The index of the first word after it. */
  readonly end: number;
  readonly typed: string;
  readonly option: string | undefined;
  /** The option's place among the command's options, strays last. */
  readonly order: number;
  readonly worth: number;
}

/** One way to read the words up to the end of the line. */
interface Reading {
  readonly worth: number;
  readonly length: number;
  readonly first?: Piece;
  readonly rest?: Reading;
}

const NOTHING: Reading = { worth: 0, length: 0 };

const hasRequired = ({ options }: Command) => Object.values(options).some(({ required }) => required);

/** Where a command requires some options, what looks like nothing is one of those, or stray. */
const mayBeUnread = (command: Command, option: string) =>
  command.options[option]?.required === true || !hasRequired(command);

/** All pieces of the line that begin at a word, longest first. */
function piecesFrom(start: number, words: readonly string[], command: Command): readonly Piece[] {
  const ends = words.map((_, index) => index + 1).filter((end) => end > start);
  const short = ends.filter((end) => end - start <= LONGEST_PIECE || end === words.length);
  return short.toReversed().flatMap((end): readonly Piece[] => {
    const typed = words.slice(start, end).join(" ");
    const pieces = Object.entries(command.options).map(([option, { type }], order) => {
      return { end, typed, option, order, worth: WORTH[type.looks(typed)] * (end - start) };
    });
    const stray = { end, typed, option: undefined, order: pieces.length, worth: 0 };
    return [
      ...pieces.filter(({ option, worth }) => worth > 0 || mayBeUnread(command, option)),
      ...(hasRequired(command) ? [stray] : []),
    ];
  });
}

/** Above 0 when more words look like their option; then fewer pieces are better, and then the option that comes first. */
const compare = (one: Reading, other: Reading) =>
  one.worth - other.worth || other.length - one.length || (other.first?.order ?? 0) - (one.first?.order ?? 0);

/** The best way to give all the words to options, each at most once; undefined when there are too few options. */
function bestReading(words: readonly string[], command: Command): Reading | undefined {
  const pieces = words.map((_, start) => piecesFrom(start, words, command));
  const known = new Map<string, Reading | undefined>();

  /** @param taken a bit for each option that has its words already */
  function best(start: number, taken: number): Reading | undefined {
    if (start === words.length) return NOTHING;
    const key = `${start} ${taken}`;
    if (known.has(key)) return known.get(key);
    let found: Reading | undefined;
    for (const piece of pieces[start] ?? []) {
      const bit = piece.option === undefined ? 0 : 1 << piece.order;
      const rest = taken & bit ? undefined : best(piece.end, taken | bit);
      if (!rest) continue;
      const reading = { worth: piece.worth + rest.worth, length: rest.length + 1, first: piece, rest };
      if (!found || compare(reading, found) > 0) found = reading;
    }
    known.set(key, found);
    return found;
  }

  return best(0, 0);
}

const piecesOf = ({ first, rest }: Reading): readonly Piece[] => (first && rest ? [first, ...piecesOf(rest)] : []);

/**
 * Reads a typed line's words as options: "5a morgen", "morgen 5a", "Klasse 5a", "mi". Of all ways to cut the words into pieces and
 * give each piece to an option of its own, the one is taken in which most words look like their option, in fewest pieces; words that
 * look like nothing go to an option too, so that the error speaks of it. Nothing is looked up here: the dispatcher parses each piece once.
 * @throws {UserError} about words that belong to no option.
 */
export function readFreeText(command: Command, line: string): Invocation {
  const words = line.slice(0, LONGEST_LINE).split(/\s+/).filter(Boolean);
  const pieces = piecesOf(bestReading(words.slice(0, MOST_WORDS), command) ?? NOTHING);
  const stray = pieces.find(({ option }) => option === undefined)?.typed ?? words.slice(MOST_WORDS).join(" ");
  if (stray && Object.keys(command.options).length > 0)
    throw new UserError("unclear", ({ errors }) => errors.unknownWords(shown(stray)));
  return {
    command: command.name,
    options: Object.fromEntries(pieces.flatMap(({ option, typed }) => (option === undefined ? [] : [[option, typed]]))),
  };
}
