import { covers, type DateRange } from "./date-range.ts";
import { easterSunday } from "./easter.ts";
import { keptYears, type SchoolYear, schoolYearOf } from "./school-years.ts";

/** Ferien, a Feiertag or a day off that the school chose itself. */
export interface Holiday extends DateRange {
  readonly id: number;
  readonly name: string;
  readonly longName: string;
}

/** Month and day of both ends. */
type Ends = readonly [start: string, end: string];

/** Ferien of North Rhine-Westphalia that follow no rule, by the year in which they start. Years without an entry get typical dates. */
const AUTUMN: Readonly<Record<number, Ends>> = {
  2025: ["10-13", "10-25"],
  2026: ["10-17", "10-31"],
  2027: ["10-23", "11-06"],
  2028: ["10-23", "11-04"],
};
const CHRISTMAS: Readonly<Record<number, Ends>> = {
  2025: ["12-22", "01-06"],
  2026: ["12-23", "01-06"],
  2027: ["12-24", "01-08"],
  2028: ["12-21", "01-05"],
};
const SUMMER: Readonly<Record<number, Ends>> = {
  2024: ["07-08", "08-20"],
  2025: ["07-14", "08-26"],
  2026: ["07-20", "09-01"],
  2027: ["07-19", "08-31"],
  2028: ["07-10", "08-22"],
  2029: ["07-02", "08-14"],
  2030: ["06-24", "08-06"],
};

/** Year and kind: the number of a kind stays the same every year. */
const id = (year: number, kind: number) => year * 100 + kind;

const on = (year: number, monthAndDay: string) => Temporal.PlainMonthDay.from(monthAndDay).toPlainDate({ year });

function autumn(year: number): Holiday {
  const [start, end] = AUTUMN[year] ?? ["10-15", "10-27"];
  return { id: id(year, 1), name: "Herbst", longName: "Herbstferien", start: on(year, start), end: on(year, end) };
}

function christmas(year: number): Holiday {
  const [start, end] = CHRISTMAS[year] ?? ["12-23", "01-06"];
  const names = { name: "Weihnachten", longName: "Weihnachtsferien" };
  return { id: id(year, 2), ...names, start: on(year, start), end: on(year + 1, end) };
}

function summer(year: number): Holiday {
  const [start, end] = SUMMER[year] ?? ["07-13", "08-25"];
  return { id: id(year, 9), name: "Sommer", longName: "Sommerferien", start: on(year, start), end: on(year, end) };
}

/** What depends on Easter, including the school's own "bewegliche Ferientage": kind, names, first and last day in days from Easter Sunday. */
const BY_EASTER = [
  [20, "Rosenmontag", "Rosenmontag", -48, -48],
  [21, "Veilchendienstag", "Veilchendienstag", -47, -47],
  [3, "Ostern", "Osterferien", -6, 6],
  [22, "Karfreitag", "Karfreitag", -2, -2],
  [23, "Ostermontag", "Ostermontag", 1, 1],
  [24, "Himmelfahrt", "Christi Himmelfahrt", 39, 39],
  [25, "Brückentag", "Brückentag nach Christi Himmelfahrt", 40, 40],
  [26, "Pfingstmontag", "Pfingstmontag", 50, 50],
  [4, "Pfingsten", "Pfingstferien", 51, 51],
  [27, "Fronleichnam", "Fronleichnam", 60, 60],
  [28, "Brückentag", "Brückentag nach Fronleichnam", 61, 61],
] as const;

/** The Feiertage of North Rhine-Westphalia on a fixed date: kind, names, month and day. */
const BY_DATE = [
  [30, "Einheit", "Tag der Deutschen Einheit", "10-03"],
  [31, "Allerheiligen", "Allerheiligen", "11-01"],
  [32, "Weihnachtstag 1", "1. Weihnachtstag", "12-25"],
  [33, "Weihnachtstag 2", "2. Weihnachtstag", "12-26"],
  [34, "Neujahr", "Neujahr", "01-01"],
  [35, "Tag der Arbeit", "Tag der Arbeit", "05-01"],
] as const;

const byStart = (a: Holiday, b: Holiday) => Temporal.PlainDate.compare(a.start, b.start);

/** All days off of a school year, sorted by start, with the summer holidays at both ends of the year. */
export function holidaysOf({ from, start: first, end: last }: SchoolYear): readonly Holiday[] {
  const easter = easterSunday(from + 1);
  const movable = BY_EASTER.map(([kind, name, longName, start, end]) => {
    const days = { start: easter.add({ days: start }), end: easter.add({ days: end }) };
    return { id: id(from + 1, kind), name, longName, ...days };
  });
  const fixed = BY_DATE.map(([kind, name, longName, day]) => {
    const year = Temporal.PlainDate.compare(on(from, day), first) < 0 ? last.year : from;
    return { id: id(year, kind), name, longName, start: on(year, day), end: on(year, day) };
  });
  return [summer(from), autumn(from), christmas(from), ...movable, ...fixed, summer(from + 1)].toSorted(byStart);
}

/** The holidays of all kept school years, each once: neighbouring years share a summer. */
export function keptHolidays(today: Temporal.PlainDate): readonly Holiday[] {
  const byId = new Map(
    keptYears(today)
      .flatMap(holidaysOf)
      .map((holiday) => [holiday.id, holiday]),
  );
  return [...byId.values()];
}

/** Whether there are lessons on a date: Monday to Friday without holidays. */
export const isSchoolDay = (date: Temporal.PlainDate): boolean =>
  date.dayOfWeek <= 5 && !holidaysOf(schoolYearOf(date)).some((holiday) => covers(holiday, date));

/** The days with lessons in the week that begins on a Monday. */
export const schoolDaysOfWeek = (monday: Temporal.PlainDate): readonly Temporal.PlainDate[] =>
  [0, 1, 2, 3, 4].map((offset) => monday.add({ days: offset })).filter(isSchoolDay);
