import { type SchoolYear, schoolYearOf } from "../calendar/school-years.ts";
import { dateOf } from "../calendar/wire-date.ts";
import { UNITS } from "../plan/grid.ts";
import type { RegularPlan } from "../plan/regular-plan.ts";
import { type Account, ownKlasseId } from "../school/accounts.ts";
import { ELEMENT, ELEMENT_NAMES, elementsOf, type Named } from "../school/elements.ts";
import { departments, klasseId, klassen } from "../school/klassen.ts";
import { resource } from "./resource.ts";
import { isOwnKind, maySee } from "./rights.ts";
import { badRequest, forbidden, ok, type Page } from "./route.ts";
import { clock } from "./wire-time.ts";

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

/** What the page shows first: the person itself, or its own class among the classes. */
function preSelected(account: Account, type: number, isMine: boolean, year: SchoolYear) {
  const id = isMine ? account.personId : type === ELEMENT.klasse ? ownKlasseId(account, year.id) : 0;
  const found = elementsOf(type, year.id).find((each) => each.id === id);
  return found ? resource(found) : null;
}

/** `timetable/filter`: the elements of a kind that the account may see; with `MY_TIMETABLE` only its own person. */
export const filter: Page = ({ query, account, context }) => {
  const resourceType = query.get("resourceType") ?? "";
  const type = ELEMENT_NAMES.get(resourceType);
  const start = dateOf(query.get("start"));
  if (type === undefined || !start) return badRequest("resourceType, start and end are needed");
  const isMine = query.get("timetableType") === "MY_TIMETABLE";
  if (isMine ? !isOwnKind(account, type) : !maySee(account, type)) return forbidden();
  const year = schoolYearOf(start);
  const isOffered = ({ id }: Named) => !isMine || id === account.personId;
  const of = (kind: number) => (kind === type ? elementsOf(kind, year.id).filter(isOffered) : []);
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

/** The account's own person, as the menu names it; null without one. */
function ownTimetable({ personType, personId }: Account, year: SchoolYear) {
  const type = [...ELEMENT_NAMES].find(([, number]) => number === personType)?.[0];
  const own = elementsOf(personType, year.id).find(({ id }) => id === personId);
  return type && own ? { type, resource: resource(own), imageUrl: null } : null;
}

/** `timetable/menu`: what the account can choose from. */
export const menu: Page = ({ account, today }) =>
  ok({
    myTimetable: ownTimetable(account, schoolYearOf(today)),
    dependents: [],
    availableTimetables: [...ELEMENT_NAMES].flatMap(([name, type]) => (maySee(account, type) ? [name] : [])),
  });

/** `weekly/pageconfig` of the older client: the elements of a kind. */
export const pageConfig: Page = ({ query, account, today }) => {
  const type = Number(query.get("type"));
  if (!maySee(account, type)) return ok({ data: { error: { data: { messageKey: "ERR_TTVIEW_NOTALLOWED" } } } });
  const elements = elementsOf(type, schoolYearOf(today).id);
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
