import { invalidParams } from "./rpc-error.ts";

/** The named parameters of a call. */
export type Params = Readonly<Record<string, unknown>>;

export const isParams = (value: unknown): value is Params =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A parameter that is an object itself; empty when it is left away. */
export function objectParam(params: Params, name: string): Params {
  const value = params[name] ?? {};
  if (!isParams(value)) throw invalidParams(`${name} is no object`);
  return value;
}

/** An integer, also when it comes as text, as some clients send it; undefined when it is left away. */
export function integerParam(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) throw invalidParams(`${name} is no integer`);
  return number;
}

/** A date such as 20261123; undefined when it is left away. */
export function dateParam(params: Params, name: string): Temporal.PlainDate | undefined {
  const number = integerParam(params, name);
  if (number === undefined) return undefined;
  const fields = { year: Math.floor(number / 10000), month: Math.floor(number / 100) % 100, day: number % 100 };
  try {
    return Temporal.PlainDate.from(fields, { overflow: "reject" });
  } catch {
    throw invalidParams(`${name} is no date`);
  }
}

/** A date as the integer that WebUntis sends. */
export const dateNumber = ({ year, month, day }: Temporal.PlainDate): number => year * 10000 + month * 100 + day;
