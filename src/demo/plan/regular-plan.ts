import { bands, type Course } from "../school/courses.ts";
import type { Klasse } from "../school/klassen.ts";
import { type Room, roomsFor } from "../school/rooms.ts";
import type { Teacher } from "../school/staff.ts";
import { Engagements } from "./engagements.ts";
import { type Placed, timesOf } from "./occupancy.ts";
import { placeAll } from "./placing.ts";
import { assignTeachers } from "./staffing.ts";

/** A double or single lesson of the regular week. */
export interface Lesson {
  readonly course: Course;
  readonly teacher: Teacher;
  readonly room: Room;
  /** 1 = Monday to 5 = Friday. */
  readonly weekday: number;
  /** Numbers of one unit or of two in a row. */
  readonly units: readonly number[];
}

/** The week as it is when nothing happens. It is the same every year. */
export interface RegularPlan {
  readonly lessons: readonly Lesson[];
  /** The teachers who look after a class: at most two. */
  classTeachers(klasse: Klasse): readonly Teacher[];
}

/** The room the subject needs, else the classrooms of those who come, else those of the Oberstufe. */
function candidates({ subject, klassen }: Course): readonly Room[] {
  const homes = klassen.flatMap(({ home }) => (home ? [home] : []));
  const spare = roomsFor("any").toReversed();
  return subject.room === "any" ? [...homes, ...spare] : roomsFor(subject.room);
}

function assignRooms(placed: readonly Placed[], teachers: ReadonlyMap<Course, Teacher>): readonly Lesson[] {
  const engagements = new Engagements<Room>();
  // Classes are in their own rooms first; what has none goes where there is space left.
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

/** Makes the regular plan: no class, teacher or room is in two places. Takes some ten milliseconds. */
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
