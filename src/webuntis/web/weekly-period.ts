import { ELEMENT_KINDS, forPeriodKeys, PERIOD_KINDS, type PeriodKey } from "../element-kind.ts";
import type { WireElement, WirePeriod } from "../wire-period.ts";
import type { WeeklyElement, WeeklyPeriod } from "./schemas.ts";

const KEY_OF: ReadonlyMap<number, PeriodKey> = new Map(
  PERIOD_KINDS.map((kind) => [ELEMENT_KINDS[kind].type, ELEMENT_KINDS[kind].key]),
);

const REGULAR: ReadonlySet<string> = new Set(["STANDARD", "EXAM", ""]);

function codeOf({ cellState, is }: WeeklyPeriod): string | undefined {
  if (cellState === "CANCEL" || is?.cancelled === true) return "cancelled";
  return REGULAR.has(cellState) ? undefined : "irregular";
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
    const was = orgId || (isGone ? id : 0);
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
      lstype: period.cellState === "EXAM" || period.is?.exam === true ? "ex" : undefined,
      lsnumber: period.lessonNumber ?? null,
      sg: period.studentGroup,
      substText: period.substText,
      lstext: period.lessonText,
      info: period.periodInfo || period.periodText,
    };
  });
}
