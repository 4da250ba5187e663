import { z } from "zod";
import { ELEMENT_KINDS, type ElementKind } from "../element-kind.ts";
import { isWireTime, timeFromWire } from "../wire-time.ts";

/** The answers of the web client's interface, as far as we use them; other keys are ignored. */

const id = z.number();
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/, { error: "is no date such as 2026-11-23" })
  .transform((value) => Temporal.PlainDate.from(value.slice(0, "2026-11-23".length)));
const wallClock = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, { error: "is no time such as 2026-11-23T07:55" })
  .transform((value) => Temporal.PlainDateTime.from(value.slice(0, "2026-11-23T07:55".length)));
/** "07:55", or 755 in older pages. */
const time = z.union([
  z.custom<number>(isWireTime).transform(timeFromWire),
  z
    .string()
    .regex(/^T?\d{2}:\d{2}/)
    .transform((value) => Temporal.PlainTime.from(value.replace("T", "").slice(0, "07:55".length))),
]);
/** Missing or null lists are empty. */
const list = <T extends z.ZodType>(element: T) =>
  z
    .array(element)
    .nullish()
    .transform((value) => value ?? []);

const dateRange = z.object({ start: day, end: day });
const schoolyear = z.object({ id, name: text, dateRange });
export const schoolyears = z.array(schoolyear);

export const appData = z.object({
  tenant: z.object({ id: z.union([z.string(), z.number()]).transform(String) }).nullish(),
  currentSchoolYear: schoolyear
    .extend({
      timeGrid: z
        .object({ units: list(z.object({ unitOfDay: z.number(), startTime: time, endTime: time })) })
        .nullish(),
    })
    .nullish(),
  holidays: list(z.object({ id, name: text, start: day, end: day })),
});
export type AppData = z.infer<typeof appData>;

const resource = z.object({ id, shortName: text, longName: text, displayName: text });
/** `{ class: {…} }` and the like, or the element itself. */
const wrapped = (key: string) =>
  z.preprocess((value) => {
    const inner = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
    return inner ?? value;
  }, resource);
/** The list of one kind of element in an answer of `timetable/filter`: `{ classes: [{ class: {…} }] }`. */
export function filter(kind: ElementKind) {
  const { list: name, resource } = ELEMENT_KINDS[kind];
  return z.object({ [name]: list(wrapped(resource.toLowerCase())) }).transform((answer) => answer[name] ?? []);
}

const slot = z.object({
  name: text,
  number: z.number().nullish(),
  duration: z.object({ start: time, end: time }),
});
export const grid = z.object({
  classFormat: z.number().nullish(),
  teacherFormat: z.number().nullish(),
  roomFormat: z.number().nullish(),
  studentFormat: z.number().nullish(),
  formatDefinitions: list(z.object({ id, timeGridDays: list(z.unknown()), timeGridSlots: list(slot) })),
});

const content = z.object({ type: text, status: text, shortName: text, longName: text, displayName: text });
export type Content = z.infer<typeof content>;
const position = list(z.object({ current: content.nullish(), removed: content.nullish() }));
const gridEntry = z.object({
  ids: z.array(z.number()),
  duration: z.object({ start: wallClock, end: wallClock }),
  type: text,
  status: text,
  statusDetail: text,
  name: text,
  lessonInfo: text,
  substitutionText: text,
  lessonText: text,
  notesAll: text,
  position1: position,
  position2: position,
  position3: position,
  position4: position,
  position5: position,
  position6: position,
  position7: position,
});
export type GridEntry = z.infer<typeof gridEntry>;
export const entries = z.object({
  days: list(z.object({ date: day, status: text, resource: resource.nullish(), gridEntries: list(gridEntry) })),
});

/** The weekly view always answers with HTTP status 200; errors are inside. */
export const weeklyError = z.object({ error: z.object({ data: z.object({ messageKey: z.string() }) }) });
const weeklyElement = z.object({ type: z.number(), id, name: text, longName: text, displayname: text });
const weeklyPeriod = z.object({
  id,
  lessonNumber: z.number().nullish(),
  lessonText: text,
  periodText: text,
  periodInfo: text,
  substText: text,
  studentGroup: text,
  date: z.number(),
  startTime: z.number(),
  endTime: z.number(),
  cellState: text,
  is: z.record(z.string(), z.unknown()).nullish(),
  rescheduleInfo: z.object({ isSource: z.boolean().nullish() }).nullish().catch(undefined),
  elements: list(
    z.object({ type: z.number(), id, orgId: z.number().nullish(), missing: z.boolean().nullish(), state: text }),
  ),
});
export type WeeklyPeriod = z.infer<typeof weeklyPeriod>;
export const weekly = z.object({
  data: z.object({
    result: z.object({
      data: z.object({ elementPeriods: z.record(z.string(), z.array(weeklyPeriod)), elements: list(weeklyElement) }),
    }),
  }),
});
export type WeeklyElement = z.infer<typeof weeklyElement>;
export const pageConfig = z.object({ data: z.object({ elements: list(weeklyElement) }) });

export const news = z.object({ data: z.object({ messagesOfDay: list(z.object({ id, subject: text, text })) }) });

export const exams = z.object({
  data: z.object({
    exams: list(
      z.object({
        id,
        name: text,
        studentClass: list(z.string()),
        examDate: z.number(),
        startTime: z.number(),
        endTime: z.number(),
        subject: text,
        teachers: list(z.string()),
      }),
    ),
  }),
});
