import { pick, roll } from "../school/dice.ts";
import type { Teacher } from "../school/staff.ts";

/** For a cancelled lesson; often nothing. */
export const CANCELLED: readonly string[] = [
  "",
  "",
  "Aufgaben in Teams",
  "Entfall",
  "Fortbildung",
  "Aufgaben in der Lernplattform",
];

/** For half a cancelled double lesson. */
export const HALF: readonly string[] = ["", "Unterricht nur in der anderen Stunde", "Arzttermin", "Konferenz"];

/** For a lesson in another room. */
export const ROOM: readonly string[] = ["Raum wegen Klausur", "Raumtausch", "Raum wegen Klausur", "Beamer defekt", ""];

/** For a moved lesson, at both times; WebUntis does not say which two belong together. */
export const MOVED: readonly string[] = ["", "", "wegen Fortbildung"];

/** For a lesson without a teacher. */
export const ALONE: readonly string[] = [
  "eigenverantwortliches Arbeiten",
  "Aufsicht durch Nachbarraum",
  "EVA: Aufgaben in Teams",
];

/** Names of outings. */
export const OUTINGS: readonly string[] = [
  "Wandertag",
  "Exkursion ins Museum",
  "Exkursion in den Zoo",
  "Theaterbesuch",
  "Berufsorientierungstag",
  "Projekttag Medien",
  "Besuch der Stadtbibliothek",
];

/** For a lesson with another teacher. */
export const substituted = (now: Teacher, was: Teacher, seed: string): string =>
  pick(
    ["", `Vertretung durch ${now.longName}`, "Aufgaben in Teams", `Aufgaben von ${was.longName}`, "Vertretung"],
    seed,
  ) ?? "";

/** For a lesson that replaces another one. */
export const instead = (longName: string): string => `statt ${longName}`;

/** "2. Klassenarbeit", in the Oberstufe "Klausur". */
export const exam = (grade: number, seed: string): string =>
  grade > 10 ? "Klausur" : `${(roll(seed) % 3) + 1}. Klassenarbeit`;
