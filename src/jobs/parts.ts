import type { TeacherNames } from "../bot/command.ts";
import type { Address } from "../bot/platform.ts";
import type { School } from "../school/index.ts";
import type { Delivery, Store } from "../store/index.ts";

/** What jobs log to, such as a pino logger. */
export interface JobLog {
  info(entry: object, message: string): void;
  warn(entry: object, message: string): void;
  error(entry: object, message: string): void;
}

/** What became of an attempt to post. `failed`: it is tried again; `dropped`: it never will be. */
export interface PostOutcome extends Pick<Delivery, "platform" | "kind"> {
  readonly outcome: "sent" | "failed" | "dropped";
}

/** What all jobs work with. */
export interface JobParts {
  readonly store: Store;
  /** Which school a chat belongs to; without one, whichever there is. */
  readonly schoolOf: (address?: Address) => School;
  readonly teacherNames: TeacherNames;
  readonly timeZone: string;
  /** The one clock that decides what is due. */
  readonly now: () => Temporal.Instant;
  /** Waits for the given milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly log: JobLog;
  /** Told what becomes of posts; default: nobody is. */
  readonly onOutcome?: (outcome: PostOutcome) => void;
}
