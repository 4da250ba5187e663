/**
 * Why the school's timetable cannot be had right now, so that a sentence fits it.
 * `unreachable`: WebUntis does not answer or answers nonsense; `login`: it refuses the account; `no-right`: the account may not read
 * this.
 */
export type SchoolErrorReason = "unreachable" | "login" | "no-right";

/** The school could not be asked. `cause` is what the WebUntis client threw. */
export class SchoolError extends Error {
  readonly reason: SchoolErrorReason;

  constructor(reason: SchoolErrorReason, cause: unknown) {
    super(`The school cannot be asked: ${reason}`, { cause });
    this.name = "SchoolError";
    this.reason = reason;
  }
}
