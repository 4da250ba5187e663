import { type Klasse, klasse, klassen } from "./klassen.ts";
import { type Subject, subject } from "./subjects.ts";

/** One subject taught to a class or to a group from several classes; `lsnumber` is WebUntis's lesson number. */
export interface Course {
  readonly lsnumber: number;
  readonly subject: Subject;
  readonly klassen: readonly Klasse[];
  /** The group's name within the band, such as "G2" for a Grundkurs; "" for a whole class. */
  readonly group: string;
}

/** Courses at the same times, of which every pupil of the classes attends one. Mostly a single course of a single class. */
export interface Band {
  readonly name: string;
  readonly klassen: readonly Klasse[];
  /** How the weekly units are spread: 2 is a double lesson, 1 a single one. */
  readonly shape: readonly number[];
  readonly courses: readonly Course[];
}

/** A subject with its lessons a week, such as "E 2+1+1": one double and two single ones. */
type Entry = string;

/** What each class of a grade has on its own, by grade. */
const OF_THE_CLASS: Readonly<Record<number, readonly Entry[]>> = {
  5: "D 2+2,M 2+2,E 2+1+1,Bi 2,Ek 2,Ku 2,Mu 2,Sp 2+1,WP 1,KS 1,FöD 1,FöM 1".split(","),
  6: "D 2+2,M 2+2,E 2+1+1,Bi 2,Ge 2,If 2,Ku 2,Mu 2,Sp 2+1,WP 1,KS 1,FöE 1".split(","),
  7: "D 2+2,M 2+2,E 2+2,Ge 2,Ek 2,Ph 2,Ku 2,Mu 2,WP 2,Sp 2".split(","),
  8: "D 2+2,M 2+1+1,E 2+1,Ge 2,Bi 2,Ch 2,Ph 2,Ku 2,Ek 2,WP 2,Sp 2+1".split(","),
  9: "D 2+2,M 2+2,E 2+1,Ge 2,Bi 2,Ch 2,Ph 2,Mu 2,WP 2,Sp 2,KS 1".split(","),
  10: "D 2+2,M 2+2,E 2+1,Ge 2,Ek 2,Ch 2,Ph 2,Ku 2,WP 2,Sp 2,KS 1".split(","),
};

/** What all classes of a grade have together, in groups across classes, by grade. */
const OF_THE_GRADE: Readonly<Record<number, readonly (readonly [name: string, groups: string, shape: string])[]>> = {
  5: [["Religion", "KR ER PP PP", "2"]],
  6: [["Religion", "KR ER PP PP", "2"]],
  7: [
    ["Religion", "KR ER PP", "2"],
    ["Sprache", "L F F", "2+2"],
  ],
  8: [
    ["Religion", "KR ER PP", "2"],
    ["Sprache", "L F F", "2+2"],
  ],
  9: [
    ["Religion", "KR ER PP", "2"],
    ["Sprache", "L F F", "2+1"],
    ["Wahlpflicht", "If S SW", "2+1"],
  ],
  10: [
    ["Religion", "KR ER PP", "2"],
    ["Sprache", "L F F", "2+1"],
    ["Wahlpflicht", "If S Pa", "2+1"],
  ],
};

/** The Schienen of the Oberstufe, bands of Grundkurse (three units a week) or Leistungskurse (five). */
const EF =
  "D D D D,M M M M,E E E E,KR ER PL PL,Sp Sp Sp,Ge Ek SW Pa,Bi Ch Ph If,Ku Mu Ku Lit,F L S S,Bi Ph Ch Ek,SW Ge Pa Ek";
const Q_BASIC = "D D D,M M M,E E S F,KR ER PL PL,Sp Sp Sp,Bi Ch Ph If,Ge SW Ek Pa,Ku Mu Lit";
const Q_ADVANCED = "D M E Bi,E Ge Pa M";

/** Schienen of the Oberstufe, their groups numbered per subject as on the pupils' plans (D-G1, D-G2, …). */
function rails(name: string, text: string, kind: "G" | "L", shape: readonly number[]): readonly Sketch[] {
  return text.split(",").map((groups, at) => {
    const names = groups.split(" ");
    return {
      name: `${kind}${at + 1}`,
      klassen: [klasse(name)],
      shape,
      groups: names.map((subjectName, index) => ({
        subject: subjectName,
        group: `${kind}${names.slice(0, index + 1).filter((each) => each === subjectName).length}`,
      })),
    };
  });
}

interface Sketch {
  readonly name: string;
  readonly klassen: readonly Klasse[];
  readonly shape: readonly number[];
  readonly groups: readonly { readonly subject: string; readonly group: string }[];
}

const parts = (shape: string) => shape.split("+").map(Number);

const grades = Object.keys(OF_THE_CLASS).map(Number);

const together: readonly Sketch[] = grades.flatMap((grade) =>
  (OF_THE_GRADE[grade] ?? []).map(([name, groups, shape]) => ({
    name,
    klassen: klassen.filter((each) => each.active && each.grade === grade),
    shape: parts(shape),
    groups: groups.split(" ").map((each, at) => ({ subject: each, group: `${at + 1}` })),
  })),
);

const alone: readonly Sketch[] = klassen
  .filter(({ active }) => active)
  .flatMap((each) =>
    (OF_THE_CLASS[each.grade] ?? []).map((entry) => {
      const [name = "", shape = ""] = entry.split(" ");
      return { name, klassen: [each], shape: parts(shape), groups: [{ subject: name, group: "" }] };
    }),
  );

const senior: readonly Sketch[] = [
  ...rails("EF", EF, "G", [2, 1]),
  ...["Q1", "Q2"].flatMap((name) => [...rails(name, Q_ADVANCED, "L", [2, 2, 1]), ...rails(name, Q_BASIC, "G", [2, 1])]),
];

/** Everything the school teaches. */
export const bands: readonly Band[] = [...together, ...alone, ...senior].map((sketch, at) => ({
  name: sketch.name,
  klassen: sketch.klassen,
  shape: sketch.shape,
  courses: sketch.groups.map(({ subject: name, group }, index) => ({
    lsnumber: (at + 1) * 10 + index,
    subject: subject(name),
    klassen: sketch.klassen,
    group,
  })),
}));
