import type { Period } from "../../webuntis/index.ts";
import type { Named, NowAndWas } from "../plan.ts";
import type { TimeRange } from "./units.ts";

/** A stretch of one course on one day on the way to becoming a `Lesson`: a period, or several that people see as one. */
export interface Draft extends TimeRange {
  readonly date: Temporal.PlainDate;
  readonly kind: "lesson" | "exam" | "event";
  readonly code: Period["code"];
  readonly subjects: NowAndWas;
  readonly teachers: NowAndWas;
  readonly rooms: NowAndWas;
  readonly klassen: readonly Named[];
  readonly group: string;
  readonly notes: readonly string[];
  readonly lsnumber: number | null;
}

/** What of a period a lesson is made of. */
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

/** Office hours, standby and break supervision concern teachers only. */
const OF_A_CLASS: ReadonlySet<Period["type"]> = new Set(["ls", "ex"]);

const EVENT_ACTIVITIES: ReadonlySet<string> = new Set(["veranstaltung", "event"]);

const named = ({ id, name, longName }: Named): Named => ({ id, name, longName });

function nowAndWas(now: readonly Named[], originals: readonly Named[]): NowAndWas {
  return { now: now.map(named), was: originals.filter(({ id }) => !now.some((each) => each.id === id)).map(named) };
}

const unnamed = ({ now, was }: NowAndWas) => now.length + was.length === 0;

type Elements = Pick<Draft, "subjects" | "teachers" | "rooms">;

/** Whether an element stands there instead of another one, or has fallen away. */
export const isAltered = ({ subjects, teachers, rooms }: Elements): boolean =>
  subjects.was.length + teachers.was.length + rooms.was.length > 0;

const isEvent = (content: Elements, hasText: boolean, activityType: string) =>
  EVENT_ACTIVITIES.has(activityType.toLowerCase()) ||
  (unnamed(content.subjects) && !isAltered(content) && (hasText || content.teachers.now.length === 0));

const texts = (...all: readonly string[]) => [...new Set(all.map((text) => text.trim()).filter(Boolean))];

/** A period as a draft; undefined for what is no lesson of a class. */
export function draft(period: LessonPeriod): Draft | undefined {
  if (!OF_A_CLASS.has(period.type)) return undefined;
  const { lstext, info, substText } = period;
  const content = {
    subjects: nowAndWas(period.subjects, period.originalSubjects),
    teachers: nowAndWas(period.teachers, period.originalTeachers),
    rooms: nowAndWas(period.rooms, period.originalRooms),
  };
  const event = isEvent(content, texts(lstext, info, substText).length > 0, period.activityType);
  const kind = period.type === "ex" ? "exam" : event ? "event" : "lesson";
  return {
    date: period.date,
    start: period.start.toPlainTime(),
    end: period.end.toPlainTime(),
    kind,
    code: period.code,
    ...content,
    klassen: period.klassen.map(named),
    group: period.studentGroup.trim(),
    // What an outing is called stands in its lesson text; of a lesson the news comes first.
    notes: kind === "event" ? texts(lstext, info, substText) : texts(substText, info, lstext),
    lsnumber: period.lsnumber,
  };
}

export const takesPlace = ({ code }: Draft): boolean => code !== "cancelled";

function union<T>(a: readonly T[], b: readonly T[], key: (each: T) => unknown): readonly T[] {
  const known = new Set(a.map(key));
  return [...a, ...b.filter((each) => !known.has(key(each)))];
}

const unionNamed = (a: readonly Named[], b: readonly Named[]) => union(a, b, ({ id }) => id);

const unionNowAndWas = (a: NowAndWas, b: NowAndWas) => nowAndWas(unionNamed(a.now, b.now), unionNamed(a.was, b.was));

/** One draft with everything of both, over the given time. */
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
    lsnumber: a.lsnumber ?? b.lsnumber,
  };
}
