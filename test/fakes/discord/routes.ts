import type { RESTGetAPIGatewayBotResult } from "discord-api-types/v10";
import { type ChannelRouteParts, createChannelRoutes } from "./channel-routes.ts";
import type { SentCommands } from "./command-limits.ts";
import { APPLICATION_ID, BOT_USER, GUILD_ID, personOf } from "./identity.ts";
import type { Callback, Interactions } from "./interactions.ts";
import type { SentMessage } from "./message-limits.ts";
import { notFound, type Refusal, unauthorized, unknownGuild, unknownMember } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { Request, Route } from "./route.ts";

const GUILD_NAME = "Schule am Park";

/** What Discord tells of the bot. */
export interface RouteOptions {
  /** The id of the person to whom the application belongs; Discord tells of none when not said. */
  readonly owner?: string;
  /** What else Discord tells of the application, such as `bot_public`. */
  readonly application?: object;
  /** The servers the bot says it is on; by default the one there is, with all rights. */
  readonly servers?: readonly { readonly name: string; readonly permissions: bigint }[];
  /** How many times the bot may still log in today. */
  readonly loginsLeft?: number;
}

export interface RouteParts extends ChannelRouteParts {
  readonly gatewayUrl: () => string;
  readonly registry: Registry;
  readonly interactions: Interactions;
  readonly options: RouteOptions;
}

/** The part of Discord's REST API that the bot uses. @returns what a request is answered with */
export function createRoutes({ gatewayUrl, registry, interactions, options, ...channels }: RouteParts) {
  const { places } = channels;
  const { owner, servers, loginsLeft = 1000 } = options;
  const application = () => ({
    id: APPLICATION_ID,
    name: BOT_USER.username,
    ...(owner === undefined ? {} : { owner: personOf(owner) }),
    ...options.application,
  });
  const ofGuild = (id: string) => {
    if (id !== GUILD_ID) throw unknownGuild();
    return { id };
  };
  const gateway = (): RESTGetAPIGatewayBotResult => ({
    url: gatewayUrl(),
    shards: 1,
    session_start_limit: { total: 1000, remaining: loginsLeft, reset_after: 0, max_concurrency: 1 },
  });

  const routes: readonly Route[] = [
    { method: "GET", path: /^\/gateway\/bot$/, answer: gateway },
    { method: "GET", path: /^\/users\/@me$/, answer: () => BOT_USER },
    { method: "GET", path: /^\/applications\/@me$/, answer: application },
    {
      method: "GET",
      path: /^\/users\/@me\/guilds$/,
      answer: () =>
        (servers ?? [{ name: GUILD_NAME, permissions: -1n }]).map(({ name, permissions }, index) => ({
          id: `${BigInt(GUILD_ID) + BigInt(index)}`,
          name,
          permissions: String(BigInt.asUintN(50, permissions)),
        })),
    },
    {
      method: "GET",
      path: /^\/guilds\/(\d+)$/,
      answer: (_, guild = "") => ({
        ...ofGuild(guild),
        name: GUILD_NAME,
        owner_id: "1300000000000000099",
        roles: places.roles(),
      }),
    },
    {
      method: "GET",
      path: /^\/guilds\/(\d+)\/members\/(\d+)$/,
      answer(_, guild = "", user = "") {
        ofGuild(guild);
        const roles = places.rolesOf(user);
        if (!roles) throw unknownMember();
        return {
          user: personOf(user),
          roles,
          joined_at: "2026-08-31T07:00:00.000000+00:00",
          deaf: false,
          mute: false,
          flags: 0,
        };
      },
    },
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
    ...createChannelRoutes(channels),
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
