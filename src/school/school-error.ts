import {
  AuthError,
  InvalidSchoolError,
  NoRightError,
  NoSuchElementError,
  NotLoggedInError,
  WebUntisError,
} from "../webuntis/index.ts";

/**
 * Why the school's data is not available right now.
 * `unreachable`: WebUntis does not answer or answers nonsense; `login`: it refuses the account or does not know the school;
 * `no-right`: the account may not read this; `gone`: there is no such class, teacher or room any more. The list has been read anew by
 * then, so looking it up again by name tells what there is instead.
 */
export type SchoolErrorReason = "unreachable" | "login" | "no-right" | "gone";

/** The school could not be asked. `cause` is what the WebUntis client threw. */
export class SchoolError extends Error {
  readonly reason: SchoolErrorReason;

  constructor(reason: SchoolErrorReason, cause: unknown) {
    super(`The school cannot be asked: ${reason}`, { cause });
    this.name = "SchoolError";
    this.reason = reason;
  }
}

const LOGIN = [AuthError, InvalidSchoolError, NotLoggedInError] as const;

function reasonOf(error: WebUntisError): SchoolErrorReason {
  if (error instanceof NoRightError) return "no-right";
  if (error instanceof NoSuchElementError) return "gone";
  return LOGIN.some((known) => error instanceof known) ? "login" : "unreachable";
}

/** Turns errors of the WebUntis client into `SchoolError`s. Bugs of our own stay what they are. */
export async function asSchool<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof WebUntisError ? new SchoolError(reasonOf(error), error) : error;
  }
}
