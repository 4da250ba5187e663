import type { Element } from "./element.ts";
import type { ElementKind } from "./element-kind.ts";
import { type ById, type Names, named } from "./element-names.ts";
import type * as schemas from "./schemas.ts";
import { dateFromWire, dateTimeFromWire } from "./wire-time.ts";

/** A student; `longName` is the surname. */
export interface Student extends Element<"student"> {
  /** The external key, by which absences and register events refer to students. */
  readonly key: string;
  /** "" where WebUntis says nothing. */
  readonly foreName: string;
  /** "male", "female" or what the school calls it. */
  readonly gender: string;
  /** Fore name and surname. */
  readonly fullName: string;
}

/** A person found by name. WebUntis gives the id only; the names are those searched for. */
export interface FoundPerson<K extends "student" | "teacher" = "student" | "teacher"> extends Element<K> {
  /** As it was searched for. */
  readonly foreName: string;
}

/** A type of exam, and whether timetables show its exams. */
export interface ExamType extends Element {
  /** Whether timetables show these exams. */
  readonly showInTimetable: boolean;
}

/** An exam in the exam calendar. Elements that no list knows have empty names. */
export interface Exam {
  /** WebUntis's id of the exam. */
  readonly id: number;
  /** When it begins, on the school's wall clock. */
  readonly start: Temporal.PlainDateTime;
  /** When it ends, on the school's wall clock. */
  readonly end: Temporal.PlainDateTime;
  /** The classes that write it. */
  readonly klassen: readonly Element<"klasse">[];
  /** The teachers who supervise it. */
  readonly teachers: readonly Element<"teacher">[];
  /** The students who write it, by their ids; with names where the list of students may be read. */
  readonly students: readonly Element<"student">[];
  /** null where none is given. */
  readonly subject: Element<"subject"> | null;
}

/** A period in which somebody was absent. Several teachers or groups at a time make several entries, only one of them with a time. */
export interface Absence {
  /** When the period begins, on the school's wall clock. */
  readonly start: Temporal.PlainDateTime;
  /** When the period ends, on the school's wall clock. */
  readonly end: Temporal.PlainDateTime;
  /** The student's external key. */
  readonly studentKey: string;
  /** undefined when the list of students may not be read or does not know the key. */
  readonly student: Student | undefined;
  /** The student's full name; the key where the name is not known. */
  readonly name: string;
  /** null where WebUntis names none, as it usually does. */
  readonly subject: Element<"subject"> | null;
  /** The period's teachers; often none are named. */
  readonly teachers: readonly Element<"teacher">[];
  /** The name of the student group; "" without one. */
  readonly studentGroup: string;
  /** The reason of the absence; "" without one. */
  readonly reason: string;
  /** How long, in minutes; 0 where WebUntis says nothing. */
  readonly time: number;
  /** The state of the excuse. */
  readonly status: string;
  /** Whether the teacher has checked the absences of this period. */
  readonly checked: boolean;
}

/** A remark in the class register. */
export interface ClassRegEvent {
  /** The day. */
  readonly date: Temporal.PlainDate;
  /** The student's external key. */
  readonly studentKey: string;
  /** undefined when the list of students may not be read or does not know the key. */
  readonly student: Student | undefined;
  /** The student's surname. */
  readonly surname: string;
  /** The student's fore name. */
  readonly foreName: string;
  /** Surname and fore name. */
  readonly name: string;
  /** The subject's short name. */
  readonly subject: string;
  /** The reason of the remark. */
  readonly reason: string;
  /** The remark itself. */
  readonly text: string;
  /** The category's id; null where WebUntis names none. */
  readonly categoryId: number | null;
  /** The category's name; "" when it has none or the list of categories may not be read. */
  readonly category: string;
}

/** A category of remarks. */
export interface ClassRegCategory extends Element {
  /** null without one; with an empty name where the list of groups may not be read. */
  readonly group: ClassRegCategoryGroup | null;
}

/** A group of categories. */
export interface ClassRegCategoryGroup {
  /** WebUntis's id. */
  readonly id: number;
  /** "" where WebUntis says nothing. */
  readonly name: string;
}

/** Students, to be found by the keys in absences and events; empty where the list may not be read. */
type Students = ReadonlyMap<number, Student>;

/** The categories of events by their ids; empty where the list may not be read. */
type Categories = ReadonlyMap<number, ClassRegCategory>;

type Wire<S extends keyof typeof schemas> = (typeof schemas)[S] extends { readonly _output: infer T }
  ? T extends readonly (infer E)[]
    ? E
    : T
  : never;

/** Converts a student. */
export const student = ({ foreName, longName, ...wire }: Wire<"students">): Student => ({
  ...wire,
  foreName,
  longName,
  fullName: [foreName, longName].filter(Boolean).join(" "),
});

/** Converts a category; its group's name comes from the list of groups. */
export const classRegCategory = (
  { groupId, ...category }: Wire<"classRegCategories">,
  groups: ReadonlyMap<number, ClassRegCategoryGroup>,
): ClassRegCategory => ({
  ...category,
  group: groupId === null ? null : (groups.get(groupId) ?? { id: groupId, name: "" }),
});

const all = <K extends ElementKind>(ids: readonly number[], list: ById<K> | undefined) =>
  ids.map((id) => named(id, list));

/** Students without a key have "", which must match nobody. */
const byKey = (students: Students, key: string) =>
  key === "" ? undefined : students.values().find((each) => each.key === key);

/** Converts an exam; names come from the lists. */
export const exam = (wire: Wire<"exams">, names: Names): Exam => ({
  id: wire.id,
  start: dateTimeFromWire(wire.date, wire.startTime),
  end: dateTimeFromWire(wire.date, wire.endTime),
  klassen: all(wire.classes, names.klasse),
  teachers: all(wire.teachers, names.teacher),
  students: all(wire.students, names.student),
  subject: wire.subject ? named(wire.subject, names.subject) : null,
});

/** Only positive integers: often the ids of subjects and teachers are not filled in. */
const idsIn = (values: readonly (string | number)[]) =>
  values.map(Number).filter((id) => Number.isInteger(id) && id > 0);

/** Converts an absence; the student is found by key. */
export function absence(
  wire: Wire<"absences">["periodsWithAbsences"][number],
  { subject, teacher }: Names,
  students: Students,
): Absence {
  const [subjectId] = idsIn([wire.subjectId]);
  const student = byKey(students, wire.studentId);
  return {
    start: dateTimeFromWire(wire.date, wire.startTime),
    end: dateTimeFromWire(wire.date, wire.endTime),
    studentKey: wire.studentId,
    student,
    name: student?.fullName ?? wire.studentId,
    subject: subjectId === undefined ? null : named(subjectId, subject),
    teachers: all(idsIn(wire.teacherIds), teacher),
    studentGroup: wire.studentGroup,
    reason: wire.absenceReason,
    time: wire.absentTime,
    status: wire.excuseStatus,
    checked: wire.checked,
  };
}

const nameOf = (id: number | null, categories: Categories) => (id === null ? "" : (categories.get(id)?.name ?? ""));

/** Converts a remark; the student is found by key, the category by id. */
export function classRegEvent(wire: Wire<"classRegEvents">, students: Students, categories: Categories): ClassRegEvent {
  const { categoryId } = wire;
  return {
    date: dateFromWire(wire.date),
    studentKey: wire.studentid,
    student: byKey(students, wire.studentid),
    surname: wire.surname,
    foreName: wire.forname,
    name: [wire.surname, wire.forname].filter(Boolean).join(" "),
    subject: wire.subject,
    reason: wire.reason,
    text: wire.text,
    categoryId,
    category: wire.category || nameOf(categoryId, categories),
  };
}
