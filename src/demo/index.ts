import { changedWeek } from "./changes/changed-week.ts";
import { makeRegularPlan } from "./plan/regular-plan.ts";
import { type Edit, regularWeek, Weeks } from "./plan/weeks.ts";
import { type Account, accounts } from "./school/accounts.ts";
import { SCHOOL } from "./school/identity.ts";
import { Attempts } from "./server/attempts.ts";
import { type Fault, Faults, type FaultTarget } from "./server/faults.ts";
import { demoServer } from "./server/server.ts";
import { Sessions } from "./server/sessions.ts";

/** The passwords of this school are public: it must not be reachable from outside. */
const LOOPBACK = "127.0.0.1";

/** The same in every demo school of a process, however many there are. */
const PLAN = makeRegularPlan();
const REGULAR = new Weeks((monday) => regularWeek(PLAN, monday));
const CHANGED = new Weeks((monday) => changedWeek(PLAN.lessons, monday));

export interface DemoOptions {
  /** 0, the default, picks a free one. */
  readonly port?: number;
  /** The clock of everything in the school. */
  readonly now: () => Temporal.Instant;
  /** How long an unused session lives; default 10 minutes, as in WebUntis. */
  readonly sessionLifetime?: Temporal.Duration;
  /** Whether the school shows its classes' timetables to those without an account; default true. */
  readonly publicAccess?: boolean;
  /** Whether accounts log in through another service (SSO), so that passwords are refused and keys are not; default false. */
  readonly ssoLogin?: boolean;
  /** Whether answers are compressed for those who accept it, as WebUntis does; default false, since on loopback it only takes time. */
  readonly compresses?: boolean;
}

/** A running demo school. */
export interface DemoSchool extends AsyncDisposable {
  /** For example "http://127.0.0.1:8080". */
  readonly url: string;
  /** For `WEBUNTIS_SERVER`; the same as `url`. */
  readonly server: string;
  /** The school's login name. */
  readonly school: string;
  readonly accounts: readonly Account[];
  /** How many calls of a JSON-RPC method came in, or requests for a path such as "/WebUntis/api/token/new", refused ones included. */
  requests(what: string): number;
  /** Makes the next requests go wrong. */
  fail(fault: Fault, target?: FaultTarget): void;
  /** Drops all pending faults. */
  heal(): void;
  /** Edits the plan from now on, which WebUntis reports as a new import. Call the returned function to undo it. */
  happens(edit: Edit): () => void;
  /** Ends all sessions, as WebUntis does now and then. */
  expireSessions(): void;
  /** Stops listening and hangs up on everybody. */
  close(): Promise<void>;
}

/**
 * Starts a WebUntis server with an invented Gymnasium on loopback. Calendar, plan and changes are computed from dates alone, so they never
 * go stale and are the same in every instance.
 * @throws the error of `listen`, for example EADDRINUSE
 */
export async function startDemoSchool(options: DemoOptions): Promise<DemoSchool> {
  const { port = 0, now, sessionLifetime, publicAccess = true, ssoLogin = false, compresses = false } = options;
  const sessions = new Sessions(now, sessionLifetime ?? Temporal.Duration.from({ minutes: 10 }));
  const actual = CHANGED.copy();
  const calls = new Map<string, number>();
  const faults = new Faults();
  let lastNews: Temporal.Instant | undefined;
  let address = "";
  const server = demoServer({
    context: {
      sessions,
      attempts: new Attempts(now),
      plans: { plan: PLAN, regular: REGULAR, actual, lastNews: () => lastNews },
      now,
      publicAccess,
      ssoLogin,
      host: () => address,
    },
    faults,
    compresses,
    count: (what) => calls.set(what, (calls.get(what) ?? 0) + 1),
  });
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject).listen(port, LOOPBACK, listening.resolve);
  await listening.promise;
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new TypeError("The demo school listens on no port");
  address = `${LOOPBACK}:${bound.port}`;

  async function close(): Promise<void> {
    const closed = Promise.withResolvers<void>();
    server.close(() => closed.resolve());
    server.closeAllConnections();
    await closed.promise;
  }
  const url = `http://${address}`;
  return {
    url,
    server: url,
    school: SCHOOL.loginName,
    accounts,
    requests: (what) => calls.get(what) ?? 0,
    fail: (fault, target = {}) => faults.add(fault, target),
    heal: () => faults.clear(),
    happens(edit) {
      const takeBack = actual.edit(edit);
      lastNews = now();
      return () => {
        takeBack();
        lastNews = now();
      };
    },
    expireSessions: () => sessions.closeAll(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
