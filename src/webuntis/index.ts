/// <reference lib="esnext.temporal" preserve="true" />
/// <reference lib="esnext.disposable" preserve="true" />

// First: it tells what is missing before anything else fails.
import "./runtime.ts";

declare global {
  /** A type in our declarations and zod's. Empty here, so that it merges with the whole one of @types/node or lib.dom, and neither is needed. */
  interface URL {}
}

export type { FromCache, Lookup, OnLookup } from "./cache.ts";
export type { Gate, SessionConfig, Trace } from "./config.ts";
export type { Page, Reuse } from "./connection.ts";
export type { LoginResult } from "./credentials.ts";
export { type Dispatcher, isProxy, PROXY_VARIABLES } from "./dispatcher.ts";
export type { ElementKind, Id } from "./element-kind.ts";
export type { EntryData } from "./entry.ts";
export {
  AuthError,
  BadCredentialsError,
  type CallRequest,
  DateNotAllowedError,
  InvalidSchoolError,
  type LoginMeta,
  MethodNotFoundError,
  NoRightError,
  NoSessionError,
  NoSuchElementError,
  NotFoundError,
  NotLoggedInError,
  RemoteError,
  TransportError,
  type TransportErrorKind,
  WebUntisError,
} from "./errors.ts";
export type { EntryInit, WallTime } from "./given-entry.ts";
export type { Clearable } from "./list-session.ts";
export type { LoginDoorName, LoginDoors } from "./login/login-ladder.ts";
export {
  type Coloured,
  type Department,
  type Element,
  type Holiday,
  type Klasse,
  type Room,
  type Schoolyear,
  SchoolyearList,
  type StatusData,
  type Subject,
  type Teacher,
  type TimegridDay,
} from "./objects.ts";
export { type CodeColours, Period, type PeriodData, type PeriodInit, PeriodList, type PeriodType } from "./period.ts";
export { parseQr, type QrCode } from "./qr.ts";
export {
  type DateRange,
  type ExtendedQuery,
  type TimeRange,
  type TimetableElement,
  type TimetableQuery,
  timetableElement,
} from "./queries.ts";
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
export { type Criteria, type OneOrMore, ResultList } from "./result-list.ts";
export { type FoundSchool, type SearchOptions, searchSchool } from "./school-search.ts";
export { parseServer, type Server, schoolName } from "./server.ts";
export { type PersonQuery, Session } from "./session.ts";
export type { Omission, OnOmission } from "./shape.ts";
export type { InboxMessage, OwnAbsence } from "./sources/account.ts";
export { JsonRpcSource } from "./sources/json-rpc-source.ts";
export { type Door, Ladder, SOURCE_METHODS, type SourceMethod } from "./sources/ladder.ts";
export type { Homework, LessonDetail } from "./sources/lesson-detail.ts";
export type { ExamEntry, MessageOfDay, SchoolRoom, TimetableSource } from "./sources/source.ts";
export { type WebClientOptions, WebClientSource } from "./sources/web-client-source.ts";
export {
  Substitution,
  type SubstitutionData,
  type SubstitutionInit,
  SubstitutionList,
  type SubstitutionType,
} from "./substitution.ts";
export type { TableRow } from "./table.ts";
export type { MethodName } from "./ttl.ts";
export { plainText } from "./web/plain-text.ts";
export { weekOf } from "./week.ts";
export { END_OF_DAY } from "./wire-time.ts";
