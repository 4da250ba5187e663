import type { Band } from "../school/courses.ts";
import { roll, shuffled } from "../school/dice.ts";
import type { Klasse } from "../school/klassen.ts";
import { type Slot, timesOf } from "./grid.ts";
import { Occupancy, type Placed } from "./occupancy.ts";

type Pair = readonly number[];

const MORNING: readonly Pair[] = [
  [1, 2],
  [3, 4],
  [5, 6],
];

/** Pairs of units after lunch, by grade and weekday. */
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

/** Grades with an odd number of units a week: on Friday they leave one unit earlier. */
const SHORT_FRIDAY: ReadonlySet<number> = new Set([5, 11]);

function slotsOf({ grade }: Klasse): readonly Slot[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) =>
    [...MORNING, ...(AFTERNOONS[grade]?.[weekday] ?? [])].map((units) => ({
      weekday,
      units: weekday === 5 && units[0] === 5 && SHORT_FRIDAY.has(grade) ? [5] : units,
    })),
  );
}

/** Slots for a lesson of this length, the best ones first: single lessons go beside other single ones. */
function choices(band: Band, length: number, occupancy: Occupancy, seed: string): readonly Slot[] {
  const [klasse] = band.klassen;
  if (!klasse) return [];
  const plan = occupancy.plan(klasse);
  const slots = shuffled(slotsOf(klasse), seed);
  if (length === 2) return slots.filter(({ units }) => units.length === 2);
  const singles = slots.flatMap(({ weekday, units }) => {
    const left = units.filter((unit) => timesOf({ weekday, units: [unit] }).every((time) => !plan.has(time)));
    const [unit] = left;
    return unit === undefined ? [] : [{ choice: { weekday, units: [unit] }, rank: left.length }];
  });
  return singles.toSorted((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}

const ATTEMPTS = 400;

/** Places all lessons of these bands, or none when this seed leads nowhere. */
function attempt(bands: readonly Band[], occupancy: Occupancy, seed: string): readonly Placed[] | undefined {
  const lessons = bands
    .flatMap((band, index) => band.shape.map((length, part) => ({ band, length, seed: `${seed}|${index}|${part}` })))
    .toSorted((a, b) => b.length - a.length || roll(a.seed) - roll(b.seed));
  const placed: Placed[] = [];
  for (const { band, length, seed: own } of lessons) {
    const lesson = choices(band, length, occupancy, own)
      .map((choice) => ({ band, ...choice }))
      .find((each) => occupancy.fits(each));
    if (!lesson) {
      for (const each of placed) occupancy.free(each);
      return undefined;
    }
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

/** Gives every lesson its slot in the week: first what classes have together, then class by class. */
export function placeAll(bands: readonly Band[]): readonly Placed[] {
  const occupancy = new Occupancy();
  const nameOf = ({ klassen }: Band) => klassen.map(({ name }) => name).join();
  const groups = [...Map.groupBy(bands, nameOf)].toSorted(([, [a]], [, [b]]) => weight(b) - weight(a));
  return groups.flatMap(([name, all]) => place(all, occupancy, name));
}

/** Bands of many classes and courses are the hardest to place. */
const weight = (band: Band | undefined) => (band ? band.klassen.length * 100 + band.courses.length : 0);
