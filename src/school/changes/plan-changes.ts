import { byTime, covers, type DayUnits, isAllDay, overlap, type TimeRange } from "../lessons/units.ts";
import type { LessonTime, Units } from "../plan.ts";
import { isHeld, isUnchanged, type Match, matchKey, matchLessons } from "./matching.ts";
import type { DaySnapshot, SnapshotLesson } from "./snapshot.ts";

/**
 * One difference from what was told. `lesson`: what was and what is at one time; one side is null for what is new or gone. `day`: a
 * whole day has become free (perhaps by the named holiday), or all of it is cancelled, or there is school after all.
 */
export type PlanChange =
  | ({ readonly kind: "lesson"; readonly date: Temporal.PlainDate; readonly units: Units | null } & TimeRange & Match)
  | {
      readonly kind: "day";
      readonly date: Temporal.PlainDate;
      readonly outcome: "free" | "cancelled" | "school";
      readonly holiday: string | null;
      /** When the last lesson ends, or would have ended. */
      readonly end: Temporal.PlainTime;
    };

/** A part of the day in which lessons are compared. */
interface Atom extends TimeRange {
  readonly isUnit: boolean;
}

/** The smallest parts: the grid's units, and lessons outside the grid as they are. */
function atomsOf(lessons: readonly SnapshotLesson[], { ranges }: DayUnits): readonly Atom[] {
  const outside = lessons.filter((lesson) => !ranges.some((unit) => overlap(unit, lesson)));
  const smallest = outside.filter((each) => !outside.some((other) => covers(each, other) && !covers(other, each)));
  const own = new Map(smallest.map(({ start, end }) => [`${start} ${end}`, { start, end, isUnit: false }]));
  return [...ranges.map(({ start, end }) => ({ start, end, isUnit: true })), ...own.values()].toSorted(byTime);
}

const isIn = (lesson: SnapshotLesson, atom: Atom) => (atom.isUnit ? overlap(lesson, atom) : covers(lesson, atom));

const isLost = ({ before, after }: Match) => isHeld(before) && !isHeld(after) && !after?.movedTo;
const isWon = ({ before, after }: Match) => !isHeld(before) && isHeld(after) && !after?.movedFrom;

/** Whether a lesson goes without a note of its own. */
const isSilent = ({ before, after }: Match) => (after?.notes ?? []).every((note) => before?.notes.includes(note));

/** A lesson and what takes its place are one change, and so are an event and the lessons that it displaces. */
function mergeReplacements(matches: readonly Match[]): readonly Match[] {
  const lost = matches.filter(isLost);
  const won = matches.filter(isWon);
  const [gone] = lost;
  const [come] = won;
  if (!gone || !come) return matches;
  const event = won.find(({ after }) => after?.state === "event");
  if (event) return matches.filter((each) => !lost.includes(each) || !isSilent(each));
  const formerEvent = lost.find(({ before }) => before?.state === "event");
  if (formerEvent) return matches.filter((each) => !won.includes(each));
  if (lost.length > 1 || won.length > 1) return matches;
  return [...matches.filter((each) => each !== gone && each !== come), { before: gone.before, after: come.after }];
}

const isChange = ({ before, after }: Match) => {
  if (before && after) return !isUnchanged(before, after);
  return isHeld(before) || isHeld(after);
};

type LessonChange = Extract<PlanChange, { kind: "lesson" }>;

const isAt = (place: LessonTime | null | undefined, { date, start, end }: LessonChange) =>
  place?.date.equals(date) === true && overlap(place, { start, end });

/** Whether a lesson appears where another change already says that it moves to, or leaves there again. */
const isMoveTarget = (change: LessonChange, others: readonly PlanChange[]) =>
  others.some(
    (other) =>
      other.kind === "lesson" &&
      ((change.after?.movedFrom && !isHeld(change.before) && isAt(other.after?.movedTo, change)) ||
        (change.before?.movedFrom && !isHeld(change.after) && isAt(other.before?.movedTo, change))),
  );

/** The differences between the lessons of one day. */
function lessonChanges(before: DaySnapshot, after: DaySnapshot, units: DayUnits): readonly LessonChange[] {
  const changes: { match: Match; key: string; from: number; to: number }[] = [];
  const atoms = atomsOf([...before.lessons, ...after.lessons], units);
  for (const [index, atom] of atoms.entries()) {
    const [olds, news] = [before, after].map(({ lessons }) => lessons.filter((lesson) => isIn(lesson, atom)));
    for (const match of mergeReplacements(matchLessons(olds ?? [], news ?? [])).filter(isChange)) {
      const key = matchKey(match);
      const earlier = changes.find((each) => each.key === key && each.to === index - 1);
      if (earlier) earlier.to = index;
      else changes.push({ match, key, from: index, to: index });
    }
  }
  return changes.flatMap(({ match, from, to }) => {
    const [first, last] = [atoms[from], atoms[to]];
    if (!first || !last) return [];
    const lesson = match.after ?? match.before;
    // An outing outside the grid is longer than the lessons beneath it.
    const isLonger = !first.isUnit && lesson?.state === "event";
    const { start, end } = isLonger ? lesson : { start: first.start, end: last.end };
    const range = { start, end };
    return [{ kind: "lesson", date: after.date, ...range, units: units.name(range), ...match }];
  });
}

/** The differences between the events of the whole day. */
const allDayChanges = (before: DaySnapshot, after: DaySnapshot): readonly LessonChange[] =>
  matchLessons(before.allDay, after.allDay)
    .filter(isChange)
    .flatMap((match) => {
      const event = match.after ?? match.before;
      if (!event) return [];
      const { start, end } = event;
      return [{ kind: "lesson", date: after.date, start, end, units: null, ...match }];
    });

/** Whether a change is one of an event of the whole day. */
export const isOfAllDay = (change: PlanChange): boolean => change.kind === "lesson" && isAllDay(change);

/** What a day is but for events of the whole day: with nothing else, a day without lessons. */
const kindOf = ({ kind, lessons }: DaySnapshot) => (kind === "school" && lessons.length === 0 ? "empty" : kind);

/** Whether several lessons took place before, and none does now. */
const isAllCancelled = (before: DaySnapshot, after: DaySnapshot) =>
  before.lessons.filter(isHeld).length > 1 && after.lessons.length > 0 && !after.lessons.some(isHeld);

const lastEnd = ({ lessons }: DaySnapshot) =>
  lessons
    .map(({ end }) => end)
    .toSorted(Temporal.PlainTime.compare)
    .at(-1) ?? new Temporal.PlainTime();

function dayChanges(before: DaySnapshot, after: DaySnapshot, units: DayUnits): readonly PlanChange[] {
  if (before.kind === "unpublished" || after.kind === "unpublished") return [];
  return [...allDayChanges(before, after), ...changesOfLessons(before, after, units)];
}

function changesOfLessons(before: DaySnapshot, after: DaySnapshot, units: DayUnits): readonly PlanChange[] {
  const { date, holiday } = after;
  const [was, is] = [kindOf(before), kindOf(after)];
  if (was === "school" && is === "school")
    return isAllCancelled(before, after)
      ? [{ kind: "day", date, outcome: "cancelled", holiday: null, end: lastEnd(before) }]
      : lessonChanges(before, after, units);
  if (was === "school") return [{ kind: "day", date, outcome: "free", holiday, end: lastEnd(before) }];
  // A day that was merely empty may not have been planned yet.
  const wasFree = was === "holiday" || was === "weekend" || before.emptied;
  if (is !== "school" || !wasFree) return [];
  return [{ kind: "day", date, outcome: "school", holiday: null, end: lastEnd(after) }];
}

/**
 * The differences between two looks at some days of a class, in order. Days that only one of them has are ignored.
 * @param unitsOf names the units of a date.
 */
export function changesBetween(
  before: readonly DaySnapshot[],
  after: readonly DaySnapshot[],
  unitsOf: (date: Temporal.PlainDate) => DayUnits,
): readonly PlanChange[] {
  const changes = after.flatMap((day) => {
    const told = before.find(({ date }) => date.equals(day.date));
    return told ? dayChanges(told, day, unitsOf(day.date)) : [];
  });
  return changes.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date) || byTimeOfDay(a, b));
}

/** The changes to put into one message: a moved lesson is told once, where it was, if that is among them. */
export const toldTogether = (changes: readonly PlanChange[]): readonly PlanChange[] =>
  changes.filter((change) => change.kind === "day" || !isMoveTarget(change, changes));

const byTimeOfDay = (a: PlanChange, b: PlanChange) => (a.kind === "lesson" && b.kind === "lesson" ? byTime(a, b) : 0);

/** Whether a change is over, so that nobody needs to be told. @param now by the school's wall clock */
export function isOver(change: PlanChange, now: Temporal.PlainDateTime): boolean {
  return Temporal.PlainDateTime.compare(change.date.toPlainDateTime(change.end), now) <= 0;
}
