import type { Named } from "../plan.ts";
import type { Course } from "./course.ts";
import type { TaughtCourse } from "./offered.ts";

/** A subject that a class has. */
export interface SubjectOfKlasse {
  readonly subject: Named<"subject">;
  /** Who teaches it, the most hours first; at most ten. Empty where the school does not show them. */
  readonly teachers: readonly Named<"teacher">[];
  /**
   * Units in a usual week, halves where weeks alternate. Equal for a subject of the whole class; where there are groups, what the courses
   * with fewest and with most have.
   */
  readonly hours: { readonly least: number; readonly most: number };
  /** Its courses, several where there are groups; what is no part of the regular plan is left out. */
  readonly courses: readonly Course[];
}

const MOST_TEACHERS = 10;

const nameOf = ({ name, longName }: Named) => name || longName;

/** Two teachers of a whole class share a subject's hours; groups have theirs each, perhaps at the same time. */
function hoursOf(courses: readonly Course[]): SubjectOfKlasse["hours"] {
  const grouped = courses.filter(({ group }) => group !== "").map(({ hours }) => hours);
  const together = courses.filter(({ group }) => group === "").reduce((sum, { hours }) => sum + hours, 0);
  const all = together > 0 ? [together, ...grouped] : grouped;
  return { least: Math.min(...all), most: Math.max(...all) };
}

/** The subjects of some courses, in their order. */
export function subjectsOf(taught: readonly TaughtCourse[]): readonly SubjectOfKlasse[] {
  const courses = taught.map(({ course }) => course).filter(({ hours }) => hours > 0);
  const bySubject = Map.groupBy(courses, ({ subjects: [subject] }) => (subject ? nameOf(subject) : ""));
  return [...bySubject.values()].flatMap((own) => {
    const [subject] = own[0]?.subjects ?? [];
    const byHours = own.toSorted((a, b) => b.hours - a.hours).flatMap(({ teachers }) => teachers);
    const teachers = [...Map.groupBy(byHours, nameOf).values()].flatMap(([first]) => first ?? []);
    return subject ? [{ subject, teachers: teachers.slice(0, MOST_TEACHERS), hours: hoursOf(own), courses: own }] : [];
  });
}
