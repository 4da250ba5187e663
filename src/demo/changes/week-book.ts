import { Engagements } from "../plan/engagements.ts";
import { extraId, type Period, periodsOn } from "../plan/periods.ts";
import type { Lesson } from "../plan/regular-plan.ts";
import type { Klasse } from "../school/klassen.ts";
import { type Room, roomsFor } from "../school/rooms.ts";
import { staff, type Teacher } from "../school/staff.ts";

/** The periods of one course on one day: a double lesson or a single one. */
export type Block = readonly [Period, ...Period[]];

/** Times of a week as numbers: weekday × 100 + unit. */
const timesOf = (date: Temporal.PlainDate, units: readonly number[]) =>
  units.map((unit) => date.dayOfWeek * 100 + unit);

const unitsOf = (block: Block): readonly number[] => block.flatMap(({ units }) => units);

const dayKey = ({ number }: Klasse, { dayOfWeek }: Temporal.PlainDate) => `${number} ${dayOfWeek}`;

/** A week under the hands of whoever plans its substitutions: what is in the plan, what has been changed, and who is free when. */
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
   * The blocks that may be changed on behalf of a class: nothing has happened to them yet, and no other class is to decide about
   * them (of a group out of several classes the first one does).
   */
  untouched(klasse: Klasse, date: Temporal.PlainDate): readonly Block[] {
    const own = this.periodsOf(klasse, date).filter(({ klassen }) => klassen[0] === klasse);
    return [...Map.groupBy(own, ({ lsnumber }) => lsnumber).values()].flatMap(([first, ...rest]) =>
      first && ![first, ...rest].some(({ id }) => this.#changed.has(id)) ? [[first, ...rest] as const] : [],
    );
  }

  /**
   * Those of them whose course nothing has happened to in this week, so that a cancelled lesson and an additional one of the same
   * course are always a moved one.
   */
  fresh(klasse: Klasse, date: Temporal.PlainDate): readonly Block[] {
    return this.untouched(klasse, date).filter(([{ lsnumber }]) => !this.#changedCourses.has(lsnumber));
  }

  isTouched(klasse: Klasse, date: Temporal.PlainDate): boolean {
    return this.periodsOf(klasse, date).some(({ id }) => this.#changed.has(id));
  }

  /** Writes over a period of the plan. */
  change(period: Period, news: Partial<Period>): void {
    this.#changedCourses.add(period.lsnumber);
    this.#changed.add(period.id);
    this.#enter({ ...period, ...news });
  }

  /** Adds something that is not in the regular plan. */
  add(period: Omit<Period, "id">): void {
    const id = extraId(period.date, this.#extras++);
    this.#changed.add(id);
    this.#changedCourses.add(period.lsnumber);
    this.#enter({ id, ...period });
  }

  /** Who is free for the whole block, the more fitting ones (a higher rank) first. */
  freeTeachers(block: Block, rank: (teacher: Teacher) => number): readonly Teacher[] {
    const times = timesOf(block[0].date, unitsOf(block));
    const free = staff.filter((each) => this.#teachers.isFree(each, times));
    const ranked = free.map((teacher) => ({ teacher, by: rank(teacher) }));
    return ranked.toSorted((x, y) => y.by - x.by).map(({ teacher }) => teacher);
  }

  isFree(teacher: Teacher, date: Temporal.PlainDate, units: readonly number[]): boolean {
    return this.#teachers.isFree(teacher, timesOf(date, units));
  }

  isOff(klasse: Klasse, date: Temporal.PlainDate, units: readonly number[]): boolean {
    return this.#klassen.isFree(klasse, timesOf(date, units));
  }

  /** The free rooms of a room's kind, then, but for sports, the free classrooms. */
  freeRooms(kind: Room["kind"], date: Temporal.PlainDate, units: readonly number[]): readonly Room[] {
    const fitting = kind === "any" || kind === "sport" ? roomsFor(kind) : [...roomsFor(kind), ...roomsFor("any")];
    return fitting.filter((room) => this.#rooms.isFree(room, timesOf(date, units)));
  }

  /** Whoever was there stays engaged: one who is ill or away takes no other lesson. */
  #enter(period: Period): void {
    this.#periods.set(period.id, period);
    const times = timesOf(period.date, period.units);
    for (const klasse of period.klassen) {
      this.#klassen.take(klasse, times);
      const key = dayKey(klasse, period.date);
      this.#ofDay.set(key, (this.#ofDay.get(key) ?? new Set()).add(period.id));
    }
    for (const { now } of period.teachers) if (now) this.#teachers.take(now, times);
    for (const { now } of period.rooms) if (now) this.#rooms.take(now, times);
  }
}
