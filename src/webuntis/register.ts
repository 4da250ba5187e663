import type { ElementKind } from "./element-kind.ts";
import { type ById, type Names, named } from "./element-names.ts";
import type { Element } from "./objects.ts";
import type * as schemas from "./schemas.ts";
import { dateFromWire, dateTimeFromWire } from "./wire-time.ts";

/** A student; `longName` is the surname. */
export interface Student extends Element<"student"> {
  /** The external key, by which absences and register events refer to students. */
  readonly key: string;
  readonly foreName: string;
  /** "male", "female" or what the school calls it. */
  readonly gender: string;
  /** Fore name and surname. */
  readonly fullName: string;
}

/** A person found by name. WebUntis gives the id only; the names are those searched for. */
export interface FoundPerson<K extends "student" | "teacher" = "student" | "teacher"> extends Element<K> {
  readonly foreName: string;
}

/** A type of exam, and whether timetables show its exams. */
export interface ExamType extends Element {
  readonly showInTimetable: boolean;
}

/** An exam in the exam calendar. Elements that no list knows have empty names. */
export interface Exam {
  readonly id: number;
  /** On the school's wall clock. */
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  readonly klassen: readonly Element<"klasse">[];
  readonly teachers: readonly Element<"teacher">[];
  readonly students: readonly Element<"student">[];
  /** null where none is given. */
  readonly subject: Element<"subject"> | null;
}

/** A period in which somebody was absent. Several teachers or groups at a time make several entries, only one of them with a time. */
export interface Absence {
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  readonly studentKey: string;
  /** undefined when the list of students may not be read or does not know the key. */
  readonly student: Student | undefined;
  /** The student's full name; the key where the name is not known. */
  readonly name: string;
  readonly subject: Element<"subject"> | null;
  readonly teachers: readonly Element<"teacher">[];
  readonly studentGroup: string;
  readonly reason: string;
  /** Minutes. */
  readonly time: number;
  /** The state of the excuse. */
  readonly status: string;
  /** Whether the teacher has checked the absences of this period. */
  readonly checked: boolean;
}

/** A remark in the class register. */
export interface ClassRegEvent {
  readonly date: Temporal.PlainDate;
  readonly studentKey: string;
  readonly student: Student | undefined;
  readonly surname: string;
  readonly foreName: string;
  /** Surname and fore name. */
  readonly name: string;
  readonly subject: string;
  readonly reason: string;
  readonly text: string;
  readonly categoryId: number | null;
  /** The category's name; "" when it has none or the list of categories may not be read. */
  readonly category: string;
}

/** A category of remarks; null without a group. */
export interface ClassRegCategory extends Element {
  readonly groupId: number | null;
}

/** A group of categories. */
export interface ClassRegCategoryGroup {
  readonly id: number;
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
