import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** What may happen to a post on its way. The last two are never known to have arrived. */
export const TROUBLES = ["page", "status", "limit", "reset", "lost", "hung"] as const;
export type Trouble = (typeof TROUBLES)[number];

/** A line to a platform on which things go wrong. */
export interface BadLine extends AsyncDisposable {
  readonly url: string;
  /** How often which trouble was met. */
  readonly met: ReadonlyMap<Trouble, number>;
}

export interface BadLineParts {
  /** Where it leads to. */
  readonly to: string;
  /** Which requests are posts, by path. */
  readonly posts: RegExp;
  /** The trouble that the next post meets, if any. */
  readonly trouble: () => Trouble | undefined;
  /** How long a request is under way, in milliseconds. */
  readonly latency: () => number;
}

const HANGING_MS = 1000;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Answers as both platforms do, each of which reads its own part. */
function limit(response: ServerResponse): void {
  const seconds = 0.3;
  response.writeHead(429, { "content-type": "application/json", "retry-after": String(seconds) });
  response.end(
    JSON.stringify({
      message: "You are being rate limited.",
      retry_after: seconds,
      global: false,
      ok: false,
      error_code: 429,
      description: "Too Many Requests",
      parameters: { retry_after: 1 },
    }),
  );
}

function status(response: ServerResponse): void {
  response.writeHead(500, { "content-type": "application/json" });
  response.end(JSON.stringify({ message: "500", code: 0, ok: false, error_code: 500, description: "Internal" }));
}

/** A server in front of another, between which posts meet trouble. */
export async function startBadLine({ to, posts, trouble, latency }: BadLineParts): Promise<BadLine> {
  const met = new Map<Trouble, number>();

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = request.url ?? "";
    const isPost = request.method === "POST" && posts.test(path);
    if (isPost) await pause(latency());
    const trouble_ = isPost ? trouble() : undefined;
    if (trouble_) met.set(trouble_, (met.get(trouble_) ?? 0) + 1);
    if (trouble_ === "page") return void response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad</h1>");
    if (trouble_ === "status") return status(response);
    if (trouble_ === "limit") return limit(response);
    if (trouble_ === "reset") return void response.destroy();
    const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
    const answer = await fetch(new URL(to).origin + path, {
      method: request.method ?? "GET",
      headers: Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]),
      ...(body.length > 0 ? { body } : {}),
    });
    const given = Buffer.from(await answer.arrayBuffer());
    if (trouble_ === "hung") await pause(HANGING_MS);
    if (trouble_) return void response.destroy();
    const { "content-encoding": ____, "transfer-encoding": _____, ...back } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, back).end(given);
  }

  const server = createServer((request, response) => {
    carry(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${new URL(to).pathname.replace(/\/$/, "")}`,
    met,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
