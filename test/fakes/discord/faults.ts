import type { ServerResponse } from "node:http";

/** Something that goes wrong on the way. */
export interface Fault {
  /** A status to answer with, or the connection cut without an answer. */
  readonly with: 401 | 429 | 500 | 502 | 503 | "cut";
  /** Which requests, such as /callback$/ against the path; all when not said. */
  readonly path?: RegExp;
  /** How often; once when not said. */
  readonly times?: number;
  /** Of 429: the seconds to wait; a hundredth when not said. */
  readonly retryAfter?: number;
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

/** 429: too many requests, of one kind or of the whole bot. */
export function tooMany(response: ServerResponse, seconds: number, scope: "shared" | "global"): void {
  const global = scope === "global";
  response.writeHead(429, {
    "content-type": "application/json",
    "retry-after": String(seconds),
    "x-ratelimit-scope": scope,
    ...(global ? { "x-ratelimit-global": "true" } : {}),
  });
  response.end(JSON.stringify({ message: "You are being rate limited.", retry_after: seconds, global }));
}

/** Answers as a server in trouble does. */
export function fail(response: ServerResponse, fault: Fault): void {
  if (fault.with === "cut") {
    response.socket?.destroy();
    return;
  }
  if (fault.with === 429) {
    tooMany(response, fault.retryAfter ?? RETRY_AFTER_SECONDS, "shared");
    return;
  }
  response.writeHead(fault.with, { "content-type": "application/json" });
  const message = fault.with === 401 ? "Unauthorized" : "Server Error";
  response.end(JSON.stringify({ message: `${fault.with}: ${message}`, code: 0 }));
}
