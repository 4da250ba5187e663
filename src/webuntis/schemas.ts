import { z } from "zod";
import { isWireDate, isWireTime } from "./wire-time.ts";

const id = z.number();
const date = z.custom<number>(isWireDate, { error: "is no date such as 20261123" });
const time = z.custom<number>(isWireTime, { error: "is no time such as 755" });
/** WebUntis leaves texts away, or sends null or "" where there is nothing. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const colour = z.string().nullish();
const optionalId = z.number().nullish();

/** Where a list is empty, WebUntis sometimes sends `{}`, "" or null. */
const isNothing = (value: unknown) =>
  value === null ||
  value === "" ||
  value === undefined ||
  (typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0);

const list = <T extends z.ZodType>(element: T) =>
  z.preprocess((value) => (isNothing(value) ? [] : value), z.array(element));

const named = { id, name: text, longName: text };

export const departments = list(z.object(named));
export const holidays = list(z.object({ ...named, startDate: date, endDate: date }));
export const klassen = list(
  z.object({
    ...named,
    active: z.boolean().default(true),
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
    active: z.boolean().default(true),
    foreColor: colour,
    backColor: colour,
  }),
);
const withAlternate = {
  ...named,
  alternateName: text,
  active: z.boolean().default(true),
  foreColor: colour,
  backColor: colour,
};
export const subjects = list(z.object(withAlternate));
export const rooms = list(z.object({ ...withAlternate, did: optionalId, building: text }));
const schoolyear = z.object({ id, name: text, startDate: date, endDate: date });
export const schoolyears = list(schoolyear);
export const currentSchoolyear = schoolyear;

const colours = z.record(z.string(), z.object({ foreColor: colour, backColor: colour }));
export const statusdata = z.object({ lstypes: list(colours), codes: list(colours) });
export const timegrid = list(
  z.object({
    day: z.int().min(1).max(7),
    timeUnits: list(
      z.object({
        name: z.union([z.string(), z.number().transform(String)]).default(""),
        startTime: time,
        endTime: time,
      }),
    ),
  }),
);
export const importTime = z.number();
export const login = z.object({
  sessionId: z.string().regex(/^[^\s;,"]+$/),
  personType: z.number().nullish(),
  personId: z.number().nullish(),
  klasseId: z.number().nullish(),
});

/** An element as a period names it. */
export interface WireElement {
  readonly id: number;
  readonly name?: string | null | undefined;
  readonly longname?: string | null | undefined;
  readonly orgid?: number | null | undefined;
  readonly orgname?: string | null | undefined;
}

const isText = (value: unknown) => value === undefined || value === null || typeof value === "string";
const isNumber = (value: unknown) => value === undefined || value === null || typeof value === "number";

function isElement(value: unknown): value is WireElement {
  if (typeof value !== "object" || value === null) return false;
  const { id, name, longname, orgid, orgname }: { readonly [K in keyof WireElement]?: unknown } = value;
  return typeof id === "number" && isText(name) && isText(longname) && isNumber(orgid) && isText(orgname);
}

/** Some ten elements stand in each of thousands of periods: looked at in place, not copied. */
const elements = z
  .custom<readonly WireElement[]>((value) => Array.isArray(value) && value.every(isElement), {
    error: "is no list of elements with an id",
  })
  .nullish();

const optionalText = z.string().nullish();

const period = z.object({
  id,
  date,
  startTime: time,
  endTime: time,
  kl: elements,
  te: elements,
  su: elements,
  ro: elements,
  code: optionalText,
  lstype: optionalText,
  lsnumber: optionalId,
  lstext: optionalText,
  info: optionalText,
  substText: optionalText,
  bkText: optionalText,
  bkRemark: optionalText,
  sg: optionalText,
  activityType: optionalText,
  statflags: optionalText,
});
export const periods = list(period);
export type WirePeriod = z.infer<typeof period>;

const substitution = z.object({
  type: z.string(),
  lsid: optionalId,
  date,
  startTime: time,
  endTime: time,
  kl: elements,
  te: elements,
  su: elements,
  ro: elements,
  txt: optionalText,
  reschedule: z.object({ date, startTime: time, endTime: time }).nullish(),
});
export const substitutions = list(substitution);
export type WireSubstitution = z.infer<typeof substitution>;
