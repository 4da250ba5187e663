import { dateNumber } from "../params.ts";
import { endTime, type Period, type Standing, scattered, startTime } from "../periods.ts";
import { RpcError } from "../rpc-error.ts";
import { keptYears, type SchoolYear, schoolYearOf } from "../school-years.ts";
import { periodsOf } from "../timetable.ts";
import { ELEMENT } from "../weeks.ts";
import { klassenOf } from "./entries.ts";
import { mayRead } from "./rights.ts";
import { badRequest, dayOf, ok, type Page } from "./route.ts";

interface Named {
  readonly id: number;
  readonly name: string;
  readonly longName: string;
}

const refusal = (messageKey: string) => ok({ data: { error: { data: { messageKey } } } });

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
  return exam ? "EXAM" : code === "irregular" ? "ADDITIONAL" : "STANDARD";
}

/** An element and what it replaces; one without a substitute is there still, and missing. */
const element = (type: number, { now, was }: Standing<Named>) => ({
  type,
  id: now?.id ?? was?.id ?? 0,
  orgId: was && now ? was.id : 0,
  missing: !now,
  state: !now ? "ABSENT" : was ? "SUBSTITUTED" : "REGULAR",
});

function elementPeriod(period: Period, year: SchoolYear) {
  const { id, lsnumber, lstext, info, substText, group, date, code, exam } = period;
  const state = cellState(period);
  const klassen = klassenOf(period, year).map((now) => element(ELEMENT.klasse, { now }));
  return {
    id,
    lessonId: lsnumber,
    lessonNumber: lsnumber,
    lessonCode: "LESSON",
    lessonText: lstext,
    periodText: "",
    hasPeriodText: false,
    periodInfo: info,
    substText,
    studentGroup: group,
    date: dateNumber(date),
    startTime: startTime(period),
    endTime: endTime(period),
    cellState: state,
    is: {
      ...(state === "STANDARD" && { standard: true }),
      ...(code === "cancelled" && { cancelled: true }),
      ...(exam && { exam: true }),
    },
    elements: [
      ...klassen,
      ...period.teachers.map((each) => element(ELEMENT.teacher, each)),
      ...period.subjects.map((each) => element(ELEMENT.subject, each)),
      ...period.rooms.map((each) => element(ELEMENT.room, each)),
    ],
  };
}

/** The names of everything that the periods tell of. */
function namesOf(periods: readonly Period[], year: SchoolYear) {
  const named = new Map<string, object>();
  const tell = (type: number, all: readonly Standing<Named>[]) => {
    for (const each of all.flatMap(({ now, was }) => [now, was]))
      if (each)
        named.set(`${type} ${each.id}`, {
          type,
          id: each.id,
          name: each.name,
          longName: each.longName,
          displayname: each.name,
          canViewTimetable: true,
        });
  };
  for (const period of periods) {
    tell(
      ELEMENT.klasse,
      klassenOf(period, year).map((now) => ({ now })),
    );
    tell(ELEMENT.teacher, period.teachers);
    tell(ELEMENT.subject, period.subjects);
    tell(ELEMENT.room, period.rooms);
  }
  return [...named.values()];
}

/** `weekly/data` of the older client: the Monday to Sunday around a date. Whatever goes wrong, the status is 200. */
export const weekly: Page = ({ query, account, today, context }) => {
  const [type, id] = [Number(query.get("elementType")), Number(query.get("elementId"))];
  const date = dayOf(query.get("date"));
  if (!date || !Number.isInteger(id)) return badRequest("elementType, elementId and date are needed");
  const year = schoolYearOf(date);
  if (!mayRead(account, type, id)) return refusal("ERR_TTVIEW_NOTALLOWED");
  if (!keptYears(today).some((kept) => kept.id === year.id)) return refusal("ERR_TTVIEW_NOTALLOWED_ONDATE");
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  try {
    const range = { start: monday, end: monday.add({ days: 6 }), year };
    const periods = periodsOf({ type, id }, range, context.plans.actual).filter(
      (period) => schoolYearOf(period.date).id === year.id,
    );
    const elementPeriods = { [id]: scattered(periods).map((period) => elementPeriod(period, year)) };
    return ok({
      data: {
        isSingle: true,
        result: { data: { elementPeriods, elements: namesOf(periods, year) }, lastImportTimestamp: 0 },
      },
    });
  } catch (error) {
    if (error instanceof RpcError) return refusal("ERR_TTVIEW_NOTALLOWED");
    throw error;
  }
};
