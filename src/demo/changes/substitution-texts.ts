import { pick, roll } from "../school/dice.ts";
import type { Teacher } from "../school/staff.ts";

/** What stands beside a cancelled lesson; often nothing. */
export const CANCELLED: readonly string[] = [
  "",
  "",
  "Aufgaben in Teams",
  "Entfall",
  "Fortbildung",
  "Aufgaben in der Lernplattform",
];

/** Beside half a double lesson that falls away. */
export const HALF: readonly string[] = ["", "Unterricht nur in der anderen Stunde", "Arzttermin", "Konferenz"];

/** Beside a lesson in another room. */
export const ROOM: readonly string[] = ["Raum wegen Klausur", "Raumtausch", "Raum wegen Klausur", "Beamer defekt", ""];

/** Beside a moved lesson, where it was and where it is now; WebUntis itself does not say which belong together. */
export const MOVED: readonly string[] = ["", "", "wegen Fortbildung"];

/** Beside a lesson without a teacher. */
export const ALONE: readonly string[] = [
  "eigenverantwortliches Arbeiten",
  "Aufsicht durch Nachbarraum",
  "EVA: Aufgaben in Teams",
];

/** What an outing is called. */
export const OUTINGS: readonly string[] = [
  "Wandertag",
  "Exkursion ins Museum",
  "Exkursion in den Zoo",
  "Theaterbesuch",
  "Berufsorientierungstag",
  "Projekttag Medien",
  "Besuch der Stadtbibliothek",
];

/** What stands beside a lesson with another teacher. */
export const substituted = (now: Teacher, was: Teacher, seed: string): string =>
  pick(
    ["", `Vertretung durch ${now.longName}`, "Aufgaben in Teams", `Aufgaben von ${was.longName}`, "Vertretung"],
    seed,
  ) ?? "";

/** What stands beside a lesson in another one's place. */
export const instead = (longName: string): string => `statt ${longName}`;

/** "2. Klassenarbeit", in the Oberstufe "Klausur". */
export const exam = (grade: number, seed: string): string =>
  grade > 10 ? "Klausur" : `${(roll(seed) % 3) + 1}. Klassenarbeit`;
