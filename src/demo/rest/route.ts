import type { Account } from "../school/accounts.ts";
import type { RpcContext } from "../server/context.ts";

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

/** A page, asked for by an account with a session. */
export interface PageRequest extends RestRequest {
  readonly account: Account;
  readonly sessionId: string;
  readonly today: Temporal.PlainDate;
  readonly context: RpcContext;
}

export type Page = (request: PageRequest) => RestAnswer;

export const ok = (body: unknown): RestAnswer => ({ status: 200, body });
export const unauthorized = (): RestAnswer => ({ status: 401, body: { errorCode: "UNAUTHORIZED" } });
export const forbidden = (): RestAnswer => ({ status: 403, body: { errorCode: "FORBIDDEN" } });
export const badRequest = (what: string): RestAnswer => ({ status: 400, body: { errorCode: "BAD_REQUEST", what } });
