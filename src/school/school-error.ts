import { AuthError, InvalidSchoolError, NoRightError, WebUntisError } from "../webuntis/index.ts";

/**
 * Why the school's data is not available right now.
 * `unreachable`: WebUntis does not answer or answers nonsense; `login`: it refuses the account; `unknown-school`: it knows no school of
 * the name in the settings; `no-right`: the account may not read this.
 */
export type SchoolErrorReason = "unreachable" | "login" | "unknown-school" | "no-right";

/** The school could not be asked. `cause` is what the WebUntis client threw. */
export class SchoolError extends Error {
  readonly reason: SchoolErrorReason;

  constructor(reason: SchoolErrorReason, cause: unknown) {
    super(`The school cannot be asked: ${reason}`, { cause });
    this.name = "SchoolError";
    this.reason = reason;
  }
}

function reasonOf(error: WebUntisError): SchoolErrorReason {
  if (error instanceof NoRightError) return "no-right";
  if (error instanceof InvalidSchoolError) return "unknown-school";
  return error instanceof AuthError ? "login" : "unreachable";
}

/** Turns errors of the WebUntis client into `SchoolError`s. Bugs of our own stay what they are. */
export async function asSchool<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof WebUntisError ? new SchoolError(reasonOf(error), error) : error;
  }
}
