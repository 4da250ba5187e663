import { type DayUnits, overlap } from "../lessons/units.ts";
import type { DayPlan, Lesson, Named } from "../plan.ts";
import { MOST_COURSES } from "./choice.ts";
import { type Course, courseId } from "./course.ts";
import { type CourseSigns, likeness, mostLike, regular, signsOf, signsOfLesson } from "./signs.ts";

/** The units of a date in the school's time grid. */
export type UnitsOf = (date: Temporal.PlainDate) => DayUnits;

/** A lesson on its day. */
interface Held {
  readonly lesson: Lesson;
  readonly signs: CourseSigns;
  /** The index of its week. */
  readonly week: number;
  /** The units that it takes: "2026-11-23 07:55". */
  readonly units: readonly string[];
}

/** A course with its lessons. */
export interface TaughtCourse {
  readonly course: Course;
  /** The units of the regular plan in each of the weeks that count. */
  readonly weeks: readonly ReadonlySet<string>[];
}

/** A course in the making. */
interface Cluster {
  signs: CourseSigns;
  readonly all: Held[];
}

const isTaught = ({ state, duty, subjects }: Lesson) =>
  state !== "event" && duty === undefined && regular(subjects).length > 0;

/** As in the regular plan, for all that can be told: nobody stands in for anybody. */
const isPlain = ({ lesson: { state, subjects, teachers } }: Held) =>
  state !== "extra" && subjects.was.length + teachers.was.length === 0;

function heldOf({ date, slots }: DayPlan, week: number, unitsOf: UnitsOf): readonly Held[] {
  const { ranges } = unitsOf(date);
  return slots
    .flatMap(({ lessons }) => lessons)
    .filter(isTaught)
    .map((lesson) => {
      const within = ranges.filter((range) => overlap(range, lesson)).map(({ start }) => start);
      const starts = within.length > 0 ? within : [lesson.start];
      return { lesson, signs: signsOfLesson(lesson), week, units: starts.map((start) => `${date} ${start}`) };
    });
}

const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];

/** Adds a lesson to the course that it is most like, or makes one of its own. */
function gather(clusters: Cluster[], held: Held, isOne: (a: CourseSigns, b: CourseSigns) => boolean): void {
  const [like] = mostLike(
    held.signs,
    clusters.filter(({ signs }) => isOne(signs, held.signs)),
  );
  if (!like) {
    clusters.push({ signs: held.signs, all: [held] });
    return;
  }
  like.all.push(held);
  if (!isPlain(held)) return;
  const { teachers, lsnumber } = like.signs;
  like.signs = {
    ...like.signs,
    teachers: union(teachers, held.signs.teachers),
    lsnumber: lsnumber ?? held.signs.lsnumber,
  };
}

/**
 * In the regular plan two groups are two courses. A lesson without a group may be a known group's, by its teacher or its number; one
 * without a teacher is nobody else's.
 */
const isSamePlain = (a: CourseSigns, b: CourseSigns) => {
  const [hasA, hasB] = [a.teachers.length > 0, b.teachers.length > 0];
  if (a.group === b.group) return a.group !== "" || hasA === hasB;
  return (a.group === "" || b.group === "") && hasA && hasB;
};

const hasGroup = ({ signs }: Held) => signs.group !== "";

/** What differs from the regular plan belongs to whatever it is most like, but not with its group to a course without one. */
const isLike = (course: CourseSigns, held: CourseSigns) =>
  likeness(course, held) > 0 && (held.group === "" || held.group === course.group);

/** The courses' signs are those of the lesson that they begin with, so what is best told comes first: the regular plan, and groups. */
function clustersOf(all: readonly Held[]): readonly Cluster[] {
  const clusters: Cluster[] = [];
  const [plain, others] = [all.filter(isPlain), all.filter((each) => !isPlain(each))];
  for (const held of [...plain.filter(hasGroup), ...plain.filter((each) => !hasGroup(each))])
    gather(clusters, held, isSamePlain);
  for (const held of [...others.filter(hasGroup), ...others.filter((each) => !hasGroup(each))])
    gather(clusters, held, isLike);
  return clusters;
}

/** All elements, the most frequent first. */
function frequent<K extends "subject" | "teacher">(all: readonly Named<K>[]): readonly Named<K>[] {
  const groups = [...Map.groupBy(all, ({ name, longName }) => name || longName).values()];
  return groups.toSorted((a, b) => b.length - a.length).flatMap(([first]) => first ?? []);
}

/** Weeks may alternate, and one may have an outing: half of the weeks have at least this much. */
function median(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return Math.round(low + high) / 2;
}

const isOfRegularPlan = ({ lesson: { state, movedFrom } }: Held) => state !== "extra" && movedFrom === null;

/** The units of the regular plan in which more than one course is taught. */
function sharedUnits(clusters: readonly Cluster[]): ReadonlySet<string> {
  const taken = clusters.flatMap(({ all }) => [...new Set(all.filter(isOfRegularPlan).flatMap(({ units }) => units))]);
  const counts = Map.groupBy(taken, (unit) => unit);
  return new Set([...counts].filter(([, each]) => each.length > 1).map(([unit]) => unit));
}

function taught(
  { signs: first, all }: Cluster,
  counting: readonly number[],
  shared: ReadonlySet<string>,
): TaughtCourse {
  const plain = all.filter(isPlain);
  const lessons = (plain.length > 0 ? plain : all).map(({ lesson }) => lesson);
  const subjects = frequent(lessons.flatMap((lesson) => regular(lesson.subjects)));
  const teachers = frequent(lessons.flatMap((lesson) => regular(lesson.teachers)));
  const group = all[0]?.lesson.group ?? "";
  const signs = signsOf(subjects, group, teachers, first.lsnumber);
  const weeks = counting.map(
    (week) => new Set(all.filter((each) => each.week === week && isOfRegularPlan(each)).flatMap(({ units }) => units)),
  );
  const hours = median(weeks.map(({ size }) => size));
  const units = all.filter(isOfRegularPlan).flatMap((each) => each.units);
  const isAlone = units.filter((unit) => shared.has(unit)).length < units.length / 2;
  return { course: { id: courseId(signs), signs, subjects, teachers, group, hours, isAlone }, weeks };
}

/** The weeks with most days of school: a week that holidays cut short says nothing of a usual one. */
function whole(weeks: readonly (readonly DayPlan[])[]): readonly number[] {
  const longest = Math.max(0, ...weeks.map(({ length }) => length));
  return weeks.flatMap(({ length }, at) => (length === longest ? [at] : []));
}

const natural = new Intl.Collator("de", { numeric: true });

const label = ({ subjects, group, teachers }: Course) =>
  [...subjects.map(({ name }) => name), group, ...teachers.map(({ name }) => name)].join(" ");

/**
 * The different courses in some weeks of a class, in natural order of subject, group and teacher; at most 150.
 * @param weeks the days with school of each week.
 */
export function coursesIn(weeks: readonly (readonly DayPlan[])[], unitsOf: UnitsOf): readonly TaughtCourse[] {
  const all = weeks.flatMap((days, week) => days.flatMap((day) => heldOf(day, week, unitsOf)));
  const clusters = clustersOf(all);
  const shared = sharedUnits(clusters);
  const courses = clusters.map((cluster) => taught(cluster, whole(weeks), shared));
  return [...Map.groupBy(courses, ({ course }) => course.id).values()]
    .flatMap(([first]) => first ?? [])
    .toSorted((a, b) => natural.compare(label(a.course), label(b.course)))
    .slice(0, MOST_COURSES);
}
