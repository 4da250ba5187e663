import { checkObject } from "./arguments.ts";
import type { Element } from "./element.ts";
import type { PeriodKey } from "./element-kind.ts";
import { byIdOf, type Names } from "./element-names.ts";
import type { EntryData, WireEntry } from "./entry.ts";
import type { WireElement } from "./wire-period.ts";
import { dateToWire } from "./wire-time.ts";

/** A date and time on the school's wall clock: "2026-11-23T07:55", or as `Temporal` has it. */
export type WallTime = Temporal.PlainDateTime | string;

/** What is needed to make an entry: when it is, and whatever else of its data is known. */
export interface EntryInit extends Partial<Omit<EntryData, "date" | "start" | "end">> {
  /** Not needed: the day on which it starts. */
  readonly date?: string;
  /** When it begins. */
  readonly start: WallTime;
  /** When it ends, on the same day or at the midnight after it. */
  readonly end: WallTime;
}

const MIDNIGHT_AFTER = 2400;

/** The day, and the time as WebUntis writes it. @throws {TypeError} naming what is no date and time. */
export function wallTime(given: unknown, name: string): { date: Temporal.PlainDate; time: number } {
  if (!(typeof given === "string" || given instanceof Temporal.PlainDateTime))
    throw new TypeError(`${name} must be a Temporal.PlainDateTime, or a text such as 2026-11-23T07:55`);
  const at = Temporal.PlainDateTime.from(given);
  return { date: at.toPlainDate(), time: at.hour * 100 + at.minute };
}

function times(init: EntryInit) {
  const start = wallTime(init.start, "start");
  const end = wallTime(init.end, "end");
  const isMidnight = end.time === 0 && end.date.equals(start.date.add({ days: 1 }));
  const endTime = isMidnight ? MIDNIGHT_AFTER : end.time;
  if (!(isMidnight || end.date.equals(start.date)) || endTime < start.time)
    throw new RangeError(`An entry from ${init.start} to ${init.end} does not end on its day`);
  return { date: dateToWire(start.date), startTime: start.time, endTime };
}

const wireOf = (now: readonly Element[] = [], before: readonly Element[] = []): readonly WireElement[] => [
  ...now.map(({ id, name, longName }) => ({ id, name, longname: longName })),
  ...before.map(({ id, name }) => ({ id: 0, orgid: id, orgname: name })),
];

/**
 * An entry as WebUntis would send it, and the names that it cannot send with it.
 * @throws {TypeError | RangeError} for a start or an end that is none.
 */
export function wireEntry(init: EntryInit): { readonly wire: WireEntry; readonly names: Names } {
  checkObject(init, "an entry");
  const { originalTeachers = [], originalSubjects = [], originalRooms = [] } = init;
  const keys = {
    kl: wireOf(init.klassen),
    te: wireOf(init.teachers, originalTeachers),
    su: wireOf(init.subjects, originalSubjects),
    ro: wireOf(init.rooms, originalRooms),
  } satisfies { [K in PeriodKey]: readonly WireElement[] };
  return {
    wire: { ...times(init), ...keys },
    names: {
      teacher: byIdOf(originalTeachers),
      subject: byIdOf(originalSubjects),
      room: byIdOf(originalRooms),
    },
  };
}
