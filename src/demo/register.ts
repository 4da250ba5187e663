import { pick, roll } from "./dice.ts";
import { klasseOf } from "./klassen.ts";
import { dateNumber, integerParam, objectParam, type Params } from "./params.ts";
import { endTime, type Period, startTime } from "./periods.ts";
import { type Pupil, pupilKey, pupils } from "./pupils.ts";
import { noSuchElement } from "./rpc-error.ts";
import { staff } from "./staff.ts";
import { attends, rangeOf } from "./timetable.ts";
import { ELEMENT, type Weeks } from "./weeks.ts";

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
  const periodsWithAbsences = weeks
    .all(start, end)
    .filter(({ code, outing }) => code !== "cancelled" && !outing)
    .flatMap((period) =>
      pupils
        .filter(
          (pupil) => period.klassen.includes(pupil.klasse) && isAway(pupil, period.date) && attends(pupil, period),
        )
        .map((pupil) => absenceOf(pupil, period)),
    );
  return { periodsWithAbsences };
}

const daysOf = ({ start, end }: { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate }) =>
  Array.from({ length: start.until(end).days + 1 }, (_, days) => start.add({ days })).filter(
    ({ dayOfWeek }) => dayOfWeek < 6,
  );

function eventOf(pupil: Pupil, date: Temporal.PlainDate): readonly object[] {
  const seed = `event ${pupil.id} ${date}`;
  const category = pick(categories, seed);
  if (!category || roll(`any ${seed}`) % 30 !== 0) return [];
  return [
    {
      studentid: pupilKey(pupil.id),
      surname: pupil.longName,
      forname: pupil.foreName,
      date: dateNumber(date),
      subject: "D",
      reason: category.longName,
      text: category.id === 1 ? "Hat anderen geholfen" : "",
      categoryId: category.id,
    },
  ];
}

/** Whom an element stands for: a pupil, or all of a class. */
function concerned(params: Params): readonly Pupil[] {
  const [type, id] = [integerParam(params, "type"), integerParam(params, "id")];
  if (type === undefined && id === undefined) return pupils;
  const klasse = type === ELEMENT.klasse && id !== undefined ? klasseOf(id)?.klasse : undefined;
  const found = pupils.filter((pupil) => (type === ELEMENT.student ? pupil.id === id : pupil.klasse === klasse));
  if (found.length === 0) throw noSuchElement();
  return found;
}

/** `getClassregEvents`: the remarks of some days, about one element where one is named. */
export function getEvents(params: Params, today: Temporal.PlainDate): readonly object[] {
  const days = daysOf(rangeOf(params, today));
  return concerned(params).flatMap((pupil) => days.flatMap((date) => eventOf(pupil, date)));
}

/** `getPersonId`: the id of a pupil (type 5) or teacher (type 2) by surname and fore name; 0 when there is none. */
export function getPersonId({ sn, fn, type }: Params): number {
  const all: readonly { id: number; longName: string; foreName: string }[] =
    type === ELEMENT.student ? pupils : type === ELEMENT.teacher ? staff : [];
  return all.find(({ longName, foreName }) => longName === sn && foreName === fn)?.id ?? 0;
}
