import { accounts, ownKlasseId } from "./accounts.ts";
import { type DemoPlans, methodNamed } from "./methods.ts";
import { isParams, type Params } from "./params.ts";
import { badCredentials, noSuchMethod, notAuthenticated, RpcError } from "./rpc-error.ts";
import { dateAt } from "./school-clock.ts";
import { schoolYearOf } from "./school-years.ts";
import type { Sessions } from "./sessions.ts";

/** The school's login name. */
export const SCHOOL = "demo";

/** What the answer to one HTTP request is made of. */
export interface RpcAnswer {
  readonly body: object;
  /** The session that has just been opened, to be set as a cookie. */
  readonly opened?: string;
}

interface RpcRequest {
  readonly id: unknown;
  readonly method: string;
  readonly params: Params;
}

/** What a call is answered from. */
export interface RpcContext {
  readonly sessions: Sessions;
  readonly plans: DemoPlans;
  readonly now: () => Temporal.Instant;
  /** Is told of every call, before it is answered. */
  readonly count: (method: string) => void;
}

const failure = (id: unknown, { code, message }: Pick<RpcError, "code" | "message">): RpcAnswer => ({
  body: { jsonrpc: "2.0", id, error: { message, code } },
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requestOf(value: unknown): RpcRequest | undefined {
  if (!isParams(value) || typeof value.method !== "string") return undefined;
  return { id: value.id ?? null, method: value.method, params: isParams(value.params) ? value.params : {} };
}

function authenticate({ user, password }: Params, { sessions, now }: RpcContext) {
  const account = accounts.find((each) => each.username === user && each.password === password);
  if (!account) throw badCredentials();
  const year = schoolYearOf(dateAt(now()));
  const sessionId = sessions.open(account);
  const { personType, personId } = account;
  return { sessionId, personType, personId, klasseId: ownKlasseId(account, year.id) };
}

function call({ method, params }: RpcRequest, sessionId: string | undefined, context: RpcContext): unknown {
  const run = methodNamed(method);
  if (!run && method !== "logout") throw noSuchMethod();
  const account = context.sessions.use(sessionId);
  if (sessionId === undefined || !account) throw notAuthenticated();
  if (run) return run(params, account, context.now(), context.plans);
  context.sessions.close(sessionId);
  return null;
}

/**
 * Answers the body of a request to jsonrpc.do. A wrong school is refused before the request is read, with the id "error"; what is no
 * request, with the id null; everything else echoes the request's id.
 */
export function answer(
  body: string,
  school: string | null,
  sessionId: string | undefined,
  context: RpcContext,
): RpcAnswer {
  if (school?.toLowerCase() !== SCHOOL) return failure("error", { code: -8500, message: "invalid schoolname" });
  const json = parse(body);
  if (json === undefined) return failure(null, { code: -32700, message: "Parse error" });
  const request = requestOf(json);
  if (!request) return failure(null, { code: -32600, message: "Invalid Request" });
  const { id, method, params } = request;
  context.count(method);
  try {
    if (method !== "authenticate") return { body: { jsonrpc: "2.0", id, result: call(request, sessionId, context) } };
    const result = authenticate(params, context);
    return { body: { jsonrpc: "2.0", id, result }, opened: result.sessionId };
  } catch (error) {
    if (error instanceof RpcError) return failure(id, error);
    throw error;
  }
}
