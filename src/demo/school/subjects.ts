/** A subject; `name` is its short form. */
export interface Subject {
  readonly id: number;
  readonly name: string;
  readonly longName: string;
  readonly backColor: string;
  /** The kind of room it needs; "any" for a classroom. */
  readonly room: RoomKind;
  /** The subject its teachers have studied, by its short form; mostly itself. */
  readonly taughtAs: string;
}

export type RoomKind = "any" | "sport" | "music" | "art" | "biology" | "chemistry" | "physics" | "computer";

/** Short form, long form, colour, room, and `taughtAs` where it is another subject. */
const SUBJECTS: readonly (readonly [string, string, string, RoomKind, string?])[] = [
  ["D", "Deutsch", "f4b183", "any"],
  ["M", "Mathematik", "9dc3e6", "any"],
  ["E", "Englisch", "ffd966", "any"],
  ["F", "Französisch", "ffe699", "any"],
  ["L", "Latein", "d9a7a0", "any"],
  ["S", "Spanisch", "ffcc99", "any"],
  ["Bi", "Biologie", "a9d18e", "biology"],
  ["Ch", "Chemie", "c5e0b4", "chemistry"],
  ["Ph", "Physik", "b4c7e7", "physics"],
  ["If", "Informatik", "adb9ca", "computer"],
  ["Ge", "Geschichte", "d6b894", "any"],
  ["Ek", "Erdkunde", "c6b58f", "any"],
  ["WP", "Wirtschaft-Politik", "c9c9c9", "any", "SW"],
  ["SW", "Sozialwissenschaften", "bfbfbf", "any"],
  ["Pa", "Pädagogik", "e2c5e8", "any"],
  ["PL", "Philosophie", "d0cece", "any"],
  ["PP", "Praktische Philosophie", "dbdbdb", "any", "PL"],
  ["KR", "Katholische Religionslehre", "cdb4db", "any"],
  ["ER", "Evangelische Religionslehre", "bde0fe", "any"],
  ["Ku", "Kunst", "f8cbad", "art"],
  ["Mu", "Musik", "ffb3c6", "music"],
  ["Lit", "Literatur", "f6cfa8", "any", "D"],
  ["Sp", "Sport", "b7e4c7", "sport"],
  ["FöD", "Förderkurs Deutsch", "f9d5b9", "any", "D"],
  ["FöE", "Förderkurs Englisch", "ffecb3", "any", "E"],
  ["FöM", "Förderkurs Mathematik", "c9def0", "any", "M"],
  ["KS", "Klassenstunde", "ededed", "any"],
];

export const subjects: readonly Subject[] = SUBJECTS.map(([name, longName, backColor, room, taughtAs], at) => ({
  id: at + 1,
  name,
  longName,
  backColor,
  room,
  taughtAs: taughtAs ?? name,
}));

/** The subject with this short form. */
export function subject(name: string): Subject {
  const found = subjects.find((each) => each.name === name);
  if (!found) throw new RangeError(`The school does not teach ${name}`);
  return found;
}
