/** What a call was about. Never holds a password or a session id. */
export interface CallRequest {
  /** WebUntis's name of the method, such as "getTimetable", or the path of a page. */
  readonly method: string;
  /** What was asked for. */
  readonly params: unknown;
}

/** Everything this library throws on purpose, besides `TypeError` and `RangeError` for wrong arguments. */
export class WebUntisError extends Error {
  /** The class's name. */
  override name = "WebUntisError";
}

/** The call and its outcome, as far as known. */
export interface RemoteDetails extends ErrorOptions {
  readonly request?: CallRequest | undefined;
  readonly result?: unknown;
  readonly code?: number | undefined;
  readonly status?: number | undefined;
}

/** The server answered with an error, or with something that is not an answer. */
export class RemoteError extends WebUntisError {
  override name = "RemoteError";
  /** The call that failed. */
  readonly request: CallRequest | undefined;
  /** What came instead of a result: WebUntis's error, or the beginning of whatever it was. */
  readonly result: unknown;
  /** WebUntis's error code, such as −8509, where there was one. */
  readonly code: number | undefined;
  /** The HTTP status, where it was that which told. */
  readonly status: number | undefined;

  /** For sources of one's own, and for tests. */
  constructor(message: string, { request, result, code, status, ...options }: RemoteDetails = {}) {
    super(message, options);
    this.request = request;
    this.result = result;
    this.code = code;
    this.status = status;
  }
}

/** −32601, or 404, 405 or 410 of the web client's interface: this server has no such method. */
export class MethodNotFoundError extends RemoteError {
  override name = "MethodNotFoundError";
}

/**
 * The only doors open to a login gave a token or nothing but what is public, and this method needs a session. Nothing was sent; the next
 * login may give one.
 */
export class NoSessionError extends MethodNotFoundError {
  override name = "NoSessionError";
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

/** How a school lets people in, as its server tells those who are not logged in. */
export interface LoginMeta {
  /** Accounts log in through another service, such as Microsoft 365 or IServ: their passwords are not known to WebUntis. */
  readonly sso: boolean;
  /** The school shows something to those without an account. */
  readonly anonymous: boolean;
}

/** The same of a refused login. */
export interface BadCredentialsDetails extends RemoteDetails {
  readonly way?: "password" | "secret" | "anonymous" | undefined;
  readonly loginMeta?: LoginMeta | undefined;
}

/**
 * −8504: wrong user or password, or none given. The session sends them once and never again: after several wrong passwords WebUntis
 * locks the account. Make a new `Session` with the right ones.
 */
export class BadCredentialsError extends AuthError {
  override name = "BadCredentialsError";
  /** What was refused; undefined when nothing was sent. */
  readonly way: "password" | "secret" | "anonymous" | undefined;
  /** How the school lets people in, where its server says so. */
  readonly loginMeta: LoginMeta | undefined;

  /** For sources of one's own, and for tests. */
  constructor(message: string, { way, loginMeta, ...details }: BadCredentialsDetails = {}) {
    super(message, details);
    this.way = way;
    this.loginMeta = loginMeta;
  }
}

/**
 * Not logged in, or logged in too long ago. The server says so by −8520, by 401, by a redirect to its login or by that page itself.
 * `loginRepeat` makes a session log in again by itself.
 */
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

/** The same of an answer that did not come. */
export interface TransportDetails extends RemoteDetails {
  readonly retryAfter?: Temporal.Duration;
}

/** No JSON answer came. */
export class TransportError extends RemoteError {
  override name = "TransportError";
  /** What went wrong. */
  readonly kind: TransportErrorKind;
  /** How long the server asks to be left alone, where it does. */
  readonly retryAfter: Temporal.Duration | undefined;

  /** For sources of one's own, and for tests. */
  constructor(kind: TransportErrorKind, message: string, { retryAfter, ...details }: TransportDetails = {}) {
    super(message, details);
    this.kind = kind;
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
  [405, MethodNotFoundError],
  [410, MethodNotFoundError],
]);

/** Whether the web client's interface refuses with this HTTP status rather than failing. */
export const isRefusalStatus = (status: number): boolean => BY_STATUS.has(status);

/** The error for an HTTP status with which the web client's interface refuses, such as 403. */
export function errorForStatus(request: CallRequest, status: number): RemoteError {
  const Class = BY_STATUS.get(status) ?? RemoteError;
  return new Class(`${request.method}: refused with HTTP status ${status}`, { request, status });
}
