import { type ElementKind, type Period, plainText } from "../../webuntis/index.ts";
import type { Duty, Named, NowAndWas, OwnerKind, PlanOwner } from "../plan.ts";
import { isAllDay, type TimeRange } from "./units.ts";

/** A `Lesson` in the making: one period, or several that people see as one. */
export interface Draft extends TimeRange {
  readonly date: Temporal.PlainDate;
  /** The kind of plan it is part of. */
  readonly owner: OwnerKind;
  readonly kind: "lesson" | "exam" | "event" | Duty;
  readonly code: Period["code"];
  readonly subjects: NowAndWas<"subject">;
  readonly teachers: NowAndWas<"teacher">;
  readonly rooms: NowAndWas<"room">;
  readonly klassen: readonly Named<"klasse">[];
  readonly group: string;
  readonly notes: readonly string[];
  /** There is a substitution text: a change, even where nothing else says so. */
  readonly isNews: boolean;
  readonly lsnumber: number | null;
  /** In a teacher's plan: somebody else gives it, or nobody. */
  readonly isAway: boolean;
}

/** The parts of a period that make a lesson. */
export type LessonPeriod = Pick<
  Period,
  | "date"
  | "start"
  | "end"
  | "klassen"
  | "teachers"
  | "subjects"
  | "rooms"
  | "originalTeachers"
  | "originalSubjects"
  | "originalRooms"
  | "code"
  | "type"
  | "lstext"
  | "info"
  | "substText"
  | "studentGroup"
  | "activityType"
  | "lsnumber"
>;

/** WebUntis's types of period. */
const KINDS = {
  ls: "lesson",
  ex: "exam",
  bs: "supervision",
  sb: "standby",
  oh: "officeHour",
} as const satisfies Readonly<Record<Period["type"], Draft["kind"]>>;

/** The kind as a duty; undefined for lessons, exams and events. */
export const dutyOf = (kind: Draft["kind"]): Duty | undefined =>
  kind === "supervision" || kind === "standby" || kind === "officeHour" ? kind : undefined;

/** Names for elements that come by id only. */
export interface ElementsById {
  readonly teacher?: ReadonlyMap<number, Named<"teacher">> | undefined;
  readonly room?: ReadonlyMap<number, Named<"room">> | undefined;
}

const EVENT_ACTIVITIES: ReadonlySet<string> = new Set(["veranstaltung", "event"]);

const named = <K extends ElementKind>(
  { id, name, longName }: Named<K>,
  byId?: ReadonlyMap<number, Named<K>>,
): Named<K> => {
  const known = name || longName ? undefined : byId?.get(id);
  return { id, name: known?.name ?? name, longName: known?.longName ?? longName };
};

function nowAndWas<K extends ElementKind>(
  now: readonly Named<K>[],
  originals: readonly Named<K>[],
  byId?: ReadonlyMap<number, Named<K>>,
): NowAndWas<K> {
  return {
    now: now.map((each) => named(each, byId)),
    was: originals.filter(({ id }) => !now.some((each) => each.id === id)).map((each) => named(each, byId)),
  };
}

const unnamed = ({ now, was }: NowAndWas) => now.length + was.length === 0;

type Elements = Pick<Draft, "subjects" | "teachers" | "rooms">;

/** Whether an element was replaced or removed. */
export const isAltered = ({ subjects, teachers, rooms }: Elements): boolean =>
  subjects.was.length + teachers.was.length + rooms.was.length > 0;

const isEvent = (content: Elements, hasText: boolean, activityType: string) =>
  EVENT_ACTIVITIES.has(activityType.toLowerCase()) ||
  (unnamed(content.subjects) && !isAltered(content) && (hasText || content.teachers.now.length === 0));

/** Some schools send their texts with tags and entities. */
const texts = (...all: readonly string[]) => [...new Set(all.filter(Boolean).map(plainText).filter(Boolean))];

/** A period as a draft; undefined when it does not belong in the owner's plan. */
export function draft(
  period: LessonPeriod,
  of: Pick<PlanOwner, "kind" | "id">,
  { teacher, room }: ElementsById,
): Draft | undefined {
  const typed = KINDS[period.type];
  if (of.kind === "klasse" && dutyOf(typed)) return undefined;
  const { lstext, info, substText } = period;
  const content = {
    subjects: nowAndWas<"subject">(period.subjects, period.originalSubjects),
    teachers: nowAndWas<"teacher">(period.teachers, period.originalTeachers, teacher),
    rooms: nowAndWas<"room">(period.rooms, period.originalRooms, room),
  };
  // What was moved to another room takes place there.
  if (of.kind === "room" && content.rooms.was.some(({ id }) => id === of.id)) return undefined;
  const time = { start: period.start.toPlainTime(), end: period.end.toPlainTime() };
  const event = isAllDay(time) || isEvent(content, texts(lstext, info, substText).length > 0, period.activityType);
  const kind = typed === "lesson" && event ? "event" : typed;
  return {
    owner: of.kind,
    date: period.date,
    ...time,
    kind,
    code: period.code,
    ...content,
    klassen: period.klassen.map((each) => named<"klasse">(each)),
    group: period.studentGroup.trim(),
    // An outing's name is in its lesson text; for a lesson, news comes first.
    notes: kind === "event" ? texts(lstext, info, substText) : texts(substText, info, lstext),
    isNews: texts(substText).length > 0,
    lsnumber: period.lsnumber,
    isAway: of.kind === "teacher" && content.teachers.was.some(({ id }) => id === of.id),
  };
}

export const takesPlace = ({ code }: Draft): boolean => code !== "cancelled";

function union<T>(a: readonly T[], b: readonly T[], key: (each: T) => unknown): readonly T[] {
  const known = new Set(a.map(key));
  return [...a, ...b.filter((each) => !known.has(key(each)))];
}

const unionNamed = <K extends ElementKind>(a: readonly Named<K>[], b: readonly Named<K>[]) =>
  union(a, b, ({ id }) => id);

const unionNowAndWas = <K extends ElementKind>(a: NowAndWas<K>, b: NowAndWas<K>): NowAndWas<K> =>
  nowAndWas(unionNamed(a.now, b.now), unionNamed(a.was, b.was));

/** Merges two drafts into one over the given time. */
export function unite(a: Draft, b: Draft, { start, end }: TimeRange): Draft {
  return {
    ...a,
    start,
    end,
    subjects: unionNowAndWas(a.subjects, b.subjects),
    teachers: unionNowAndWas(a.teachers, b.teachers),
    rooms: unionNowAndWas(a.rooms, b.rooms),
    klassen: unionNamed(a.klassen, b.klassen),
    group: a.group || b.group,
    notes: union(a.notes, b.notes, (note) => note),
    isNews: a.isNews || b.isNews,
    lsnumber: a.lsnumber ?? b.lsnumber,
  };
}
