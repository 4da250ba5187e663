import { dateOf } from "../calendar/wire-date.ts";
import { invalidParams } from "./rpc-error.ts";

/** The named parameters of a call. */
export type Params = Readonly<Record<string, unknown>>;

export const isParams = (value: unknown): value is Params =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A parameter that is an object; empty when it is left out. */
export function objectParam(params: Params, name: string): Params {
  const value = params[name] ?? {};
  if (!isParams(value)) throw invalidParams(`${name} is no object`);
  return value;
}

/** An integer, also as text, which some clients send; undefined when it is left out. */
export function integerParam(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) throw invalidParams(`${name} is no integer`);
  return number;
}

/** A date such as 20261123; undefined when it is left out. */
export function dateParam(params: Params, name: string): Temporal.PlainDate | undefined {
  const number = integerParam(params, name);
  if (number === undefined) return undefined;
  const date = dateOf(String(number));
  if (!date) throw invalidParams(`${name} is no date`);
  return date;
}
