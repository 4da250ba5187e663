import { z } from "zod";
import { disguised } from "../disguised.ts";
import { isAllDay } from "../lessons/units.ts";
import type { DayPlan, Lesson, Named } from "../plan.ts";

/** The parts of a lesson that are told. */
export type SnapshotLesson = Omit<Lesson, "klassen" | "lsnumber" | "change">;

/** What a class's day looked like when it was last told. */
export interface DaySnapshot extends Pick<DayPlan, "date" | "kind" | "holiday"> {
  readonly lessons: readonly SnapshotLesson[];
  /** Events of the whole day. */
  readonly allDay: readonly SnapshotLesson[];
  /** There was to be school, and it was told that the day is free. */
  readonly emptied: boolean;
}

const toldOf = ({ klassen: _, lsnumber: _number, change: _change, ...lesson }: Lesson): SnapshotLesson => lesson;

/** A plan without what changes on its own: when it was read, and when school goes on. */
export const snapshotOf = ({ date, kind, holiday, allDay, slots }: DayPlan): DaySnapshot => ({
  date,
  kind,
  holiday,
  lessons: slots.flatMap(({ lessons }) => lessons.map(toldOf)),
  allDay: allDay.map(toldOf),
  emptied: false,
});

/**
 * What counts as told about a day from now on. A day that the school hides for a while stays as it was told; a day that has become free
 * keeps in mind that there was to be school.
 */
export function following(before: DaySnapshot | undefined, now: DaySnapshot): DaySnapshot {
  if (!before || now.lessons.length > 0) return now;
  if (now.kind === "unpublished") return before;
  return { ...now, emptied: before.lessons.length > 0 || before.emptied };
}

/** How teachers may be named in what is kept: as they are shown. */
export type NamesKept = "full" | "short" | "hidden";

const keptTeacher =
  (kept: NamesKept) =>
  ({ id, name, longName }: Named<"teacher">): Named<"teacher"> => ({
    id,
    name: kept === "hidden" ? disguised(name || longName) : name,
    longName: kept === "hidden" || name ? "" : longName,
  });

/** The snapshot with no more of people's names than is shown. Groups of students may be named after people, too. */
export function keepingNames(snapshot: DaySnapshot, kept: NamesKept): DaySnapshot {
  if (kept === "full") return snapshot;
  const teacher = keptTeacher(kept);
  const keptOf = (lesson: SnapshotLesson): SnapshotLesson => ({
    ...lesson,
    teachers: { now: lesson.teachers.now.map(teacher), was: lesson.teachers.was.map(teacher) },
    group: kept === "hidden" ? disguised(lesson.group) : lesson.group,
  });
  return { ...snapshot, allDay: snapshot.allDay.map(keptOf), lessons: snapshot.lessons.map(keptOf) };
}

/** A snapshot as JSON. Equal plans give equal texts. */
export const packSnapshot = ({ allDay, ...day }: DaySnapshot): string =>
  JSON.stringify(allDay.length > 0 ? { ...day, allDay } : day);

const date = z.string().transform((text) => Temporal.PlainDate.from(text));
const time = z.string().transform((text) => Temporal.PlainTime.from(text));
const units = z.object({ first: z.string(), last: z.string() }).nullable();
const named = z.array(z.object({ id: z.number(), name: z.string(), longName: z.string() }));
const nowAndWas = z.object({ now: named, was: named });
const place = z.object({ date, start: time, end: time, units }).nullable();

const duties = ["supervision", "standby", "officeHour"] as const;

const lesson = z.object({
  start: time,
  end: time,
  units,
  state: z.enum(["regular", "changed", "cancelled", "extra", "exam", "event", ...duties]),
  duty: z.enum(duties).exactOptional(),
  subjects: nowAndWas,
  teachers: nowAndWas,
  rooms: nowAndWas,
  group: z.string(),
  notes: z.array(z.string()),
  movedTo: place,
  movedFrom: place,
});

const snapshot: z.ZodType<DaySnapshot> = z
  .object({
    date,
    kind: z.enum(["school", "holiday", "weekend", "empty", "unpublished"]),
    holiday: z.string().nullable(),
    lessons: z.array(lesson),
    allDay: z.array(lesson).optional(),
    emptied: z.boolean(),
  })
  // Before events of the whole day were kept apart, they were among the lessons.
  .transform(({ allDay, ...day }) =>
    allDay
      ? { ...day, allDay }
      : { ...day, lessons: day.lessons.filter((each) => !isAllDay(each)), allDay: day.lessons.filter(isAllDay) },
  );

/** Reads what `packSnapshot` wrote; undefined when it cannot be read (any more). */
export function unpackSnapshot(packed: string): DaySnapshot | undefined {
  try {
    return snapshot.parse(JSON.parse(packed));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
