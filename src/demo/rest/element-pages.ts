import { type SchoolYear, schoolYearOf } from "../calendar/school-years.ts";
import { UNITS } from "../plan/grid.ts";
import type { RegularPlan } from "../plan/regular-plan.ts";
import { ELEMENT } from "../plan/weeks.ts";
import { type Account, ownKlasseId } from "../school/accounts.ts";
import { departments, klasseId, klassen } from "../school/klassen.ts";
import { pupils } from "../school/pupils.ts";
import { rooms } from "../school/rooms.ts";
import { staff } from "../school/staff.ts";
import { subjects } from "../school/subjects.ts";
import { type Named, resource } from "./named.ts";
import { isOwnKind, maySee, RESOURCES } from "./rights.ts";
import { badRequest, forbidden, ok, type Page } from "./route.ts";
import { clock, dayOf } from "./wire-time.ts";

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

/** The active classes with their teachers. */
const klasseItems = (year: SchoolYear, plan: RegularPlan) =>
  klassen
    .filter(({ active }) => active)
    .map((klasse) => {
      const [classTeacher1, classTeacher2] = plan.classTeachers(klasse);
      const department = departments.find(({ id }) => id === klasse.department);
      return {
        class: resource({ ...klasse, id: klasseId(klasse, year.id) }),
        ...(classTeacher1 && { classTeacher1: resource(classTeacher1) }),
        ...(classTeacher2 && { classTeacher2: resource(classTeacher2) }),
        department: department ? resource(department) : null,
      };
    });

/** What the page shows first: oneself, or of the classes one's own. */
function preSelected(account: Account, type: number, isMine: boolean, year: SchoolYear) {
  const id = isMine ? account.personId : type === ELEMENT.klasse ? ownKlasseId(account, year.id) : 0;
  const found = elementsOf(type, year).find((each) => each.id === id);
  return found ? resource(found) : null;
}

/** `timetable/filter`: the elements of a kind that the account may see; with `MY_TIMETABLE` itself alone. */
export const filter: Page = ({ query, account, context }) => {
  const resourceType = query.get("resourceType") ?? "";
  const type = RESOURCES.get(resourceType);
  const start = dayOf(query.get("start"));
  if (type === undefined || !start) return badRequest("resourceType, start and end are needed");
  const isMine = query.get("timetableType") === "MY_TIMETABLE";
  if (isMine ? !isOwnKind(account, type) : !maySee(account, type)) return forbidden();
  const year = schoolYearOf(start);
  const isOffered = ({ id }: Named) => !isMine || id === account.personId;
  const of = (kind: number) => (kind === type ? elementsOf(kind, year).filter(isOffered) : []);
  return ok({
    resourceType,
    preSelected: preSelected(account, type, isMine, year),
    buildings: [],
    departments: departments.map(resource),
    classes: type === ELEMENT.klasse ? klasseItems(year, context.plans.plan) : [],
    teachers: of(ELEMENT.teacher).map((teacher) => ({ teacher: resource(teacher) })),
    rooms: of(ELEMENT.room).map((room) => ({ room: resource(room) })),
    subjects: of(ELEMENT.subject).map((subject) => ({ subject: resource(subject) })),
    students: of(ELEMENT.student).map((student) => ({ student: resource(student) })),
    resources: [],
    roomGroups: [],
  });
};

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
