import { z } from "zod";
import { PERIOD_KEYS, type PeriodKey } from "./element-kind.ts";
import { idOfName } from "./named-id.ts";
import { isWireDate, isWireTime } from "./wire-time.ts";
import { asNumber, asText, asWireDate, asWireTime, isNothing } from "./wire-values.ts";

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

type Unknown<T> = { -readonly [K in keyof T]?: unknown };

const isText = (value: unknown) => value === undefined || value === null || typeof value === "string";
const isNumber = (value: unknown) => value === undefined || value === null || Number.isSafeInteger(value);

const isElement = ({ id, name, longname, orgid, orgname }: Unknown<WireElement>) =>
  Number.isSafeInteger(id) && isText(name) && isText(longname) && isNumber(orgid) && isText(orgname);

/** An element as it is meant; undefined when it says neither who it is nor what it replaces. */
function repairElement(value: unknown): WireElement | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const element: Unknown<WireElement> = value;
  if (isElement(element)) return element as WireElement;
  const name = z.string().safeParse(asText(element.name)).data;
  const id = z.int().safeParse(asNumber(element.id)).data ?? (name ? idOfName(name) : 0);
  const orgname = z.string().safeParse(asText(element.orgname)).data;
  const orgid = z.int().safeParse(asNumber(element.orgid)).data ?? (orgname ? idOfName(orgname) : undefined);
  const longname = z.string().safeParse(asText(element.longname)).data;
  return id || orgid ? { id, name, longname, orgid, orgname } : undefined;
}

/** The elements as they are meant: some servers send "" or `{}` for none, or names without ids. */
export function repairElements(value: unknown): WireElement[] {
  if (!Array.isArray(value)) return [];
  return value.map(repairElement).filter((element) => element !== undefined);
}

function areElements(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (!Array.isArray(value)) return false;
  for (const element of value) if (typeof element !== "object" || element === null || !isElement(element)) return false;
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

/** What is wrong with a period that cannot be repaired. */
export interface PeriodProblem {
  /** Empty when the whole is no period. */
  readonly path: readonly string[];
  readonly problem: string;
}

/**
 * Repairs a period in place where its meaning is plain, and says what is wrong with it beyond that. Not a zod schema: thousands of periods
 * are checked at once, and zod took longer than everything else done with them.
 */
export function repairPeriod(value: unknown): PeriodProblem | undefined {
  if (typeof value !== "object" || value === null) return { path: [], problem: "is no period" };
  const period: Unknown<WirePeriod> = value;
  if (!Number.isSafeInteger(period.id)) {
    period.id = asNumber(period.id);
    if (!Number.isSafeInteger(period.id)) return { path: ["id"], problem: "is no number" };
  }
  if (!isWireDate(period.date)) {
    period.date = asWireDate(period.date);
    if (!isWireDate(period.date)) return { path: ["date"], problem: "is no date such as 20261123" };
  }
  for (const key of ["startTime", "endTime"] as const) {
    if (isWireTime(period[key])) continue;
    period[key] = asWireTime(period[key]);
    if (!isWireTime(period[key])) return { path: [key], problem: "is no time such as 755" };
  }
  for (const key of PERIOD_KEYS) {
    if (areElements(period[key])) continue;
    if (!Array.isArray(period[key]) && !isNothing(period[key]))
      return { path: [key], problem: "is no list of elements" };
    period[key] = repairElements(period[key]);
  }
  if (!isNumber(period.lsnumber)) {
    period.lsnumber = asNumber(period.lsnumber);
    if (!isNumber(period.lsnumber)) period.lsnumber = null;
  }
  for (const name of TEXTS) {
    if (isText(period[name])) continue;
    period[name] = asText(period[name]);
    if (!isText(period[name])) return { path: [name], problem: "is no text" };
  }
  return undefined;
}
