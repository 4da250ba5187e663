import type { Lesson, LessonState, LessonTime, PlanOwner, Slot } from "../plan.ts";
import { type Draft, draft, dutyOf, type ElementsById, isAltered, type LessonPeriod, takesPlace } from "./draft.ts";
import { replaces } from "./identity.ts";
import { absorbIntoExams, joinDoubles, joinEvents, joinOverlapping } from "./joining.ts";
import { findMoves, type Moves } from "./moves.ts";
import { arrange, together } from "./slots.ts";
import { byTime, type GridDay, isAllDay, type TimeRange, type UnitsOf, unitsOf } from "./units.ts";
import { withoutVagueNumbers } from "./vague-numbers.ts";

/** The lessons of one day, as people see them. */
export interface DayLessons {
  /** Events of the whole day. Times, units and moves are those of the other lessons. */
  readonly allDay: readonly Lesson[];
  readonly slots: readonly Slot[];
  /** From the first start to the last end of what takes place; null when nothing does. */
  readonly taking: TimeRange | null;
  readonly changes: number;
}

/** Lessons by ISO date. Days without any are left out. */
export type LessonsByDay = ReadonlyMap<string, DayLessons>;

function joined(drafts: readonly Draft[], unitsOn: UnitsOf): readonly Draft[] {
  const [first] = drafts;
  if (!first) return [];
  const units = unitsOn(first.date);
  const events = joinEvents(drafts.toSorted(byTime), units);
  return joinDoubles(absorbIntoExams(joinOverlapping(events)), units);
}

function stateOf(each: Draft, day: readonly Draft[]): LessonState {
  if (!takesPlace(each)) return "cancelled";
  if (each.kind === "exam" || each.kind === "event") return each.kind;
  if (isAltered(each)) return "changed";
  if (each.code !== "irregular") return each.isNews ? "changed" : (dutyOf(each.kind) ?? "regular");
  return day.some((other) => replaces(each, other)) ? "changed" : "extra";
}

const differs = (each: Draft) => each.code !== null || each.kind === "event" || isAltered(each) || each.isNews;

/**
 * Numbers the changes of a day. A cancelled lesson and what takes its place are one change, and so is a lesson moved within the day.
 * @param inOrder as they are displayed, so that equal plans have equal numbers.
 */
function numberChanges(inOrder: readonly Draft[], moves: Moves, from = 0): ReadonlyMap<Draft, number> {
  const changes = together(inOrder.filter(differs), (a, b) => replaces(a, b) || moves.to.get(a) === b);
  const at = (change: readonly Draft[]) => Math.min(...change.map((each) => inOrder.indexOf(each)));
  const sorted = changes.toSorted((a, b) => at(a) - at(b));
  return new Map(sorted.flatMap((change, index) => change.map((each) => [each, from + index])));
}

const count = (changes: ReadonlyMap<Draft, number>) => new Set(changes.values()).size;

function place(target: Draft | undefined, unitsOn: UnitsOf): LessonTime | null {
  if (!target) return null;
  const { date, start, end } = target;
  return { date, start, end, units: unitsOn(date).name(target) };
}

function lesson(
  each: Draft,
  day: readonly Draft[],
  moves: Moves,
  changes: ReadonlyMap<Draft, number>,
  unitsOn: UnitsOf,
): Lesson {
  const { start, end, subjects, teachers, rooms, klassen, group, lsnumber, notes, isAway } = each;
  const duty = dutyOf(each.kind);
  const change = changes.get(each);
  return {
    start,
    end,
    units: unitsOn(each.date).name(each),
    state: stateOf(each, day),
    ...(duty && { duty }),
    subjects,
    teachers,
    rooms,
    klassen,
    group,
    ...(lsnumber !== null && { lsnumber }),
    ...(change !== undefined && { change }),
    ...(isAway && { isAway }),
    notes,
    movedTo: place(moves.to.get(each), unitsOn),
    movedFrom: place(moves.from.get(each), unitsOn),
  };
}

const latest = ([first, ...others]: readonly TimeRange[]) =>
  first
    ? others.reduce((end, each) => (Temporal.PlainTime.compare(each.end, end) > 0 ? each.end : end), first.end)
    : null;

function taking(day: readonly Draft[]): TimeRange | null {
  const present = day.filter((each) => takesPlace(each) && !each.isAway).toSorted(byTime);
  const [first] = present;
  const end = latest(present);
  return first && end ? { start: first.start, end } : null;
}

/**
 * Turns up to a week of periods of a class, teacher or room into lessons. Moves are found within these periods only.
 * @param of whose plan it is, which decides which periods belong to it and which are one lesson.
 * @param grid names the units; without it lessons have none, and the length of the break decides what is a double lesson.
 * @param byId names teachers and rooms that come without their names.
 */
export function lessonsByDay(
  periods: readonly LessonPeriod[],
  of: Pick<PlanOwner, "kind" | "id">,
  grid: readonly GridDay[] | undefined,
  byId: ElementsById = {},
): LessonsByDay {
  const [inGrid, inNone] = [unitsOf(grid), unitsOf(undefined)];
  const drafts = withoutVagueNumbers(
    periods.map((period) => draft(period, of, byId)).filter((each) => each !== undefined),
  );
  const days = [...Map.groupBy(drafts, ({ date }) => date.toString())].map(([date, ofDay]) => {
    const day = joined(
      ofDay.filter((each) => !isAllDay(each)),
      inGrid,
    );
    return { date, allDay: joined(ofDay.filter(isAllDay), inNone), day };
  });
  const moves = findMoves(days.flatMap(({ day }) => day));
  return new Map(
    days.map(({ date, allDay, day }) => {
      const units = inGrid(Temporal.PlainDate.from(date));
      const arranged = arrange(day);
      const changes = numberChanges(
        arranged.flatMap(({ drafts }) => drafts),
        moves,
      );
      const ofAllDay = numberChanges(allDay, moves, count(changes));
      const slots = arranged.map((slot) => ({
        start: slot.start,
        end: slot.end,
        units: units.name(slot),
        lessons: slot.drafts.map((each) => lesson(each, day, moves, changes, inGrid)),
      }));
      const lessons = {
        allDay: allDay.map((each) => lesson(each, allDay, moves, ofAllDay, inNone)),
        slots,
        taking: taking(day),
        changes: count(changes) + count(ofAllDay),
      };
      return [date, lessons];
    }),
  );
}
