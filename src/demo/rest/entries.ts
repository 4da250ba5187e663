import { holidaysOf } from "../holidays.ts";
import { klasseId } from "../klassen.ts";
import { endTime, type Period, type Standing, scattered, startTime } from "../periods.ts";
import { RpcError } from "../rpc-error.ts";
import { keptYears, type SchoolYear, schoolYearOf } from "../school-years.ts";
import { periodsOf } from "../timetable.ts";
import { ELEMENT } from "../weeks.ts";
import { elementsOf, resource } from "./element-pages.ts";
import { mayRead, RESOURCES } from "./rights.ts";
import { badRequest, dayOf, forbidden, ok, type Page } from "./route.ts";

interface Named {
  readonly id: number;
  readonly name: string;
  readonly longName: string;
}

const content = (type: string, { name, longName }: Pick<Named, "name" | "longName">, status = "REGULAR") => ({
  type,
  status,
  shortName: name,
  longName,
  displayName: name,
});

/** What stands at a position, and what it stands there for. */
const standing = (type: string, all: readonly Standing<Named>[]) =>
  all.map(({ now, was }) => ({
    current: now ? content(type, now, was ? "ADDED" : "REGULAR") : null,
    removed: was ? content(type, was, "REMOVED") : null,
  }));

const plain = (type: string, names: readonly string[]) =>
  names.filter(Boolean).map((name) => ({ current: content(type, { name, longName: name }), removed: null }));

function statusOf({ code, origin, teachers, subjects, rooms, change }: Period): string {
  if (code === "cancelled") return "CANCELLED";
  const isChanged = [...teachers, ...subjects, ...rooms].some(({ was }) => was !== undefined);
  if (origin || change === "add") return "ADDITIONAL";
  return code === "irregular" || isChanged ? "CHANGED" : "REGULAR";
}

/** Rooms stand first in a room's plan, subjects in all others: what stands where is told by its type alone. */
function positions(period: Period, type: number) {
  const subjects = standing("SUBJECT", period.subjects);
  const teachers = standing("TEACHER", period.teachers);
  const rooms = standing("ROOM", period.rooms);
  const klassen = period.klassen.map((klasse) => ({ current: content("CLASS", { ...klasse }), removed: null }));
  const groups = plain("STUDENT_GROUP", [period.group]);
  const order =
    type === ELEMENT.room ? [rooms, klassen, teachers, subjects, groups] : [subjects, teachers, rooms, klassen, groups];
  return Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`position${at + 1}`, order[at] ?? null]));
}

const clock = (time: number) =>
  `${String(Math.floor(time / 100)).padStart(2, "0")}:${String(time % 100).padStart(2, "0")}`;

function gridEntry(period: Period, type: number) {
  const { id, date, exam, outing, origin, code, substText, lstext, info } = period;
  return {
    ids: [id],
    duration: { start: `${date}T${clock(startTime(period))}`, end: `${date}T${clock(endTime(period))}` },
    type: exam ? "EXAM" : outing ? "EVENT" : "NORMAL_TEACHING_PERIOD",
    status: statusOf(period),
    ...(origin && code !== "cancelled" && { statusDetail: "MOVED" }),
    name: null,
    layoutStartPosition: 0,
    layoutWidth: 1000,
    layoutGroup: 0,
    color: "#f49f25",
    icons: [],
    lessonInfo: null,
    substitutionText: substText,
    lessonText: lstext,
    notesAll: info,
    ...positions(period, type),
  };
}

function statusOfDay(isShown: boolean, periods: readonly Period[]): string {
  if (!isShown) return "NOT_ALLOWED";
  return periods.length > 0 ? "REGULAR" : "NO_DATA";
}

const compare = Temporal.PlainDate.compare;

const backEntries = (date: Temporal.PlainDate, year: SchoolYear) =>
  holidaysOf(year)
    .filter(({ start, end }) => compare(start, date) <= 0 && compare(date, end) <= 0)
    .map(({ id, longName }) => ({ ids: [id], type: "HOLIDAY", name: longName }));

/** The days between two others, both inclusive. */
const daysBetween = (start: Temporal.PlainDate, end: Temporal.PlainDate) =>
  Array.from({ length: start.until(end).days + 1 }, (_, days) => start.add({ days }));

const LONGEST = 120;

/** `timetable/entries`: the plan of one element by days. Classes of another school year have no entries. */
export const entries: Page = ({ query, account, today, context }) => {
  const resourceType = query.get("resourceType") ?? "";
  const type = RESOURCES.get(resourceType);
  const [start, end] = [dayOf(query.get("start")), dayOf(query.get("end"))];
  const isMine = query.get("timetableType") === "MY_TIMETABLE";
  const id = isMine ? account.personId : Number(query.get("resources"));
  if (type === undefined || !start || !end || !Number.isInteger(id))
    return badRequest("resourceType, resources, start and end are needed");
  if (compare(start, end) > 0 || start.until(end).days > LONGEST) return badRequest("start and end are no range");
  if (!mayRead(account, type, id)) return forbidden();
  const kept = new Set(keptYears(today).map((year) => year.id));
  try {
    const days = daysBetween(start, end).map((date) => {
      const year = schoolYearOf(date);
      const isShown = kept.has(year.id);
      const periods = isShown ? periodsOf({ type, id }, { start: date, end: date, year }, context.plans.actual) : [];
      const named = elementsOf(type, year).find((element) => element.id === id);
      return {
        date: date.toString(),
        resourceType,
        resource: named ? resource(named) : { id, shortName: "", longName: "", displayName: "" },
        status: statusOfDay(isShown, periods),
        dayEntries: [],
        gridEntries: scattered(periods).map((period) => gridEntry(period, type)),
        backEntries: backEntries(date, year),
      };
    });
    return ok({ format: Number(query.get("format") ?? 1), days, errors: [] });
  } catch (error) {
    if (error instanceof RpcError) return { status: 404, body: { errorCode: "NOT_FOUND" } };
    throw error;
  }
};

/** Elements of a period with the class's id of a school year. */
export const klassenOf = ({ klassen }: Period, year: SchoolYear) =>
  klassen.map((klasse) => ({ id: klasseId(klasse, year.id), name: klasse.name, longName: klasse.longName }));
