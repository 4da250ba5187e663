import { type Draft, isAltered, takesPlace } from "./draft.ts";
import { replaces, sameNumber, sameSubjects } from "./identity.ts";
import { byTime, hull, overlap, type TimeRange } from "./units.ts";

/** What happens at one time of the day, in display order. */
export interface DraftSlot extends TimeRange {
  readonly drafts: readonly Draft[];
}

const sameTime = (a: TimeRange, b: TimeRange) => a.start.equals(b.start) && a.end.equals(b.end);

/** Groups elements that are related in either direction, directly or through others. */
export function together<T>(all: readonly T[], relates: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (const each of all) {
    const touched = groups.filter((group) => group.some((other) => relates(each, other) || relates(other, each)));
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push([...touched.flat(), each]);
  }
  return groups;
}

const label = ({ subjects, group, teachers, lsnumber, notes, klassen }: Draft) =>
  [
    subjects.now[0]?.name ?? subjects.was[0]?.name,
    group,
    teachers.now[0]?.name,
    lsnumber,
    notes[0],
    klassen[0]?.name,
  ].join("\n");

const byTimeAndLabel = (a: Draft, b: Draft) => {
  const [first, second] = [label(a), label(b)];
  return byTime(a, b) || (first < second ? -1 : first > second ? 1 : 0);
};

/** What takes a cancelled lesson's place; the most similar one if there are several. */
function replacementOf(cancelled: Draft, present: readonly Draft[]): Draft | undefined {
  const marked = present.filter((each) => replaces(each, cancelled));
  const candidates = marked.length > 0 ? marked : present.filter((each) => overlap(each, cancelled) && isAltered(each));
  return (
    candidates.find((each) => sameNumber(each, cancelled)) ??
    candidates.find((each) => sameSubjects(each, cancelled)) ??
    candidates.find((each) => each.group === cancelled.group) ??
    candidates[0]
  );
}

/** Sorts by time and subject, so that the order is stable, with each cancelled lesson right before what takes its place. */
function inOrder(drafts: readonly Draft[]): readonly Draft[] {
  const sorted = drafts.toSorted(byTimeAndLabel);
  const present = sorted.filter(takesPlace);
  const replacements = new Map(
    sorted.filter((each) => !takesPlace(each)).map((each) => [each, replacementOf(each, present)]),
  );
  return sorted.flatMap((each) =>
    replacements.get(each) ? [] : [...sorted.filter((other) => replacements.get(other) === each), each],
  );
}

/** A day's drafts in slots, sorted: split groups side by side, cancelled lessons with what takes their place. */
export function arrange(drafts: readonly Draft[]): readonly DraftSlot[] {
  return together(drafts, (a, b) => sameTime(a, b) || replaces(a, b))
    .flatMap((group) => {
      const [first] = group;
      return first ? [{ ...group.reduce<TimeRange>(hull, first), drafts: inOrder(group) }] : [];
    })
    .map(({ start, end, drafts }) => ({ start, end, drafts }))
    .toSorted(byTime);
}
