import { regular, subjectNames } from "../courses/signs.ts";
import { gap, LONGEST_SHORT_BREAK } from "../lessons/units.ts";
import type { PlanOwner } from "../plan.ts";
import { type ComingWeeks, comingWeeks } from "../reading/coming-weeks.ts";
import type { DayPlans } from "../reading/day-plans.ts";
import { type ExamAhead, named, told } from "./exam.ts";

/** The exams of the coming weeks, today's included. */
export interface PlannedExams extends Omit<ComingWeeks, "weeks" | "yearEnd"> {
  readonly exams: readonly ExamAhead[];
}

/** Whether the plan shows one exam in two parts, as over a break. */
const goesOn = (a: ExamAhead, b: ExamAhead) =>
  a.date.equals(b.date) &&
  a.group === b.group &&
  subjectNames(a.subjects).join() === subjectNames(b.subjects).join() &&
  gap(a, b) >= 0 &&
  gap(a, b) <= LONGEST_SHORT_BREAK;

/** @param sorted by time. */
function joined(sorted: readonly ExamAhead[]): readonly ExamAhead[] {
  const exams: ExamAhead[] = [];
  for (const exam of sorted) {
    const at = exams.findLastIndex((earlier) => goesOn(earlier, exam));
    const earlier = exams[at];
    if (!earlier) exams.push(exam);
    else {
      const units = earlier.units && exam.units && { first: earlier.units.first, last: exam.units.last };
      exams[at] = { ...earlier, end: exam.end, units };
    }
  }
  return exams;
}

/** What the class's plan shows of exams, in the next four weeks with school. */
export async function plannedExams(
  plans: DayPlans,
  of: PlanOwner<"klasse">,
  now: Temporal.ZonedDateTime,
): Promise<PlannedExams> {
  const { weeks, until, asOf, stale } = await comingWeeks(plans, of, now);
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
        ...told(notes[0] ?? "", notes.slice(1).join("\n")),
        group,
      })),
  );
  return { exams: joined(exams), until, asOf, stale };
}
