import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { answerRest, type RestAnswer } from "../rest/index.ts";
import { answerLogin } from "../rest/login-pages.ts";
import { answer, type Endpoint, expired, methodOf, refused, unknownMethod } from "../rpc/index.ts";
import { SCHOOL } from "../school/identity.ts";
import { sendBytes } from "./compression.ts";
import type { Context } from "./context.ts";
import type { Fault, Faults } from "./faults.ts";

export interface ServerParts {
  readonly context: Context;
  /** What is to go wrong. */
  readonly faults: Faults;
  /** Called for every request before it is answered, with the method of JSON-RPC or the path. */
  readonly count: (what: string) => void;
  /** Whether answers are compressed for those who accept it. */
  readonly compresses: boolean;
}

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ["/WebUntis/jsonrpc.do", "public"],
  ["/WebUntis/jsonrpc_intern.do", "intern"],
  ["/ms/schoolquery2", "directory"],
]);

/** What WebUntis's server answers for unknown paths. */
const notFound = (path: string) => `<!doctype html>
<html lang="en"><head><title>HTTP Status 404 – Not Found</title></head>
<body><h1>HTTP Status 404 – Not Found</h1><p>${path.replace(/[^\w/.-]/g, "?")}</p></body></html>
`;

/** The session id in a request's Cookie header. */
function sessionIdOf({ headers }: IncomingMessage): string | undefined {
  const cookies = (headers.cookie ?? "").split(";").map((cookie) => cookie.trim());
  const found = cookies.find((cookie) => cookie.startsWith("JSESSIONID="));
  return found?.slice("JSESSIONID=".length).replaceAll('"', "") || undefined;
}

function cookiesOf(sessionId: string): readonly string[] {
  const school = `_${Buffer.from(SCHOOL.loginName).toString("base64")}`;
  return [
    `JSESSIONID=${sessionId}; Path=/WebUntis; HttpOnly; SameSite=Lax`,
    `schoolname="${school}"; Path=/WebUntis; Max-Age=1209600; SameSite=Lax`,
  ];
}

function sendHtml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/html;charset=UTF-8", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

function sendRest(request: IncomingMessage, url: URL, response: ServerResponse, context: Context): void {
  const sessionId = sessionIdOf(request);
  const answered = answerRest(
    {
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      account: context.sessions.use(sessionId),
      sessionId,
      authorization: request.headers.authorization,
      anonymousSchool: request.headers["anonymous-school-base64"]?.toString(),
    },
    context,
  );
  if (answered) sendPage(response, answered);
  else sendHtml(response, 404, notFound(url.pathname));
}

function sendPage(response: ServerResponse, { status, body }: RestAnswer): void {
  const type = typeof body === "string" ? "text/plain;charset=UTF-8" : "application/json;charset=UTF-8";
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  sendBytes(response, status, type, bytes);
}

/** Lets a fault answer. */
function spoil(fault: Fault, url: URL, body: string, response: ServerResponse): void {
  switch (fault.kind) {
    case "slow":
      return;
    case "expired":
      if (url.pathname.startsWith("/WebUntis/api/")) response.writeHead(401).end();
      else sendJson(response, expired(body).body);
      return;
    case "no-right":
      sendJson(response, refused(body).body);
      return;
    case "no-method":
      sendJson(response, unknownMethod(body).body);
      return;
    case "reset":
      response.socket?.destroy();
      return;
    case "html":
      sendHtml(response, fault.status ?? 200, "<!doctype html><title>Wartung</title><h1>WebUntis wird gewartet</h1>\n");
      return;
    case "status":
      response.writeHead(
        fault.status,
        fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) },
      );
      response.end();
      return;
    case "cut":
      response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
      response.write('{"jsonrpc":"2.0","result":[', () => response.destroy());
  }
}

function sendJson(response: ServerResponse, json: object): void {
  sendBytes(response, 200, "application/json;charset=UTF-8", Buffer.from(JSON.stringify(json)));
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { context, faults, count }: ServerParts,
): Promise<void> {
  const url = URL.parse(request.url ?? "/", "http://localhost") ?? new URL("http://localhost");
  // The school's clock, which clients may set theirs by.
  response.setHeader("date", new Date(context.now().epochMilliseconds).toUTCString());
  const body = await text(request);
  const method = methodOf(body);
  count(method ?? url.pathname);
  const fault = faults.take(url.pathname, method);
  if (fault) return spoil(fault, url, body, response);
  const login =
    request.method === "POST"
      ? answerLogin({ path: url.pathname, headers: request.headers, body }, context)
      : undefined;
  if (login) {
    if (login.opened !== undefined) response.setHeader("set-cookie", cookiesOf(login.opened));
    if (login.location !== undefined) response.setHeader("location", login.location);
    return sendPage(response, login);
  }
  if (url.pathname.startsWith("/WebUntis/api/")) return sendRest(request, url, response, context);
  const endpoint = ENDPOINTS.get(url.pathname);
  if (!endpoint || request.method !== "POST") return sendHtml(response, 404, notFound(url.pathname));
  const answered = answer(body, endpoint, url.searchParams.get("school"), sessionIdOf(request), context);
  if (answered.opened !== undefined) response.setHeader("set-cookie", cookiesOf(answered.opened));
  sendJson(response, answered.body);
}

/** The demo school's HTTP server, not yet listening. Errors of JSON-RPC come with HTTP 200, as from WebUntis. */
export function demoServer(parts: ServerParts): Server {
  return createServer((request, response) => {
    if (!parts.compresses) delete request.headers["accept-encoding"];
    handle(request, response, parts).catch((error: unknown) => {
      // A client that hung up is no error; anything else is a bug of the demo school.
      if (request.destroyed && !request.complete) return;
      sendHtml(response, 500, "<h1>HTTP Status 500 – Internal Server Error</h1>\n");
      console.error(error);
    });
  });
}
