import { z } from "zod";
import { forPeriodKeys } from "./element-kind.ts";
import { repairElements, repairPeriod, type WirePeriod } from "./wire-period.ts";
import {
  wireDate as date,
  flag,
  isNothing,
  list,
  number,
  optionalNumber,
  optionalText,
  text,
  wireTime as time,
} from "./wire-values.ts";

const id = number;
const colour = optionalText;

const object = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => (isNothing(value) ? {} : value), z.object(shape));

const named = { id, name: text, longName: text };

export const departments = list(z.object(named));
/** The days of something. An end before its start is none. */
const inOrder = <T extends { readonly startDate: number; readonly endDate: number }>(schema: z.ZodType<T>) =>
  schema.refine(({ startDate, endDate }) => startDate <= endDate, { error: "ends before it begins" });

export const holidays = list(inOrder(z.object({ ...named, startDate: date, endDate: date })));
export const klassen = list(
  z.object({
    ...named,
    active: flag(true),
    did: optionalNumber,
    foreColor: colour,
    backColor: colour,
    teacher1: optionalNumber,
    teacher2: optionalNumber,
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
export const rooms = list(z.object({ ...withAlternate, did: optionalNumber, building: text }));
export const schoolyear = z.object({ id, name: text, startDate: date, endDate: date });
export const schoolyears = list(inOrder(schoolyear));
export type WireSchoolyear = z.infer<typeof schoolyear>;

const colours = z.record(z.string(), z.object({ foreColor: colour, backColor: colour }));
export const statusdata = object({ lstypes: list(colours), codes: list(colours) });
export const timegrid = list(
  z.object({
    day: number.pipe(z.number().min(1).max(7)),
    timeUnits: list(z.object({ name: text, startTime: time, endTime: time })),
  }),
);
/** Milliseconds since 1970; the last moment that Temporal knows is 8.64e15. */
export const importTime = number.pipe(z.number().min(0).max(8.64e15));
export const login = z.object({
  sessionId: z.string().regex(/^[^\s;,"]+$/),
  personType: optionalNumber,
  personId: optionalNumber,
  klasseId: optionalNumber,
});

/**
 * Thousands at once: checked and repaired in place, not copied. No `preprocess` or `transform`, since each keeps the answer that it was
 * given alive until the next full garbage collection.
 */
export const periods = z
  .unknown()
  .overwrite((value) => (isNothing(value) ? [] : value))
  .pipe(
    z.custom<readonly WirePeriod[]>(Array.isArray, { error: "is no list" }).check(({ value, issues }) => {
      for (const [index, period] of value.entries()) {
        const problem = repairPeriod(period);
        if (problem)
          issues.push({ code: "custom", path: [index, ...problem.path], message: problem.problem, input: period });
      }
    }),
  );

/** Elements as a period names them. */
const elements = z
  .unknown()
  .transform((value, { addIssue }): WirePeriod["te"] => {
    if (Array.isArray(value) || isNothing(value)) return repairElements(value);
    addIssue("is no list of elements");
    return [];
  })
  .optional();

const substitution = z.object({
  type: text,
  lsid: optionalNumber,
  date,
  startTime: time,
  endTime: time,
  ...forPeriodKeys(() => elements),
  txt: optionalText.optional(),
  reschedule: z.object({ date, startTime: time, endTime: time }).nullish(),
});
export const substitutions = list(substitution);
export type WireSubstitution = z.infer<typeof substitution>;

/** Some servers send "" or a text for none. */
const looseNumber = z.preprocess((value) => Number(value) || null, z.number().nullable());

export const students = list(z.object({ ...named, key: text, foreName: text, gender: text }));
export const examTypes = list(z.object({ ...named, showInTimetable: flag(false) }));
const ids = list(id);
export const exams = list(
  z.object({
    id,
    classes: ids,
    teachers: ids,
    students: ids,
    subject: optionalNumber,
    date,
    startTime: time,
    endTime: time,
  }),
);
export const absences = object({
  periodsWithAbsences: list(
    z.object({
      studentId: text,
      subjectId: text,
      teacherIds: list(text),
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
      studentid: text,
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
export const classRegCategories = list(z.object({ ...named, groupId: optionalNumber }));
export const classRegCategoryGroups = list(z.object({ id, name: text }));
/** 0 when nobody is found. */
export const personId = optionalNumber.transform((value) => value ?? 0);

export type WireExam = z.infer<typeof exams>[number];
export type WireAbsences = z.infer<typeof absences>;
export type WireClassRegEvent = z.infer<typeof classRegEvents>[number];
