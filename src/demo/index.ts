import { changedWeek } from "./changes/changed-week.ts";
import { makeRegularPlan } from "./plan/regular-plan.ts";
import { type Edit, regularWeek, Weeks } from "./plan/weeks.ts";
import { SCHOOL } from "./rpc/index.ts";
import { type Account, accounts } from "./school/accounts.ts";
import { Attempts } from "./server/attempts.ts";
import { type Fault, Faults, type FaultTarget } from "./server/faults.ts";
import { demoServer } from "./server/server.ts";
import { Sessions } from "./server/sessions.ts";

export interface DemoOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Only loopback: the passwords of this school are no secret. */
  readonly host?: "127.0.0.1";
  /** The clock: which school year it is, and when sessions end. */
  readonly now?: () => Temporal.Instant;
  /** How long a session lives unused; 10 minutes, as WebUntis keeps it. Measured by `now`. */
  readonly sessionLifetime?: Temporal.Duration;
  /** Whether the school shows its classes' timetables to those without an account; default true. */
  readonly publicAccess?: boolean;
}

/** A running demo school. */
export interface DemoSchool extends AsyncDisposable {
  /** Such as http://127.0.0.1:8080. */
  readonly url: string;
  /** What `WEBUNTIS_SERVER` takes: the same. */
  readonly server: string;
  /** The school's login name. */
  readonly school: string;
  readonly accounts: readonly Account[];
  /** How many calls of a JSON-RPC method have come in, refused ones included. */
  requests(method: string): number;
  /** Makes coming requests go wrong, for tests. */
  fail(fault: Fault, target?: FaultTarget): void;
  /** Lets everything go well again. */
  heal(): void;
  /** Something happens: from now on the plan is edited so, and WebUntis has news. The function that is given takes it back. */
  happens(edit: Edit): () => void;
  /** Ends all sessions, as WebUntis does now and then. */
  expireSessions(): void;
  /** Stops listening and hangs up on everybody. */
  close(): Promise<void>;
}

/**
 * Starts a WebUntis server with an invented Gymnasium in it, on loopback. Its whole calendar, plan and changes are computed from dates
 * alone, so they never go stale and are the same in every instance.
 * @throws the error of `listen`, for example EADDRINUSE
 */
export async function startDemoSchool(options: DemoOptions = {}): Promise<DemoSchool> {
  const { port = 0, host = "127.0.0.1", now = Temporal.Now.instant, sessionLifetime, publicAccess = true } = options;
  const sessions = new Sessions(now, sessionLifetime ?? Temporal.Duration.from({ minutes: 10 }));
  const plan = makeRegularPlan();
  const regular = new Weeks((monday) => regularWeek(plan, monday));
  const actual = new Weeks((monday) => changedWeek(plan.lessons, monday));
  const calls = new Map<string, number>();
  const faults = new Faults();
  let lastNews: Temporal.Instant | undefined;
  let address = "";
  const server = demoServer({
    sessions,
    attempts: new Attempts(now),
    faults,
    publicAccess,
    host: () => address,
    plans: { plan, regular, actual, lastNews: () => lastNews },
    now,
    count: (method) => calls.set(method, (calls.get(method) ?? 0) + 1),
  });
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject).listen(port, host, listening.resolve);
  await listening.promise;
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new TypeError("The demo school listens on no port");
  address = `${host}:${bound.port}`;

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
    school: SCHOOL,
    accounts,
    requests: (method) => calls.get(method) ?? 0,
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
