import type { Band } from "./courses.ts";
import { roll, shuffled } from "./dice.ts";
import type { Klasse } from "./klassen.ts";
import { roomsFor } from "./rooms.ts";
import { teachersOf } from "./staff.ts";

/** A double or single lesson of a band in the week. */
export interface Placed {
  readonly band: Band;
  /** 1 = Monday to 5 = Friday. */
  readonly weekday: number;
  /** Numbers of one unit or of two in a row. */
  readonly units: readonly number[];
}

type Pair = readonly number[];

/** The times of a placed lesson as numbers: weekday × 100 + unit. */
export const timesOf = ({ weekday, units }: Placed): readonly number[] => units.map((unit) => at(weekday, unit));

const MORNING: readonly Pair[] = [
  [1, 2],
  [3, 4],
  [5, 6],
];

/** Weekdays with lessons after lunch, and how many pairs, by grade. */
const AFTERNOONS: Readonly<Record<number, Readonly<Record<number, readonly Pair[]>>>> = {
  7: { 2: [[7, 8]] },
  8: { 1: [[7, 8]], 4: [[7, 8]] },
  9: { 2: [[7, 8]], 4: [[7, 8]] },
  10: { 1: [[7, 8]], 3: [[7, 8]] },
  11: { 1: [[7, 8]], 3: [[7, 8]] },
  12: {
    2: [
      [7, 8],
      [9, 10],
    ],
  },
  13: {
    4: [
      [7, 8],
      [9, 10],
    ],
  },
};

/** School ends earlier on Friday for those whose units are odd in number. */
const SHORT_FRIDAY: ReadonlySet<number> = new Set([5, 11]);

interface Slot {
  readonly weekday: number;
  readonly units: Pair;
}

function slotsOf({ grade }: Klasse): readonly Slot[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) =>
    [...MORNING, ...(AFTERNOONS[grade]?.[weekday] ?? [])].map((units) => ({
      weekday,
      units: weekday === 5 && units[0] === 5 && SHORT_FRIDAY.has(grade) ? [5] : units,
    })),
  );
}

const at = (weekday: number, unit: number) => weekday * 100 + unit;

/** How much of the school a set of placed lessons takes up: who is where, how many rooms of a kind, how many teachers of a subject. */
class Occupancy {
  readonly #klassen = new Map<Klasse, Map<number, Band>>();
  readonly #demand = new Map<string, number>();

  plan(klasse: Klasse): Map<number, Band> {
    const known = this.#klassen.get(klasse) ?? new Map<number, Band>();
    this.#klassen.set(klasse, known);
    return known;
  }

  /** No class in two places, no subject twice a day, no more lessons of a kind than there are rooms and teachers for. */
  fits(band: Band, weekday: number, units: readonly number[]): boolean {
    return (
      band.klassen.every((klasse) => {
        const plan = this.plan(klasse);
        const today = [...plan].filter(([time]) => Math.floor(time / 100) === weekday).map(([, other]) => other);
        return units.every((unit) => !plan.has(at(weekday, unit))) && !today.some((other) => other === band);
      }) && units.every((unit) => this.#afford(band, at(weekday, unit)))
    );
  }

  #afford({ courses }: Band, time: number): boolean {
    const wanted = courses.flatMap(({ subject }) => [
      { key: `${time} room ${subject.room}`, limit: subject.room === "any" ? Infinity : roomsFor(subject.room).length },
      { key: `${time} teacher ${subject.taughtAs}`, limit: mostTogether(subject.taughtAs) },
    ]);
    return [...Map.groupBy(wanted, ({ key }) => key)].every(
      ([key, all]) => (this.#demand.get(key) ?? 0) + all.length <= (all[0]?.limit ?? 0),
    );
  }

  take({ band, weekday, units }: Placed): void {
    for (const time of units.map((unit) => at(weekday, unit))) {
      for (const klasse of band.klassen) this.plan(klasse).set(time, band);
      for (const { subject } of band.courses) {
        for (const key of [`${time} room ${subject.room}`, `${time} teacher ${subject.taughtAs}`])
          this.#demand.set(key, (this.#demand.get(key) ?? 0) + 1);
      }
    }
  }

  free({ band, weekday, units }: Placed): void {
    for (const time of units.map((unit) => at(weekday, unit))) {
      for (const klasse of band.klassen) this.plan(klasse).delete(time);
      for (const { subject } of band.courses) {
        for (const key of [`${time} room ${subject.room}`, `${time} teacher ${subject.taughtAs}`])
          this.#demand.set(key, (this.#demand.get(key) ?? 0) - 1);
      }
    }
  }
}

/** Not all teachers of a subject can be had at once: they teach another one as well. */
function mostTogether(taughtAs: string): number {
  const count = teachersOf(taughtAs).length;
  return count === 0 ? Infinity : Math.max(1, Math.ceil(count * 0.7));
}

/** Where a lesson of this length can go, the better places first: single lessons beside other single ones. */
function choices(band: Band, length: number, occupancy: Occupancy, seed: string): readonly Omit<Placed, "band">[] {
  const [klasse] = band.klassen;
  if (!klasse) return [];
  const plan = occupancy.plan(klasse);
  const slots = shuffled(slotsOf(klasse), seed);
  if (length === 2) return slots.filter(({ units }) => units.length === 2);
  const singles = slots.flatMap(({ weekday, units }) => {
    const left = units.filter((unit) => !plan.has(at(weekday, unit)));
    const [unit] = left;
    return unit === undefined ? [] : [{ weekday, units: [unit], rank: left.length }];
  });
  return singles.toSorted((a, b) => a.rank - b.rank);
}

const ATTEMPTS = 400;

/** Places the lessons of bands of the same classes, or nothing when this seed leads nowhere. */
function attempt(bands: readonly Band[], occupancy: Occupancy, seed: string): readonly Placed[] | undefined {
  const lessons = bands
    .flatMap((band, index) => band.shape.map((length, part) => ({ band, length, seed: `${seed}|${index}|${part}` })))
    .toSorted((a, b) => b.length - a.length || roll(a.seed) - roll(b.seed));
  const placed: Placed[] = [];
  for (const { band, length, seed: own } of lessons) {
    const choice = choices(band, length, occupancy, own).find(({ weekday, units }) =>
      occupancy.fits(band, weekday, units),
    );
    if (!choice) {
      for (const each of placed) occupancy.free(each);
      return undefined;
    }
    const lesson = { band, weekday: choice.weekday, units: choice.units };
    occupancy.take(lesson);
    placed.push(lesson);
  }
  return placed;
}

function place(bands: readonly Band[], occupancy: Occupancy, name: string): readonly Placed[] {
  for (let seed = 0; seed < ATTEMPTS; seed++) {
    const placed = attempt(bands, occupancy, `${name}|${seed}`);
    if (placed) return placed;
  }
  throw new Error(`The lessons of ${name} find no place in the week`);
}

/** Gives every lesson its place in the week: first what classes have together, then class by class. */
export function placeAll(bands: readonly Band[]): readonly Placed[] {
  const occupancy = new Occupancy();
  const nameOf = ({ klassen }: Band) => klassen.map(({ name }) => name).join();
  const groups = [...Map.groupBy(bands, nameOf)].toSorted(([, [a]], [, [b]]) => weight(b) - weight(a));
  return groups.flatMap(([name, all]) => place(all, occupancy, name));
}

/** Those with the most to go together are the hardest to place. */
const weight = (band: Band | undefined) => (band ? band.klassen.length * 100 + band.courses.length : 0);
