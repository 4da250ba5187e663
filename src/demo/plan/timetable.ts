import type { DateRange } from "../calendar/date-range.ts";
import type { SchoolYear } from "../calendar/school-years.ts";
import { bands } from "../school/courses.ts";
import { ELEMENT, elementsOf } from "../school/elements.ts";
import { klasseOf } from "../school/klassen.ts";
import { goesTo, type Pupil, pupils } from "../school/pupils.ts";
import type { Period } from "./periods.ts";
import type { Weeks } from "./weeks.ts";

/** An element by WebUntis's number of its kind and its id. */
export interface ElementKey {
  readonly type: number;
  readonly id: number;
}

/** A range of days, read with the ids that classes have in a school year. */
export interface YearRange extends DateRange {
  readonly year: SchoolYear;
}

/** Whether a pupil takes part: in everything of the class, but in only one of several groups. */
export function attends(pupil: Pupil, { lsnumber }: Period): boolean {
  const groups = bands.find(({ courses }) => courses.some((course) => course.lsnumber === lsnumber))?.courses ?? [];
  return (
    groups.length < 2 ||
    goesTo(
      pupil,
      groups.map((course) => course.lsnumber),
    ) === lsnumber
  );
}

/** The periods of an element; undefined when it does not exist. A class of another school year has none. */
export function periodsOf(
  { type, id }: ElementKey,
  { start, end, year }: YearRange,
  weeks: Weeks,
): readonly Period[] | undefined {
  if (type === ELEMENT.klasse) {
    const of = klasseOf(id);
    if (!of) return undefined;
    return of.schoolYearId === year.id ? weeks.of(type, of.klasse.number, start, end) : [];
  }
  if (type === ELEMENT.student) {
    const pupil = pupils.find((each) => each.id === id);
    return (
      pupil && weeks.of(ELEMENT.klasse, pupil.klasse.number, start, end).filter((period) => attends(pupil, period))
    );
  }
  return elementsOf(type, year.id).some((each) => each.id === id) ? weeks.of(type, id, start, end) : undefined;
}
