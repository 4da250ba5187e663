import { type ExamEntry, MethodNotFoundError, NoRightError, type TimetableSource } from "../../webuntis/index.ts";
import { contains } from "../calendar/calendar.ts";
import { dayUnits } from "../lessons/units.ts";
import type { PlanOwner } from "../plan.ts";
import type { Readings } from "../reading/readings.ts";
import { unlessRefused } from "../reading/unless-refused.ts";
import { type ExamAhead, named, told } from "./exam.ts";
import { plannedExams } from "./planned-exams.ts";

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

/** As far as schools plan their exams: half a school year's. */
const AHEAD = { weeks: 16 };

const { compare } = Temporal.PlainDateTime;

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
    ...told(exam.name, exam.text),
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
  const found = list?.exams.length
    ? list
    : { ...(await plannedExams(readings.dayPlans, of, now)), from: "plan" as const };
  const isAhead = ({ date, end }: ExamAhead) => compare(date.toPlainDateTime(end), now.toPlainDateTime()) > 0;
  const exams = found.exams
    .filter(isAhead)
    .toSorted((a, b) => compare(a.date.toPlainDateTime(a.start), b.date.toPlainDateTime(b.start)));
  return { of, ...found, exams: exams.slice(0, MOST_EXAMS) };
}
