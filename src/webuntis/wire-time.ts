const pairs = (value: number) => [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100] as const;

/** The date of 20261123. @throws {RangeError} for a day that does not exist. */
export function dateFromWire(value: number): Temporal.PlainDate {
  const [year, month, day] = pairs(value);
  return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
}

/** A date as WebUntis writes it: 20261123. */
export const dateToWire = ({ year, month, day }: Temporal.PlainDate): number => year * 10_000 + month * 100 + day;

const WIRE_END_OF_DAY = 2400;

/** What 24:00 becomes, since `Temporal.PlainTime` has none: the last moment of the day, after any 23:59. */
export const END_OF_DAY: Temporal.PlainTime = new Temporal.PlainTime(23, 59, 59, 999, 999, 999);

/** The time of 755 is 07:55, of 5 is 00:05, of 2400 `END_OF_DAY`. @throws {RangeError} for a time that does not exist. */
export function timeFromWire(value: number): Temporal.PlainTime {
  if (value === WIRE_END_OF_DAY) return END_OF_DAY;
  return new Temporal.PlainTime(Math.floor(value / 100), value % 100);
}

/** A date and time on the school's wall clock: WebUntis sends no zone. */
export function dateTimeFromWire(date: number, time: number): Temporal.PlainDateTime {
  return dateFromWire(date).toPlainDateTime(timeFromWire(time));
}

/** Whether a value is a date that exists, such as 20261123. Cheap, since every period is checked. */
export function isWireDate(value: unknown): value is number {
  if (typeof value !== "number" || !Number.isInteger(value)) return false;
  const year = Math.floor(value / 10_000);
  const month = Math.floor(value / 100) % 100;
  const day = value % 100;
  return year >= 1900 && year < 10_000 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0));

/** Whether a value is a time of day, such as 755. */
export const isWireTime = (value: unknown): value is number =>
  typeof value === "number" &&
  Number.isInteger(value) &&
  value >= 0 &&
  (value === WIRE_END_OF_DAY || (value < WIRE_END_OF_DAY && value % 100 < 60));

/** Milliseconds since 1970, as `getLatestImportTime` gives. */
export const instantFromWire = (milliseconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds);
