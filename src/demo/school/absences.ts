import { pick, roll } from "./dice.ts";
import type { Pupil } from "./pupils.ts";

const REASONS = ["Krank", "Arzttermin", "Familienfeier"];

/** A pupil's absence from a whole day of school. */
export interface Absence {
  readonly reason: string;
  readonly isExcused: boolean;
}

/** Whether and why a pupil is absent on a day with school; about one pupil in twenty is. */
export const absenceOf = ({ id }: Pupil, date: Temporal.PlainDate): Absence | undefined =>
  roll(`away ${id} ${date}`) % 20 === 0
    ? {
        reason: pick(REASONS, `reason ${id} ${date}`) ?? "",
        isExcused: roll(`excused ${id} ${date}`) % 2 === 0,
      }
    : undefined;
