import { type Draft, dutyOf, isAltered, takesPlace } from "./draft.ts";
import { covers, overlap } from "./units.ts";

/*
 * What "the same" means for two entries of a timetable, from weak to strong:
 *
 * - same number: both have one lesson number. It never decides alone, and one that a school gives to different lessons does not count
 *   (`vague-numbers.ts`).
 * - same subjects, share a teacher, compatible groups: the two agree in this one respect.
 * - same classes, share a class: likewise, but only in the plan of a teacher or room, where M in 5a and M in 6b are two lessons. In a
 *   class's plan both always hold, since other classes may take part in just one half of a double lesson.
 * - same course: two entries at one time that people see as one lesson.
 * - same event: two entries of one outing, at one time or in a row.
 * - same content: only time and number differ, as between the halves of a double lesson; in a class's plan the classes may, too.
 *
 * How one entry may relate to another:
 *
 * - replaces: it takes a cancelled one's place at the same time.
 * - may move to: it is cancelled, and the other may be the same lesson at another time.
 * - absorbs: it is the exam that is written in the other, a lesson.
 *
 * `changes/` compares lessons of a class's plan across two readings, which may come from two sources or two school years. So it goes
 * by names, never by ids:
 *
 * - about (`aboutOf`): a lesson's subject in the regular plan, or its title when it has none.
 * - match (`matchLessons`): an earlier lesson and what it has become: both are about the same, at best with one group and teacher.
 * - unchanged (`isUnchanged`): people would read both sides of a match as the same, so there is nothing to tell.
 * - merged (`mergeReplacements`): a lesson that goes and the one that takes its place are told as one change.
 */

const ids = (elements: readonly { readonly id: number }[]) => elements.map(({ id }) => id).toSorted((a, b) => a - b);

const sameIds = (a: Parameters<typeof ids>[0], b: Parameters<typeof ids>[0]) => ids(a).join() === ids(b).join();

export const sameSubjects = (a: Draft, b: Draft): boolean => sameIds(a.subjects.now, b.subjects.now);

export const sameNumber = (a: Draft, b: Draft): boolean => a.lsnumber !== null && a.lsnumber === b.lsnumber;

/** Whether no two different groups are named. */
const compatibleGroups = (a: Draft, b: Draft) => !a.group || !b.group || a.group === b.group;

const sameKlassen = (a: Draft, b: Draft) => a.owner === "klasse" || sameIds(a.klassen, b.klassen);

/** Whether some class takes part in both, or neither names any. */
const shareKlasse = (a: Draft, b: Draft) =>
  sameKlassen(a, b) || a.klassen.some(({ id }) => b.klassen.some((each) => each.id === id));

/** Whether some teacher has both, or neither names any. */
function shareTeacher(a: Draft, b: Draft): boolean {
  const [ofA, ofB] = [a, b].map(({ teachers }) => [...teachers.now, ...teachers.was].map(({ id }) => id));
  if (!ofA?.length || !ofB?.length) return ofA?.length === ofB?.length;
  return ofA.some((id) => ofB.includes(id));
}

/**
 * Groups with one lesson number may be taught apart (religion and ethics), so subject and group must be the same as well. Two lessons
 * of one subject at one time are two groups (boys' and girls' sports), unless they share a teacher.
 */
export const sameCourse = (a: Draft, b: Draft): boolean =>
  sameSubjects(a, b) &&
  sameKlassen(a, b) &&
  a.group === b.group &&
  (sameNumber(a, b) || a.group !== "" || shareTeacher(a, b));

/** Events are identified by their texts, if they have any. Entered once per class at one time, it is still one event. */
export const sameEvent = (a: Draft, b: Draft): boolean =>
  a.kind === "event" &&
  b.kind === "event" &&
  a.code === b.code &&
  (overlap(a, b) || shareKlasse(a, b)) &&
  (a.notes.length + b.notes.length > 0
    ? a.notes.join("\n") === b.notes.join("\n")
    : sameNumber(a, b) || shareTeacher(a, b));

/** The halves of a double lesson may differ by a number in their texts: "verlegt auf die 3. Stunde", "… 4. Stunde". */
const gist = (note: string) => note.replace(/\d+/g, "#");

/** Equal for drafts with the same content. */
export function contentKey({
  owner,
  kind,
  code,
  subjects,
  teachers,
  rooms,
  klassen,
  group,
  notes,
  isNews,
}: Draft): string {
  const all = [subjects, teachers, rooms].flatMap(({ now, was }) => [ids(now), ids(was)]);
  return JSON.stringify([kind, code, all, owner === "klasse" ? [] : ids(klassen), group, notes.map(gist), isNews]);
}

/** Whether WebUntis marks this as deviating from the regular plan. */
const isStandIn = ({ code, kind }: Draft) => code === "irregular" || (code === null && kind === "event");

/** Whether the draft names the other's subject as the one that it replaces. */
const namesSubjectOf = ({ subjects: { was } }: Draft, { subjects: { now } }: Draft) =>
  was.some(({ id }) => now.some((each) => each.id === id));

/**
 * Whether one draft takes a cancelled one's place, wholly or in part. One that names what it replaces, such as a teacher or a room, does
 * not stand in for another group's lesson.
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
 * Whether the other draft may be the cancelled one at another time. The lesson number is the best sign; without it, subject, group and
 * teacher must do.
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

/** Whether an exam is written in a lesson that WebUntis sends as well. */
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
