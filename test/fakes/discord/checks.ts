import type { Problem } from "./refusal.ts";

/** A problem at a place in the body such as "embeds.0.title". */
export const problem = (path: string, code: string, message: string): Problem => ({ path, code, message });

/** No longer than so many characters. Lengths are counted in UTF-16 units: at least as strict as Discord, which counts characters. */
export function long(path: string, value: unknown, most: number): Problem[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "string") return [problem(path, "STRING_TYPE_CONVERT", "Could not interpret as string.")];
  if (value.length > most)
    return [problem(path, "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length, not ${value.length}.`)];
  return value.isWellFormed() ? [] : [problem(path, "STRING_TYPE_INVALID", "Half a surrogate pair.")];
}

/** There, not blank, and no longer than so many characters. */
export function required(path: string, value: unknown, most: number): Problem[] {
  const given = typeof value === "string" && value.trim() !== "";
  return given ? long(path, value, most) : [problem(path, "BASE_TYPE_REQUIRED", "This field is required")];
}

/** No more than so many items. */
export const atMost = (path: string, count: number, most: number) =>
  count > most ? [problem(path, "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length, not ${count}.`)] : [];

/** All values different. */
export function unique(path: string, values: readonly unknown[], code: string): Problem[] {
  return new Set(values).size < values.length ? [problem(path, code, "Must be unique.")] : [];
}
