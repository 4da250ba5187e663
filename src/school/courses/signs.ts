import { disguised } from "../disguised.ts";
import type { Lesson, Named, NowAndWas } from "../plan.ts";

/**
 * What a course is recognised by, to be stored. Teachers, and groups, which are often named after teachers, are stored as marks that can
 * be compared but not read. Ids are no signs: they change with the school year, and differ from one of WebUntis's doors to another.
 */
export interface CourseSigns {
  /** Short names, at most five of 50 characters; usually one. */
  readonly subjects: readonly string[];
  /** The student group's mark, "" without a group. */
  readonly group: string;
  /** The marks of at most ten teachers; empty where the school does not show them. */
  readonly teachers: readonly string[];
  /** The lesson's number, where it is told. */
  readonly lsnumber: number | null;
}

const MOST_SUBJECTS = 5;
const MOST_TEACHERS = 10;
const LONGEST_SUBJECT = 50;

const nameOf = ({ name, longName }: Named) => (name.trim() || longName.trim()).slice(0, LONGEST_SUBJECT);

/** Those of the regular plan, as far as they are told. */
export const regular = <K extends "subject" | "teacher">({ now, was }: NowAndWas<K>): readonly Named<K>[] =>
  (was.length > 0 ? was : now).filter((each) => nameOf(each) !== "");

/** The names of subjects. */
export const subjectNames = (subjects: readonly Named<"subject">[]): readonly string[] =>
  [...new Set(subjects.map(nameOf))].toSorted().slice(0, MOST_SUBJECTS);

/** The signs by which a course with these elements is recognised, also where their names are disguised already. */
export const signsOf = (
  subjects: readonly Named<"subject">[],
  group: string,
  teachers: readonly Named<"teacher">[],
  lsnumber: number | null,
): CourseSigns => ({
  subjects: subjectNames(subjects),
  group: disguised(group),
  teachers: [...new Set(teachers.map((each) => disguised(nameOf(each))))].toSorted().slice(0, MOST_TEACHERS),
  lsnumber,
});

/** The signs of a lesson as it is in the regular plan: a substitute, or another subject for once, makes no other course. */
export const signsOfLesson = ({
  subjects,
  group,
  teachers,
  lsnumber,
}: Pick<Lesson, "subjects" | "group" | "teachers" | "lsnumber">): CourseSigns =>
  signsOf(regular(subjects), group, regular(teachers), lsnumber ?? null);

const share = (a: readonly string[], b: readonly string[]) => a.some((each) => b.includes(each));

/** Whether both have the same number. */
export const sameNumber = (a: CourseSigns, b: CourseSigns): boolean => a.lsnumber !== null && a.lsnumber === b.lsnumber;

/**
 * How strongly two signs speak for one course; 0 if they do not. A subject must be shared, and then
 *
 * - one group's name is enough, whoever teaches it,
 * - two different groups are two courses, unless number and teacher say that the group only has a new name,
 * - where not both name a group, a shared teacher or one number decides, or that no teacher is named.
 */
export function likeness(a: CourseSigns, b: CourseSigns): number {
  if (!share(a.subjects, b.subjects)) return 0;
  const hasSameGroup = a.group !== "" && a.group === b.group;
  const hasOtherGroup = a.group !== "" && b.group !== "" && !hasSameGroup;
  const [number, teacher] = [sameNumber(a, b), share(a.teachers, b.teachers)];
  const isUnsaid = a.teachers.length === 0 || b.teachers.length === 0;
  const isOne = hasOtherGroup ? number && teacher : hasSameGroup || teacher || number || isUnsaid;
  return isOne ? 1 + Number(number) + 2 * Number(teacher) + 4 * Number(hasSameGroup) : 0;
}

/** Those of some courses that are most like the signs, several if nothing tells them apart; none if none is like them. */
export function mostLike<T extends { readonly signs: CourseSigns }>(
  signs: CourseSigns,
  courses: readonly T[],
): readonly T[] {
  const likenesses = courses.map((course) => likeness(signs, course.signs));
  const most = Math.max(0, ...likenesses);
  return most === 0 ? [] : courses.filter((_, at) => likenesses[at] === most);
}
