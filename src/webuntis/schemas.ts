import { z } from "zod";
import { forPeriodKeys } from "./element-kind.ts";
import { isElements, periodProblem, type WirePeriod } from "./wire-period.ts";
import { isWireDate, isWireTime } from "./wire-time.ts";

const id = z.number();
const date = z.custom<number>(isWireDate, { error: "is no date such as 20261123" });
const time = z.custom<number>(isWireTime, { error: "is no time such as 755" });
/** WebUntis omits empty texts, or sends null or "". */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const colour = z.string().nullish();
const flag = (absent: boolean) =>
  z
    .boolean()
    .nullish()
    .transform((value) => value ?? absent);
const optionalId = z.number().nullish();

/** For an empty list WebUntis sometimes sends `{}`, "" or null; for an empty object []. */
const isNothing = (value: unknown) =>
  value === null ||
  value === "" ||
  value === undefined ||
  (typeof value === "object" && Object.keys(value).length === 0);

const list = <T extends z.ZodType>(element: T) =>
  z.preprocess((value) => (isNothing(value) ? [] : value), z.array(element));

const object = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => (isNothing(value) ? {} : value), z.object(shape));

const named = { id, name: text, longName: text };

export const departments = list(z.object(named));
export const holidays = list(z.object({ ...named, startDate: date, endDate: date }));
export const klassen = list(
  z.object({
    ...named,
    active: flag(true),
    did: optionalId,
    foreColor: colour,
    backColor: colour,
    teacher1: optionalId,
    teacher2: optionalId,
  }),
);
export const teachers = list(
  z.object({
    ...named,
    foreName: text,
    title: text,
    active: flag(true),
    foreColor: colour,
    backColor: colour,
  }),
);
const withAlternate = {
  ...named,
  alternateName: text,
  active: flag(true),
  foreColor: colour,
  backColor: colour,
};
export const subjects = list(z.object(withAlternate));
export const rooms = list(z.object({ ...withAlternate, did: optionalId, building: text }));
export const schoolyear = z.object({ id, name: text, startDate: date, endDate: date });
export const schoolyears = list(schoolyear);
export type WireSchoolyear = z.infer<typeof schoolyear>;

const colours = z.record(z.string(), z.object({ foreColor: colour, backColor: colour }));
export const statusdata = object({ lstypes: list(colours), codes: list(colours) });
export const timegrid = list(
  z.object({
    day: z.int().min(1).max(7),
    timeUnits: list(
      z.object({
        name: z
          .union([z.string(), z.number()])
          .nullish()
          .transform((value) => String(value ?? "")),
        startTime: time,
        endTime: time,
      }),
    ),
  }),
);
/** Milliseconds since 1970; the last moment that Temporal knows is 8.64e15. */
export const importTime = z.int().min(0).max(8.64e15);
export const login = z.object({
  sessionId: z.string().regex(/^[^\s;,"]+$/),
  personType: z.number().nullish(),
  personId: z.number().nullish(),
  klasseId: z.number().nullish(),
});

const elements = z.custom<WirePeriod["te"]>(isElements, { error: "is no list of elements with an id" }).optional();

/** Thousands at once: checked in place, not copied. */
export const periods = z.preprocess(
  (value) => (isNothing(value) ? [] : value),
  z.custom<readonly WirePeriod[]>(Array.isArray, { error: "is no list" }).check(({ value, issues }) => {
    for (const [index, period] of value.entries()) {
      const problem = periodProblem(period);
      if (problem) return void issues.push({ code: "custom", path: [index], message: problem, input: period });
    }
  }),
);

const substitution = z.object({
  type: z.string(),
  lsid: optionalId,
  date,
  startTime: time,
  endTime: time,
  ...forPeriodKeys(() => elements),
  txt: z.string().nullish(),
  reschedule: z.object({ date, startTime: time, endTime: time }).nullish(),
});
export const substitutions = list(substitution);
export type WireSubstitution = z.infer<typeof substitution>;

const key = z.union([z.string(), z.number().transform(String)]);
/** Some servers send a number as text here, and "" for none. */
const looseNumber = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => Number(value) || null);

export const students = list(
  z.object({ ...named, key: key.nullish().transform((value) => value ?? ""), foreName: text, gender: text }),
);
export const examTypes = list(z.object({ ...named, showInTimetable: flag(false) }));
const ids = list(id);
export const exams = list(
  z.object({
    id,
    classes: ids,
    teachers: ids,
    students: ids,
    subject: optionalId,
    date,
    startTime: time,
    endTime: time,
  }),
);
export const absences = object({
  periodsWithAbsences: list(
    z.object({
      studentId: key,
      subjectId: z
        .union([z.string(), z.number()])
        .nullish()
        .transform((value) => value ?? ""),
      teacherIds: list(z.union([z.string(), z.number()])),
      studentGroup: text,
      date,
      startTime: time,
      endTime: time,
      absenceReason: text,
      absentTime: looseNumber.transform((value) => value ?? 0),
      excuseStatus: text,
      checked: flag(false),
    }),
  ),
});
export const classRegEvents = list(
  z
    .object({
      studentid: key,
      surname: text,
      forname: text,
      date,
      subject: text,
      reason: text,
      text,
      /** Its name, or its id again. */
      category: z.union([z.string(), z.number()]).nullish(),
      categoryId: looseNumber,
    })
    .transform(({ category, categoryId, ...event }) => ({
      ...event,
      category: typeof category === "string" ? category : "",
      categoryId: categoryId ?? (typeof category === "number" ? category : null),
    })),
);
export const classRegCategories = list(z.object({ ...named, groupId: optionalId.transform((value) => value ?? null) }));
export const classRegCategoryGroups = list(z.object({ id, name: text }));
/** 0 when nobody is found. */
export const personId = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

export type WireExam = z.infer<typeof exams>[number];
export type WireAbsences = z.infer<typeof absences>;
export type WireClassRegEvent = z.infer<typeof classRegEvents>[number];
