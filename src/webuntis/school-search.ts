import { z } from "zod";
import { type Dispatcher, isDispatcher } from "./dispatcher.ts";
import { JsonRpc } from "./rpc.ts";
import { checkShape } from "./shape.ts";
import { Transport } from "./transport.ts";

/** A school found: `server` and `loginName` are `Session`'s `server` and `school`, `displayName` is what people call it. */
export interface FoundSchool {
  readonly server: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly address: string;
  readonly schoolId: number;
}

export interface SearchOptions {
  /** Who asks. */
  readonly useragent: string;
  /** The address to ask; default WebUntis's own. */
  readonly endpoint?: string;
  /** Milliseconds until the search is given up; default 10,000. */
  readonly timeout?: number;
  /** As in `SessionConfig`. */
  readonly dispatcher?: Dispatcher;
}

const ENDPOINT = "https://mobile.webuntis.com/ms/schoolquery2";
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

/**
 * Finds schools by any part of their name or address.
 * @throws {RemoteError} with the code −6003 when there are too many: a longer text is needed.
 */
export async function searchSchool(
  search: string,
  { useragent, endpoint = ENDPOINT, timeout = TIMEOUT_MS, dispatcher }: SearchOptions,
): Promise<readonly FoundSchool[]> {
  if (dispatcher && !isDispatcher(dispatcher)) throw new TypeError("dispatcher must be a Dispatcher of undici");
  const { origin, pathname } = new URL(endpoint);
  const transport = new Transport({ origin, useragent, timeout, maxAnswerSize: MOST_BYTES, dispatcher });
  try {
    const call = { method: "searchSchool", params: [{ search }] };
    const { result } = await new JsonRpc(transport).call({ ...call, path: pathname, cookie: "" });
    return checkShape(found, result, call).schools;
  } finally {
    await transport.close();
  }
}
