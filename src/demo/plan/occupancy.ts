import type { Band, Course } from "../school/courses.ts";
import type { Klasse } from "../school/klassen.ts";
import { roomsFor } from "../school/rooms.ts";
import { teachersOf } from "../school/staff.ts";
import { type Slot, timesOf, weekdayOf } from "./grid.ts";

/** A double or single lesson of a band in the week. */
export interface Placed extends Slot {
  readonly band: Band;
}

/** What a course needs while it is taught: a room of a kind and a teacher of a subject, of which there are only so many. */
const demands = ({ subject }: Course) => [
  { key: `room ${subject.room}`, limit: subject.room === "any" ? Infinity : roomsFor(subject.room).length },
  { key: `teacher ${subject.taughtAs}`, limit: mostTogether(subject.taughtAs) },
];

/** Never all teachers of a subject at once: they teach another one as well. */
function mostTogether(taughtAs: string): number {
  const count = teachersOf(taughtAs).length;
  return count === 0 ? Infinity : Math.ceil(count * 0.7);
}

/** Which rooms and teachers the placed lessons take up, and which times of the classes. */
export class Occupancy {
  readonly #plans = new Map<Klasse, Map<number, Band>>();
  readonly #demand = new Map<string, number>();

  /** The bands of a class by their times. */
  plan(klasse: Klasse): ReadonlyMap<number, Band> {
    return this.#planOf(klasse);
  }

  /** No class in two places, no course twice a day, no more lessons of a kind than there are rooms and teachers for. */
  fits(placed: Placed): boolean {
    const times = timesOf(placed);
    return (
      placed.band.klassen.every((klasse) => {
        const plan = this.#planOf(klasse);
        const isTwice = [...plan].some(([time, band]) => band === placed.band && weekdayOf(time) === placed.weekday);
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
