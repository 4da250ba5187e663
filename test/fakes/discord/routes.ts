import type { RESTGetAPIGatewayBotResult } from "discord-api-types/v10";
import type { SentCommands } from "./command-limits.ts";
import { APPLICATION_ID, BOT_USER } from "./identity.ts";
import type { Callback, Interactions } from "./interactions.ts";
import type { SentMessage } from "./message-limits.ts";
import type { Messages } from "./messages.ts";
import { notFound, type Refusal, unauthorized } from "./refusal.ts";
import type { Registry } from "./registry.ts";

export interface RouteParts {
  readonly gatewayUrl: () => string;
  readonly registry: Registry;
  readonly messages: Messages;
  readonly interactions: Interactions;
}

export interface Request {
  readonly method: string;
  /** Without "/api/v10", decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorised: boolean;
  /** The JSON body: its shape is then checked against Discord's limits. */
  body<T>(): T;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** An interaction's own token in the path takes the place of the bot's. */
  readonly open?: true;
  /** What is answered with 200; undefined for 204. @throws {Refusal} */
  answer(request: Request, ...parts: string[]): object | undefined;
  /** Hears of refusals. */
  refused?(refusal: Refusal, ...parts: string[]): void;
}

/** Discord keeps the first message of a nonce "for a few minutes"; the fake for good. */
function createOnce(): <T>(nonce: string | undefined, make: () => T) => T {
  const made = new Map<string, unknown>();
  return <T>(nonce: string | undefined, make: () => T) => {
    if (nonce === undefined) return make();
    const before = made.get(nonce) as T | undefined;
    const result = before ?? make();
    made.set(nonce, result);
    return result;
  };
}

/** The part of Discord's REST API that the bot uses. @returns what a request is answered with */
export function createRoutes({ gatewayUrl, registry, messages, interactions }: RouteParts) {
  const once = createOnce();
  const gateway = (): RESTGetAPIGatewayBotResult => ({
    url: gatewayUrl(),
    shards: 1,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
  });
  const post = (channel: string, sent: SentMessage) =>
    messages.create(channel, sent, { at: "", ephemeral: false, mayBeEphemeral: false });
  const nonceOf = (channel: string, { nonce, enforce_nonce }: SentMessage) =>
    enforce_nonce && nonce !== undefined ? `${channel} ${nonce}` : undefined;

  const routes: readonly Route[] = [
    { method: "GET", path: /^\/gateway\/bot$/, answer: gateway },
    { method: "GET", path: /^\/users\/@me$/, answer: () => BOT_USER },
    { method: "GET", path: /^\/applications\/@me$/, answer: () => ({ id: APPLICATION_ID, name: BOT_USER.username }) },
    {
      method: "GET",
      path: /^\/applications\/(\d+)\/commands$/,
      answer: ({ query }) => registry.list(query.get("with_localizations") === "true"),
    },
    {
      method: "PUT",
      path: /^\/applications\/(\d+)\/commands$/,
      answer: (request) => registry.overwrite(request.body<SentCommands>()),
    },
    {
      method: "POST",
      path: /^\/channels\/(\d+)\/messages$/,
      answer(request, channel = "") {
        const sent = request.body<SentMessage>();
        return once(nonceOf(channel, sent), () => post(channel, sent));
      },
    },
    {
      method: "POST",
      path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      open: true,
      answer(request, id = "", token = "") {
        interactions.callback(id, token, request.body<Callback>());
        return undefined;
      },
      refused: (refusal, id = "") => interactions.fail(id, refusal),
    },
    {
      method: "GET",
      path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      open: true,
      answer: (_, token = "") => interactions.original(token),
    },
    {
      method: "PATCH",
      path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      open: true,
      answer: (request, token = "") => interactions.editOriginal(token, request.body<SentMessage>()),
    },
    {
      method: "DELETE",
      path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      open: true,
      answer(_, token = "") {
        interactions.deleteOriginal(token);
        return undefined;
      },
    },
    {
      method: "POST",
      path: /^\/webhooks\/\d+\/([^/]+)$/,
      open: true,
      answer: (request, token = "") => interactions.followUp(token, request.body<SentMessage>()),
    },
  ];

  return (request: Request): object | undefined => {
    for (const { method, path, open, answer, refused } of routes) {
      const parts = method === request.method ? path.exec(request.path)?.slice(1) : undefined;
      if (!parts) continue;
      if (!open && !request.authorised) throw unauthorized();
      try {
        return answer(request, ...parts);
      } catch (error) {
        refused?.(error as Refusal, ...parts);
        throw error;
      }
    }
    throw notFound();
  };
}
