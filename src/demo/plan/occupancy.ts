import type { Band, Course } from "../school/courses.ts";
import type { Klasse } from "../school/klassen.ts";
import { roomsFor } from "../school/rooms.ts";
import { teachersOf } from "../school/staff.ts";

/** A double or single lesson of a band in the week. */
export interface Placed {
  readonly band: Band;
  /** 1 = Monday to 5 = Friday. */
  readonly weekday: number;
  /** Numbers of one unit or of two in a row. */
  readonly units: readonly number[];
}

/** Times as numbers: weekday × 100 + unit. */
export const timesOf = ({ weekday, units }: Omit<Placed, "band">): readonly number[] =>
  units.map((unit) => weekday * 100 + unit);

const isOn = (time: number, weekday: number) => Math.floor(time / 100) === weekday;

/** What of the school a course takes up while it is taught: a room of a kind, a teacher of a subject. */
const demands = ({ subject }: Course) => [
  { key: `room ${subject.room}`, limit: subject.room === "any" ? Infinity : roomsFor(subject.room).length },
  { key: `teacher ${subject.taughtAs}`, limit: mostTogether(subject.taughtAs) },
];

/** Not all teachers of a subject can be had at once: they teach another one as well. */
function mostTogether(taughtAs: string): number {
  const count = teachersOf(taughtAs).length;
  return count === 0 ? Infinity : Math.ceil(count * 0.7);
}

/** How much of the school a set of placed lessons takes up. */
export class Occupancy {
  readonly #plans = new Map<Klasse, Map<number, Band>>();
  readonly #demand = new Map<string, number>();

  /** What a class has at which times. */
  plan(klasse: Klasse): ReadonlyMap<number, Band> {
    return this.#planOf(klasse);
  }

  /** No class in two places, no course twice a day, no more lessons of a kind than there are rooms and teachers for. */
  fits(placed: Placed): boolean {
    const times = timesOf(placed);
    return (
      placed.band.klassen.every((klasse) => {
        const plan = this.#planOf(klasse);
        const isTwice = [...plan].some(([time, band]) => band === placed.band && isOn(time, placed.weekday));
        return !isTwice && times.every((time) => !plan.has(time));
      }) && times.every((time) => this.#canAfford(placed.band, time))
    );
  }

  take(placed: Placed): void {
    for (const klasse of placed.band.klassen) {
      for (const time of timesOf(placed)) this.#planOf(klasse).set(time, placed.band);
    }
    this.#count(placed, 1);
  }

  free(placed: Placed): void {
    for (const klasse of placed.band.klassen) {
      for (const time of timesOf(placed)) this.#planOf(klasse).delete(time);
    }
    this.#count(placed, -1);
  }

  #planOf(klasse: Klasse): Map<number, Band> {
    const plan = this.#plans.get(klasse) ?? new Map<number, Band>();
    this.#plans.set(klasse, plan);
    return plan;
  }

  #canAfford({ courses }: Band, time: number): boolean {
    const wanted = Map.groupBy(courses.flatMap(demands), ({ key }) => key);
    return [...wanted].every(([key, all]) => {
      const [{ limit } = { limit: 0 }] = all;
      return (this.#demand.get(`${time} ${key}`) ?? 0) + all.length <= limit;
    });
  }

  #count(placed: Placed, step: 1 | -1): void {
    for (const time of timesOf(placed)) {
      for (const { key } of placed.band.courses.flatMap(demands)) {
        const at = `${time} ${key}`;
        this.#demand.set(at, (this.#demand.get(at) ?? 0) + step);
      }
    }
  }
}
