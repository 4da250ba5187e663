import { LRUCache } from "lru-cache";
import type { z } from "zod";
import { type CallRequest, RemoteError } from "./errors.ts";
import { Omitting } from "./omitting.ts";

/** Something in an answer that could not be read and was left out. */
export interface Omission {
  /** The method or page: "getHolidays". */
  readonly method: string;
  /** Where the first one was: "result.3.startDate". */
  readonly path: string;
  /** What is wrong, without the value: "is no date such as 20261123". */
  readonly problem: string;
  /** How many in this answer. */
  readonly count: number;
}

/** Receives what was left out. */
export type OnOmission = (omission: Omission) => void;

/** Places remembered; beyond that the oldest may be told again. */
const MOST_PLACES = 200;

/** Passes on the first omission of each place: a bad element comes with every answer. */
export function tellOnce(tell: OnOmission): OnOmission {
  const told = new LRUCache<string, true>({ max: MOST_PLACES });
  return (omission) => {
    const place = `${omission.method} ${omission.path.replace(/\.\d+(?=\.|$)/g, ".#")}`;
    if (told.get(place)) return;
    told.set(place, true);
    tell(omission);
  };
}

/** @throws {RemoteError} when more is wrong than zod can tell: it throws a RangeError for some hundred thousand faults. */
function parsed<T>(schema: z.ZodType<T>, answer: unknown, request: CallRequest) {
  try {
    return schema.safeParse(answer);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const result = "result: too much of it cannot be read";
    throw new RemoteError(`${request.method}: ${result}`, { request, result });
  }
}

/** In one answer more and more may have to go: a value, then the element that cannot do without it, then the element around that. */
const MOST_ROUNDS = 5;

/**
 * Checks the answer to a call. A value that cannot be read costs itself, or the element of a list that it is needed in; the rest stands.
 * @param answer may be changed: what cannot be read is removed.
 * @param omitted is called once for each place from which something was left out.
 * @throws {RemoteError} when the answer is wrong as a whole; it names the place where its shape is wrong.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  answer: unknown,
  request: CallRequest,
  omitted: OnOmission = () => {},
): T {
  const omitting = new Omitting(answer);
  let checked = parsed(schema, answer, request);
  const [first] = checked.error?.issues ?? [];
  for (let round = 0; !checked.success && round < MOST_ROUNDS && omitting.omit(checked.error.issues); round++)
    checked = parsed(schema, answer, request);
  if (!checked.success) {
    const result = `${["result", ...(first?.path ?? [])].join(".")}: ${first?.message}`;
    throw new RemoteError(`${request.method}: ${result}`, { request, result });
  }
  for (const { path, problem, count } of omitting.places)
    omitted({ method: request.method, path: ["result", ...path].join("."), problem, count });
  return checked.data;
}
