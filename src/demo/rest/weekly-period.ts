import type { SchoolYear } from "../calendar/school-years.ts";
import { dateNumber } from "../calendar/wire-date.ts";
import { endTime, type Period, type Standing, startTime } from "../plan/periods.ts";
import type { Named } from "../school/elements.ts";
import { ELEMENT } from "../school/elements.ts";
import { klasseId } from "../school/klassen.ts";

const CELL_STATES: Readonly<Record<string, string>> = {
  cancel: "CANCEL",
  subst: "SUBSTITUTION",
  add: "ADDITIONAL",
  shift: "SHIFT",
  rmchg: "ROOMSUBSTITUTION",
};

function cellState({ code, exam, change }: Period): string {
  if (code === "cancelled") return "CANCEL";
  if (change) return CELL_STATES[change] ?? "SUBSTITUTION";
  return exam ? "EXAM" : "STANDARD";
}

/** The key in `is` for each state. */
const IS: Readonly<Record<string, string>> = {
  STANDARD: "standard",
  CANCEL: "cancelled",
  SUBSTITUTION: "substitution",
  ADDITIONAL: "additional",
  SHIFT: "shift",
  ROOMSUBSTITUTION: "roomSubstitution",
  EXAM: "exam",
};

/** An element and what it replaces. One without a substitute is still listed, as missing. */
const element = (type: number, { now, was }: Standing<Named>) => ({
  type,
  id: now?.id ?? was?.id ?? 0,
  orgId: was && now ? was.id : 0,
  missing: !now,
  state: !now ? "ABSENT" : was ? "SUBSTITUTED" : "REGULAR",
});

/** All elements of a period by kind, classes with their ids of the school year. */
const standingsOf = (period: Period, year: SchoolYear): readonly (readonly [number, readonly Standing<Named>[]])[] => [
  [ELEMENT.klasse, period.klassen.map((klasse) => ({ now: { ...klasse, id: klasseId(klasse, year.id) } }))],
  [ELEMENT.teacher, period.teachers],
  [ELEMENT.subject, period.subjects],
  [ELEMENT.room, period.rooms],
];

/** A period as the older client shows it. */
export function elementPeriod(period: Period, year: SchoolYear) {
  const { id, lsnumber, lstext, info, substText, group, date, outing } = period;
  const state = cellState(period);
  return {
    id,
    lessonId: lsnumber,
    lessonNumber: lsnumber,
    lessonCode: "LESSON",
    lessonText: lstext,
    periodText: "",
    hasPeriodText: false,
    periodInfo: info,
    periodAttachments: [],
    hasInfo: info !== "",
    substText,
    studentGroup: group,
    date: dateNumber(date),
    startTime: startTime(period),
    endTime: endTime(period),
    code: 0,
    cellState: state,
    priority: 1,
    is: { [IS[state] ?? "standard"]: true, event: outing === true },
    roomCapacity: 0,
    studentCount: 0,
    elements: standingsOf(period, year).flatMap(([type, all]) => all.map((each) => element(type, each))),
  };
}

/** The names of all elements of the periods, each once. */
export function namesOf(periods: readonly Period[], year: SchoolYear): readonly object[] {
  const elements = periods
    .flatMap((period) => standingsOf(period, year))
    .flatMap(([type, all]) => all.flatMap(({ now, was }) => [now, was]).map((each) => ({ type, each })))
    .flatMap(({ type, each }) =>
      each ? [{ type, id: each.id, name: each.name, longName: each.longName, displayname: each.name }] : [],
    );
  const once = new Map(elements.map((each) => [`${each.type} ${each.id}`, each]));
  return [...once.values()].map((each) => ({ ...each, alternatename: "", canViewTimetable: true, roomCapacity: 0 }));
}
