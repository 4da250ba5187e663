import type { CommandContext } from "../../src/bot/command.ts";
import { joined, teacherName, titleByGroup } from "../../src/replies/lesson-entry.ts";
import type { Course } from "../../src/school/index.ts";

/** Characters. Three such labels stand side by side on a phone. */
const LONGEST = 24;

/** Cuts no emoji in half. */
const clipped = (text: string) =>
  text.length > LONGEST
    ? `${text
        .slice(0, LONGEST - 1)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd()}…`
    : text;

/** Short names for buttons, each only once: "M STE"; by the group where a teacher has two courses of a subject; else numbered. */
export function shortNames(
  courses: readonly Course[],
  { teacherNames }: Pick<CommandContext, "teacherNames">,
): ReadonlyMap<string, string> {
  const plainName = ({ subjects, teachers }: Course) =>
    [joined(subjects.map(({ name, longName }) => name || longName)), joined(teachers.map(teacherName(teacherNames)))]
      .filter(Boolean)
      .join(" ");
  const isOnly = (name: (course: Course) => string, course: Course) =>
    name(course) !== "" && courses.filter((each) => name(each) === name(course)).length === 1;
  const group = (course: Course) => titleByGroup(course, teacherNames);
  const nameOf = (course: Course) => {
    const name = [plainName, group].find((each) => isOnly(each, course));
    if (name) return name(course);
    const alike = courses.filter((each) => plainName(each) === plainName(course));
    return `${plainName(course)} ${alike.indexOf(course) + 1}`;
  };
  return new Map(courses.map((course) => [course.id, clipped(nameOf(course))]));
}
