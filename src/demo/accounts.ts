import { klasse, klasseId } from "./klassen.ts";
import { pupils } from "./pupils.ts";
import { staff } from "./staff.ts";

/** Who can log in, and what is answered then. */
export interface Account {
  readonly username: string;
  readonly password: string;
  /** 2 is a teacher, 5 a pupil. */
  readonly personType: 2 | 5;
  readonly personId: number;
  /** The pupil's class by name, undefined for teachers. */
  readonly klasse: string | undefined;
}

/** `demo` may read everything. `schueler` is a pupil of 8b who may read the timetable of that class and the harmless lists. */
export const accounts: readonly Account[] = [
  { username: "demo", password: "demo", personType: 2, personId: staff[0]?.id ?? 0, klasse: undefined },
  {
    username: "schueler",
    password: "schueler",
    personType: 5,
    personId: pupils.find((pupil) => pupil.klasse.name === "8b")?.id ?? 0,
    klasse: "8b",
  },
];

/** The id of the account's class in a school year; 0 without one, as WebUntis answers for teachers. */
export const ownKlasseId = (account: Account, schoolYearId: number): number =>
  account.klasse === undefined ? 0 : klasseId(klasse(account.klasse), schoolYearId);
