import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One call as the server received it. */
export interface ReceivedCall {
  readonly id: string;
  /** Of JSON-RPC; of a page its path, such as "/WebUntis/api/token/new". */
  readonly method: string;
  /** Of a page its query, or the form or JSON that was posted to it. */
  readonly params: unknown;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** What to answer: a JSON-RPC result or error, or any HTTP answer by hand. */
export type Scripted =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }
  | { readonly json: unknown }
  | { readonly raw: (response: ServerResponse, call: ReceivedCall) => void };

export interface ScriptedWebUntis extends AsyncDisposable {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  /** The methods called so far, in order. */
  methods(): readonly string[];
}

/** A web page or any other body, with this status and these headers. */
export const page = (status: number, body: string, headers: Record<string, string> = {}): Scripted => ({
  raw: (response) => void response.writeHead(status, headers).end(body),
});

/** A login that works, for scripts that are not about logging in. */
export const LOGGED_IN: Scripted = { result: { sessionId: "SECRET-SESSION", personType: 5, personId: 7, klasseId: 3 } };

/** What was posted: JSON, or a form. */
function posted(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body);
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}

/** A server that speaks WebUntis's JSON-RPC and answers as the script says, right or wrong. */
export async function scriptedWebUntis(
  script: (call: ReceivedCall, calls: readonly ReceivedCall[]) => Scripted | Promise<Scripted>,
): Promise<ScriptedWebUntis> {
  const calls: ReceivedCall[] = [];
  const server = createServer(async (request, response) => {
    // Else the machine's clock would be told as the school's.
    response.sendDate = false;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? "/", "http://localhost");
    const sent = request.method === "GET" ? Object.fromEntries(url.searchParams) : posted(`${Buffer.concat(chunks)}`);
    const asked =
      typeof sent.method === "string"
        ? { id: String(sent.id), method: sent.method, params: sent.params }
        : { id: "", method: url.pathname, params: sent };
    const call = { ...asked, url: request.url ?? "", headers: request.headers };
    calls.push(call);
    const answer = await script(call, calls);
    if ("raw" in answer) return answer.raw(response, call);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify("json" in answer ? answer.json : { jsonrpc: "2.0", id: call.id, ...answer }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    methods: () => calls.map(({ method }) => method),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
