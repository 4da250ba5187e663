import { expect, test } from "vitest";
import { courseId } from "../../../src/school/courses/course.ts";
import { signsOf } from "../../../src/school/courses/signs.ts";
import {
  type CourseOffer,
  chosenBefore,
  type DaySnapshot,
  decide,
  keepingNames,
  type SnapshotLesson,
  snapshotOfCourses,
} from "../../../src/school/index.ts";
import type { Id } from "../../../src/webuntis/index.ts";

const THIS_YEAR = Temporal.PlainDate.from("2027-07-31");

const klasse = { kind: "klasse", id: 1 as Id<"klasse">, name: "Q1", longName: "" } as const;
const subject = (name: string) => ({ id: 1 as Id<"subject">, name, longName: "" });
const teacher = (name: string) => ({ id: 1 as Id<"teacher">, name, longName: "" });

const course = (name: string, by: string) => {
  const [subjects, teachers] = [[subject(name)], [teacher(by)]];
  const signs = signsOf(subjects, "", teachers, null);
  return { id: courseId(signs), signs, subjects, teachers, group: "", hours: 3, isAlone: false };
};

const [M, D, KU] = [course("M", "STE"), course("D", "BEC"), course("Ku", "RÖS")];

const offer = (courses: CourseOffer["courses"], until = THIS_YEAR): CourseOffer => ({
  of: klasse,
  courses,
  until,
  weeks: 4,
  asOf: Temporal.Instant.from("2026-11-23T06:30:00Z"),
  stale: false,
});

const verdicts = (choice: ReturnType<typeof decide>, of = offer([M, D, KU])) => {
  const { taken, notTaken, unknown } = chosenBefore(of, choice);
  return [taken, notTaken, unknown].map((courses) => courses.map(({ subjects }) => subjects[0]?.name));
};

test("what is not decided stays unknown, and what is changes when it is decided again", () => {
  const first = decide(offer([M, D, KU]), { taken: [M.id], notTaken: [D.id] });
  expect(verdicts(first)).toEqual([["M"], ["D"], ["Ku"]]);
  const second = decide(offer([M, D, KU]), { taken: [M.id, D.id], notTaken: [] }, first);
  expect(verdicts(second)).toEqual([["M", "D"], [], ["Ku"]]);
});

test("what is not offered for a while stays as it was chosen", () => {
  const first = decide(offer([M, D]), { taken: [M.id], notTaken: [D.id] });
  const second = decide(offer([KU]), { taken: [KU.id], notTaken: [] }, first);
  expect(verdicts(second)).toEqual([["M", "Ku"], ["D"], []]);
});

test("nothing is kept of another school year", () => {
  const first = decide(offer([M, D]), { taken: [M.id], notTaken: [D.id] });
  const next = offer([KU], Temporal.PlainDate.from("2028-07-31"));
  expect(decide(next, { taken: [KU.id], notTaken: [] }, first).courses).toHaveLength(1);
});

const time = (text: string) => Temporal.PlainTime.from(text);

const lesson = ({ subjects, teachers }: CourseOffer["courses"][number]): SnapshotLesson => ({
  start: time("07:55"),
  end: time("08:40"),
  units: { first: "1", last: "1" },
  state: "regular",
  subjects: { now: subjects, was: [] },
  teachers: { now: teachers, was: [] },
  rooms: { now: [], was: [] },
  group: "",
  notes: [],
  movedTo: null,
  movedFrom: null,
});

const day = (...courses: CourseOffer["courses"]): DaySnapshot => ({
  date: Temporal.PlainDate.from("2026-11-24"),
  kind: "school",
  holiday: null,
  lessons: courses.map(lesson),
  allDay: [],
  emptied: false,
});

test("of what was told a course is recognised by its teacher alone, also when the names are disguised", () => {
  const other = course("M", "ESS");
  const choice = decide(offer([M, other]), { taken: [M.id], notTaken: [other.id] });
  for (const kept of ["full", "short", "hidden"] as const) {
    const told = keepingNames(day(M, other), kept);
    expect(snapshotOfCourses(told, choice).lessons).toEqual(told.lessons.slice(0, 1));
  }
});

test("a day on which none of the courses is counts as one that was told to be free", () => {
  const choice = decide(offer([M, D]), { taken: [M.id], notTaken: [D.id] });
  expect(snapshotOfCourses(day(D), choice)).toEqual({ ...day(), emptied: true });
  expect(snapshotOfCourses(day(), choice).emptied).toBe(false);
  const later = { ...day(D), date: Temporal.PlainDate.from("2027-09-06") };
  expect(snapshotOfCourses(later, choice)).toBe(later);
});
