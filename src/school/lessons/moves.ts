import type { Draft } from "./draft.ts";
import { mayMoveTo, sameNumber } from "./identity.ts";

/** Where each cancelled lesson was moved to, and where each moved one came from. */
export interface Moves {
  readonly to: ReadonlyMap<Draft, Draft>;
  readonly from: ReadonlyMap<Draft, Draft>;
}

const minutesApart = (a: Draft, b: Draft) =>
  Math.abs(a.date.toPlainDateTime(a.start).until(b.date.toPlainDateTime(b.start)).total("minutes"));

/**
 * Finds the moved lessons of a week. WebUntis sends a moved lesson as a cancelled and an irregular one, without linking the two.
 */
export function findMoves(drafts: readonly Draft[]): Moves {
  const pairs = drafts
    .flatMap((from) => drafts.filter((to) => mayMoveTo(from, to)).map((to) => ({ from, to })))
    .toSorted(
      (a, b) =>
        Number(sameNumber(b.from, b.to)) - Number(sameNumber(a.from, a.to)) ||
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
