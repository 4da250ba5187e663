import { type Room, rooms } from "./rooms.ts";

/** A class, or a whole year of the Oberstufe. */
export interface Klasse {
  /** The same every year; the id in WebUntis changes with the school year (`klasseId`). */
  readonly number: number;
  readonly name: string;
  readonly longName: string;
  /** 5 to 13; EF is 11. */
  readonly grade: number;
  /** False for the class that has left but is still listed. */
  readonly active: boolean;
  readonly department: number;
  /** Its own classroom; the Oberstufe has none. */
  readonly home: Room | undefined;
}

export const departments = [
  { id: 1, name: "ES", longName: "Erprobungsstufe" },
  { id: 2, name: "MS", longName: "Mittelstufe" },
  { id: 3, name: "OS", longName: "Gymnasiale Oberstufe" },
] as const;

const PARALLEL: readonly (readonly [grade: number, letters: string])[] = [
  [5, "abcd"],
  [6, "abcd"],
  [7, "abc"],
  [8, "abc"],
  [9, "abc"],
  [10, "abc"],
];

const SENIOR: readonly (readonly [grade: number, name: string, longName: string])[] = [
  [11, "EF", "Einführungsphase"],
  [12, "Q1", "Qualifikationsphase 1"],
  [13, "Q2", "Qualifikationsphase 2"],
];

type Sketch = Pick<Klasse, "name" | "longName" | "grade" | "department">;

const junior: readonly Sketch[] = PARALLEL.flatMap(([grade, letters]) =>
  [...letters].map((letter) => ({
    name: `${grade}${letter}`,
    longName: `Klasse ${grade}${letter}`,
    grade,
    department: grade <= 6 ? 1 : 2,
  })),
);

const senior: readonly Sketch[] = SENIOR.map(([grade, name, longName]) => ({ name, longName, grade, department: 3 }));

/** All classes, in the order of WebUntis's list. The last one has left and has no lessons. */
export const klassen: readonly Klasse[] = [
  ...junior.map((klasse, at) => ({ ...klasse, active: true, home: rooms[at] })),
  ...senior.map((klasse) => ({ ...klasse, active: true, home: undefined })),
  { name: "10d", longName: "Klasse 10d (ausgelaufen)", grade: 10, department: 2, active: false, home: undefined },
].map((klasse, at) => ({ number: at + 1, ...klasse }));

/** The class with this name. */
export function klasse(name: string): Klasse {
  const found = klassen.find((each) => each.name === name);
  if (!found) throw new RangeError(`The school has no class ${name}`);
  return found;
}

/** WebUntis numbers classes anew every school year. */
export const klasseId = ({ number }: Klasse, schoolYearId: number): number => schoolYearId * 100 + number;

/** The class and school year of an id. */
export function klasseOf(id: number): { readonly klasse: Klasse; readonly schoolYearId: number } | undefined {
  const found = klassen.find(({ number }) => number === id % 100);
  return found && { klasse: found, schoolYearId: Math.floor(id / 100) };
}
