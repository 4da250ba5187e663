import type { z } from "zod";
import { type TimegridDay, timegridDay } from "../objects.ts";
import type { AppData, grid } from "./schemas.ts";

export type Grid = z.infer<typeof grid>;
type Units = TimegridDay["timeUnits"];

/** WebUntis counts days from Sunday = 1. */
const DAYS = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];
const SCHOOL_DAYS = [2, 3, 4, 5, 6, 7];

const week = (units: Units, days: readonly number[] = SCHOOL_DAYS): TimegridDay[] =>
  units.length > 0 ? days.map((day) => ({ ...timegridDay({ day, timeUnits: [] }), timeUnits: units })) : [];

const dayNumbers = (days: readonly unknown[]): readonly number[] | undefined => {
  const numbers = days.map((day) => DAYS.indexOf(String(day).toUpperCase()) + 1).filter((number) => number > 0);
  return numbers.length > 0 ? numbers : undefined;
};

/** The classes' grid from `timetable/grid`; empty when it holds none. */
export function gridOf({ classFormat, formatDefinitions }: Grid): TimegridDay[] {
  const format = formatDefinitions.find(({ id }) => id === classFormat) ?? formatDefinitions[0];
  if (!format) return [];
  const units = format.timeGridSlots.map(({ name, number, duration }, index) => ({
    name: name || String(number ?? index + 1),
    ...duration,
  }));
  return week(units, dayNumbers(format.timeGridDays));
}

/** The same from `app/data`, which has the school year's units only. */
export const gridOfAppData = ({ currentSchoolYear }: AppData): TimegridDay[] =>
  week(
    (currentSchoolYear?.timeGrid?.units ?? []).map(({ unitOfDay, startTime, endTime }) => ({
      name: String(unitOfDay),
      start: startTime,
      end: endTime,
    })),
  );

const WEEKDAYS = [1, 2, 3, 4, 5];
const SATURDAY = 6;
const SATURDAY_ON_THE_WIRE = 7;

/**
 * The days of the week, as ISO 8601 counts, that a format's answers have to hold: Monday to Friday, and Saturday where the grid has it.
 * Servers may leave out days beside the grid.
 */
export function expectedDays(grid: Grid | undefined, format: number): ReadonlySet<number> {
  const { timeGridDays = [] } = grid?.formatDefinitions.find(({ id }) => id === format) ?? {};
  const hasSaturday = dayNumbers(timeGridDays)?.includes(SATURDAY_ON_THE_WIRE);
  return new Set(hasSaturday ? [...WEEKDAYS, SATURDAY] : WEEKDAYS);
}
