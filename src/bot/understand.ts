import { LONGEST_LINE } from "./bounds.ts";
import type { Command, Invocation } from "./command.ts";
import { findTyped } from "./command-names.ts";
import { type FullReading, readFully, wordsOf } from "./free-text.ts";

/** What somebody means by words of their own. */
export interface Meant {
  readonly invocation: Invocation;
  /** The options whose words may be anything, such as "hm": what they turn out not to be, nobody has meant. */
  readonly guessed: readonly string[];
}

/** What people say around what they want to know. */
const FILLERS = new Set(
  [
    "bitte please mal doch denn danke thanks die der das dem den von vom of the für for in im an am und and so",
    "hallo hi hey moin hello servus na ok okay du ihr you bot",
    "was wann wie welche welchen welcher what whats what's what’s when whens when's when’s which how who wo",
    "ist sind war wird is are be will does do did hat haben habe hab hast habt gibt gibts kommt steht has have got had",
    "ich wir man es mein meine meinen unser unsere i we it's it my our me us",
    "eigentlich jetzt gerade noch wieder denn schon auch now again still",
    "nächste nächsten nächster nächstes next zeig zeige show tell sag give gib mir uns to a any there es",
    "schule unterricht stunden stundenplan plan school lessons lesson timetable klasse class day tag",
  ].flatMap((line) => line.split(" ")),
);
const isFiller = (word: string) => FILLERS.has(word);

const SIGNS = /[^\p{L}\p{N}'’]+/gu;
const lowered = (word: string) => word.toLowerCase().replace(SIGNS, "") || word;

/** The places of a phrase's words in a line, in their order and with others between them; undefined if one is missing. */
function placesOf(phrase: string, words: readonly string[]): readonly number[] | undefined {
  const places: number[] = [];
  for (const part of phrase.split(" ")) {
    const place = words.indexOf(part, (places.at(-1) ?? -1) + 1);
    if (place < 0) return undefined;
    places.push(place);
  }
  return places;
}

interface Candidate {
  readonly command: Command;
  /** The words that are left for its options. */
  readonly words: readonly string[];
  /** How many words speak for it. */
  readonly worth: number;
}

/** A command for its longest phrase that is said. The words of its phrases are no options, unless they are that as well: "weihnachten". */
function candidateOf(command: Command, words: readonly string[], said: readonly string[]): Candidate[] {
  const phrases = (command.spoken ?? []).map((phrase) => placesOf(phrase, said) ?? []);
  const found = phrases.flat();
  const worth = Math.max(0, ...phrases.map(({ length }) => length));
  if (worth === 0) return [];
  const types = Object.values(command.options).map(({ type }) => type);
  const isLeft = (word: string, place: number) =>
    !found.includes(place) || types.some((type) => type.looks(word) === "surely");
  return [{ command, words: words.filter(isLeft), worth }];
}

/** A command whose name begins the line, as it is typed but without a slash. */
function named(words: readonly string[], said: readonly string[], commands: readonly Command[]): Candidate[] {
  const { command, rest } = findTyped(said.join(" "), commands);
  if (!command) return [];
  const length = said.length - rest.split(" ").filter(Boolean).length;
  const isMeant = command.spoken?.includes(said.slice(0, length).join(" ")) ?? true;
  return isMeant ? [{ command, words: words.slice(length), worth: Number.POSITIVE_INFINITY }] : [];
}

/** Whoever writes "5x" means a class, and is told which there are. */
const HAS_DIGIT = /\d/;

const isEmpty = ({ options }: FullReading) => Object.keys(options).length === 0;

/**
 * What a line without a slash asks for: "5a", "was ist morgen", "frei?", "wann habe ich aus". Undefined for what means nothing. Where
 * nothing but a class or a day is said, it is the first command that is spoken of. Judged by the words alone: nothing is looked up.
 */
export function understand(line: string, commands: readonly Command[]): Meant | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const words = wordsOf(line);
  const said = words.map(lowered);
  const spoken = commands.flatMap((command) => candidateOf(command, words, said));
  const first = commands.find((command) => command.spoken !== undefined);
  const candidates = [
    ...named(words, said, commands),
    ...spoken.toSorted((one, other) => other.worth - one.worth),
    ...(first ? [{ command: first, words, worth: 0 }] : []),
  ];
  const readings = candidates.flatMap(({ command, words: left, worth }): Meant[] => {
    const read = readFully(command, left, isFiller);
    if (!read || (worth === 0 && isEmpty(read))) return [];
    const guessed = read.guessed.filter((option) => !HAS_DIGIT.test(read.options[option] ?? ""));
    return [{ invocation: { command: command.name, options: read.options }, guessed }];
  });
  // Of "nächste Woche frei?" a command that knows every word is meant rather than one for which "frei" might be a class.
  return readings.find(({ guessed }) => guessed.length === 0) ?? readings[0];
}
