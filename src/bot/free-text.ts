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
/** What a word is worth that means nothing by itself: an option takes it only surely. */
const WORTH_OF_FILLER = 2;

/** Words that are polite or join others, and mean nothing by themselves. */
const FILLERS = new Set("bitte please mal doch danke thanks die der das von of the für for".split(" "));
const isPolite: IsFiller = (word) => FILLERS.has(word);

/** Whether a word, in lower case, means nothing by itself. */
export type IsFiller = (word: string) => boolean;
const noFillers: IsFiller = () => false;

/** Some words of the line, and the option that takes them; none takes stray ones and fillers. */
interface Piece {
  /** The index of the first word after it. */
  readonly end: number;
  readonly typed: string;
  readonly option: string | undefined;
  /** The option's place among the command's options, strays and fillers last. */
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

/** What stands around words and is no part of them: "5a," and "frei?". */
const bare = (typed: string) => typed.replace(/^[„“”"']+|[,;!?„“”"'…]+$/gu, "").replace(/(?<=\p{L})\.+$/u, "");

/** The words of a line; signs between them are none. */
export const wordsOf = (line: string): readonly string[] =>
  line
    .slice(0, LONGEST_LINE)
    .split(/\s+/)
    .filter((word) => word && !/^[,;!?.…]+$/.test(word));

/** All pieces of the line that begin at a word, longest first. */
function piecesFrom(start: number, words: readonly string[], command: Command, isFiller: IsFiller): readonly Piece[] {
  const ends = words.map((_, index) => index + 1).filter((end) => end > start);
  const short = ends.filter((end) => end - start <= LONGEST_PIECE || end === words.length);
  return short.toReversed().flatMap((end): readonly Piece[] => {
    const typed = bare(words.slice(start, end).join(" "));
    const pieces = Object.entries(command.options).map(([option, { type }], order) => {
      return { end, typed, option, order, worth: WORTH[type.looks(typed)] * (end - start) };
    });
    const stray = { end, typed, option: undefined, order: pieces.length, worth: 0 };
    const filler = { ...stray, worth: WORTH_OF_FILLER };
    return [
      ...pieces.filter(({ option, worth }) => worth > 0 || mayBeUnread(command, option)),
      ...(end === start + 1 && isFiller(typed.toLowerCase()) ? [filler] : []),
      ...(hasRequired(command) ? [stray] : []),
    ];
  });
}

/** Above 0 when more words look like their option; then fewer pieces are better, and then the option that comes first. */
const compare = (one: Reading, other: Reading) =>
  one.worth - other.worth || other.length - one.length || (other.first?.order ?? 0) - (one.first?.order ?? 0);

/** The best way to give all the words to options, each at most once; undefined when there are too few options. */
function bestReading(words: readonly string[], command: Command, isFiller: IsFiller): Reading | undefined {
  const pieces = words.map((_, start) => piecesFrom(start, words, command, isFiller));
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

const optionsOf = (pieces: readonly Piece[]) =>
  Object.fromEntries(pieces.flatMap(({ option, typed }) => (option === undefined ? [] : [[option, typed]])));

/** Words of which every one looks like its option's, or is a filler. */
export interface FullReading {
  readonly options: Readonly<Record<string, string>>;
  /** The options whose words only look perhaps like theirs. */
  readonly guessed: readonly string[];
}

/** Reads words of which none may be left over; undefined where some would be, or look like nothing. */
export function readFully(
  command: Command,
  words: readonly string[],
  isFiller: IsFiller = isPolite,
): FullReading | undefined {
  if (words.length > MOST_WORDS) return undefined;
  const reading = bestReading(words, command, isFiller);
  const pieces = reading && piecesOf(reading);
  if (!pieces?.every(({ worth }) => worth > 0)) return undefined;
  const guessed = pieces.filter(
    ({ option, typed }) => option && command.options[option]?.type.looks(typed) !== "surely",
  );
  return { options: optionsOf(pieces), guessed: guessed.flatMap(({ option }) => option ?? []) };
}

/** Names and codes are taken as they are: no word is left out of them. */
const takesAnything = ({ options }: Command) => Object.values(options).some(({ type }) => type.looks("bitte") !== "no");

/**
 * Reads a typed line's words as options: "5a morgen", "morgen 5a", "Klasse 5a", "mi", "die 5a bitte". Of all ways to cut the words into
 * pieces and give each piece to an option of its own, the one is taken in which most words look like their option, in fewest pieces;
 * words that look like nothing go to an option too, so that the error speaks of it. Nothing is looked up here: the dispatcher parses
 * each piece once.
 * @throws {UserError} about words that belong to no option.
 */
export function readFreeText(command: Command, line: string): Invocation {
  const words = wordsOf(line);
  const full = takesAnything(command) ? undefined : readFully(command, words);
  if (full) return { command: command.name, options: full.options };
  const pieces = piecesOf(bestReading(words.slice(0, MOST_WORDS), command, noFillers) ?? NOTHING);
  const stray = pieces.find(({ option }) => option === undefined)?.typed ?? words.slice(MOST_WORDS).join(" ");
  if (stray && Object.keys(command.options).length > 0)
    throw new UserError("unclear", ({ errors }) => errors.unknownWords(shown(stray)));
  return { command: command.name, options: optionsOf(pieces) };
}
