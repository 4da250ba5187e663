import { describe, expect, it } from "vitest";
import { type Lesson, makeRegularPlan } from "../../../src/demo/plan/regular-plan.ts";
import { bands } from "../../../src/demo/school/courses.ts";
import { klassen } from "../../../src/demo/school/klassen.ts";
import { rooms } from "../../../src/demo/school/rooms.ts";
import { staff } from "../../../src/demo/school/staff.ts";
import { subjects } from "../../../src/demo/school/subjects.ts";

const { lessons, classTeachers } = makeRegularPlan();

const times = ({ weekday, units }: Lesson) => units.map((unit) => `${weekday}/${unit}`);

/** What is in two lessons at the same time. */
function clashes(name: (lesson: Lesson) => readonly string[]): readonly string[] {
  const all = lessons.flatMap((lesson) =>
    name(lesson).flatMap((each) => times(lesson).map((time) => `${each} ${time}`)),
  );
  return all.filter((each, at) => all.indexOf(each) !== at);
}

const of = (name: string) => lessons.filter(({ course }) => course.klassen.some((klasse) => klasse.name === name));
const unitsOn = (name: string, weekday: number) =>
  [...new Set(of(name).flatMap((lesson) => (lesson.weekday === weekday ? lesson.units : [])))].toSorted(
    (a, b) => a - b,
  );

describe("the regular plan", () => {
  it("has no teacher in two places", () => expect(clashes(({ teacher }) => [teacher.name])).toEqual([]));

  it("has no two lessons in one room", () => expect(clashes(({ room }) => [room.name])).toEqual([]));

  it("has a class in two lessons at once only where it is split into groups", () => {
    const bandOf = (lesson: Lesson) => bands.findIndex(({ courses }) => courses.includes(lesson.course));
    const at = new Map<string, number>();
    for (const lesson of lessons) {
      for (const key of lesson.course.klassen.flatMap(({ name }) => times(lesson).map((time) => `${name} ${time}`))) {
        expect(at.get(key) ?? bandOf(lesson), key).toBe(bandOf(lesson));
        at.set(key, bandOf(lesson));
      }
    }
  });

  it("gives every course its units", () => {
    for (const { courses, shape } of bands) {
      for (const course of courses) {
        const own = lessons.filter((lesson) => lesson.course === course);
        expect(own.map(({ units }) => units.length).toSorted()).toEqual([...shape].toSorted());
        expect(new Set(own.map(({ teacher }) => teacher)).size).toBe(1);
        expect(new Set(own.map(({ weekday }) => weekday)).size, "not twice a day").toBe(own.length);
      }
    }
  });

  it("lets nobody teach what they have not studied, nor more than 26 units", () => {
    for (const { course, teacher } of lessons.filter((lesson) => lesson.course.subject.name !== "KS"))
      expect(teacher.subjects).toContain(course.subject.taughtAs);
    for (const teacher of staff) {
      const own = lessons.filter((lesson) => lesson.teacher === teacher).flatMap(({ units }) => units);
      expect(own.length, teacher.name).toBeGreaterThan(0);
      expect(own.length, teacher.name).toBeLessThanOrEqual(26);
    }
  });

  it("begins with the first unit and has no gaps but lunch; grades 5 and 6 go home after the sixth unit", () => {
    for (const { name, grade } of klassen.filter(({ active, home }) => active && home)) {
      for (const weekday of [1, 2, 3, 4, 5]) {
        const units = unitsOn(name, weekday);
        expect(units, `${name} on ${weekday}`).toEqual(units.map((_, at) => at + 1));
        expect(units.length).toBeGreaterThanOrEqual(5);
        expect(units.length).toBeLessThanOrEqual(grade <= 6 ? 6 : 8);
      }
    }
    expect(unitsOn("5a", 5)).toEqual([1, 2, 3, 4, 5]);
    expect(unitsOn("Q2", 4)).toContain(10);
  });

  it("keeps double lessons on one side of a long break", () => {
    for (const { units } of lessons.filter((lesson) => lesson.units.length === 2)) {
      const [first = 0, second] = units;
      expect(first % 2).toBe(1);
      expect(second).toBe(first + 1);
    }
  });

  it("splits religion in three, languages from the seventh grade, and the Oberstufe into courses", () => {
    const together = (name: string, subject: string) => {
      const [lesson] = of(name).filter(({ course }) => course.subject.name === subject);
      const same = of(name).filter((other) => other.weekday === lesson?.weekday && other.units[0] === lesson.units[0]);
      return same.map(({ course }) => course.subject.name).toSorted();
    };
    expect(together("8b", "KR")).toEqual(["ER", "KR", "PP"]);
    expect(together("7a", "L")).toEqual(["F", "F", "L"]);
    expect(together("EF", "Ge")).toEqual(["Ek", "Ge", "Pa", "SW"]);
    expect(of("6a").map(({ course }) => course.subject.name)).not.toContain("L");
  });

  it("is a believable school", () => {
    expect(klassen.filter(({ active }) => active)).toHaveLength(23);
    expect(klassen.filter(({ active }) => !active)).toHaveLength(1);
    expect(staff.length).toBeGreaterThanOrEqual(60);
    for (const all of [staff, rooms, subjects, klassen])
      expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const all of [staff, rooms, subjects]) expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const klasse of klassen.filter(({ active, home }) => active && home))
      expect(classTeachers(klasse)).toHaveLength(2);
  });
});
