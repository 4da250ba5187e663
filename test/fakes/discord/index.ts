import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIApplicationCommand } from "discord-api-types/v10";
import { createFaults, type Fault, fail } from "./faults.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { createIds } from "./identity.ts";
import { createInteractions } from "./interactions.ts";
import { createMessages, type Seen, seen } from "./messages.ts";
import { createPerson, type Person } from "./person.ts";
import { Refusal } from "./refusal.ts";
import { createRegistry } from "./registry.ts";
import { createRoutes, type Request } from "./routes.ts";

export type { Seen } from "./messages.ts";

export interface FakeDiscordOptions {
  /** Milliseconds; by default time stands still and nothing is ever too late. */
  readonly now?: () => number;
  /** Milliseconds between heartbeats; by default as long as Discord's. */
  readonly heartbeatInterval?: number;
}

/** A request as it came in, and how it was answered. */
export interface Received {
  readonly method: string;
  /** Without "/api/v10". */
  readonly path: string;
  /** Set when it was refused for a reason that Discord gives. */
  readonly refusal?: Refusal;
}

/** Discord on 127.0.0.1. */
export interface FakeDiscord extends AsyncDisposable {
  /** For discord.js's `rest.api`. */
  readonly url: string;
  /** The only token that is let in. */
  readonly token: string;
  readonly user: Person;
  readonly gateway: Gateway;
  readonly requests: readonly Received[];
  commands(): readonly APIApplicationCommand[];
  /** How often the commands were overwritten. */
  puts(): number;
  /** All messages there are, oldest first. */
  messages(): readonly Seen[];
  /** What Discord refused, in words. */
  refusals(): readonly string[];
  /** Lets the next request, or the next ones to a path, go wrong. */
  failNext(fault: Fault): void;
  close(): Promise<void>;
}

const TOKEN = "MTMwMDAwMDAwMDAwMDAwMDAwMQ.Gfake0.a-bot-token-nobody-should-see";
const LIKE_DISCORDS_MS = 41_250;
const PREFIX = /^\/api\/v10(?=\/)/;

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://127.0.0.1");
  return {
    method: incoming.method ?? "GET",
    path: PREFIX.test(pathname) ? decodeURIComponent(pathname.replace(PREFIX, "")) : "",
    query: searchParams,
    authorised: incoming.headers.authorization === `Bot ${TOKEN}`,
    body: () => JSON.parse(Buffer.concat(chunks).toString() || "{}"),
  };
}

function send(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, body ? { "content-type": "application/json" } : {});
  response.end(body ? JSON.stringify(body) : undefined);
}

/** Starts a Discord of our own: REST and gateway on one free port, with one guild, one channel and one person. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const { now = () => 0, heartbeatInterval = LIKE_DISCORDS_MS } = options;
  const nextId = createIds();
  const messages = createMessages(nextId);
  const registry = createRegistry(nextId);
  const interactions = createInteractions(messages, nextId, now);
  const faults = createFaults();
  const requests: Received[] = [];

  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    const { method, path } = request;
    const fault = faults.take(path);
    if (fault && !fault.afterwards) {
      requests.push({ method, path });
      return fail(response, fault);
    }
    try {
      const body = route(request);
      requests.push({ method, path });
      if (fault) fail(response, fault);
      else send(response, body ? 200 : 204, body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      requests.push({ method, path, refusal: error });
      send(response, error.status, error);
    }
  });
  const gateway = createGateway({ server, token: TOKEN, heartbeatInterval });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const route = createRoutes({ gatewayUrl: () => `ws://127.0.0.1:${port}`, registry, messages, interactions });

  const close = async () => {
    gateway.stop();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return {
    url: `http://127.0.0.1:${port}/api`,
    token: TOKEN,
    gateway,
    requests,
    user: createPerson({ commands: registry.all, interactions, messages, dispatch: gateway.dispatch }),
    commands: registry.all,
    puts: registry.puts,
    messages: () => messages.all().map((message) => seen(message, false)),
    refusals: () =>
      requests.flatMap(({ method, path, refusal }) =>
        refusal ? [`${method} ${path}: ${JSON.stringify(refusal)}`] : [],
      ),
    failNext: faults.add,
    close,
    [Symbol.asyncDispose]: close,
  };
}
