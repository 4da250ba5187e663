import type { LessonPeriod } from "../../src/school/lessons/draft.ts";
import { lessonsByDay } from "../../src/school/lessons/lessons.ts";
import type { Lesson, LessonTime, NowAndWas, OwnerKind, PlanOwner, Units } from "../../src/school/plan.ts";

/** Unit → start and end: short breaks, a long one after the second and fourth, lunch after the sixth. */
const TIMES: Readonly<Record<string, readonly [start: string, end: string]>> = {
  1: ["07:55", "08:40"],
  2: ["08:45", "09:30"],
  3: ["09:50", "10:35"],
  4: ["10:40", "11:25"],
  5: ["11:45", "12:30"],
  6: ["12:35", "13:20"],
  7: ["14:05", "14:50"],
  8: ["14:55", "15:40"],
};

/** Monday to Friday alike; the weekend has no grid. */
export const GRID = [1, 2, 3, 4, 5].map((dayOfWeek) => ({
  day: dayOfWeek + 1,
  dayOfWeek,
  timeUnits: Object.entries(TIMES).map(([name, [start, end]]) => ({
    name,
    start: Temporal.PlainTime.from(start),
    end: Temporal.PlainTime.from(end),
  })),
}));

/** An id that belongs to a name, without a list of names. */
const idOf = (name: string) => [...name].reduce((id, sign) => id * 131 + (sign.codePointAt(0) ?? 0), 7);

const elementOf = (name: string) => ({ id: idOf(name), name, longName: "" });

const elements = (text: string) => text.split(",").filter(Boolean).map(elementOf);

export const owner = <K extends OwnerKind>(kind: K, name: string) => ({ kind, ...elementOf(name) });

/** Whose plan it is where a test does not say. */
export const KLASSE = owner("klasse", "5a");

/** `of` is the classes that take part, such as "5a,6b". */
type Extra = Partial<LessonPeriod> & { readonly day?: string; readonly of?: string };

/**
 * A period such as period("1", "M MEI R204"): subject, teacher, room; "HUB<MEI" is HUB instead of MEI, "<MEI" a missing MEI, "-"
 * nothing. `when` is a unit, some units ("1-2"), or times ("9:00-12:00").
 */
export function period(
  when: string,
  what: string,
  { day = "2026-11-23", of = "5a", ...more }: Extra = {},
): LessonPeriod {
  const [from = "", until = from] = when.split("-");
  const [subjects = "", teachers = "", rooms = ""] = what.split(" ").map((text) => text.replace(/^-$/, ""));
  const now = (text: string) => elements(text.split("<")[0] ?? "");
  const was = (text: string) => elements(text.split("<")[1] ?? "");
  return {
    date: Temporal.PlainDate.from(day),
    start: Temporal.PlainDateTime.from(`${day}T${TIMES[from]?.[0] ?? from}`),
    end: Temporal.PlainDateTime.from(`${day}T${TIMES[until]?.[1] ?? until}`),
    klassen: elements(of),
    subjects: now(subjects),
    teachers: now(teachers),
    rooms: now(rooms),
    originalSubjects: was(subjects),
    originalTeachers: was(teachers),
    originalRooms: was(rooms),
    code: null,
    type: "ls",
    lstext: "",
    info: "",
    substText: "",
    studentGroup: "",
    activityType: "Unterricht",
    lsnumber: null,
    ...more,
  };
}

export const cancelled = (when: string, what: string, more: Extra = {}) =>
  period(when, what, { code: "cancelled", ...more });

export const irregular = (when: string, what: string, more: Extra = {}) =>
  period(when, what, { code: "irregular", ...more });

const unitsText = (units: Units | null) =>
  units === null ? "?" : units.first === units.last ? units.first : `${units.first}-${units.last}`;

const cell = ({ now, was }: NowAndWas) => {
  const names = (all: NowAndWas["now"]) => all.map(({ name }) => name).join(",");
  return `${names(now)}${was.length > 0 ? `<${names(was)}` : ""}` || "-";
};

const placeText = ({ date, units }: LessonTime) => `${date} ${unitsText(units)}`;

function lessonText({ state, subjects, teachers, rooms, group, notes, movedTo, movedFrom }: Lesson): string {
  const parts = [
    ...(state === "regular" ? [] : [`${state}:`]),
    ...[subjects, teachers, rooms].map(cell),
    ...(group ? [`(${group})`] : []),
    ...notes.map((note) => `"${note}"`),
    ...(movedTo ? [`to ${placeText(movedTo)}`] : []),
    ...(movedFrom ? [`from ${placeText(movedFrom)}`] : []),
  ];
  return parts.join(" ");
}

/** A day as lines such as "1-2 M MEI R204" or "3 cancelled: D HUB R101 | changed: M MEI R101": one for each slot. */
export function told(
  periods: readonly LessonPeriod[],
  day = "2026-11-23",
  grid: typeof GRID | null = GRID,
  of: PlanOwner = KLASSE,
) {
  const slots = lessonsByDay(periods, of, grid ?? undefined).get(day)?.slots ?? [];
  return slots.map(({ units, lessons }) => `${unitsText(units)} ${lessons.map(lessonText).join(" | ")}`);
}

/** The lessons of 5a on a Monday. */
export const dayLessons = (periods: readonly LessonPeriod[], day = "2026-11-23") =>
  lessonsByDay(periods, KLASSE, GRID).get(day);

/** How many changes a day has. */
export const changes = (periods: readonly LessonPeriod[], day = "2026-11-23", of: PlanOwner = KLASSE) =>
  lessonsByDay(periods, of, GRID).get(day)?.changes;

type Elements = readonly { readonly id: number; readonly name: string; readonly longName: string }[];

/** Elements to stand where others are expected: rooms as if they were teachers. */
export const otherKind = (elements: Elements): Elements => elements;
