import { overlap } from "../lessons/units.ts";
import { aboutOf, isHeld, sameNames } from "./matching.ts";
import type { DaySnapshot, SnapshotLesson } from "./snapshot.ts";

/** With fewer lessons than this, half of them are soon gone. */
const ENOUGH = 6;

interface Fate {
  readonly date: string;
  readonly before: SnapshotLesson;
  /** What is at its time now, preferably a lesson of its subject. */
  readonly after: SnapshotLesson | undefined;
}

function fates(before: DaySnapshot, after: DaySnapshot): readonly Fate[] {
  return before.lessons.filter(isHeld).map((lesson) => {
    const there = after.lessons.filter((each) => overlap(each, lesson));
    return {
      date: before.date.toString(),
      before: lesson,
      after: there.find((each) => aboutOf(each) === aboutOf(lesson)) ?? there[0],
    };
  });
}

const isMost = (some: readonly Fate[], all: readonly Fate[]) => all.length >= ENOUGH && some.length > all.length / 2;

/** Different from before, without being marked as a change. */
const isOtherwise =
  (aspect: "subjects" | "teachers" | "rooms") =>
  ({ before, after }: Fate) =>
    after !== undefined &&
    isHeld(after) &&
    after[aspect].was.length === 0 &&
    before[aspect].was.length === 0 &&
    !sameNames(before[aspect].now, after[aspect].now);

const isEmptied = (before: DaySnapshot, after: DaySnapshot) =>
  before.kind === "school" && before.lessons.length > 0 && after.kind === "empty";

/**
 * Whether a difference is one that happens at schools. A broken or another source shows instead as days that are empty now, most lessons
 * gone without being cancelled, or most of them with other teachers, rooms or subjects not marked as changes. Lessons shown as
 * cancelled are believed, however many.
 */
export function isPlausible(before: readonly DaySnapshot[], after: readonly DaySnapshot[]): boolean {
  const days = before.flatMap((told) => {
    const now = after.find(({ date }) => date.equals(told.date));
    return now ? [{ told, now }] : [];
  });
  if (days.some(({ told, now }) => isEmptied(told, now))) return false;
  const all = days.filter(({ now }) => now.kind === "school").flatMap(({ told, now }) => fates(told, now));
  const gone = all.filter((fate) => fate.after === undefined);
  if (isMost(gone, all)) return false;
  return (["subjects", "teachers", "rooms"] as const).every((aspect) => {
    const others = all.filter(isOtherwise(aspect));
    return !isMost(others, all) || new Set(others.map(({ date }) => date)).size < 2;
  });
}
