import { z } from "zod";
import type { Course, CourseOffer } from "./course.ts";
import { type CourseSigns, likeness, mostLike } from "./signs.ts";

/** The courses that somebody takes, of all that were offered. A plain value, to be stored. */
export interface CourseChoice {
  /** The last day for which it holds: the end of the school year. */
  readonly until: Temporal.PlainDate;
  /** All that were offered, at most 150: what is not among them is unknown, and not hidden. */
  readonly courses: readonly { readonly signs: CourseSigns; readonly isChosen: boolean }[];
}

/** As many as a grade of some hundred pupils has. */
export const MOST_COURSES = 150;

/** Chooses some of the offered courses by their ids. Unknown ids are left out. */
export const choose = ({ courses, until }: CourseOffer, ids: Iterable<string>): CourseChoice => {
  const chosen = new Set(ids);
  return { until, courses: courses.map(({ id, signs }) => ({ signs, isChosen: chosen.has(id) })) };
};

/** What somebody says about offered courses, by their ids. */
export interface Decision {
  readonly taken: Iterable<string>;
  readonly notTaken: Iterable<string>;
}

/**
 * A choice of the offered courses that changes an earlier one. Of what is not decided nothing is known, so that it stays shown; what was
 * known and is not offered at the moment stays known.
 */
export function decide(
  { courses, until }: CourseOffer,
  { taken, notTaken }: Decision,
  before?: CourseChoice,
): CourseChoice {
  const [chosen, others] = [new Set(taken), new Set(notTaken)];
  const decided = courses
    .filter(({ id }) => chosen.has(id) || others.has(id))
    .map(({ id, signs }) => ({ signs, isChosen: chosen.has(id) }));
  const known = before && !isOutdated(before, until) ? before.courses : [];
  const absent = known.filter(({ signs }) => courses.every((offered) => likeness(offered.signs, signs) === 0));
  return { until, courses: [...decided, ...absent].slice(0, MOST_COURSES) };
}

/** Whether a choice was made for an earlier school year than the day's, so that it is to be asked for anew. */
export const isOutdated = ({ until }: CourseChoice, date: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(date, until) > 0;

/** What an earlier choice says about the offered courses: taken, not taken, or unknown, since it was not offered then. */
export function chosenBefore(
  { courses, until }: CourseOffer,
  choice: CourseChoice,
): Readonly<Record<"taken" | "notTaken" | "unknown", readonly Course[]>> {
  const known = isOutdated(choice, until) ? [] : choice.courses;
  const verdict = ({ signs }: Course) => {
    const like = mostLike(signs, known);
    return like.length === 0 ? "unknown" : like.some(({ isChosen }) => isChosen) ? "taken" : "notTaken";
  };
  const { taken = [], notTaken = [], unknown = [] } = Object.groupBy(courses, verdict);
  return { taken, notTaken, unknown };
}

/** A choice as JSON, at most about 60 kilobytes. */
export const packChoice = ({ until, courses }: CourseChoice): string =>
  JSON.stringify({
    until,
    courses: courses
      .slice(0, MOST_COURSES)
      .map(({ signs: { subjects, group, teachers, lsnumber }, isChosen }) => [
        subjects,
        group,
        teachers,
        lsnumber,
        isChosen,
      ]),
  });

const packed = z.object({
  until: z.string().transform((text) => Temporal.PlainDate.from(text)),
  courses: z.array(
    z
      .tuple([z.array(z.string()), z.string(), z.array(z.string()), z.number().nullable(), z.boolean()])
      .transform(([subjects, group, teachers, lsnumber, isChosen]) => ({
        signs: { subjects, group, teachers, lsnumber },
        isChosen,
      })),
  ),
}) satisfies z.ZodType<CourseChoice>;

/** Reads what `packChoice` wrote; undefined when it cannot be read (any more). */
export function unpackChoice(text: string): CourseChoice | undefined {
  try {
    return packed.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
