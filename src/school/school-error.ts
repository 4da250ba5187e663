import {
  AuthError,
  BadCredentialsError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NoSuchElementError,
  type SourceMethod,
  WebUntisError,
} from "../webuntis/index.ts";
import { BusyError } from "./reading/busy-error.ts";

/**
 * Why the school's data is not available right now.
 * `unreachable`: WebUntis does not answer or answers nonsense; `login`: it refuses the account; `unknown-school`: it knows no school of
 * the name in the settings; `no-right`: the account may not read this; `gone`: there is no such class, teacher or room any more. The list
 * has been read anew by then, so looking it up again by name tells what there is instead; `busy`: too many ask at the moment, and the
 * server is spared.
 */
export type SchoolErrorReason = "unreachable" | "login" | "unknown-school" | "no-right" | "gone" | "busy";

/** What an account may not read, by the method of a source: `timetable` is the plan of the class, teacher or room that was asked for. */
export type ClosedDoor = Extract<
  SourceMethod,
  "klassen" | "teachers" | "rooms" | "timetable" | "homework" | "messagesOfDay"
>;

/**
 * What lets a refused account in after all. `key`: the QR code or key from its profile, since the school logs in through another service;
 * `new-key`: the present one, since a change of password makes the old one void.
 */
export type LoginRemedy = "key" | "new-key";

/** The remedy for a refused login; undefined when none is known. */
export function loginRemedy(error: unknown): LoginRemedy | undefined {
  if (!(error instanceof BadCredentialsError)) return undefined;
  if (error.way === "secret") return "new-key";
  return error.way === "password" && error.loginMeta?.sso ? "key" : undefined;
}

/** The school could not be asked. `cause` is what was thrown below, such as an error of the WebUntis client. */
export class SchoolError extends Error {
  readonly reason: SchoolErrorReason;
  readonly remedy: LoginRemedy | undefined;
  /** What may not be read, where the reason is `no-right` and it is known. */
  readonly door: ClosedDoor | undefined;

  constructor(reason: SchoolErrorReason, cause: unknown, door?: ClosedDoor) {
    super(`The school cannot be asked: ${reason}`, { cause });
    this.name = "SchoolError";
    this.reason = reason;
    this.remedy = loginRemedy(cause);
    this.door = reason === "no-right" ? door : undefined;
  }
}

function reasonOf(error: WebUntisError, door: ClosedDoor | undefined): SchoolErrorReason {
  // What no door of WebUntis has is closed to this account as well; another account may have another door.
  if (error instanceof NoRightError || (door && error instanceof MethodNotFoundError)) return "no-right";
  if (error instanceof NoSuchElementError) return "gone";
  if (error instanceof InvalidSchoolError) return "unknown-school";
  return error instanceof AuthError ? "login" : "unreachable";
}

/**
 * Turns errors of the WebUntis client, and of too many questions, into `SchoolError`s. Bugs of our own stay what they are.
 * @param door what is asked for, told where it may not be read.
 */
export async function asSchool<T>(work: Promise<T>, door?: ClosedDoor): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof BusyError) throw new SchoolError("busy", error);
    throw error instanceof WebUntisError ? new SchoolError(reasonOf(error, door), error, door) : error;
  }
}
