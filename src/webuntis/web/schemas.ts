import { z } from "zod";
import { ELEMENT_KINDS, type ElementKind } from "../element-kind.ts";
import { dateFromWire, isWireDate, isWireTime } from "../wire-time.ts";

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
  z.custom<number>(isWireTime).transform((value) => new Temporal.PlainTime(Math.floor(value / 100) % 24, value % 100)),
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
        rooms: list(z.string()),
        text,
      }),
    ),
  }),
});
export type WebExam = z.infer<typeof exams>["data"]["exams"][number];

/** 20261123, in some answers as text. */
const wireDay = z.coerce
  .number()
  .refine(isWireDate, { error: "is no date such as 20261123" })
  .transform((value) => dateFromWire(value));
const wireTime = z.coerce.number().refine(isWireTime, { error: "is no time such as 755" });
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** A kind of timetable is a resource type such as "CLASS". */
export const menu = z.object({
  myTimetable: z
    .object({ type: z.string(), resource: z.object({ id }) })
    .nullable()
    .catch(null),
  availableTimetables: list(z.string()),
});

/** `records` say who gave which homework; `teachers` are called "Meier, Anna (MEI)". */
export const homework = z.object({
  data: z.object({
    homeworks: list(
      z.object({ id, lessonId: id.nullish(), date: wireDay, dueDate: wireDay, text, remark: text, completed: flag }),
    ),
    lessons: list(z.object({ id, subject: text })),
    records: list(z.object({ homeworkId: id, teacherId: id })),
    teachers: list(z.object({ id, name: text })),
  }),
});
export type HomeworkPage = z.infer<typeof homework>["data"];

export const messages = z.object({
  incomingMessages: list(
    z.object({
      id,
      subject: text,
      contentPreview: text,
      sender: z.object({ displayName: text }).nullish(),
      sentDateTime: text,
      isMessageRead: flag,
    }),
  ),
});
export type WireMessage = z.infer<typeof messages>["incomingMessages"][number];

export const absences = z.object({
  data: z.object({
    absences: list(
      z.object({
        id,
        startDate: wireDay,
        endDate: wireDay,
        startTime: wireTime,
        endTime: wireTime,
        reason: text,
        text,
        isExcused: flag,
        excuseStatus: text,
      }),
    ),
  }),
});
export type WireOwnAbsence = z.infer<typeof absences>["data"]["absences"][number];

/** Some servers send notes as a list. */
const notes = z.union([text, z.array(z.string()).transform((lines) => lines.join("\n"))]).catch("");
const detailElement = z.object({ id, shortName: text, longName: text, displayName: text, status: text });
export type DetailElement = z.infer<typeof detailElement>;
const teachingContent = z.object({ teachingContent: text });
const calendarEntry = teachingContent.extend({
  id,
  startDateTime: wallClock.nullish(),
  endDateTime: wallClock.nullish(),
  status: text,
  subject: detailElement.nullish(),
  teachers: list(detailElement),
  rooms: list(detailElement),
  klasses: list(detailElement),
  lesson: z.object({ lessonId: id.nullish(), id: id.nullish() }).nullish(),
  substText: text,
  lessonInfo: text,
  notesAll: notes,
  singleEntries: list(teachingContent),
  homeworks: list(z.object({ id, text, remark: text, completed: flag, dateTime: day, dueDateTime: day })),
});
export type CalendarEntry = z.infer<typeof calendarEntry>;
export const calendarEntries = z.object({ calendarEntries: list(calendarEntry) });
