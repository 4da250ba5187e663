import { z } from "zod";
import { isWireDate, isWireTime } from "./wire-time.ts";

/*
 * Single values as WebUntis sends them. Where a value's meaning is plain it is repaired: some servers send numbers, dates and times as
 * texts, or texts as numbers.
 */

/** The number of a text such as "265300"; everything else as it is. */
export const asNumber = (value: unknown): unknown =>
  typeof value === "string" && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;

/** The date of "20260801" or "2026-08-01" as 20260801; everything else as it is. */
export const asWireDate = (value: unknown): unknown =>
  typeof value === "string" ? asNumber(value.trim().replace(/^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/, "$1$2$3")) : value;

/** The time of "0755", "7:55" or "07:55:00" as 755; everything else as it is. */
export const asWireTime = (value: unknown): unknown =>
  typeof value === "string" ? asNumber(value.trim().replace(/^T?(\d{1,2}):(\d{2})(?::\d{2}.*)?$/, "$1$2")) : value;

/** For an empty list WebUntis sometimes sends `{}`, "" or null; for an empty object or text []. */
export const isNothing = (value: unknown): boolean =>
  value === null ||
  value === "" ||
  value === undefined ||
  (typeof value === "object" && Object.keys(value).length === 0);

/** The text of a number; null for an empty list or object; everything else as it is. */
export const asText = (value: unknown): unknown =>
  typeof value === "number" || typeof value === "boolean" ? String(value) : isNothing(value) ? null : value;

/** A whole one. WebUntis has no others. */
export const number = z.preprocess(asNumber, z.int());

/** null without one. */
export const optionalNumber = z.preprocess(
  (value) => (isNothing(value) ? null : asNumber(value)),
  z
    .int()
    .nullish()
    .transform((value) => value ?? null),
);

/** 20261123 */
export const wireDate = z.preprocess(
  asWireDate,
  z.custom<number>(isWireDate, { error: "is no date such as 20261123" }),
);

/** 755 for 07:55. */
export const wireTime = z.preprocess(asWireTime, z.custom<number>(isWireTime, { error: "is no time such as 755" }));

/** WebUntis omits empty texts, or sends null or "". */
export const text = z.preprocess(
  asText,
  z
    .string()
    .nullish()
    .transform((value) => value ?? ""),
);

/** null without one. */
export const optionalText = z.preprocess(
  asText,
  z
    .string()
    .nullish()
    .transform((value) => value || null),
);

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [1, true],
  ["1", true],
  ["true", true],
  [0, false],
  ["0", false],
  ["false", false],
]);

/** True or false. @param absent what holds where nothing is said. */
export const flag = (absent: boolean) =>
  z.preprocess((value) => (isNothing(value) ? absent : (FLAGS.get(value) ?? value)), z.boolean().default(absent));

/** A list without which what is around it says nothing: one that is missing, or lost all its elements, is none. */
export const neededList = <T extends z.ZodType>(element: T) =>
  z.preprocess((value) => (value !== undefined && isNothing(value) ? [] : value), z.array(element));

/** A list, empty where WebUntis sends nothing. */
export const list = <T extends z.ZodType>(element: T) =>
  z.preprocess((value) => (isNothing(value) ? [] : value), z.array(element));
