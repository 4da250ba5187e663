export type { FromCache } from "./cache.ts";
export type { SessionConfig } from "./config.ts";
export type { Reuse } from "./connection.ts";
export type { LoginResult } from "./credentials.ts";
export { isProxy, PROXY_VARIABLES } from "./dispatcher.ts";
export type { ElementKind, Id } from "./element-kind.ts";
export {
  AuthError,
  BadCredentialsError,
  type CallRequest,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NotFoundError,
  NotLoggedInError,
  RemoteError,
  TransportError,
  type TransportErrorKind,
  WebUntisError,
} from "./errors.ts";
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
export type { CodeColours, Period, PeriodList, PeriodType } from "./period.ts";
export { parseQr, type QrCode } from "./qr.ts";
export type { DateRange, ExtendedQuery, TimetableElement, TimetableQuery } from "./queries.ts";
export type { RefusalReason } from "./refusals.ts";
export type {
  Absence,
  ClassRegCategory,
  ClassRegCategoryGroup,
  ClassRegEvent,
  Exam,
  ExamType,
  FoundPerson,
  Student,
} from "./register.ts";
export type { Criteria, OneOrMore, ResultList } from "./result-list.ts";
export { type FoundSchool, type SearchOptions, searchSchool } from "./school-search.ts";
export { parseServer, type Server, schoolName } from "./server.ts";
export { type PersonQuery, Session } from "./session.ts";
export { JsonRpcSource } from "./sources/json-rpc-source.ts";
export { type Door, Ladder, SOURCE_METHODS, type SourceMethod } from "./sources/ladder.ts";
export type { ExamEntry, MessageOfDay, TimetableSource } from "./sources/source.ts";
export { WebClientSource } from "./sources/web-client-source.ts";
export type { Substitution, SubstitutionList, SubstitutionType } from "./substitution.ts";
export type { TableRow } from "./table.ts";
export type { MethodName } from "./ttl.ts";
