import { bands, type Course } from "../school/courses.ts";
import type { Klasse } from "../school/klassen.ts";
import { type Room, roomsFor } from "../school/rooms.ts";
import type { Teacher } from "../school/staff.ts";
import { Engagements } from "./engagements.ts";
import { type Slot, timesOf } from "./grid.ts";
import type { Placed } from "./occupancy.ts";
import { placeAll } from "./placing.ts";
import { assignTeachers } from "./staffing.ts";

/** A double or single lesson of the regular week. */
export interface Lesson extends Slot {
  readonly course: Course;
  readonly teacher: Teacher;
  readonly room: Room;
}

/** The week when nothing happens, the same every year. */
export interface RegularPlan {
  readonly lessons: readonly Lesson[];
  /** The class teachers of a class, at most two. */
  classTeachers(klasse: Klasse): readonly Teacher[];
}

/** The rooms the subject needs; for most subjects any classroom: first the classes' own, then those of the Oberstufe. */
function candidates({ subject, klassen }: Course): readonly Room[] {
  const homes = klassen.flatMap(({ home }) => (home ? [home] : []));
  const spare = roomsFor("any").toReversed();
  return subject.room === "any" ? [...homes, ...spare] : roomsFor(subject.room);
}

function assignRooms(placed: readonly Placed[], teachers: ReadonlyMap<Course, Teacher>): readonly Lesson[] {
  const engagements = new Engagements<Room>();
  // Classes get their own rooms first; courses without one go where there is space left.
  const homeFirst = placed.toSorted((a, b) => homeless(a) - homeless(b));
  return homeFirst.flatMap((each) =>
    each.band.courses.map((course) => {
      const room = candidates(course).find((candidate) => engagements.isFree(candidate, timesOf(each)));
      const teacher = teachers.get(course);
      if (!room || !teacher) throw new Error(`Course ${course.lsnumber} (${course.subject.name}) has no room`);
      engagements.take(room, timesOf(each));
      return { course, teacher, room, weekday: each.weekday, units: each.units };
    }),
  );
}

const homeless = ({ band }: Placed) => (band.klassen.some(({ home }) => home) ? band.courses.length : Infinity);

/** Makes the regular plan: no class, teacher or room is in two places. Takes about ten milliseconds. */
export function makeRegularPlan(): RegularPlan {
  const placed = placeAll(bands);
  const teachers = assignTeachers(placed);
  const most = (klasse: Klasse) => {
    const own = [...teachers].filter(([{ klassen }]) => klassen.length === 1 && klassen[0] === klasse);
    const homeroom = own.filter(([{ subject }]) => subject.name === "KS");
    const main = own.filter(([{ subject }]) => ["D", "E", "M"].includes(subject.name));
    return [...new Set([...homeroom, ...main].map(([, teacher]) => teacher))].slice(0, 2);
  };
  return { lessons: assignRooms(placed, teachers), classTeachers: most };
}
