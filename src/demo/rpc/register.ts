import { endTime, type Period, startTime } from "../plan/periods.ts";
import { ELEMENT, type Weeks } from "../plan/weeks.ts";
import { pick, roll } from "../school/dice.ts";
import { klasseOf } from "../school/klassen.ts";
import { type Pupil, pupilKey, pupils } from "../school/pupils.ts";
import { staff } from "../school/staff.ts";
import { dateNumber, integerParam, objectParam, type Params } from "./params.ts";
import { noSuchElement } from "./rpc-error.ts";
import { attends, type Range, rangeOf } from "./timetable.ts";

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

const REASONS = ["Krank", "Arzttermin", "Familienfeier"];

/** About one pupil in twenty is away on a day. */
const isAway = ({ id }: Pupil, date: Temporal.PlainDate) => roll(`away ${id} ${date}`) % 20 === 0;

const takingPlace = (periods: readonly Period[]) =>
  periods.filter(({ code, outing }) => code !== "cancelled" && !outing);

function absenceOf(pupil: Pupil, period: Period): object {
  const { date, group } = period;
  const isExcused = roll(`excused ${pupil.id} ${date}`) % 2 === 0;
  return {
    date: dateNumber(date),
    startTime: startTime(period),
    endTime: endTime(period),
    studentId: pupilKey(pupil.id),
    subjectId: "",
    teacherIds: [""],
    studentGroup: group,
    user: "",
    checked: true,
    absenceReason: pick(REASONS, `reason ${pupil.id} ${date}`) ?? "",
    absentTime: 45,
    ...(isExcused && { excuseStatus: "entschuldigt" }),
  };
}

/** `getTimetableWithAbsences`: the periods in which a pupil was away. */
export function getAbsences(params: Params, today: Temporal.PlainDate, weeks: Weeks): object {
  const { start, end } = rangeOf(objectParam(params, "options"), today);
  const periodsWithAbsences = takingPlace(weeks.all(start, end)).flatMap((period) =>
    pupils
      .filter((pupil) => period.klassen.includes(pupil.klasse) && isAway(pupil, period.date) && attends(pupil, period))
      .map((pupil) => absenceOf(pupil, period)),
  );
  return { periodsWithAbsences };
}

function eventsOf(pupil: Pupil, period: Period): readonly object[] {
  const seed = `event ${pupil.id} ${period.id}`;
  const category = pick(categories, seed);
  const isRare = roll(`any ${seed}`) % 200 === 0;
  if (!category || !isRare || !attends(pupil, period) || isAway(pupil, period.date)) return [];
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

/** Whom an element stands for: a pupil, or all of a class, which is nobody in another school year. */
function concerned(params: Params, { year }: Range): readonly Pupil[] {
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

/** `getClassregEvents`: the remarks of some days, about one element where one is named. */
export function getEvents(params: Params, today: Temporal.PlainDate, weeks: Weeks): readonly object[] {
  const range = rangeOf(params, today);
  return concerned(params, range).flatMap((pupil) =>
    takingPlace(weeks.of(ELEMENT.klasse, pupil.klasse.number, range.start, range.end)).flatMap((period) =>
      eventsOf(pupil, period),
    ),
  );
}

/** `getPersonId`: the id of a pupil (type 5) or teacher (type 2) by surname and fore name; 0 when there is none. */
export function getPersonId({ sn, fn, type }: Params): number {
  const all: readonly { id: number; longName: string; foreName: string }[] =
    type === ELEMENT.student ? pupils : type === ELEMENT.teacher ? staff : [];
  return all.find(({ longName, foreName }) => longName === sn && foreName === fn)?.id ?? 0;
}
