import { schoolDaysOfWeek } from "../calendar/holidays.ts";
import { type Period, periodsOn } from "./periods.ts";
import type { RegularPlan } from "./regular-plan.ts";

/** What a timetable can be asked of; the numbers are WebUntis's. */
export const ELEMENT = { klasse: 1, teacher: 2, subject: 3, room: 4, student: 5 } as const;

/** The periods of all elements of one kind and id, found without a search. */
type Index = ReadonlyMap<string, readonly Period[]>;

/** A week takes some half a megabyte; this is more than a school year. */
const KEPT_WEEKS = 60;

const key = (type: number, id: number) => `${type} ${id}`;

/** Everybody and everything a period concerns, those it was taken from included. A class goes by its number. */
function* concerned({ klassen, teachers, subjects, rooms }: Period): Generator<string> {
  for (const { number } of klassen) yield key(ELEMENT.klasse, number);
  for (const [type, all] of [
    [ELEMENT.teacher, teachers],
    [ELEMENT.subject, subjects],
    [ELEMENT.room, rooms],
  ] as const) {
    for (const { now, was } of all) {
      if (now) yield key(type, now.id);
      if (was && was.id !== now?.id) yield key(type, was.id);
    }
  }
}

function indexed(periods: readonly Period[]): Index {
  const index = new Map<string, Period[]>();
  for (const period of periods) {
    for (const each of new Set(concerned(period))) {
      const known = index.get(each);
      if (known) known.push(period);
      else index.set(each, [period]);
    }
  }
  return index;
}

interface Week {
  readonly periods: readonly Period[];
  readonly index: Index;
}

const isWithin = (date: Temporal.PlainDate, start: Temporal.PlainDate, end: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(start, date) <= 0 && Temporal.PlainDate.compare(date, end) <= 0;

/** What becomes of a period: the same, another, or none. */
export type Edit = (period: Period) => Period | undefined;

/** The school's weeks, computed when they are asked for. */
export class Weeks {
  readonly #edits = new Set<Edit>();
  readonly #weeks = new Map<string, Week>();
  readonly #make: (monday: Temporal.PlainDate) => readonly Period[];

  /** @param make gives the periods of the week that begins on a Monday; it must depend on that date alone. */
  constructor(make: (monday: Temporal.PlainDate) => readonly Period[]) {
    this.#make = make;
  }

  /** Changes what is in the plan from now on; the function that is given takes it back. */
  edit(edit: Edit): () => void {
    this.#edits.add(edit);
    this.#weeks.clear();
    return () => {
      this.#edits.delete(edit);
      this.#weeks.clear();
    };
  }

  /** All periods of the days from start to end, both inclusive. */
  all(start: Temporal.PlainDate, end: Temporal.PlainDate): readonly Period[] {
    return this.#between(start, end, ({ periods }) => periods);
  }

  /** The periods that concern one element: a class by its number, anything else by its id. */
  of(type: number, id: number, start: Temporal.PlainDate, end: Temporal.PlainDate): readonly Period[] {
    return this.#between(start, end, ({ index }) => index.get(key(type, id)) ?? []);
  }

  #between(start: Temporal.PlainDate, end: Temporal.PlainDate, choose: (week: Week) => readonly Period[]) {
    const found: Period[] = [];
    let monday = start.subtract({ days: start.dayOfWeek - 1 });
    for (; Temporal.PlainDate.compare(monday, end) <= 0; monday = monday.add({ days: 7 })) {
      const periods = choose(this.#week(monday));
      const whole = isWithin(monday, start, end) && isWithin(monday.add({ days: 6 }), start, end);
      found.push(...(whole ? periods : periods.filter(({ date }) => isWithin(date, start, end))));
    }
    return found;
  }

  #edited(period: Period): Period | undefined {
    let edited: Period | undefined = period;
    for (const edit of this.#edits) edited = edited && edit(edited);
    return edited;
  }

  #week(monday: Temporal.PlainDate): Week {
    const name = monday.toString();
    const known = this.#weeks.get(name);
    if (known) return known;
    const periods = this.#make(monday).flatMap((period) => this.#edited(period) ?? []);
    const week = { periods, index: indexed(periods) };
    this.#weeks.set(name, week);
    const [oldest] = this.#weeks.keys();
    if (this.#weeks.size > KEPT_WEEKS && oldest !== undefined) this.#weeks.delete(oldest);
    return week;
  }
}

/** A week as the regular plan has it, without its holidays. */
export const regularWeek = (plan: RegularPlan, monday: Temporal.PlainDate): readonly Period[] =>
  schoolDaysOfWeek(monday).flatMap((day) => periodsOn(day, plan.lessons));
