import { roll } from "../school/dice.ts";
import type { Klasse } from "../school/klassen.ts";
import type { Room } from "../school/rooms.ts";
import type { Teacher } from "../school/staff.ts";
import type { Subject } from "../school/subjects.ts";
import { unit } from "./grid.ts";
import type { Lesson } from "./regular-plan.ts";

/** An element in the plan and the one it replaces. Without `now` nobody replaces it. */
export interface Standing<T> {
  readonly now?: T;
  readonly was?: T;
}

/** The types of change of getSubstitutions. */
export type ChangeType = "cancel" | "subst" | "add" | "shift" | "rmchg";

/** Where a moved lesson was before: the date and its unit. */
export interface Origin {
  readonly date: Temporal.PlainDate;
  readonly first: number;
}

/** One unit of a course on a day, or all units of an outing. */
export interface Period {
  readonly id: number;
  readonly date: Temporal.PlainDate;
  /** Numbers of the units it covers, in order. */
  readonly units: readonly number[];
  readonly lsnumber: number;
  readonly klassen: readonly Klasse[];
  readonly teachers: readonly Standing<Teacher>[];
  readonly subjects: readonly Standing<Subject>[];
  readonly rooms: readonly Standing<Room>[];
  readonly group: string;
  readonly code?: "cancelled" | "irregular";
  readonly exam?: true;
  readonly outing?: true;
  readonly lstext: string;
  readonly info: string;
  readonly substText: string;
  readonly change?: ChangeType;
  readonly origin?: Origin;
}

/** A Monday; ids count the days since. */
const EPOCH = new Temporal.PlainDate(2001, 1, 1);

const IDS_A_DAY = 2000;

/** Within a day, ids of periods outside the regular plan begin here. */
const FIRST_EXTRA = 1000;

const firstIdOn = (date: Temporal.PlainDate) => EPOCH.until(date).days * IDS_A_DAY;

/** The id of a period outside the regular plan; the first one gets number 0. */
export const extraId = (date: Temporal.PlainDate, number: number): number => firstIdOn(date) + FIRST_EXTRA + number;

/** "KR_5a5b_FEL", or "D-G1_Q1_HUB" in the Oberstufe. */
function groupName({ course: { subject, klassen, group }, teacher }: Lesson): string {
  const kurs = klassen.every(({ home }) => home === undefined) ? `${subject.name}-${group}` : subject.name;
  return [kurs, klassen.map(({ name }) => name).join(""), teacher.name].join("_");
}

/** The regular periods of a day. */
export function periodsOn(date: Temporal.PlainDate, lessons: readonly Lesson[]): readonly Period[] {
  const firstId = firstIdOn(date);
  const today = lessons.filter(({ weekday }) => weekday === date.dayOfWeek);
  return today.flatMap((lesson, index) =>
    lesson.units.map((number, part) => ({
      id: firstId + index * 2 + part,
      date,
      units: [number],
      lsnumber: lesson.course.lsnumber,
      klassen: lesson.course.klassen,
      teachers: [{ now: lesson.teacher }],
      subjects: [{ now: lesson.course.subject }],
      rooms: [{ now: lesson.room }],
      group: groupName(lesson),
      lstext: "",
      info: "",
      substText: "",
    })),
  );
}

/** When the first unit begins, such as 755. */
export const startTime = ({ units }: Pick<Period, "units">): number => unit(units[0] ?? 1).start;

/** When the last unit ends. */
export const endTime = ({ units }: Pick<Period, "units">): number => unit(units.at(-1) ?? 1).end;

/** Periods in an arbitrary but fixed order: WebUntis does not sort them. */
export const scattered = (periods: readonly Period[]): readonly Period[] =>
  periods
    .map((period) => ({ period, by: roll(String(period.id)) }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ period }) => period);
