import { NoRightError } from "../../webuntis/index.ts";
import { dayUnits } from "../lessons/units.ts";
import type { KlassenWeek } from "../reading/klassen-weeks.ts";
import type { Readings } from "../reading/readings.ts";
import { type FreeRoomsAnswer, freeRoomsAt, type ListedRoom, roomTime } from "./free-rooms.ts";

/** The rooms in which there are lessons in a week. */
function roomsIn({ plans }: KlassenWeek): readonly ListedRoom[] {
  const all = plans.flatMap((plan) => plan.flatMap(({ rooms }) => [...rooms]));
  const named = all.map(({ id, name, longName }) => ({ id, name: name || longName, longName, building: "" }));
  return [...new Map(named.filter(({ name }) => name !== "").map((room) => [room.name, room])).values()];
}

async function listedRooms({ masterData }: Readings): Promise<readonly ListedRoom[] | undefined> {
  const list = (await masterData.rooms())?.answer;
  return list
    ?.filter(({ active, name, longName }) => active !== false && (name.trim() || longName.trim()))
    .map(({ id, name, longName, building = "" }) => ({
      id,
      name: name.trim() || longName.trim(),
      longName,
      building: building.trim(),
    }));
}

/**
 * Reads which rooms are free on a day, at a unit by its name or at a time.
 * @throws {NoRightError} when the account may read no class's plan.
 */
export async function freeRooms(
  readings: Readings,
  date: Temporal.PlainDate,
  at: string | Temporal.PlainTime,
  now: Temporal.Instant,
): Promise<FreeRoomsAnswer> {
  const { dayPlans, klassenWeeks, masterData } = readings;
  // A grid that cannot be read for now is an outage, and no day without units.
  const [calendar, gridReading] = await Promise.all([dayPlans.calendar(), masterData.grid()]);
  const grid = gridReading?.answer;
  if (calendar.isFree(date)) return { kind: "no-school", date, holiday: calendar.holiday(date) };
  const units = dayUnits(grid, date);
  const time = roomTime(units, at, grid !== undefined);
  if (!time) return { kind: "no-unit", date, units: units.ranges.map(({ name }) => name).filter(Boolean) };
  const [week, listed] = await Promise.all([klassenWeeks.around(date), listedRooms(readings)]);
  const { unread, refused, asOf = now, stale, busy } = week;
  if (refused > 0 && week.plans.length === 0) throw new NoRightError("The account may read no class's timetable");
  return {
    kind: "rooms",
    date,
    ...time,
    buildings: freeRoomsAt(listed ?? roomsIn(week), date, time, week),
    unread,
    isListed: listed !== undefined,
    asOf,
    stale,
    ...(busy && { busy }),
  };
}
