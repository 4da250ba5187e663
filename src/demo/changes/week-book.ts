import { Engagements } from "../plan/engagements.ts";
import { timesOf } from "../plan/grid.ts";
import { extraId, type Period, periodsOn } from "../plan/periods.ts";
import type { Lesson } from "../plan/regular-plan.ts";
import type { Klasse } from "../school/klassen.ts";
import { type Room, roomsFor } from "../school/rooms.ts";
import { staff, type Teacher } from "../school/staff.ts";

/** The periods of one course on one day: a double lesson or a single one. */
export type Block = readonly [Period, ...Period[]];

const timesOn = ({ dayOfWeek }: Temporal.PlainDate, units: readonly number[]) => timesOf({ weekday: dayOfWeek, units });

export const unitsOf = (block: Block): readonly number[] => block.flatMap(({ units }) => units);

const dayKey = ({ number }: Klasse, { dayOfWeek }: Temporal.PlainDate) => `${number} ${dayOfWeek}`;

/** A week while its changes are planned: what is in the plan, what has been changed, and who is free when. */
export class WeekBook {
  /** The days with lessons, in order. */
  readonly days: readonly Temporal.PlainDate[];
  readonly #periods = new Map<number, Period>();
  readonly #ofDay = new Map<string, Set<number>>();
  readonly #changed = new Set<number>();
  readonly #changedCourses = new Set<number>();
  readonly #teachers = new Engagements<Teacher>();
  readonly #rooms = new Engagements<Room>();
  readonly #klassen = new Engagements<Klasse>();
  #extras = 0;

  constructor(days: readonly Temporal.PlainDate[], lessons: readonly Lesson[]) {
    this.days = days;
    for (const period of days.flatMap((day) => periodsOn(day, lessons))) this.#enter(period);
  }

  get periods(): readonly Period[] {
    return [...this.#periods.values()];
  }

  /** What a class has on a day, its groups with other classes included. */
  periodsOf(klasse: Klasse, date: Temporal.PlainDate): readonly Period[] {
    const ids = this.#ofDay.get(dayKey(klasse, date)) ?? new Set();
    return [...ids].flatMap((id) => this.#periods.get(id) ?? []);
  }

  /**
   * The blocks that a class may change: of courses that have not been changed at all this week, so that a cancelled and an additional
   * lesson of the same course are always a moved one. Groups from several classes are changed by the first one only.
   */
  fresh(klasse: Klasse, date: Temporal.PlainDate): readonly Block[] {
    const own = this.periodsOf(klasse, date).filter(
      ({ klassen, lsnumber }) => klassen[0] === klasse && !this.#changedCourses.has(lsnumber),
    );
    return [...Map.groupBy(own, ({ lsnumber }) => lsnumber).values()].flatMap(([first, ...rest]) =>
      first ? [[first, ...rest] as const] : [],
    );
  }

  isTouched(klasse: Klasse, date: Temporal.PlainDate): boolean {
    return this.periodsOf(klasse, date).some(({ id }) => this.#changed.has(id));
  }

  /** Overwrites a period of the plan. */
  change(period: Period, news: Partial<Period>): void {
    this.#changedCourses.add(period.lsnumber);
    this.#changed.add(period.id);
    this.#enter({ ...period, ...news });
  }

  /** Adds a period that is not in the regular plan. */
  add(period: Omit<Period, "id">): void {
    const id = extraId(period.date, this.#extras++);
    this.#changed.add(id);
    this.#changedCourses.add(period.lsnumber);
    this.#enter({ id, ...period });
  }

  /** Teachers who are free for the whole block, those with the highest rank first. */
  freeTeachers(block: Block, rank: (teacher: Teacher) => number): readonly Teacher[] {
    const times = timesOn(block[0].date, unitsOf(block));
    const free = staff.filter((each) => this.#teachers.isFree(each, times));
    const ranked = free.map((teacher) => ({ teacher, by: rank(teacher) }));
    return ranked.toSorted((x, y) => y.by - x.by).map(({ teacher }) => teacher);
  }

  isFree(teacher: Teacher, date: Temporal.PlainDate, units: readonly number[]): boolean {
    return this.#teachers.isFree(teacher, timesOn(date, units));
  }

  isOff(klasse: Klasse, date: Temporal.PlainDate, units: readonly number[]): boolean {
    return this.#klassen.isFree(klasse, timesOn(date, units));
  }

  /** The free rooms of a kind, then the free classrooms, except for sports. */
  freeRooms(kind: Room["kind"], date: Temporal.PlainDate, units: readonly number[]): readonly Room[] {
    const fitting = kind === "any" || kind === "sport" ? roomsFor(kind) : [...roomsFor(kind), ...roomsFor("any")];
    return fitting.filter((room) => this.#rooms.isFree(room, timesOn(date, units)));
  }

  /** Replaced teachers stay engaged: who is ill or away takes no other lesson. */
  #enter(period: Period): void {
    this.#periods.set(period.id, period);
    const times = timesOn(period.date, period.units);
    for (const klasse of period.klassen) {
      this.#klassen.take(klasse, times);
      const key = dayKey(klasse, period.date);
      this.#ofDay.set(key, (this.#ofDay.get(key) ?? new Set()).add(period.id));
    }
    for (const { now } of period.teachers) if (now) this.#teachers.take(now, times);
    for (const { now } of period.rooms) if (now) this.#rooms.take(now, times);
  }
}
