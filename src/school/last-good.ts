import {
  AuthError,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NotLoggedInError,
  RemoteError,
} from "../webuntis/index.ts";

/** An answer of WebUntis that tells when it was given. */
interface Dated {
  readonly asOf: Temporal.Instant;
}

/** How to ask a `Session`. */
interface Reuse {
  readonly fromCache: true | "stale";
}

/** An answer, and whether it is an old one because WebUntis cannot be asked. */
export interface Reading<T> {
  readonly answer: T;
  readonly stale: boolean;
}

const DEFINITE = [
  AuthError,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NotLoggedInError,
] as const;

/** Whether the server did not answer, or not with sense; an error that says something definite is no illness. */
export const isIll = (error: unknown): boolean =>
  error instanceof RemoteError && !DEFINITE.some((known) => error instanceof known);

/** Asks for a stored answer or a new one; when WebUntis is ill, the last good answer does, however old. */
export async function lastGood<T extends Dated>(
  ask: (reuse: Reuse) => Promise<T>,
  now: () => Temporal.Instant,
): Promise<Reading<T>> {
  const started = now();
  try {
    return { answer: await ask({ fromCache: true }), stale: false };
  } catch (error) {
    if (!isIll(error)) throw error;
    const answer = await ask({ fromCache: "stale" });
    return { answer, stale: Temporal.Instant.compare(answer.asOf, started) < 0 };
  }
}
