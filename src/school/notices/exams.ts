import { type ExamEntry, MethodNotFoundError, NoRightError, type TimetableSource } from "../../webuntis/index.ts";
import { contains } from "../calendar/calendar.ts";
import type { CourseChoice } from "../courses/choice.ts";
import { isOutdated } from "../courses/choice.ts";
import { regular, subjectNames } from "../courses/signs.ts";
import { dayUnits } from "../lessons/units.ts";
import type { Named, PlanOwner, Units } from "../plan.ts";
import { comingWeeks } from "../reading/coming-weeks.ts";
import type { Readings } from "../reading/readings.ts";
import { unlessRefused } from "../reading/unless-refused.ts";
import { clipped } from "./clipped.ts";

/** An exam that is still to be written. */
export interface ExamAhead {
  readonly date: Temporal.PlainDate;
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  /** null where it does not fit the time grid. */
  readonly units: Units | null;
  /** Days from today; 0 for today. */
  readonly daysUntil: number;
  /** Usually one; empty where none is told. */
  readonly subjects: readonly Named<"subject">[];
  readonly teachers: readonly Named<"teacher">[];
  readonly rooms: readonly Named<"room">[];
  /** "Klassenarbeit Nr. 2", at most 100 characters; "" where it is not told. */
  readonly name: string;
  /** What it is about, at most 500 characters; "" where it is not told. */
  readonly text: string;
  /** The student group, where the plan tells it; "" otherwise. */
  readonly group: string;
}

/** The exams of a class that are ahead. */
export interface ExamsAhead {
  readonly of: PlanOwner<"klasse">;
  /** In order of time, at most 60. */
  readonly exams: readonly ExamAhead[];
  /** From the school's list of exams, or, where that tells of none for this class, from the class's plan. */
  readonly from: "list" | "plan";
  /** The last day that was looked at. */
  readonly until: Temporal.PlainDate;
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
}

const MOST_EXAMS = 60;
const LONGEST_NAME = 100;
const LONGEST_TEXT = 500;

/** As far as schools plan their exams: half a school year's. */
const AHEAD = { weeks: 16 };

const { compare } = Temporal.PlainDateTime;

const named = <K extends "subject" | "teacher" | "room">(all: readonly Named<K>[]): readonly Named<K>[] =>
  all.filter(({ name, longName }) => name || longName).map(({ id, name, longName }) => ({ id, name, longName }));

const mayNot = (error: unknown) => error instanceof NoRightError || error instanceof MethodNotFoundError;

function examAhead(exam: ExamEntry, today: Temporal.PlainDate): Omit<ExamAhead, "units"> {
  const date = exam.start.toPlainDate();
  return {
    date,
    start: exam.start.toPlainTime(),
    end: exam.end.toPlainTime(),
    daysUntil: today.until(date).days,
    subjects: exam.subject ? named([exam.subject]) : [],
    teachers: named(exam.teachers),
    rooms: named(exam.rooms),
    name: clipped(exam.name, LONGEST_NAME),
    text: clipped(exam.text, LONGEST_TEXT),
    group: "",
  };
}

type Read = Omit<ExamsAhead, "of">;

/** All classes' exams in one answer; undefined where the account may not read them. */
async function listed(
  readings: Readings,
  source: TimetableSource,
  of: PlanOwner<"klasse">,
  now: Temporal.ZonedDateTime,
): Promise<Read | undefined> {
  const { lastGood, dayPlans } = readings;
  const start = now.toPlainDate();
  // WebUntis refuses to answer for two school years at once.
  const year = (await dayPlans.schoolyears())?.find((each) => contains(each, start));
  const far = start.add(AHEAD);
  const end = year && Temporal.PlainDate.compare(year.end, far) < 0 ? year.end : far;
  const ask = (reuse: { readonly fromCache: true | "stale" }) => source.exams({ start, end, ...reuse });
  const reading = await unlessRefused(lastGood.read(`exams ${start} ${end}`, ask, 0), mayNot);
  if (!reading) return undefined;
  const grid = await dayPlans.grid();
  const exams = reading.answer
    .filter(({ klassen }) => klassen.some(({ id, name }) => id === of.id || (name !== "" && name === of.name)))
    .map((exam) => examAhead(exam, start))
    .map((exam) => ({ ...exam, units: dayUnits(grid, exam.date).name(exam) }));
  return { exams, from: "list", until: end, asOf: reading.answer.asOf, stale: reading.stale };
}

/** What the class's plan shows of exams, in the next four weeks with school. */
async function planned({ dayPlans }: Readings, of: PlanOwner<"klasse">, now: Temporal.ZonedDateTime): Promise<Read> {
  const { weeks, until, asOf, stale } = await comingWeeks(dayPlans, of, now);
  const today = now.toPlainDate();
  const exams = weeks.flat().flatMap(({ date, slots }) =>
    slots
      .flatMap(({ lessons }) => lessons)
      .filter(({ state }) => state === "exam")
      .map(({ start, end, units, subjects, teachers, rooms, notes, group }) => ({
        date,
        start,
        end,
        units,
        daysUntil: today.until(date).days,
        subjects: named(regular(subjects)),
        teachers: named(teachers.now),
        rooms: named(rooms.now),
        name: clipped(notes[0] ?? "", LONGEST_NAME),
        text: clipped(notes.slice(1).join("\n"), LONGEST_TEXT),
        group,
      })),
  );
  return { exams, from: "plan", until, asOf, stale };
}

/**
 * The exams of a class from now on. Where the school's list has none of this class, perhaps since the account sees those of others only,
 * the class's plan is asked.
 */
export async function examsAhead(
  readings: Readings,
  source: TimetableSource,
  of: PlanOwner<"klasse">,
  now: Temporal.ZonedDateTime,
): Promise<ExamsAhead> {
  const list = await listed(readings, source, of, now);
  const found = list?.exams.length ? list : await planned(readings, of, now);
  const isAhead = ({ date, end }: ExamAhead) => compare(date.toPlainDateTime(end), now.toPlainDateTime()) > 0;
  const exams = found.exams
    .filter(isAhead)
    .toSorted((a, b) => compare(a.date.toPlainDateTime(a.start), b.date.toPlainDateTime(b.start)));
  return { of, ...found, exams: exams.slice(0, MOST_EXAMS) };
}

/**
 * The exams that may concern somebody: those in a subject of a chosen course, and those in subjects that were not offered. Groups are
 * not told apart: the list names who supervises an exam, which may be another course's teacher.
 */
export function examsOfCourses(exams: readonly ExamAhead[], choice: CourseChoice): readonly ExamAhead[] {
  const subjectsOf = (all: CourseChoice["courses"]) => new Set(all.flatMap(({ signs }) => signs.subjects));
  const [known, chosen] = [subjectsOf(choice.courses), subjectsOf(choice.courses.filter(({ isChosen }) => isChosen))];
  return exams.filter(({ date, subjects }) => {
    const names = subjectNames(subjects);
    return (
      isOutdated(choice, date) ||
      names.some((name) => chosen.has(name)) ||
      !names.every((name) => known.has(name)) ||
      names.length === 0
    );
  });
}
