import { createHash } from "node:crypto";
import { z } from "zod";
import type { DayPlan, Lesson, Named } from "../plan.ts";

/** The parts of a lesson that are told. */
export type SnapshotLesson = Omit<Lesson, "klassen">;

/** What a class's day looked like when it was last told. */
export interface DaySnapshot extends Pick<DayPlan, "date" | "kind" | "holiday"> {
  readonly lessons: readonly SnapshotLesson[];
  /** There was to be school, and it was told that the day is free. */
  readonly emptied: boolean;
}

/** A plan without what changes on its own: when it was read, and when school goes on. */
export const snapshotOf = ({ date, kind, holiday, slots }: DayPlan): DaySnapshot => ({
  date,
  kind,
  holiday,
  lessons: slots.flatMap(({ lessons }) => lessons.map(({ klassen: _, ...lesson }) => lesson)),
  emptied: false,
});

/**
 * What counts as told about a day from now on. A day that the school hides for a while stays as it was told; a day that has become free
 * keeps in mind that there was to be school.
 */
export function following(before: DaySnapshot | undefined, now: DaySnapshot): DaySnapshot {
  if (!before || now.kind === "school") return now;
  if (now.kind === "unpublished") return before;
  return { ...now, emptied: before.kind === "school" || before.emptied };
}

/** How teachers may be named in what is kept: as they are shown. */
export type NamesKept = "full" | "short" | "hidden";

/** What tells names apart without saying them: "#" and eight characters. Names are compared, never read, where they are hidden. */
const disguised = (name: string) =>
  name === "" || name.startsWith("#") ? name : `#${createHash("sha256").update(name).digest("base64url").slice(0, 8)}`;

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
  return {
    ...snapshot,
    lessons: snapshot.lessons.map((lesson) => ({
      ...lesson,
      teachers: { now: lesson.teachers.now.map(teacher), was: lesson.teachers.was.map(teacher) },
      group: kept === "hidden" ? disguised(lesson.group) : lesson.group,
    })),
  };
}

/** A snapshot as JSON. Equal plans give equal texts. */
export const packSnapshot = (snapshot: DaySnapshot): string => JSON.stringify(snapshot);

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

const snapshot: z.ZodType<DaySnapshot> = z.object({
  date,
  kind: z.enum(["school", "holiday", "weekend", "empty", "unpublished"]),
  holiday: z.string().nullable(),
  lessons: z.array(lesson),
  emptied: z.boolean(),
});

/** Reads what `packSnapshot` wrote; undefined when it cannot be read (any more). */
export function unpackSnapshot(packed: string): DaySnapshot | undefined {
  try {
    return snapshot.parse(JSON.parse(packed));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
