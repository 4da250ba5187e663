import { z } from "zod";
import { type Dispatcher, isDispatcher } from "./dispatcher.ts";
import { MethodNotFoundError, TransportError } from "./errors.ts";
import { JsonRpc } from "./rpc.ts";
import { checkShape } from "./shape.ts";
import { Transport } from "./transport.ts";

/** A school found. */
export interface FoundSchool {
  /** The host, such as "thalia.webuntis.com": `server` of a `Session`. */
  readonly server: string;
  /** `school` of a `Session`. */
  readonly loginName: string;
  /** What people call it. */
  readonly displayName: string;
  /** The address in one line; "" where none is given. */
  readonly address: string;
  /** WebUntis's number of the school. */
  readonly schoolId: number;
}

/** Who searches, and how. */
export interface SearchOptions {
  /** Who asks: the name of your program. */
  readonly useragent: string;
  /** The address to ask; default WebUntis's own, and its older one where that does not answer. */
  readonly endpoint?: string;
  /** Milliseconds until an address is given up; default 10,000. */
  readonly timeout?: number;
  /** As in `SessionConfig`. */
  readonly dispatcher?: Dispatcher;
}

/** Of the apps since 2026, and before. */
const ENDPOINTS = ["https://schoolsearch.webuntis.com/schoolquery2", "https://mobile.webuntis.com/ms/schoolquery2"];
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1024 * 1024;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const found = z.object({
  schools: z.array(
    z.object({ server: z.string(), loginName: z.string(), displayName: text, address: text, schoolId: z.number() }),
  ),
});

async function ask(
  search: string,
  endpoint: string,
  { useragent, timeout = TIMEOUT_MS, dispatcher }: SearchOptions,
): Promise<readonly FoundSchool[]> {
  if (dispatcher && !isDispatcher(dispatcher)) throw new TypeError("dispatcher must be a Dispatcher of undici");
  const { origin, pathname } = new URL(endpoint);
  const parts = { origin, useragent, timeout, maxAnswerSize: MOST_BYTES, dispatcher, now: Temporal.Now.instant };
  const transport = new Transport(parts);
  try {
    const call = { method: "searchSchool", params: [{ search }] };
    const { result } = await new JsonRpc(transport).call({ ...call, path: pathname, cookie: "" });
    return checkShape(found, result, call).schools;
  } finally {
    await transport.close();
  }
}

const isClosed = (error: unknown) => error instanceof TransportError || error instanceof MethodNotFoundError;

/** Asks one address after the other until one answers. @throws the last one's error. */
export async function searchAt(
  [endpoint, ...others]: readonly string[],
  search: string,
  options: SearchOptions,
): Promise<readonly FoundSchool[]> {
  if (endpoint === undefined) throw new TypeError("No address to ask");
  try {
    return await ask(search, endpoint, options);
  } catch (error) {
    if (!isClosed(error) || others.length === 0) throw error;
    return searchAt(others, search, options);
  }
}

/**
 * Finds schools by any part of their name or address.
 * @throws {RemoteError} with the code −6003 when there are too many: a longer text is needed.
 */
export function searchSchool(search: string, options: SearchOptions): Promise<readonly FoundSchool[]> {
  return searchAt(options.endpoint === undefined ? ENDPOINTS : [options.endpoint], search, options);
}
