import { type Draft, sameLesson, sameSubjects, shareTeacher, takesPlace } from "./draft.ts";
import { overlap } from "./units.ts";

/** Which cancelled lesson was moved to which other one, both ways. */
export interface Moves {
  readonly to: ReadonlyMap<Draft, Draft>;
  readonly from: ReadonlyMap<Draft, Draft>;
}

const isTarget = ({ code, kind, subjects }: Draft) =>
  code === "irregular" && kind !== "event" && subjects.was.length === 0 && subjects.now.length > 0;

const elsewhere = (a: Draft, b: Draft) => !a.date.equals(b.date) || !overlap(a, b);

/** Lesson numbers tell it best; without them one subject of the class with one teacher must do. */
const sameCourse = (a: Draft, b: Draft) =>
  sameSubjects(a, b) && (sameLesson(a, b) || (a.group === b.group && shareTeacher(a, b)));

const minutesApart = (a: Draft, b: Draft) =>
  Math.abs(a.date.toPlainDateTime(a.start).until(b.date.toPlainDateTime(b.start)).total("minutes"));

/**
 * Finds the moved lessons of a class's week. WebUntis gives a moved lesson as a cancelled and an irregular one that know nothing of
 * each other.
 */
export function findMoves(drafts: readonly Draft[]): Moves {
  const targets = drafts.filter(isTarget);
  const pairs = drafts
    .filter((each) => !takesPlace(each))
    .flatMap((from) => targets.filter((to) => elsewhere(from, to) && sameCourse(from, to)).map((to) => ({ from, to })))
    .toSorted(
      (a, b) =>
        Number(sameLesson(b.from, b.to)) - Number(sameLesson(a.from, a.to)) ||
        minutesApart(a.from, a.to) - minutesApart(b.from, b.to),
    );
  const moves = { to: new Map<Draft, Draft>(), from: new Map<Draft, Draft>() };
  for (const { from, to } of pairs) {
    if (moves.to.has(from) || moves.from.has(to)) continue;
    moves.to.set(from, to);
    moves.from.set(to, from);
  }
  return moves;
}
