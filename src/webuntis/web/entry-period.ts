import { ELEMENT_KINDS, forPeriodKeys, PERIOD_KINDS, type PeriodKey, type PeriodKind } from "../element-kind.ts";
import { UNKNOWN_ID, type WireElement, type WirePeriod } from "../wire-period.ts";
import { dateToWire } from "../wire-time.ts";
import type { Content, GridEntry } from "./schemas.ts";

const KIND_OF: ReadonlyMap<string, PeriodKind> = new Map(
  PERIOD_KINDS.map((kind) => [ELEMENT_KINDS[kind].resource, kind]),
);

const LESSON_TYPES: Readonly<Record<string, string>> = {
  EXAM: "ex",
  OFFICE_HOUR: "oh",
  STAND_BY_PERIOD: "sb",
  BREAK_SUPERVISION: "bs",
};

const LESSONS: ReadonlySet<string> = new Set(["NORMAL_TEACHING_PERIOD", "ADDITIONAL_PERIOD"]);
const EVENTS: ReadonlySet<string> = new Set(["EVENT", "MEETING"]);

/** What JSON-RPC calls an event. */
const EVENT_ACTIVITY = "Veranstaltung";

/** An entry of a type that we do not know, perhaps of a newer WebUntis, is a lesson if it has a subject. */
const isEventType = (type: string, hasSubject: boolean) =>
  EVENTS.has(type) || (!LESSONS.has(type) && LESSON_TYPES[type] === undefined && !hasSubject);

const codeOf = ({ status }: GridEntry) =>
  status === "CANCELLED" ? "cancelled" : status === "CHANGED" || status === "ADDITIONAL" ? "irregular" : undefined;

const clock = ({ hour, minute }: Temporal.PlainDateTime) => hour * 100 + minute;

const END_OF_DAY = 2400;

/** An entry that ends on a later day, such as at 00:00, lasts until the end of its day. */
const endClock = ({ start, end }: GridEntry["duration"]) =>
  Temporal.PlainDate.compare(start.toPlainDate(), end.toPlainDate()) < 0 ? END_OF_DAY : clock(end);

const isGone = ({
  current,
  removed,
}: {
  current?: Content | null | undefined;
  removed?: Content | null | undefined;
}) => (!current || current.status === "REMOVED" ? (removed ?? current ?? undefined) : undefined);

/** Gives the id of the element with a name. */
export type IdOf = (kind: PeriodKind, name: string) => number;

/** The elements of all positions, by kind: a position's number says nothing. */
function elementsOf(entry: GridEntry, idOf: IdOf): { [K in PeriodKey]: WireElement[] } {
  const elements = forPeriodKeys((): WireElement[] => []);
  for (const position of positionsOf(entry)) {
    const kind = KIND_OF.get((position.current ?? position.removed)?.type ?? "");
    if (!kind) continue;
    const { key } = ELEMENT_KINDS[kind];
    const gone = isGone(position);
    const { current, removed } = position;
    const was = gone ?? removed;
    const isUnsaid = !was && entry.status === "CHANGED" && LESSONS.has(entry.type) && current?.status === "ADDED";
    const original = was
      ? { orgid: idOf(kind, was.shortName), orgname: was.shortName }
      : isUnsaid
        ? { orgid: UNKNOWN_ID }
        : {};
    if (gone) elements[key].push({ id: 0, ...original });
    else if (current)
      elements[key].push({
        id: idOf(kind, current.shortName),
        name: current.shortName,
        longname: current.longName,
        ...original,
      });
  }
  return elements;
}

const positionsOf = (entry: GridEntry) =>
  [
    entry.position1,
    entry.position2,
    entry.position3,
    entry.position4,
    entry.position5,
    entry.position6,
    entry.position7,
  ].flat();

const textOf = (entry: GridEntry, type: string) =>
  positionsOf(entry).find(({ current }) => current?.type === type)?.current?.shortName ?? "";

/**
 * Converts an entry of `timetable/entries` to the period that JSON-RPC would send.
 * @param own the element whose timetable it is: its own entries do not name it.
 */
export function periodOfEntry(
  entry: GridEntry,
  idOf: IdOf,
  own: { kind: PeriodKind; element: WireElement } | undefined,
): WirePeriod {
  const { start } = entry.duration;
  const elements = elementsOf(entry, idOf);
  const ofOwnKind = own ? elements[ELEMENT_KINDS[own.kind].key] : [];
  if (own && ofOwnKind.length === 0) ofOwnKind.push(own.element);
  const lstype = LESSON_TYPES[entry.type];
  const isEvent = isEventType(entry.type, elements.su.length > 0);
  return {
    id: entry.ids[0] ?? 0,
    date: dateToWire(start.toPlainDate()),
    startTime: clock(start),
    endTime: endClock(entry.duration),
    ...elements,
    code: codeOf(entry),
    lstype,
    activityType: isEvent ? EVENT_ACTIVITY : undefined,
    sg: textOf(entry, "STUDENT_GROUP"),
    substText: entry.substitutionText,
    lstext: entry.lessonText || (isEvent ? entry.name : ""),
    info: entry.lessonInfo || entry.notesAll || textOf(entry, "INFO"),
  };
}
