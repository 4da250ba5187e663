import type { Named, NowAndWas } from "../plan.ts";
import type { SnapshotLesson } from "./snapshot.ts";

/** A lesson as it was told, and what it has become; one side is null for what is gone or new. */
export interface Match {
  readonly before: SnapshotLesson | null;
  readonly after: SnapshotLesson | null;
}

/** By names, since ids differ from year to year, and between the doors of WebUntis. */
const names = (all: readonly Named[]) =>
  all
    .map(({ name, longName }) => name || longName)
    .toSorted()
    .join();

const originally = ({ now, was }: NowAndWas) => names(was.length > 0 ? was : now);

/** What a lesson is about: its subject in the regular plan, or its title when it has none. */
export const aboutOf = ({ subjects, duty, notes, group }: SnapshotLesson): string =>
  originally(subjects) || (duty ?? notes[0] ?? group);

/** Whether there is a lesson and it takes place. */
export const isHeld = (lesson: SnapshotLesson | null): boolean => lesson !== null && lesson.state !== "cancelled";

/** What people see of a lesson besides its time. */
const visible = ({ state, subjects, teachers, rooms, notes, movedTo, movedFrom }: SnapshotLesson) => [
  state === "regular" || state === "changed" || state === "extra" ? "" : state,
  ...(state === "cancelled" ? [originally(subjects)] : [subjects, teachers, rooms].map(({ now }) => names(now))),
  notes.toSorted().join("\n"),
  ...[movedTo, movedFrom].map((place) => (place ? `${place.date} ${place.start}` : "")),
];

/** Equal for matches that are told in the same words. */
export const matchKey = ({ before, after }: Match): string =>
  JSON.stringify([before, after].map((lesson) => lesson && [aboutOf(lesson), ...visible(lesson)]));

/**
 * Whether there is nothing to tell. Which of two cancelled lessons was moved is a guess, so another guess is no news. Neither is it when
 * the school says less about a cancelled lesson.
 */
export function isUnchanged(before: SnapshotLesson, after: SnapshotLesson): boolean {
  const isStillOff = before.state === "cancelled" && after.state === "cancelled";
  const isUnsaid = isStillOff && after.notes.every((note) => before.notes.includes(note));
  const old = {
    ...before,
    ...(isStillOff && after.movedTo === null ? { movedTo: null } : {}),
    ...(isUnsaid ? { notes: after.notes } : {}),
  };
  return JSON.stringify(visible(old)) === JSON.stringify(visible(after));
}

export const sameNames = (one: readonly Named[], other: readonly Named[]): boolean => names(one) === names(other);

/** Signs that two lessons are one, the strongest first. */
const SIGNS: readonly ((one: SnapshotLesson, other: SnapshotLesson) => boolean)[] = [
  (one, other) =>
    aboutOf(one) === aboutOf(other) &&
    one.group === other.group &&
    originally(one.teachers) === originally(other.teachers),
  (one, other) => aboutOf(one) === aboutOf(other) && one.group === other.group,
  (one, other) => aboutOf(one) === aboutOf(other),
];

/** Finds what each lesson of one time has become. */
export function matchLessons(before: readonly SnapshotLesson[], after: readonly SnapshotLesson[]): readonly Match[] {
  const matches: Match[] = [];
  const [olds, news] = [new Set(before), new Set(after)];
  for (const agrees of SIGNS)
    for (const old of olds) {
      const found = news.values().find((each) => agrees(old, each));
      if (!found) continue;
      matches.push({ before: old, after: found });
      olds.delete(old);
      news.delete(found);
    }
  return [
    ...matches,
    ...[...olds].map((old) => ({ before: old, after: null })),
    ...[...news].map((each) => ({ before: null, after: each })),
  ];
}
