import type { DayPlan, Lesson, Slot } from "../../src/school/index.ts";

const at = (time: string) => Temporal.PlainTime.from(time);

/** "M/Mathematik" as something with a short and a long name. */
const named = (text: string) => {
  const [name = "", longName = name] = text.split("/");
  return { id: 1, name, longName };
};

/** What is and what was: "HUB<MEI" is HUB instead of MEI, "<MEI" a missing MEI, "" nothing. */
const nowAndWas = (text: string) => {
  const [now = "", was = ""] = text.split("<");
  return { now: now ? [named(now)] : [], was: was ? [named(was)] : [] };
};

/** A lesson that fills its slot unless it says otherwise. */
type SlotLesson = Omit<Lesson, keyof Times> & Partial<Times>;
type Times = Pick<Lesson, "start" | "end" | "units">;

/** A lesson with its cells written short: lesson("M/Mathematik", "HUB<MEI", "R204", { state: "changed" }). */
export const lesson = (subject: string, teacher: string, room: string, more: Partial<Lesson> = {}): SlotLesson => ({
  state: "regular",
  subjects: nowAndWas(subject),
  teachers: nowAndWas(teacher),
  rooms: nowAndWas(room),
  klassen: [named("5a")],
  group: "",
  notes: [],
  movedTo: null,
  movedFrom: null,
  ...more,
});

/** A slot such as slot("3-4", "09:50", "11:25", …). */
export const slot = (units: string, start: string, end: string, ...lessons: SlotLesson[]): Slot => {
  const [first = "", last = first] = units.split("-");
  const times = { start: at(start), end: at(end), units: units ? { first, last } : null };
  return { ...times, lessons: lessons.map((each) => ({ ...times, ...each })) };
};

/** A Monday of 5a; 07:12 in Berlin is when WebUntis gave it. */
export const dayPlan = (slots: readonly Slot[], more: Partial<DayPlan> = {}): DayPlan => ({
  of: { kind: "klasse", ...named("5a") },
  date: Temporal.PlainDate.from("2026-11-23"),
  kind: "school",
  holiday: null,
  allDay: [],
  slots,
  begins: slots[0]?.start ?? null,
  ends: slots.at(-1)?.end ?? null,
  changes: 0,
  goesOn: null,
  asOf: Temporal.Instant.from("2026-11-23T06:12:00Z"),
  stale: false,
  ...more,
});
