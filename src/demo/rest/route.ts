import type { Account } from "../school/accounts.ts";
import type { Context } from "../server/context.ts";

/** A request to the web client's own interface, `/WebUntis/api/…`. */
export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The account of the cookie's session. */
  readonly account: Account | undefined;
  readonly sessionId: string | undefined;
  /** The Authorization header. */
  readonly authorization: string | undefined;
  /** The header by which those without an account name the school, in base64. */
  readonly anonymousSchool: string | undefined;
}

/** `body` is sent as it is when it is text, else as JSON. */
export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A request of somebody who may come in. */
export interface PageRequest extends RestRequest {
  readonly account: Account;
  readonly today: Temporal.PlainDate;
  readonly context: Context;
}

export type Page = (request: PageRequest) => RestAnswer;

export const ok = (body: unknown): RestAnswer => ({ status: 200, body });
export const unauthorized = (): RestAnswer => ({ status: 401, body: { errorCode: "UNAUTHORIZED" } });
export const forbidden = (): RestAnswer => ({ status: 403, body: { errorCode: "FORBIDDEN" } });
/** How some pages refuse: with status 200 and an answer that looks empty. */
export const unpermitted = (empty: object): RestAnswer =>
  ok({ ...empty, errors: [{ code: "INTERNAL_ERROR", title: "Unerlaubter Zugriff" }] });
export const badRequest = (what: string): RestAnswer => ({ status: 400, body: { errorCode: "BAD_REQUEST", what } });
