import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Changes } from "../changes.ts";
import type { Holds } from "../hold.ts";
import { isMultipart, parseMultipart } from "../multipart.ts";
import type { Rate } from "../rate.ts";
import { type Faults, fail, tooMany } from "./faults.ts";
import { Refusal } from "./refusal.ts";
import type { Request } from "./route.ts";

/** A request as it came in, and how it was answered. */
export interface Received {
  readonly method: string;
  /** Without "/api/v10". */
  readonly path: string;
  /** Set when it was refused for a reason that Discord gives. */
  readonly refusal?: Refusal;
  /** It was answered with 429. */
  readonly limited?: true;
}

export interface ListenerParts {
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly token: string;
  /** @throws {Refusal} */
  readonly route: (request: Request) => object | undefined;
  readonly faults: Faults;
  readonly holds: Holds<Pick<Received, "method" | "path">>;
  readonly rate: Rate | undefined;
  /** Written to. */
  readonly requests: Received[];
  readonly changes: Changes;
}

const PREFIX = /^\/api\/v10(?=\/)/;
/** These do not count towards the limit of the whole bot. */
const OF_INTERACTIONS = /^\/(interactions|webhooks)\//;

/** JSON; beside a file it is a part of the body, and the file then stands in its message. */
function bodyOf(body: Buffer, type = "") {
  if (!isMultipart(type)) return JSON.parse(body.toString() || "{}");
  const { fields, files } = parseMultipart(body, type);
  const sent = JSON.parse(fields.get("payload_json") ?? "{}");
  const uploaded = files.get("files[0]");
  return "data" in sent ? { ...sent, data: { ...sent.data, uploaded } } : { ...sent, uploaded };
}

async function read(incoming: IncomingMessage, token: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://127.0.0.1");
  return {
    method: incoming.method ?? "GET",
    path: PREFIX.test(pathname) ? decodeURIComponent(pathname.replace(PREFIX, "")) : "",
    query: searchParams,
    authorised: incoming.headers.authorization === `Bot ${token}`,
    body: () => bodyOf(Buffer.concat(chunks), incoming.headers["content-type"]),
  };
}

function send(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, body ? { "content-type": "application/json" } : {});
  response.end(body ? JSON.stringify(body) : undefined);
}

/** Discord's HTTP side: what is refused, goes wrong or is kept waiting before a request is carried out, and after. */
export function createListener({
  date,
  token,
  route,
  faults,
  holds,
  rate,
  requests,
  changes,
}: ListenerParts): RequestListener {
  async function carryOut(request: Request, response: ServerResponse, gone: AbortSignal): Promise<void> {
    const { method, path, authorised } = request;
    const wait = authorised && !OF_INTERACTIONS.test(path) ? rate?.take() : undefined;
    if (wait !== undefined) {
      requests.push({ method, path, limited: true });
      return tooMany(response, wait / 1000, "global");
    }
    const fault = faults.take(path);
    const limited = fault?.with === 429 ? ({ limited: true } as const) : {};
    if (fault && !fault.afterwards) {
      requests.push({ method, path, ...limited });
      return fail(response, fault);
    }
    const held = holds.take(request);
    if (held && !(await held.pass("before", gone))) {
      requests.push({ method, path });
      response.destroy();
      return;
    }
    const body = route(request);
    requests.push({ method, path, ...limited });
    if (held && !(await held.pass("after", gone))) response.destroy();
    else if (fault) fail(response, fault);
    else send(response, body ? 200 : 204, body);
  }

  return async (incoming, response) => {
    // Discord's clock, not the machine's.
    response.setHeader("date", new Date(date()).toUTCString());
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    try {
      const request = await read(incoming, token);
      await carryOut(request, response, gone.signal).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        requests.push({ method: request.method, path: request.path, refusal: error });
        send(response, error.status, error);
      });
    } catch (error) {
      // A client that hangs up while it sends is no fault of ours.
      if (incoming.complete && !gone.signal.aborted) throw error;
    } finally {
      changes.tell();
    }
  };
}
