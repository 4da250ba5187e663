import { PERIOD_KEYS, type PeriodKey } from "./element-kind.ts";
import { isWireDate, isWireTime } from "./wire-time.ts";

/** An element as a period names it. */
export interface WireElement {
  readonly id: number;
  readonly name?: string | null | undefined;
  readonly longname?: string | null | undefined;
  readonly orgid?: number | null | undefined;
  readonly orgname?: string | null | undefined;
}

/** Stands for an element of which is known only that it was there before. */
export const UNKNOWN_ID = Number.MIN_SAFE_INTEGER;

type WireElements = readonly WireElement[] | null | undefined;
type WireText = string | null | undefined;

/** Something that names elements: a period or a substitution. */
export type WithElements = { readonly [K in PeriodKey]?: WireElements };

/** A period as WebUntis sends it; other keys are ignored. */
export interface WirePeriod extends WithElements {
  readonly id: number;
  readonly date: number;
  readonly startTime: number;
  readonly endTime: number;
  readonly code?: WireText;
  readonly lstype?: WireText;
  readonly lsnumber?: number | null | undefined;
  readonly lstext?: WireText;
  readonly info?: WireText;
  readonly substText?: WireText;
  readonly bkText?: WireText;
  readonly bkRemark?: WireText;
  readonly sg?: WireText;
  readonly activityType?: WireText;
  readonly statflags?: WireText;
}

type Unknown<T> = { readonly [K in keyof T]?: unknown };

const isText = (value: unknown) => value === undefined || value === null || typeof value === "string";
const isNumber = (value: unknown) => value === undefined || value === null || typeof value === "number";

function isElement(value: unknown): value is WireElement {
  if (typeof value !== "object" || value === null) return false;
  const { id, name, longname, orgid, orgname }: Unknown<WireElement> = value;
  return typeof id === "number" && isText(name) && isText(longname) && isNumber(orgid) && isText(orgname);
}

export function isElements(value: unknown): value is WireElements {
  if (value === undefined || value === null) return true;
  if (!Array.isArray(value)) return false;
  for (const element of value) if (!isElement(element)) return false;
  return true;
}

const TEXTS = [
  "code",
  "lstype",
  "lstext",
  "info",
  "substText",
  "bkText",
  "bkRemark",
  "sg",
  "activityType",
  "statflags",
] as const;

const hasOnlyTexts = (period: Unknown<WirePeriod>) =>
  isText(period.code) &&
  isText(period.lstype) &&
  isText(period.lstext) &&
  isText(period.info) &&
  isText(period.substText) &&
  isText(period.bkText) &&
  isText(period.bkRemark) &&
  isText(period.sg) &&
  isText(period.activityType) &&
  isText(period.statflags);

/**
 * What is wrong with a period, or undefined. Not a zod schema: thousands of periods are checked at once, and zod took longer than
 * everything else done with them.
 */
export function periodProblem(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "is no period";
  const period: Unknown<WirePeriod> = value;
  if (typeof period.id !== "number") return "id is no number";
  if (!isWireDate(period.date)) return "date is no date such as 20261123";
  if (!isWireTime(period.startTime)) return "startTime is no time such as 755";
  if (!isWireTime(period.endTime)) return "endTime is no time such as 755";
  for (const key of PERIOD_KEYS) if (!isElements(period[key])) return `${key} is no list of elements with an id`;
  if (!isNumber(period.lsnumber)) return "lsnumber is no number";
  if (!hasOnlyTexts(period)) return `${TEXTS.find((name) => !isText(period[name]))} is no text`;
  return undefined;
}
