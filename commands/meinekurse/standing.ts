import { type CourseChoice, type CourseOffer, chosenBefore, decide, isOutdated } from "../../src/school/index.ts";
import type { Step } from "./options.ts";

/** How the choice among the offered courses stands, by their ids. What is in neither set is new, and not decided. */
export interface Standing {
  readonly taken: ReadonlySet<string>;
  readonly notTaken: ReadonlySet<string>;
  /** What was chosen before: nothing, something for an earlier school year, or something that holds. */
  readonly before: "nothing" | "lastYear" | "thisYear";
}

/** Whether a course is new, and not decided. */
export const isNew = ({ taken, notTaken }: Standing, id: string): boolean => !taken.has(id) && !notTaken.has(id);

const ids = (courses: CourseOffer["courses"]) => new Set(courses.map(({ id }) => id));

/** How it stands by what was chosen before. Whoever has not chosen yet begins with what the whole class has. */
export function standingOf(offer: CourseOffer, before: CourseChoice | undefined): Standing {
  const isOver = before !== undefined && isOutdated(before, offer.until);
  if (before && before.courses.length > 0 && !isOver) {
    const { taken, notTaken } = chosenBefore(offer, before);
    return { taken: ids(taken), notTaken: ids(notTaken), before: "thisYear" };
  }
  const { true: taken = [], false: notTaken = [] } = Object.groupBy(offer.courses, ({ isAlone }) => `${isAlone}`);
  return { taken: ids(taken), notTaken: ids(notTaken), before: isOver ? "lastYear" : "nothing" };
}

/** The choice after a step: one course is taken or left, the others stay as they are. */
export function after(step: Step, offer: CourseOffer, before: CourseChoice | undefined): CourseChoice {
  const { taken, notTaken } = standingOf(offer, before);
  if (!("id" in step)) return decide(offer, { taken, notTaken }, before);
  const one = new Set([step.id]);
  const decision =
    step.kind === "take"
      ? { taken: taken.union(one), notTaken: notTaken.difference(one) }
      : { taken: taken.difference(one), notTaken: notTaken.union(one) };
  return decide(offer, decision, before);
}
