import { type DayUnits, overlap, type TimeRange } from "../lessons/units.ts";
import type { Named } from "../plan.ts";
import type { KlassenWeek } from "../reading/klassen-weeks.ts";

/** A room in which no class has lessons. */
export interface FreeRoom extends Named<"room"> {
  /** When the next lesson begins in it that day; null when none does. */
  readonly until: Temporal.PlainTime | null;
}

/** The free rooms of a building. */
export interface FreeBuilding {
  /** "" for rooms of which the building is not known. */
  readonly building: string;
  /** In natural order. */
  readonly rooms: readonly FreeRoom[];
}

/** Rooms that are free at a time, as far as the plans of classes tell: what else takes place in a room is not in them. */
export interface FreeRooms {
  readonly kind: "rooms";
  readonly date: Temporal.PlainDate;
  /** The unit's name in the time grid; null where the school's grid is not known. */
  readonly unit: string | null;
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  /** In natural order, without those that have no free room; at most 400 rooms in all. */
  readonly buildings: readonly FreeBuilding[];
  /** How many classes could not be read. Unless it is 0, any of the rooms may be theirs: they are not known to be free. */
  readonly unread: number;
  /** The list of rooms may not be read: only those are known in which there are lessons this week. */
  readonly isListed: boolean;
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
  /** Some of it is old because too many ask. */
  readonly busy?: true;
}

/** Why no rooms are told. `no-school`: the day is free anyway; `no-unit`: the day has no such unit, or there is none at or after this time. */
export type FreeRoomsAnswer =
  | FreeRooms
  | { readonly kind: "no-school"; readonly date: Temporal.PlainDate; readonly holiday: string | null }
  | { readonly kind: "no-unit"; readonly date: Temporal.PlainDate; readonly units: readonly string[] };

/** A room of the school's list. */
export interface ListedRoom extends Named<"room"> {
  readonly building: string;
}

/** A unit of the grid, or just a time. */
export interface RoomTime extends TimeRange {
  readonly unit: string | null;
}

const { compare } = Temporal.PlainTime;

/** As long as a lesson, where nobody says how long those are. */
const USUAL_LESSON = { minutes: 45 };

const MOST_ROOMS = 400;

const natural = new Intl.Collator("de", { numeric: true });

/** The unit with this name, or the one at a time; in a break, the one after it. Undefined when there is none. */
export function roomTime(units: DayUnits, at: string | Temporal.PlainTime, hasGrid: boolean): RoomTime | undefined {
  if (!hasGrid) return typeof at === "string" ? undefined : { unit: null, start: at, end: at.add(USUAL_LESSON) };
  const found = units.ranges.find((each) => (typeof at === "string" ? each.name === at : compare(at, each.end) < 0));
  return found && { unit: found.name, start: found.start, end: found.end };
}

const keysOf = ({ id, name }: Named) => (name ? [`#${id}`, name] : [`#${id}`]);

/** When each room is taken on a day, by its id and its name: ids may differ from one door of WebUntis to another. */
function takenOn(date: Temporal.PlainDate, { plans }: KlassenWeek): ReadonlyMap<string, readonly TimeRange[]> {
  const taken = new Map<string, TimeRange[]>();
  const periods = plans.flatMap((plan) => plan.filter((each) => each.code !== "cancelled" && each.date.equals(date)));
  for (const { rooms, start, end } of periods) {
    for (const key of rooms.flatMap(keysOf)) {
      const ranges = taken.get(key) ?? [];
      ranges.push({ start: start.toPlainTime(), end: end.toPlainTime() });
      taken.set(key, ranges);
    }
  }
  return taken;
}

/** The rooms of a list that are free at a time, by building. */
export function freeRoomsAt(
  rooms: readonly ListedRoom[],
  date: Temporal.PlainDate,
  time: TimeRange,
  week: KlassenWeek,
): readonly FreeBuilding[] {
  const taken = takenOn(date, week);
  const free = rooms.flatMap(({ id, name, longName, building }) => {
    const ranges = keysOf({ id, name, longName }).flatMap((key) => taken.get(key) ?? []);
    const later = ranges.map(({ start }) => start).filter((start) => compare(start, time.start) > 0);
    const room = { id, name, longName, until: later.toSorted(compare)[0] ?? null };
    return ranges.some((range) => overlap(range, time)) ? [] : [{ building, room }];
  });
  const sorted = free.toSorted((a, b) => natural.compare(a.room.name, b.room.name)).slice(0, MOST_ROOMS);
  return [...Map.groupBy(sorted, ({ building }) => building)]
    .map(([building, all]) => ({ building, rooms: all.map(({ room }) => room) }))
    .toSorted(
      (a, b) => Number(a.building === "") - Number(b.building === "") || natural.compare(a.building, b.building),
    );
}
