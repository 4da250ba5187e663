import { SCHOOL } from "../school/identity.ts";
import type { Context } from "../server/context.ts";
import { authenticate, internMethod, type LoggedIn } from "./logins.ts";
import { methodNamed } from "./methods.ts";
import { isParams, type Params } from "./params.ts";
import { noRight, noSuchMethod, notAuthenticated, RpcError } from "./rpc-error.ts";
import { searchSchool } from "./school-search.ts";

/** The answer to one HTTP request. */
export interface RpcAnswer {
  readonly body: object;
  /** The id of a session just opened, to be set as a cookie. */
  readonly opened?: string;
}

interface RpcRequest {
  readonly id: unknown;
  readonly method: string;
  readonly params: unknown;
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
  return { id: value.id ?? null, method: value.method, params: value.params };
}

const paramsOf = ({ params }: RpcRequest): Params => (isParams(params) ? params : {});

function call(request: RpcRequest, sessionId: string | undefined, context: Context): unknown {
  const { method } = request;
  const run = methodNamed(method);
  if (!run && method !== "logout") throw noSuchMethod();
  const account = context.sessions.use(sessionId);
  if (sessionId === undefined || !account) throw notAuthenticated();
  if (run) return run(paramsOf(request), account, context.now(), context.plans);
  context.sessions.close(sessionId);
  return null;
}

/** Where a request is sent: JSON-RPC, the mobile app's interface, or the directory of schools. */
export type Endpoint = "public" | "intern" | "directory";

function resultOf(request: RpcRequest, endpoint: Endpoint, sessionId: string | undefined, context: Context): LoggedIn {
  if (endpoint === "directory") {
    if (request.method !== "searchSchool") throw noSuchMethod();
    return { result: searchSchool(request.params, context.host()) };
  }
  if (endpoint === "intern") return internMethod(request.method, request.params, context);
  if (request.method === "authenticate") return authenticate(paramsOf(request), context);
  return { result: call(request, sessionId, context) };
}

/** The method a body calls; undefined when it is no call. */
export const methodOf = (body: string): string | undefined => requestOf(parse(body))?.method;

/** The answer to a body as if its session had ended. */
export const expired = (body: string): RpcAnswer => failure(requestOf(parse(body))?.id ?? null, notAuthenticated());

/** The answer to a body as if its account had no right to the method. */
export const refused = (body: string): RpcAnswer => {
  const request = requestOf(parse(body));
  return failure(request?.id ?? null, noRight(`${request?.method}()`));
};

/** The answer to a body as if there were no such method. */
export const unknownMethod = (body: string): RpcAnswer => failure(requestOf(parse(body))?.id ?? null, noSuchMethod());

/**
 * Answers the body of a request. A wrong school is refused with the id "error" before the body is parsed, an invalid request with the id
 * null; all other answers echo the request's id.
 */
export function answer(
  body: string,
  endpoint: Endpoint,
  school: string | null,
  sessionId: string | undefined,
  context: Context,
): RpcAnswer {
  if (endpoint !== "directory" && school?.toLowerCase() !== SCHOOL.loginName)
    return failure("error", { code: -8500, message: "invalid schoolname" });
  const json = parse(body);
  if (json === undefined) return failure(null, { code: -32700, message: "Parse error" });
  const request = requestOf(json);
  if (!request) return failure(null, { code: -32600, message: "Invalid Request" });
  const { id } = request;
  try {
    const { result, opened } = resultOf(request, endpoint, sessionId, context);
    return { body: { jsonrpc: "2.0", id, result }, ...(opened === undefined ? {} : { opened }) };
  } catch (error) {
    if (error instanceof RpcError) return failure(id, error);
    throw error;
  }
}
