/** What a call was about. Never holds a password or a session id. */
export interface CallRequest {
  readonly method: string;
  readonly params: unknown;
}

/** Everything this library throws on purpose, besides `TypeError` and `RangeError` for wrong arguments. */
export class WebUntisError extends Error {
  override name = "WebUntisError";
}

/** The call and its outcome, as far as known. */
export interface RemoteDetails extends ErrorOptions {
  readonly request?: CallRequest;
  readonly result?: unknown;
  readonly code?: number;
}

/**
 * The server answered with an error, or with something that is not an answer.
 * `code` is WebUntis's error code where there was one, `result` what came instead of a result.
 */
export class RemoteError extends WebUntisError {
  override name = "RemoteError";
  readonly request: CallRequest | undefined;
  readonly result: unknown;
  readonly code: number | undefined;

  constructor(message: string, { request, result, code, ...options }: RemoteDetails = {}) {
    super(message, options);
    this.request = request;
    this.result = result;
    this.code = code;
  }
}

/** −32601, or 404 of the web client's interface: this server has no such method. */
export class MethodNotFoundError extends RemoteError {
  override name = "MethodNotFoundError";
}

/** −7004 or −8507: the date lies outside the school year, or the school does not show it. */
export class DateNotAllowedError extends RemoteError {
  override name = "DateNotAllowedError";
}

/** −7002: there is no element with this id (any more). Ids change from school year to school year: read the list anew. */
export class NoSuchElementError extends RemoteError {
  override name = "NoSuchElementError";
}

/** −8509, or 403 of the web client's interface: the account may not read this. */
export class NoRightError extends RemoteError {
  override name = "NoRightError";
}

/** −8500: the server knows no school of this name. */
export class InvalidSchoolError extends RemoteError {
  override name = "InvalidSchoolError";
}

/** The login did not work, or is needed. */
export class AuthError extends RemoteError {
  override name = "AuthError";
}

/**
 * −8504: wrong user or password, or none given. The session sends them once and never again: after several wrong passwords WebUntis
 * locks the account. Make a new `Session` with the right ones.
 */
export class BadCredentialsError extends AuthError {
  override name = "BadCredentialsError";
}

/** −8520, or 401 of the web client's interface: not logged in, or logged in too long ago. `loginRepeat` makes a session log in again by itself. */
export class NotLoggedInError extends AuthError {
  override name = "NotLoggedInError";
}

/** There is no such person: none was found by name, or none belongs to this account. */
export class NotFoundError extends WebUntisError {
  override name = "NotFoundError";
}

/**
 * `timeout`: no whole answer in time; `unreachable`: no connection; `cut-off`: it broke, or what it brought is damaged; `status`: an HTTP status other than 200;
 * `rate-limited`: status 429, or 503 with a delay; `not-json`: a web page or a broken text; `too-large`: more than the limit.
 */
export type TransportErrorKind =
  | "timeout"
  | "unreachable"
  | "cut-off"
  | "status"
  | "rate-limited"
  | "not-json"
  | "too-large";

export interface TransportDetails extends RemoteDetails {
  readonly status?: number;
  readonly retryAfter?: Temporal.Duration;
}

/** No JSON answer came. `status` is the HTTP status if there was one, `retryAfter` the pause the server asks for. */
export class TransportError extends RemoteError {
  override name = "TransportError";
  readonly kind: TransportErrorKind;
  readonly status: number | undefined;
  readonly retryAfter: Temporal.Duration | undefined;

  constructor(kind: TransportErrorKind, message: string, { status, retryAfter, ...details }: TransportDetails = {}) {
    super(message, details);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const BY_CODE: ReadonlyMap<number, typeof RemoteError> = new Map<number, typeof RemoteError>([
  [-32601, MethodNotFoundError],
  [-8504, BadCredentialsError],
  [-8520, NotLoggedInError],
  [-7004, DateNotAllowedError],
  [-8507, DateNotAllowedError],
  [-7002, NoSuchElementError],
  [-8509, NoRightError],
  [-8500, InvalidSchoolError],
]);

/** The error for one of WebUntis's codes, such as −8509. */
export function errorForCode(request: CallRequest, code: number, message: string): RemoteError {
  const Class = BY_CODE.get(code) ?? RemoteError;
  return new Class(`${request.method}: ${message} (${code})`, { request, code, result: { code, message } });
}

const BY_STATUS: ReadonlyMap<number, typeof RemoteError> = new Map<number, typeof RemoteError>([
  [401, NotLoggedInError],
  [403, NoRightError],
  [404, MethodNotFoundError],
]);

/** The error for an HTTP status with which the web client's interface refuses, such as 403. */
export function errorForStatus(request: CallRequest, status: number): RemoteError {
  const Class = BY_STATUS.get(status) ?? RemoteError;
  return new Class(`${request.method}: refused with HTTP status ${status}`, { request });
}
