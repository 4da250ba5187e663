import type { RegularPlan } from "../plan/regular-plan.ts";
import type { Weeks } from "../plan/weeks.ts";
import type { Attempts } from "./attempts.ts";
import type { Sessions } from "./sessions.ts";

/** The school's plans. */
export interface DemoPlans {
  readonly plan: RegularPlan;
  readonly actual: Weeks;
  readonly regular: Weeks;
  /** When the actual plan was last edited from outside; undefined when it is as computed. */
  readonly lastNews: () => Temporal.Instant | undefined;
}

/** What requests are answered from. */
export interface Context {
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly plans: DemoPlans;
  readonly now: () => Temporal.Instant;
  /** Whether the school shows something to those without an account. */
  readonly publicAccess: boolean;
  /** Whether accounts log in through another service, so that WebUntis does not know their passwords. */
  readonly ssoLogin: boolean;
  /** Where the school listens, such as "127.0.0.1:8080". */
  readonly host: () => string;
}
