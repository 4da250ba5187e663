import { z } from "zod";
import { ELEMENT_KINDS, type ElementKind } from "../element-kind.ts";
import { dateFromWire, dateTimeFromWire, isWireDate, isWireTime, timeFromWire } from "../wire-time.ts";
import {
  asWireDate,
  asWireTime,
  flag,
  list,
  neededList,
  number,
  optionalNumber,
  text,
  wireDate,
  wireTime,
} from "../wire-values.ts";

/** The answers of the web client's interface, as far as we use them; other keys are ignored. */

const id = number;
const day = z.preprocess(
  (value) => asWireDate(value),
  z.custom<number>(isWireDate, { error: "is no date such as 2026-11-23" }).transform(dateFromWire),
);
const wallClock = z.string().transform((value, { addIssue }): Temporal.PlainDateTime => {
  const [date, time] = value.split("T");
  const [wireDate, wireTime] = [asWireDate(date), asWireTime(time)];
  if (isWireDate(wireDate) && isWireTime(wireTime)) return dateTimeFromWire(wireDate, wireTime);
  addIssue("is no time such as 2026-11-23T07:55");
  return z.NEVER;
});
/** "07:55", or 755 in older pages. */
const time = wireTime.transform(timeFromWire);

const isInOrder = ({ start, end }: { start: Temporal.PlainDate; end: Temporal.PlainDate }) =>
  Temporal.PlainDate.compare(start, end) <= 0;
const IN_ORDER = { error: "ends before it begins" } as const;
const dateRange = z.object({ start: day, end: day }).refine(isInOrder, IN_ORDER);
const schoolyear = z.object({ id, name: text, dateRange });
export const schoolyears = list(schoolyear);

export const appData = z.object({
  tenant: z.object({ id: z.union([z.string(), z.number()]).transform(String) }).nullish(),
  currentSchoolYear: schoolyear
    .extend({
      timeGrid: z.object({ units: list(z.object({ unitOfDay: number, startTime: time, endTime: time })) }).nullish(),
    })
    .nullish(),
  holidays: list(z.object({ id, name: text, start: day, end: day }).refine(isInOrder, IN_ORDER)),
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
  number: optionalNumber,
  duration: z.object({ start: time, end: time }),
});
export const grid = z.object({
  classFormat: optionalNumber,
  teacherFormat: optionalNumber,
  roomFormat: optionalNumber,
  studentFormat: optionalNumber,
  formatDefinitions: list(z.object({ id, timeGridDays: list(z.unknown()), timeGridSlots: list(slot) })),
});

const content = z.object({ type: text, status: text, shortName: text, longName: text, displayName: text });
export type Content = z.infer<typeof content>;
const position = list(z.object({ current: content.nullish(), removed: content.nullish() }));
const gridEntry = z.object({
  ids: list(number),
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
  days: list(z.object({ date: day, status: text, resource: resource.nullish(), gridEntries: neededList(gridEntry) })),
  errors: list(z.unknown()),
});

/** The weekly view always answers with HTTP status 200; errors are inside. */
export const weeklyError = z.object({ error: z.object({ data: z.object({ messageKey: z.string() }) }) });
const weeklyElement = z.object({ type: number, id, name: text, longName: text, displayname: text });
const weeklyPeriod = z.object({
  id,
  lessonNumber: optionalNumber,
  lessonText: text,
  periodText: text,
  periodInfo: text,
  substText: text,
  studentGroup: text,
  date: wireDate,
  startTime: wireTime,
  endTime: wireTime,
  cellState: text,
  is: z.record(z.string(), z.unknown()).nullish(),
  rescheduleInfo: z.object({ isSource: flag(false) }).nullish(),
  elements: list(z.object({ type: number, id, orgId: optionalNumber, missing: flag(false), state: text })),
});
export type WeeklyPeriod = z.infer<typeof weeklyPeriod>;
export const weekly = z.object({
  data: z.object({
    result: z.object({
      data: z.object({ elementPeriods: z.record(z.string(), list(weeklyPeriod)), elements: list(weeklyElement) }),
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
        studentClass: list(text),
        examDate: wireDate,
        startTime: wireTime,
        endTime: wireTime,
        subject: text,
        teachers: list(text),
        rooms: list(text),
        text,
      }),
    ),
  }),
});
export type WebExam = z.infer<typeof exams>["data"]["exams"][number];

/** A kind of timetable is a resource type such as "CLASS". */
export const menu = z.object({
  myTimetable: z
    .object({ type: text, resource: z.object({ id }) })
    .nullable()
    .catch(null),
  availableTimetables: list(text),
});

/** `records` say who gave which homework; `teachers` are called "Meier, Anna (MEI)". */
export const homework = z.object({
  data: z.object({
    homeworks: list(
      z.object({ id, lessonId: optionalNumber, date: day, dueDate: day, text, remark: text, completed: flag(false) }),
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
      isMessageRead: flag(false),
    }),
  ),
});
export type WireMessage = z.infer<typeof messages>["incomingMessages"][number];

export const absences = z.object({
  data: z.object({
    absences: list(
      z.object({
        id,
        startDate: day,
        endDate: day,
        startTime: wireTime,
        endTime: wireTime,
        reason: text,
        text,
        isExcused: flag(false),
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
  lesson: z.object({ lessonId: optionalNumber, id: optionalNumber }).nullish(),
  substText: text,
  lessonInfo: text,
  notesAll: notes,
  singleEntries: list(teachingContent),
  homeworks: list(z.object({ id, text, remark: text, completed: flag(false), dateTime: day, dueDateTime: day })),
});
export type CalendarEntry = z.infer<typeof calendarEntry>;
export const calendarEntries = z.object({ calendarEntries: list(calendarEntry) });
