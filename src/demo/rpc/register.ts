import { dateNumber } from "../calendar/wire-date.ts";
import { endTime, type Period, startTime } from "../plan/periods.ts";
import { attends, type YearRange } from "../plan/timetable.ts";
import type { Weeks } from "../plan/weeks.ts";
import { type Absence, absenceOf } from "../school/absences.ts";
import { pick, roll } from "../school/dice.ts";
import { ELEMENT } from "../school/elements.ts";
import { klasseOf } from "../school/klassen.ts";
import { type Pupil, pupilKey, pupils } from "../school/pupils.ts";
import { staff } from "../school/staff.ts";
import { integerParam, objectParam, type Params } from "./params.ts";
import { rangeOf } from "./range.ts";
import { noSuchElement } from "./rpc-error.ts";

export const categoryGroups = [
  { id: 1, name: "Verhalten" },
  { id: 2, name: "Material" },
] as const;

export const categories = [
  { id: 1, name: "Lob", longName: "Lob", groupId: 1 },
  { id: 2, name: "Störung", longName: "Störung des Unterrichts", groupId: 1 },
  { id: 3, name: "HA", longName: "Hausaufgaben vergessen", groupId: 2 },
  { id: 4, name: "Material", longName: "Material vergessen", groupId: 2 },
] as const;

const takingPlace = (periods: readonly Period[]) =>
  periods.filter(({ code, outing }) => code !== "cancelled" && !outing);

function absenceItem(pupil: Pupil, period: Period, { reason, isExcused }: Absence): object {
  return {
    date: dateNumber(period.date),
    startTime: startTime(period),
    endTime: endTime(period),
    studentId: pupilKey(pupil.id),
    subjectId: "",
    teacherIds: [""],
    studentGroup: period.group,
    user: "",
    checked: true,
    absenceReason: reason,
    absentTime: 45,
    ...(isExcused && { excuseStatus: "entschuldigt" }),
  };
}

/** `getTimetableWithAbsences`: the periods in which pupils were absent. */
export function getAbsences(params: Params, today: Temporal.PlainDate, weeks: Weeks): object {
  const { start, end } = rangeOf(objectParam(params, "options"), today);
  const periodsWithAbsences = takingPlace(weeks.all(start, end)).flatMap((period) =>
    pupils
      .filter((pupil) => period.klassen.includes(pupil.klasse) && attends(pupil, period))
      .flatMap((pupil) => {
        const absence = absenceOf(pupil, period.date);
        return absence ? [absenceItem(pupil, period, absence)] : [];
      }),
  );
  return { periodsWithAbsences };
}

function eventsOf(pupil: Pupil, period: Period): readonly object[] {
  const seed = `event ${pupil.id} ${period.id}`;
  const category = pick(categories, seed);
  const isRare = roll(`any ${seed}`) % 200 === 0;
  if (!category || !isRare || !attends(pupil, period) || absenceOf(pupil, period.date)) return [];
  return [
    {
      studentid: pupilKey(pupil.id),
      surname: pupil.longName,
      forname: pupil.foreName,
      date: dateNumber(period.date),
      subject: period.subjects[0]?.now?.name ?? "",
      reason: category.longName,
      text: category.id === 1 ? "Hat anderen geholfen" : "",
      categoryId: category.id,
    },
  ];
}

/** The pupils of an element: one, or all of a class, which has none in another school year. */
function concerned(params: Params, { year }: YearRange): readonly Pupil[] {
  const [type, id] = [integerParam(params, "type"), integerParam(params, "id")];
  if (type === undefined && id === undefined) return pupils;
  if (type === ELEMENT.klasse && id !== undefined) {
    const of = klasseOf(id);
    if (!of) throw noSuchElement();
    return pupils.filter(({ klasse }) => klasse === of.klasse && of.schoolYearId === year.id);
  }
  const pupil = type === ELEMENT.student ? pupils.find((each) => each.id === id) : undefined;
  if (!pupil) throw noSuchElement();
  return [pupil];
}

/** `getClassregEvents`: the remarks of the requested days, about one element if it is given. */
export function getEvents(params: Params, today: Temporal.PlainDate, weeks: Weeks): readonly object[] {
  const range = rangeOf(params, today);
  return concerned(params, range).flatMap((pupil) =>
    takingPlace(weeks.of(ELEMENT.klasse, pupil.klasse.number, range.start, range.end)).flatMap((period) =>
      eventsOf(pupil, period),
    ),
  );
}

/** `getPersonId`: the id of a pupil (type 5) or teacher (type 2) by surname and first name; 0 when there is none. */
export function getPersonId({ sn, fn, type }: Params): number {
  const all: readonly { id: number; longName: string; foreName: string }[] =
    type === ELEMENT.student ? pupils : type === ELEMENT.teacher ? staff : [];
  return all.find(({ longName, foreName }) => longName === sn && foreName === fn)?.id ?? 0;
}
