import { covers, mondayOf } from "../calendar/date-range.ts";
import { schoolDaysOfWeek } from "../calendar/holidays.ts";
import { ELEMENT } from "../school/elements.ts";
import { type Period, periodsOn } from "./periods.ts";
import type { RegularPlan } from "./regular-plan.ts";

/** Periods by the kind and id of the elements they concern. */
type Index = ReadonlyMap<string, readonly Period[]>;

/** More than a school year; a week takes about half a megabyte. */
const KEPT_WEEKS = 60;

const key = (type: number, id: number) => `${type} ${id}`;

/** All elements a period concerns, including those that were replaced. Classes go by their number. */
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

/** What becomes of a period: the same, another, or none. */
export type Edit = (period: Period) => Period | undefined;

/** The school's weeks, each computed when it is first asked for. */
export class Weeks {
  readonly #edits = new Set<Edit>();
  readonly #weeks = new Map<string, Week>();
  readonly #make: (monday: Temporal.PlainDate) => readonly Period[];
  readonly #unedited: Weeks | undefined;

  /** @param make computes the periods of the week that begins on a Monday, from that date alone */
  constructor(make: (monday: Temporal.PlainDate) => readonly Period[], unedited?: Weeks) {
    this.#make = make;
    this.#unedited = unedited;
  }

  /** The same weeks, to be edited apart. */
  copy(): Weeks {
    return new Weeks((monday) => this.#week(monday).periods, this);
  }

  /** Edits the plan from now on. Call the returned function to undo it. */
  edit(edit: Edit): () => void {
    this.#edits.add(edit);
    this.#weeks.clear();
    return () => {
      this.#edits.delete(edit);
      this.#weeks.clear();
    };
  }

  /** All periods from start to end, both inclusive. */
  all(start: Temporal.PlainDate, end: Temporal.PlainDate): readonly Period[] {
    return this.#between(start, end, ({ periods }) => periods);
  }

  /** The periods that concern one element, a class by its number, anything else by its id. */
  of(type: number, id: number, start: Temporal.PlainDate, end: Temporal.PlainDate): readonly Period[] {
    return this.#between(start, end, ({ index }) => index.get(key(type, id)) ?? []);
  }

  #between(start: Temporal.PlainDate, end: Temporal.PlainDate, choose: (week: Week) => readonly Period[]) {
    const found: Period[] = [];
    const range = { start, end };
    for (let monday = mondayOf(start); Temporal.PlainDate.compare(monday, end) <= 0; monday = monday.add({ days: 7 })) {
      const periods = choose(this.#week(monday));
      const whole = covers(range, monday) && covers(range, monday.add({ days: 6 }));
      found.push(...(whole ? periods : periods.filter(({ date }) => covers(range, date))));
    }
    return found;
  }

  #edited(period: Period): Period | undefined {
    let edited: Period | undefined = period;
    for (const edit of this.#edits) edited = edited && edit(edited);
    return edited;
  }

  #week(monday: Temporal.PlainDate): Week {
    if (this.#unedited && this.#edits.size === 0) return this.#unedited.#week(monday);
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

/** The regular plan on the school days of a week. */
export const regularWeek = (plan: RegularPlan, monday: Temporal.PlainDate): readonly Period[] =>
  schoolDaysOfWeek(monday).flatMap((day) => periodsOn(day, plan.lessons));
