import { type Draft, unite } from "./draft.ts";
import { absorbs, contentKey, sameCourse, sameEvent } from "./identity.ts";
import { byTime, type DayUnits, hull, overlap, type TimeRange } from "./units.ts";

/** Drafts side by side: all at the same time. */
interface Row extends TimeRange {
  readonly drafts: readonly Draft[];
  /** Equal for rows of the same content. */
  readonly key: string;
}

/** Merges each element into the first earlier one that it belongs to; the others stay on their own. */
function gather<T>(all: readonly T[], belongs: (a: T, b: T) => boolean, join: (a: T, b: T) => T): readonly T[] {
  const joined: T[] = [];
  for (const each of all) {
    const at = joined.findIndex((earlier) => belongs(earlier, each));
    const earlier = joined[at];
    if (earlier === undefined) joined.push(each);
    else joined[at] = join(earlier, each);
  }
  return joined;
}

/**
 * One line for an outing that WebUntis sends as several periods or once per teacher, whether in a row, across any breaks, or at the
 * same time.
 */
export function joinEvents(drafts: readonly Draft[], units: DayUnits): readonly Draft[] {
  return gather(
    drafts,
    (a, b) => sameEvent(a, b) && (overlap(a, b) || units.next(a, b)),
    (a, b) => unite(a, b, hull(a, b)),
  );
}

/** One block for lessons of one course that overlap. */
export const joinOverlapping = (drafts: readonly Draft[]): readonly Draft[] =>
  gather(
    drafts,
    (a, b) => a.kind === "lesson" && b.kind === "lesson" && a.code === b.code && overlap(a, b) && sameCourse(a, b),
    (a, b) => unite(a, b, hull(a, b)),
  );

/** Merges the lesson in which an exam is written into the exam, when WebUntis sends both. */
export function absorbIntoExams(drafts: readonly Draft[]): readonly Draft[] {
  const exams = drafts.filter(({ kind }) => kind === "exam");
  const absorbed = new Map<Draft, Draft>();
  for (const lesson of drafts) {
    const exam = exams.find((each) => absorbs(each, lesson));
    if (exam) absorbed.set(lesson, exam);
  }
  return drafts
    .filter((each) => !absorbed.has(each))
    .map((each) =>
      drafts
        .filter((lesson) => absorbed.get(lesson) === each)
        .reduce((exam, lesson) => unite(exam, lesson, exam), each),
    );
}

const timeKey = ({ start, end }: TimeRange) => `${start}/${end}`;

const rowsOf = (drafts: readonly Draft[]): readonly Row[] =>
  [...Map.groupBy(drafts, timeKey).values()].flatMap((together) => {
    const [first] = together;
    return first ? [{ start: first.start, end: first.end, drafts: together, key: rowKey(together) }] : [];
  });

const rowKey = (drafts: readonly Draft[]) => drafts.map(contentKey).toSorted().join("\n");

function stretch(a: Row, b: Row): Row {
  const time = { start: a.start, end: b.end };
  const rest = [...b.drafts];
  const drafts = a.drafts.map((each) => {
    const at = rest.findIndex((other) => contentKey(other) === contentKey(each));
    const [other] = rest.splice(at, 1);
    return other ? unite(each, other, time) : each;
  });
  return { ...time, drafts, key: rowKey(drafts) };
}

/**
 * One block for a lesson that goes on after a short break. Lessons side by side are joined together or not at all: when half of one
 * group's double lesson is cancelled, the other group's double lesson stays in two halves beside it.
 */
export function joinDoubles(drafts: readonly Draft[], units: DayUnits): readonly Draft[] {
  const [events, lessons] = [
    drafts.filter(({ kind }) => kind === "event"),
    drafts.filter(({ kind }) => kind !== "event"),
  ];
  const rows = gather(rowsOf(lessons).toSorted(byTime), (a, b) => units.goesOn(a, b) && a.key === b.key, stretch);
  return [...events, ...rows.flatMap((row) => row.drafts)].toSorted(byTime);
}
