import { type Draft, dutyOf, isAltered, takesPlace } from "./draft.ts";
import { covers, overlap } from "./units.ts";

/*
 * What "the same" means for two entries of a timetable, from weak to strong:
 *
 * - same number: WebUntis gives both one lesson number. Some schools give one number to everything, so it never decides alone.
 * - same subjects, share a teacher, compatible groups: what is entered there agrees in this one respect.
 * - same classes, share a class: likewise, in the plan of a teacher or room, where M in 5a and M in 6b are two lessons. In a class's
 *   plan both always hold: sometimes other classes take part in one half of a double lesson only.
 * - same course: two entries at one time that people see as one lesson.
 * - same event: two entries of one outing, beside or after each other.
 * - same content: nothing but time and number differs (nor classes, in the plan of a teacher or room), as between the halves of a
 *   double lesson.
 *
 * And what one entry may be to another:
 *
 * - replaces: it takes a cancelled one's place, at the same time.
 * - may be moved to: it is a cancelled one, given at another time.
 * - absorbs: it is the exam that is written in the lesson.
 *
 * `changes/` compares lessons of two readings, perhaps of two school years or by two sources, so by names and never by ids:
 *
 * - about (`aboutOf`): the subject in the regular plan, or the title of what has none.
 * - match (`matchLessons`): an earlier lesson and what it has become, found by what they are about, then by group and teacher.
 * - unchanged (`isUnchanged`): the two of a match read the same, so there is nothing to tell.
 * - merged (`mergeReplacements`): a lesson that goes and the one that comes in its place are told as one change.
 */

const ids = (elements: readonly { readonly id: number }[]) => elements.map(({ id }) => id).toSorted((a, b) => a - b);

const sameIds = (a: Parameters<typeof ids>[0], b: Parameters<typeof ids>[0]) => ids(a).join() === ids(b).join();

export const sameSubjects = (a: Draft, b: Draft): boolean => sameIds(a.subjects.now, b.subjects.now);

export const sameNumber = (a: Draft, b: Draft): boolean => a.lsnumber !== null && a.lsnumber === b.lsnumber;

/** Whether no two different groups are named. */
const compatibleGroups = (a: Draft, b: Draft) => !a.group || !b.group || a.group === b.group;

const sameKlassen = (a: Draft, b: Draft) => a.owner === "klasse" || sameIds(a.klassen, b.klassen);

/** Whether some class takes part in both, or none is named for either. */
const shareKlasse = (a: Draft, b: Draft) =>
  sameKlassen(a, b) || a.klassen.some(({ id }) => b.klassen.some((each) => each.id === id));

/** Whether somebody teaches both, or nobody is named for both. */
function shareTeacher(a: Draft, b: Draft): boolean {
  const [ofA, ofB] = [a, b].map(({ teachers }) => [...teachers.now, ...teachers.was].map(({ id }) => id));
  if (!ofA?.length || !ofB?.length) return ofA?.length === ofB?.length;
  return ofA.some((id) => ofB.includes(id));
}

/**
 * Groups of one lesson number may learn apart (religion and ethics), so subject and group must be the same as well; and two
 * lessons of one subject at one time are two groups (boys' and girls' sports), unless they have a teacher in common.
 */
export const sameCourse = (a: Draft, b: Draft): boolean =>
  sameSubjects(a, b) &&
  sameKlassen(a, b) &&
  a.group === b.group &&
  (sameNumber(a, b) || a.group !== "" || shareTeacher(a, b));

/** Events are known by their words, where they have any. One that is entered once for each class is still one, at one time. */
export const sameEvent = (a: Draft, b: Draft): boolean =>
  a.kind === "event" &&
  b.kind === "event" &&
  a.code === b.code &&
  (overlap(a, b) || shareKlasse(a, b)) &&
  (a.notes.length + b.notes.length > 0
    ? a.notes.join("\n") === b.notes.join("\n")
    : sameNumber(a, b) || shareTeacher(a, b));

/** Texts for the halves of a double lesson may differ in numbers: "verlegt auf die 3. Stunde", "… 4. Stunde". */
const gist = (note: string) => note.replace(/\d+/g, "#");

/** Equal for drafts of the same content. */
export function contentKey({ owner, kind, code, subjects, teachers, rooms, klassen, group, notes }: Draft): string {
  const all = [subjects, teachers, rooms].flatMap(({ now, was }) => [ids(now), ids(was)]);
  return JSON.stringify([kind, code, all, owner === "klasse" ? [] : ids(klassen), group, notes.map(gist)]);
}

/** Whether this is there instead of what the regular plan says, as far as WebUntis marks it. */
const isStandIn = ({ code, kind }: Draft) => code === "irregular" || (code === null && kind === "event");

/** Whether what a draft stands for, as it says itself, is of the other's subject. */
const namesSubjectOf = ({ subjects: { was } }: Draft, { subjects: { now } }: Draft) =>
  was.some(({ id }) => now.some((each) => each.id === id));

/**
 * Whether one draft takes a cancelled one's place, wholly or in part. One that says itself what it stands for, a teacher or a room,
 * is not there instead of another group's lesson.
 */
export const replaces = (a: Draft, cancelled: Draft): boolean =>
  isStandIn(a) &&
  !takesPlace(cancelled) &&
  a.date.equals(cancelled.date) &&
  overlap(a, cancelled) &&
  (!isAltered(a) ||
    (shareKlasse(a, cancelled) &&
      (sameNumber(a, cancelled) ||
        (compatibleGroups(a, cancelled) && (sameSubjects(a, cancelled) || namesSubjectOf(a, cancelled))))));

const isElsewhere = (a: Draft, b: Draft) => !a.date.equals(b.date) || !overlap(a, b);

/**
 * Whether a cancelled draft may be given again as the other one. Lesson numbers tell it best; without them one subject and group
 * with one teacher must do.
 */
export const mayMoveTo = (cancelled: Draft, target: Draft): boolean =>
  !takesPlace(cancelled) &&
  target.code === "irregular" &&
  target.kind !== "event" &&
  !dutyOf(cancelled.kind) &&
  !dutyOf(target.kind) &&
  target.subjects.was.length === 0 &&
  target.subjects.now.length > 0 &&
  isElsewhere(cancelled, target) &&
  sameSubjects(cancelled, target) &&
  sameKlassen(cancelled, target) &&
  (sameNumber(cancelled, target) || (cancelled.group === target.group && shareTeacher(cancelled, target)));

/** Whether an exam is written in a lesson that WebUntis gives as well. */
export const absorbs = (exam: Draft, lesson: Draft): boolean =>
  exam.kind === "exam" &&
  lesson.kind === "lesson" &&
  takesPlace(exam) === takesPlace(lesson) &&
  sameSubjects(exam, lesson) &&
  shareKlasse(exam, lesson) &&
  ((exam.lsnumber === null && compatibleGroups(exam, lesson)) ||
    sameNumber(exam, lesson) ||
    sameCourse(exam, lesson)) &&
  covers(exam, lesson);
