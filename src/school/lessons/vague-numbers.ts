import { type Draft, isAltered } from "./draft.ts";

const subjectsOf = (drafts: readonly Draft[]) =>
  [...new Set(drafts.flatMap(({ subjects }) => subjects.now.map(({ id }) => id)))].toSorted((a, b) => a - b).join();

const teachersOf = (drafts: readonly Draft[]) =>
  new Set(drafts.flatMap(({ teachers }) => teachers.now.map(({ id }) => id)));

/** Whether two times of the regular plan have the same lessons: the same subjects, and some teacher in common if any are named. */
function agree(a: readonly Draft[], b: readonly Draft[]): boolean {
  if (subjectsOf(a) !== subjectsOf(b)) return false;
  const [ofA, ofB] = [teachersOf(a), teachersOf(b)];
  return ofA.size === 0 || ofB.size === 0 || !ofA.isDisjointFrom(ofB);
}

/** As in the regular plan, though perhaps cancelled. */
const isPlanned = (draft: Draft) => draft.kind === "lesson" && draft.code !== "irregular" && !isAltered(draft);

/**
 * Without the lesson numbers that stand for different lessons: some schools give one number to everything. Lessons that are always
 * taught at the same time (religion and ethics) may share a number.
 */
export function withoutVagueNumbers(drafts: readonly Draft[]): readonly Draft[] {
  const isVague = (same: readonly Draft[]) => {
    const [first, ...others] = Map.groupBy(same, ({ date, start }) => `${date} ${start}`).values();
    return first !== undefined && others.some((each) => !agree(first, each));
  };
  const numbers = Map.groupBy(drafts.filter(isPlanned), ({ lsnumber }) => lsnumber);
  const vague = new Set([...numbers].filter(([, same]) => isVague(same)).map(([number]) => number));
  return vague.size === 0
    ? drafts
    : drafts.map((draft) => (vague.has(draft.lsnumber) ? { ...draft, lsnumber: null } : draft));
}
