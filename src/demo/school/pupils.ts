import { pick, roll } from "./dice.ts";
import { type Klasse, klassen } from "./klassen.ts";

/** A pupil. */
export interface Pupil {
  readonly id: number;
  readonly klasse: Klasse;
  readonly foreName: string;
  readonly longName: string;
  readonly gender: "female" | "male";
}

const GIRLS =
  "Amelie,Aylin,Charlotte,Clara,Elif,Emilia,Fiona,Greta,Hanna,Ida,Johanna,Lara,Leni,Mathilda,Mila,Nele,Sophia,Zoë".split(
    ",",
  );
const BOYS = "Anton,Ben,Can,David,Emil,Finn,Henri,Jakob,Jonas,Karl,Leon,Luis,Mats,Noah,Oskar,Paul,Theo,Yusuf".split(
  ",",
);
const SURNAMES =
  "Albers,Aydın,Bergmann,Böttcher,Claßen,Dietrich,Ebert,Förster,Gärtner,Hansen,Ivanova,Jäger,Kowalski,Kraus,Linden,Maaßen,Niemann,Öztürk,Pfeiffer,Quandt,Reuter,Schröder,Schulte,Toprak,Ulrich,Vogel,Wiesner,Yıldırım,Zander".split(
    ",",
  );

/** The external key, by which the register names pupils where WebUntis's own description says "id". */
export const pupilKey = (id: number): string => String(100_000 + id);

const IN_A_CLASS = 8;

/** A few pupils of every class. */
export const pupils: readonly Pupil[] = klassen
  .filter(({ active }) => active)
  .flatMap((klasse) =>
    Array.from({ length: IN_A_CLASS }, (_, at) => ({ klasse, at, seed: `pupil ${klasse.name} ${at}` })),
  )
  .map(({ klasse, at, seed }, index) => {
    const gender = at % 2 === 0 ? "female" : "male";
    const foreName = pick(gender === "female" ? GIRLS : BOYS, seed) ?? "";
    // Neighbours in the list, so that no two of a class have the same surname.
    const longName = SURNAMES[(roll(klasse.name) + at) % SURNAMES.length] ?? "";
    return { id: 3001 + index, klasse, foreName, longName, gender };
  });

/** Which of some groups side by side a pupil goes to, by the pupil and the groups alone. */
export const goesTo = ({ id }: Pupil, groups: readonly number[]): number | undefined =>
  pick(groups, `${id} ${Math.floor((groups[0] ?? 0) / 10)}`);
