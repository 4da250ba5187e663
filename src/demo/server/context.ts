import type { DemoPlans } from "../rpc/methods.ts";
import type { Attempts } from "./attempts.ts";
import type { Faults } from "./faults.ts";
import type { Sessions } from "./sessions.ts";

/** What a call is answered from. */
export interface RpcContext {
  readonly sessions: Sessions;
  readonly plans: DemoPlans;
  readonly now: () => Temporal.Instant;
  readonly attempts: Attempts;
  readonly faults: Faults;
  /** Whether the school shows something to those without an account. */
  readonly publicAccess: boolean;
  /** Where the school listens: "127.0.0.1:8080". */
  readonly host: () => string;
  /** Is told of every call, before it is answered. */
  readonly count: (method: string) => void;
}
