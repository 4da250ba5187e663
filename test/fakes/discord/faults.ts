import type { ServerResponse } from "node:http";

/** Something that goes wrong on the way. */
export interface Fault {
  /** A status to answer with, or the connection cut without an answer. */
  readonly with: 429 | 500 | 502 | 503 | "cut";
  /** Which requests, such as /callback$/ against the path; all when not said. */
  readonly path?: RegExp;
  /** How often; once when not said. */
  readonly times?: number;
  /** The request is carried out all the same: only its answer is lost. */
  readonly afterwards?: boolean;
}

export interface Faults {
  add(fault: Fault): void;
  /** The fault that hits this request, used up by asking. */
  take(path: string): Fault | undefined;
}

export function createFaults(): Faults {
  const faults: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    take(path) {
      const hit = faults.find(({ fault, left }) => left > 0 && (fault.path ?? /^/).test(path));
      if (hit) hit.left--;
      return hit?.fault;
    },
  };
}

const RETRY_AFTER_SECONDS = 0.01;

/** Answers as a server in trouble does. */
export function fail(response: ServerResponse, fault: Fault): void {
  if (fault.with === "cut") {
    response.socket?.destroy();
    return;
  }
  const limited = { message: "You are being rate limited.", retry_after: RETRY_AFTER_SECONDS, global: false };
  const headers =
    fault.with === 429 ? { "retry-after": String(RETRY_AFTER_SECONDS), "x-ratelimit-scope": "shared" } : {};
  response.writeHead(fault.with, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(fault.with === 429 ? limited : { message: `${fault.with}: Server Error`, code: 0 }));
}
