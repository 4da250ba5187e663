import { dateAt, lastImport } from "../calendar/school-clock.ts";
import { isKept, keptYears, schoolYearOf } from "../calendar/school-years.ts";
import type { Account } from "../school/accounts.ts";
import { departments } from "../school/klassen.ts";
import type { DemoPlans } from "../server/context.ts";
import { examTypes, getExams } from "./exams.ts";
import * as lists from "./lists.ts";
import { integerParam, type Params } from "./params.ts";
import * as register from "./register.ts";
import { noRight } from "./rpc-error.ts";
import { getSubstitutions } from "./substitutions.ts";
import { getTimetable } from "./timetable.ts";

/** A call of a logged-in account. */
interface Call extends DemoPlans {
  readonly params: Params;
  readonly account: Account;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

type Method = (call: Call) => unknown;

/** A method that pupils may not call. */
const forTeachers = (name: string, method: Method): readonly [string, Method] => [
  name,
  (call) => {
    if (call.account.rights !== "all") throw noRight(`${name}()`);
    return method(call);
  },
];

const klassen = ({ params, plan, today }: Call) => {
  const id = integerParam(params, "schoolyearId") ?? schoolYearOf(today).id;
  return isKept(id, today) ? lists.klassenList(id, plan) : [];
};

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["getDepartments", () => departments],
  ["getHolidays", ({ today }) => lists.holidayList(today)],
  ["getKlassen", klassen],
  forTeachers("getTeachers", lists.teacherList),
  forTeachers("getStudents", lists.studentList),
  ["getSubjects", lists.subjectList],
  ["getRooms", lists.roomList],
  ["getSchoolyears", ({ today }) => keptYears(today).map(lists.schoolYearItem)],
  ["getCurrentSchoolyear", ({ today }) => lists.schoolYearItem(schoolYearOf(today))],
  ["getStatusData", lists.statusData],
  ["getTimegridUnits", lists.timegrid],
  ["getLatestImportTime", ({ now, lastNews }) => lastImport(now, lastNews())],
  ["getTimetable", (call) => getTimetable(call.params, call.account, call.today, call)],
  forTeachers("getSubstitutions", ({ params, today, actual }) => getSubstitutions(params, today, actual)),
  forTeachers("getExamTypes", examTypes),
  forTeachers("getExams", ({ params, today, actual }) => getExams(params, today, actual)),
  forTeachers("getTimetableWithAbsences", ({ params, today, actual }) => register.getAbsences(params, today, actual)),
  forTeachers("getClassregEvents", ({ params, today, actual }) => register.getEvents(params, today, actual)),
  forTeachers("getClassregCategories", () => register.categories),
  forTeachers("getClassregCategoryGroups", () => register.categoryGroups),
  forTeachers("getPersonId", ({ params }) => register.getPersonId(params)),
]);

/** The method of this name, to be called at a time; undefined when the school has no such method. */
export function methodNamed(name: string) {
  const method = methods.get(name);
  return (
    method &&
    ((params: Params, account: Account, now: Temporal.Instant, plans: DemoPlans): unknown =>
      method({ ...plans, params, account, now, today: dateAt(now) }))
  );
}
