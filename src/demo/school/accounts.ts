import { ELEMENT } from "./elements.ts";
import { klasse, klasseId } from "./klassen.ts";
import { pupils } from "./pupils.ts";
import { staff } from "./staff.ts";

/** What an account may read by JSON-RPC besides the harmless lists: everything, its own and its class's timetable, or nothing. */
export type Rights = "all" | "own" | "none";

/** Who can log in, and as whom. */
export interface Account {
  readonly username: string;
  readonly password: string;
  /** The key of its one-time passwords, in base32. */
  readonly secret?: string;
  /** With a second factor a password alone is not enough. */
  readonly needsSecret?: true;
  readonly rights: Rights;
  /** The kind of element the person is; 0 is nobody. */
  readonly personType: 0 | typeof ELEMENT.teacher | typeof ELEMENT.student;
  readonly personId: number;
  /** The name of a pupil's class. */
  readonly klasse: string | undefined;
}

const pupilOf = (klasse: string) =>
  ({
    personType: ELEMENT.student,
    personId: pupils.find((pupil) => pupil.klasse.name === klasse)?.id ?? 0,
    klasse,
  }) as const;

const teacher = (index: number) =>
  ({ personType: ELEMENT.teacher, personId: staff[index]?.id ?? 0, klasse: undefined }) as const;

/**
 * `demo` may read everything, `schuelerin` the timetable of her class 5a, and `schueler` of 8b, like many pupils, no timetable at all by
 * JSON-RPC. `zweifaktor` logs in by its secret only.
 */
export const accounts: readonly Account[] = [
  { username: "demo", password: "demo", secret: "JBSWY3DPEHPK3PXP", rights: "all", ...teacher(0) },
  { username: "schueler", password: "schueler", rights: "none", ...pupilOf("8b") },
  { username: "schuelerin", password: "schuelerin", rights: "own", ...pupilOf("5a") },
  {
    username: "zweifaktor",
    password: "zweifaktor",
    secret: "KRSXG5CTMVRXEZLU",
    needsSecret: true,
    rights: "all",
    ...teacher(1),
  },
];

/** Everybody without an account, where the school shows something to the public. */
export const PUBLIC: Account = {
  username: "#anonymous#",
  password: "",
  rights: "none",
  personType: 0,
  personId: 0,
  klasse: undefined,
};

/** The id of a pupil's class in a school year; 0 for everybody else, as WebUntis answers for teachers. */
export const ownKlasseId = (account: Account, schoolYearId: number): number =>
  account.klasse === undefined ? 0 : klasseId(klasse(account.klasse), schoolYearId);
