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

/** The external key, which the register sends where WebUntis's documentation says "id". */
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
    // Consecutive surnames, so that no two pupils of a class share one.
    const longName = SURNAMES[(roll(klasse.name) + at) % SURNAMES.length] ?? "";
    return { id: 3001 + index, klasse, foreName, longName, gender };
  });

/** Which of several parallel groups a pupil attends; always the same one. */
export const goesTo = ({ id }: Pupil, groups: readonly number[]): number | undefined =>
  pick(groups, `${id} ${Math.floor((groups[0] ?? 0) / 10)}`);
