import { ELEMENT_KINDS, forPeriodKeys, PERIOD_KINDS, type PeriodKey } from "../element-kind.ts";
import { UNKNOWN_ID, type WireElement, type WirePeriod } from "../wire-period.ts";
import type { WeeklyElement, WeeklyPeriod } from "./schemas.ts";

const KEY_OF: ReadonlyMap<number, PeriodKey> = new Map(
  PERIOD_KINDS.map((kind) => [ELEMENT_KINDS[kind].type, ELEMENT_KINDS[kind].key]),
);

/** What JSON-RPC calls the states that say what a period is, not whether it has changed. */
const LESSON_TYPES: Readonly<Record<string, string>> = {
  EXAM: "ex",
  BREAKSUPERVISION: "bs",
  STANDBY: "sb",
  OFFICEHOUR: "oh",
};

const CHANGED: ReadonlySet<string> = new Set(["SUBSTITUTION", "ROOMSUBSTITUTION", "ADDITIONAL", "SHIFT"]);
const CANCELLED: ReadonlySet<string> = new Set(["CANCEL", "FREE"]);

/** What JSON-RPC calls an event. */
const EVENT_ACTIVITY = "Veranstaltung";

function codeOf({ cellState, is, rescheduleInfo }: WeeklyPeriod): string | undefined {
  // A moved period's `isSource` marks the place that it has left.
  if (CANCELLED.has(cellState) || is?.cancelled === true || rescheduleInfo?.isSource === true) return "cancelled";
  return CHANGED.has(cellState) ? "irregular" : undefined;
}

function lessonTypeOf({ cellState, is }: WeeklyPeriod): string | undefined {
  if (is?.exam === true) return "ex";
  return is?.breakSupervision === true ? "bs" : LESSON_TYPES[cellState];
}

/** Gives the name of an element by its type and id. */
const namesOf = (elements: readonly WeeklyElement[]) => {
  const known = new Map(elements.map((element) => [`${element.type} ${element.id}`, element]));
  return (type: number, id: number) => known.get(`${type} ${id}`);
};

/** Converts periods of the weekly view to those that JSON-RPC would send. */
export function periodsOfWeek(periods: readonly WeeklyPeriod[], named: readonly WeeklyElement[]): WirePeriod[] {
  const nameOf = namesOf(named);
  const elementOf = ({ type, id, orgId, missing, state }: WeeklyPeriod["elements"][number]): WireElement => {
    const isGone = missing === true || state === "ABSENT";
    const was = orgId || (isGone ? id : state === "SUBSTITUTED" ? UNKNOWN_ID : 0);
    const { name, longName } = (!isGone && nameOf(type, id)) || {};
    return {
      id: isGone ? 0 : id,
      name,
      longname: longName,
      ...(was ? { orgid: was, orgname: nameOf(type, was)?.name } : {}),
    };
  };
  return periods.map((period) => {
    const elements = forPeriodKeys((): WireElement[] => []);
    for (const each of period.elements) {
      const key = KEY_OF.get(each.type);
      if (key) elements[key].push(elementOf(each));
    }
    return {
      id: period.id,
      date: period.date,
      startTime: period.startTime,
      endTime: period.endTime,
      ...elements,
      code: codeOf(period),
      lstype: lessonTypeOf(period),
      activityType: period.is?.event === true ? EVENT_ACTIVITY : undefined,
      lsnumber: period.lessonNumber ?? null,
      sg: period.studentGroup,
      substText: period.substText,
      lstext: period.lessonText,
      info: period.periodInfo || period.periodText,
    };
  });
}
