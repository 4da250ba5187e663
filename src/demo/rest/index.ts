import type { Account } from "../accounts.ts";
import type { RpcContext } from "../rpc.ts";

/** A request to the web client's own interface, `/WebUntis/api/…`. */
export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Whose session the cookie names. */
  readonly account: Account | undefined;
  readonly sessionId: string | undefined;
  /** The Authorization header. */
  readonly authorization: string | undefined;
}

/** `body` is text, or data to be sent as JSON. */
export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Answers a request as the web client's server does; undefined for a page that does not exist. */
export function answerRest(_request: RestRequest, _context: RpcContext): RestAnswer | undefined {
  return undefined;
}
