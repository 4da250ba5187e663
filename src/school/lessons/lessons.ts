import type { Lesson, LessonState, LessonTime, PlanOwner, Slot } from "../plan.ts";
import { type Draft, draft, dutyOf, isAltered, type LessonPeriod, takesPlace } from "./draft.ts";
import { replaces } from "./identity.ts";
import { absorbIntoExams, joinDoubles, joinEvents, joinOverlapping } from "./joining.ts";
import { findMoves, type Moves } from "./moves.ts";
import { arrange, together } from "./slots.ts";
import { byTime, dayUnits, type GridDay, type TimeRange } from "./units.ts";

/** The lessons of one day, as people see them. */
export interface DayLessons {
  readonly slots: readonly Slot[];
  /** From the first start to the last end of what takes place; null when nothing does. */
  readonly taking: TimeRange | null;
  /** The end of the last lesson, cancelled or not. */
  readonly lastEnd: Temporal.PlainTime;
  readonly changes: number;
}

/** Lessons by ISO date. Days without any are left out. */
export type LessonsByDay = ReadonlyMap<string, DayLessons>;

type Grid = readonly GridDay[] | undefined;

function joined(drafts: readonly Draft[], grid: Grid): readonly Draft[] {
  const [first] = drafts;
  if (!first) return [];
  const units = dayUnits(grid, first.date);
  const events = joinEvents(drafts.toSorted(byTime), units);
  return joinDoubles(absorbIntoExams(joinOverlapping(events)), units);
}

function stateOf(each: Draft, day: readonly Draft[]): LessonState {
  if (!takesPlace(each)) return "cancelled";
  if (each.kind !== "lesson") return each.kind;
  if (isAltered(each)) return "changed";
  if (each.code !== "irregular") return "regular";
  return day.some((other) => replaces(each, other)) ? "changed" : "extra";
}

const differs = (each: Draft) => each.code !== null || each.kind === "event" || isAltered(each);

/** A cancelled lesson and what takes its place are one change, and so is a lesson moved within the day. */
const countChanges = (day: readonly Draft[], moves: Moves): number =>
  together(day.filter(differs), (a, b) => replaces(a, b) || moves.to.get(a) === b).length;

function place(target: Draft | undefined, grid: Grid): LessonTime | null {
  if (!target) return null;
  const { date, start, end } = target;
  return { date, start, end, units: dayUnits(grid, date).name(target) };
}

function lesson(each: Draft, day: readonly Draft[], moves: Moves, grid: Grid): Lesson {
  const { start, end, subjects, teachers, rooms, klassen, group, notes } = each;
  const duty = dutyOf(each.kind);
  return {
    start,
    end,
    units: dayUnits(grid, each.date).name(each),
    state: stateOf(each, day),
    ...(duty && { duty }),
    subjects,
    teachers,
    rooms,
    klassen,
    group,
    notes,
    movedTo: place(moves.to.get(each), grid),
    movedFrom: place(moves.from.get(each), grid),
  };
}

const latest = (all: readonly TimeRange[]) =>
  all.reduce((end, each) => (Temporal.PlainTime.compare(each.end, end) > 0 ? each.end : end), new Temporal.PlainTime());

function taking(day: readonly Draft[]): TimeRange | null {
  const present = day.filter(takesPlace).toSorted(byTime);
  const [first] = present;
  return first ? { start: first.start, end: latest(present) } : null;
}

/**
 * Turns up to a week of periods of a class, teacher or room into lessons. Moves are found within these periods only.
 * @param of whose plan it is, which decides which periods belong to it and which are one lesson.
 * @param grid names the units; without it lessons have none, and the length of the break decides what is a double lesson.
 */
export function lessonsByDay(
  periods: readonly LessonPeriod[],
  of: Pick<PlanOwner, "kind" | "id">,
  grid: Grid,
): LessonsByDay {
  const drafts = periods.map((period) => draft(period, of)).filter((each) => each !== undefined);
  const days = [...Map.groupBy(drafts, ({ date }) => date.toString())].map(
    ([date, ofDay]) => [date, joined(ofDay, grid)] as const,
  );
  const moves = findMoves(days.flatMap(([, day]) => day));
  return new Map(
    days.map(([date, day]) => {
      const units = dayUnits(grid, Temporal.PlainDate.from(date));
      const slots = arrange(day).map((slot) => ({
        start: slot.start,
        end: slot.end,
        units: units.name(slot),
        lessons: slot.drafts.map((each) => lesson(each, day, moves, grid)),
      }));
      return [date, { slots, taking: taking(day), lastEnd: latest(day), changes: countChanges(day, moves) }];
    }),
  );
}
