import { endTime, type Period, type Standing, startTime } from "../plan/periods.ts";
import type { Named } from "../school/elements.ts";
import { ELEMENT } from "../school/elements.ts";
import type { Place } from "./layout.ts";
import { clock } from "./wire-time.ts";

type Names = Pick<Named, "name" | "longName">;

const content = (type: string, { name, longName }: Names, status = "REGULAR") => ({
  type,
  status,
  shortName: name,
  longName,
  displayName: name,
});

/** The elements at a position, and those they replace. */
const standing = (type: string, all: readonly Standing<Named>[]) =>
  all.map(({ now, was }) => ({
    current: now ? content(type, now, was ? "ADDED" : "REGULAR") : null,
    removed: was ? content(type, was, "REMOVED") : null,
  }));

const plain = (type: string, all: readonly Names[]) =>
  all.map((each) => ({ current: content(type, each), removed: null }));

const noteOf = ({ group, info }: Period) =>
  plain(
    group ? "STUDENT_GROUP" : "INFO",
    [group || info].filter(Boolean).map((name) => ({ name, longName: name })),
  );

/** Every kind of plan has its own order: only `type` says what a position holds. */
function positions(period: Period, type: number) {
  const subjects = standing("SUBJECT", period.subjects);
  const teachers = standing("TEACHER", period.teachers);
  const rooms = standing("ROOM", period.rooms);
  const klassen = plain("CLASS", period.klassen);
  const note = noteOf(period);
  const orders: Readonly<Record<number, readonly (typeof subjects | typeof klassen)[]>> = {
    [ELEMENT.room]: [rooms, klassen, teachers, subjects, note],
    [ELEMENT.teacher]: [klassen, subjects, rooms, note, teachers],
  };
  const order = orders[type] ?? [subjects, teachers, rooms, note, klassen];
  return Object.fromEntries(
    Array.from({ length: 7 }, (_, at) => [`position${at + 1}`, order[at]?.length ? order[at] : null]),
  );
}

function statusOf({ code, origin, teachers, subjects, rooms, change }: Period): string {
  if (code === "cancelled") return "CANCELLED";
  const isChanged = [...teachers, ...subjects, ...rooms].some(({ was }) => was !== undefined);
  if (origin || change === "add") return "ADDITIONAL";
  return code === "irregular" || isChanged ? "CHANGED" : "REGULAR";
}

/** A period as `timetable/entries` shows it in the plan of an element of a kind. */
export function gridEntry(period: Period, type: number, place: Place | undefined) {
  const { id, date, exam, outing, origin, code, substText, lstext, info } = period;
  return {
    ids: [id],
    duration: { start: `${date}T${clock(startTime(period))}`, end: `${date}T${clock(endTime(period))}` },
    type: exam ? "EXAM" : outing ? "EVENT" : "NORMAL_TEACHING_PERIOD",
    status: statusOf(period),
    ...(origin && code !== "cancelled" && { statusDetail: "MOVED" }),
    name: null,
    ...place,
    color: "#f49f25",
    icons: [],
    lessonInfo: null,
    substitutionText: substText,
    lessonText: lstext,
    notesAll: info,
    ...positions(period, type),
  };
}
