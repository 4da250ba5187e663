import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isMultipart, parseMultipart } from "../multipart.ts";
import type { Fault } from "./faults.ts";
import { Refusal } from "./refusal.ts";

/** Carries out a call; `gone` is aborted when the caller hangs up. */
export type Carry = (path: string, body: unknown, gone: AbortSignal) => Promise<unknown>;

export interface HttpServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Thrown by `Carry` where a fault wants something else than a JSON answer. */
export class Broken extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super("A fault of the transport");
    this.fault = fault;
  }
}

const ATTACHED = "attach://";

/** The fields, all as text; one that refers to a file of the body ("attach://id") is that file. */
function formOf(body: Buffer, type: string): object {
  const { fields, files } = parseMultipart(body, type);
  const referred = (value: string) =>
    value.startsWith(ATTACHED) ? (files.get(value.slice(ATTACHED.length)) ?? value) : value;
  return Object.fromEntries([...fields].map(([name, value]) => [name, referred(value)]));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (isMultipart(type)) return formOf(body, type);
  return body.length > 0 ? JSON.parse(body.toString()) : {};
}

function answerJson(response: ServerResponse, status: number, answer: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
}

function answerError(response: ServerResponse, error: unknown): void {
  if (error instanceof Broken) {
    if ("page" in error.fault)
      response.writeHead(error.fault.page, { "content-type": "text/html" }).end("<h1>Bad</h1>");
    else response.destroy();
    return;
  }
  const { code, message, parameters } =
    error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`);
  answerJson(response, code, { ok: false, error_code: code, description: message, ...(parameters && { parameters }) });
}

/** The HTTP side of the Bot API on a free port of 127.0.0.1. @param date milliseconds since 1970 */
export async function serve(carry: Carry, date: () => number): Promise<HttpServer> {
  const server = createServer(async (request, response) => {
    // Telegram's clock, not the machine's.
    response.setHeader("date", new Date(date()).toUTCString());
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    try {
      const result = await carry(request.url ?? "", await bodyOf(request), gone.signal);
      answerJson(response, 200, { ok: true, result });
    } catch (error) {
      answerError(response, error);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
