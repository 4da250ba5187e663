export type { FromCache } from "./cache.ts";
export type { SessionConfig } from "./config.ts";
export {
  AuthError,
  BadCredentialsError,
  type CallRequest,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NotLoggedInError,
  RemoteError,
  TransportError,
  type TransportErrorKind,
  WebUntisError,
} from "./errors.ts";
export type { LoginResult } from "./login.ts";
export type {
  Coloured,
  Department,
  Element,
  Holiday,
  Klasse,
  Room,
  Schoolyear,
  SchoolyearList,
  StatusData,
  Subject,
  Teacher,
  TimegridDay,
} from "./objects.ts";
export type { Period, PeriodList, PeriodType, Substitution, SubstitutionType } from "./period.ts";
export type { DateRange, TimetableElement, TimetableQuery } from "./queries.ts";
export type { Criteria, OneOrMore, ResultList } from "./result-list.ts";
export { parseServer, type Server } from "./server.ts";
export { type Reuse, Session } from "./session.ts";
export type { MethodName } from "./ttl.ts";
