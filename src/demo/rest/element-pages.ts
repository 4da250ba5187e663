import { UNITS } from "../grid.ts";
import { departments, klasseId, klassen } from "../klassen.ts";
import { pupils } from "../pupils.ts";
import { rooms } from "../rooms.ts";
import { type SchoolYear, schoolYearOf } from "../school-years.ts";
import { staff } from "../staff.ts";
import { subjects } from "../subjects.ts";
import { ELEMENT } from "../weeks.ts";
import { maySee, RESOURCES } from "./rights.ts";
import { badRequest, dayOf, forbidden, ok, type Page } from "./route.ts";

interface Named {
  readonly id: number;
  readonly name: string;
  readonly longName: string;
}

/** An element as the newer pages name it. */
export const resource = ({ id, name, longName }: Named) => ({ id, shortName: name, longName, displayName: name });

const klassenOf = (year: SchoolYear) => klassen.map((klasse) => ({ ...klasse, id: klasseId(klasse, year.id) }));

const pupilNames = pupils.map(({ id, longName, foreName }) => ({ id, name: `${longName} ${foreName}`, longName }));

/** All elements of a kind in a school year. */
export function elementsOf(type: number, year: SchoolYear): readonly Named[] {
  switch (type) {
    case ELEMENT.klasse:
      return klassenOf(year);
    case ELEMENT.teacher:
      return staff;
    case ELEMENT.subject:
      return subjects;
    case ELEMENT.room:
      return rooms;
    default:
      return pupilNames;
  }
}

/** `timetable/filter`: the elements of a kind that the account may see. Classes that have left are not among them. */
export const filter: Page = ({ query, account, today }) => {
  const resourceType = query.get("resourceType") ?? "";
  const type = RESOURCES.get(resourceType);
  const start = dayOf(query.get("start"));
  if (type === undefined || !start) return badRequest("resourceType, start and end are needed");
  if (!maySee(account, type)) return forbidden();
  const year = schoolYearOf(start ?? today);
  const of = (kind: number) => (kind === type ? elementsOf(kind, year) : []);
  const active = klassenOf(year).filter((klasse) => type === ELEMENT.klasse && klasse.active);
  return ok({
    resourceType,
    preSelected: null,
    buildings: [],
    departments: departments.map(resource),
    classes: active.map((klasse) => ({ class: resource(klasse), department: { id: klasse.department } })),
    teachers: of(ELEMENT.teacher).map((teacher) => ({ teacher: resource(teacher) })),
    rooms: of(ELEMENT.room).map((room) => ({ room: resource(room) })),
    subjects: of(ELEMENT.subject).map((subject) => ({ subject: resource(subject) })),
    students: of(ELEMENT.student).map((student) => ({ student: resource(student) })),
    resources: [],
    roomGroups: [],
  });
};

const clock = (time: number) =>
  `${String(Math.floor(time / 100)).padStart(2, "0")}:${String(time % 100).padStart(2, "0")}`;

/** `timetable/grid`: the format of each kind, and the units of each format. */
export const grid: Page = () =>
  ok({
    firstDayOfWeek: 1,
    classFormat: 1,
    teacherFormat: 2,
    roomFormat: 3,
    studentFormat: 1,
    formatDefinitions: [1, 2, 3].map((id) => ({
      id,
      timeGridDays: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
      timeGridSlots: UNITS.map(({ number, start, end }) => ({
        name: String(number),
        number,
        duration: { start: clock(start), end: clock(end) },
      })),
    })),
  });

/** `timetable/menu`: what the account can choose from. */
export const menu: Page = ({ account }) =>
  ok({
    ...(account.personId && { myTimetable: { id: account.personId } }),
    dependents: [],
    availableTimetables: [...RESOURCES].flatMap(([name, type]) => (maySee(account, type) ? [name] : [])),
  });

/** `weekly/pageconfig` of the older client: the elements of a kind. */
export const pageConfig: Page = ({ query, account, today }) => {
  const type = Number(query.get("type"));
  if (!maySee(account, type)) return ok({ data: { error: { data: { messageKey: "ERR_TTVIEW_NOTALLOWED" } } } });
  const elements = elementsOf(type, schoolYearOf(today));
  return ok({
    data: {
      elements: elements.map(({ id, name, longName }) => ({
        type,
        id,
        name,
        longName,
        displayname: name,
        canViewTimetable: true,
      })),
    },
  });
};
