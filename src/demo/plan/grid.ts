/** A unit of the time grid. Times are integers such as 755, as WebUntis sends them. */
export interface Unit {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** Five-minute breaks within double lessons, twenty minutes after the second and the fourth unit, lunch after the sixth. */
export const UNITS: readonly Unit[] = [
  { number: 1, start: 755, end: 840 },
  { number: 2, start: 845, end: 930 },
  { number: 3, start: 950, end: 1035 },
  { number: 4, start: 1040, end: 1125 },
  { number: 5, start: 1145, end: 1230 },
  { number: 6, start: 1235, end: 1320 },
  { number: 7, start: 1405, end: 1450 },
  { number: 8, start: 1455, end: 1540 },
  { number: 9, start: 1545, end: 1630 },
  { number: 10, start: 1635, end: 1720 },
];

/** A single or double lesson's place in the week. */
export interface Slot {
  /** 1 = Monday to 5 = Friday. */
  readonly weekday: number;
  /** Numbers of one unit or of two in a row. */
  readonly units: readonly number[];
}

/** The units of a slot as times of the week: weekday × 100 + unit. */
export const timesOf = ({ weekday, units }: Slot): readonly number[] => units.map((unit) => weekday * 100 + unit);

export const weekdayOf = (time: number): number => Math.floor(time / 100);

/** The unit with a number from 1 to 10. */
export function unit(number: number): Unit {
  const found = UNITS[number - 1];
  if (!found) throw new RangeError(`The time grid has no unit ${number}`);
  return found;
}
