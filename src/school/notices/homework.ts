import { type Homework, NoRightError, type TimetableSource } from "../../webuntis/index.ts";
import type { DayPlan, Lesson, Named, PlanOwner } from "../plan.ts";
import type { Readings } from "../reading/readings.ts";
import { clipped } from "./clipped.ts";

/** Homework that is due. */
export interface HomeworkDue {
  readonly id: number;
  readonly dueDate: Temporal.PlainDate;
  /** When it was given. */
  readonly date: Temporal.PlainDate;
  /** Days from today; 0 for today. */
  readonly daysUntil: number;
  /** null where none is told. */
  readonly subject: Named<"subject"> | null;
  /** Who gave it; empty where it is not told. */
  readonly teachers: readonly Named<"teacher">[];
  /** At most 1000 characters. */
  readonly text: string;
  /** At most 300 characters, "" without one. */
  readonly remark: string;
  /** As the bot's account has ticked it off. */
  readonly isDone: boolean;
}

/** The homework of a class. */
export interface KlasseHomework {
  readonly of: PlanOwner<"klasse">;
  /** By due date, at most 60. */
  readonly homework: readonly HomeworkDue[];
  /** The last due date that was asked for. */
  readonly until: Temporal.PlainDate;
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
}

const MOST = 60;
const LONGEST_TEXT = 1000;
const LONGEST_REMARK = 300;

/** Hardly any homework is given for longer. */
const AHEAD = { days: 20 };

const { compare } = Temporal.PlainDate;

const named = <K extends "subject" | "teacher">({ id, name, longName }: Named<K>): Named<K> => ({ id, name, longName });

const homeworkDue = (homework: Homework, today: Temporal.PlainDate): HomeworkDue => ({
  id: homework.id,
  dueDate: homework.dueDate,
  date: homework.date,
  daysUntil: today.until(homework.dueDate).days,
  subject: homework.subject && named(homework.subject),
  teachers: homework.teachers.map(named),
  text: clipped(homework.text, LONGEST_TEXT),
  remark: clipped(homework.remark, LONGEST_REMARK),
  isDone: homework.completed,
});

const share = (a: readonly Named[], b: readonly Named[]) =>
  a.some(({ id, name }) => b.some((each) => each.id === id || (name !== "" && each.name === name)));

/** Whether homework belongs to a lesson, by its subject and who gave it: it names no class. */
function isOfLesson({ subject, teachers }: HomeworkDue, lesson: Lesson): boolean {
  const [subjects, all] = [lesson.subjects, lesson.teachers].map(({ now, was }) => [...now, ...was]);
  return subject !== null && share([subject], subjects ?? []) && (teachers.length === 0 || share(teachers, all ?? []));
}

/** Those that are due in, or were given in, some lesson of the class. */
async function ofKlasse(
  { dayPlans }: Readings,
  of: PlanOwner<"klasse">,
  all: readonly HomeworkDue[],
): Promise<readonly HomeworkDue[]> {
  const plans = new Map<string, DayPlan>();
  for (const date of all.map(({ dueDate }) => dueDate).toSorted(compare))
    if (!plans.has(`${date}`)) plans.set(`${date}`, (await dayPlans.day(of, date)).plan);
  return all.filter((homework) =>
    plans.get(`${homework.dueDate}`)?.slots.some(({ lessons }) => lessons.some((each) => isOfLesson(homework, each))),
  );
}

/**
 * The homework of a class that is due from today on, as far as the account sees it: a pupil's is that of their own class, a teacher's
 * is found by the lessons in which it is due.
 * @throws {NoRightError} when the account is a pupil's of another class.
 */
export async function klasseHomework(
  readings: Readings,
  source: TimetableSource,
  of: PlanOwner<"klasse">,
  today: Temporal.PlainDate,
): Promise<KlasseHomework> {
  const until = today.add(AHEAD);
  const range = { start: today, end: until };
  const { answer, stale } = await readings.lastGood.read(
    `homework ${today}`,
    (reuse) => source.homework({ ...range, ...reuse }),
    0,
  );
  // 0 for teachers.
  const own = source.ownKlasseId || undefined;
  if (own !== undefined && own !== of.id) throw new NoRightError("The account sees the homework of its own class only");
  const all = answer
    .filter(({ dueDate }) => compare(dueDate, today) >= 0)
    .map((each) => homeworkDue(each, today))
    .toSorted((a, b) => compare(a.dueDate, b.dueDate) || a.id - b.id)
    .slice(0, MOST * 4);
  const homework = own === undefined ? await ofKlasse(readings, of, all) : all;
  return { of, homework: homework.slice(0, MOST), until, asOf: answer.asOf, stale };
}
