import {
  ApplicationFlags,
  DiscordAPIError,
  HTTPError,
  PermissionFlagsBits,
  PermissionsBitField,
  REST,
  RESTEvents,
  Routes,
} from "discord.js";
import { z } from "zod";
import { createAgent } from "./agent.ts";
import { NEEDED, type Needed } from "./invite.ts";
import { canBeToken } from "./login.ts";

/** A privileged intent has a flag for large applications, and one for small ones. */
const INTENT_FLAGS = {
  Presence: ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited,
  "Server Members": ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  "Message Content": ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
} as const;

const application = z
  .object({
    id: z.string(),
    name: z.string(),
    flags: z.number().default(0),
    bot_public: z.boolean().default(true),
    bot_require_code_grant: z.boolean().default(false),
    interactions_endpoint_url: z.string().nullish(),
  })
  .transform(({ id, name, flags, bot_public, bot_require_code_grant, interactions_endpoint_url }) => ({
    id,
    name,
    isPublic: bot_public,
    needsCodeGrant: bot_require_code_grant,
    /** Interactions go there instead of to the bot. */
    hasEndpoint: Boolean(interactions_endpoint_url),
    /** Privileged intents that are switched on. */
    intents: Object.entries(INTENT_FLAGS).flatMap(([name, flag]) => (flags & flag ? [name] : [])),
  }));

/** What the developer portal says about the bot. */
export type DiscordApplication = z.infer<typeof application>;

const rights = z.string().regex(/^\d+$/).transform(BigInt);

/** A server with what the bot lacks there, whatever single channels say. */
export interface DiscordServer {
  readonly name: string;
  readonly missing: readonly Needed[];
}

const server = z.object({ name: z.string(), permissions: rights }).transform(({ name, permissions }): DiscordServer => {
  // Whoever is an administrator lacks nothing.
  const held = new PermissionsBitField(permissions);
  return { name, missing: NEEDED.filter((each) => !held.has(PermissionFlagsBits[each])) };
});

const gateway = z.object({ session_start_limit: z.object({ remaining: z.number() }) });

/** Discord does not know the token. */
export class WrongTokenError extends Error {
  override name = "WrongTokenError";
}

const TIMEOUT_MS = 10_000;
/** As many as Discord tells of at once. */
const MOST_SERVERS = 200;
const UNAUTHORIZED = 401;

/** Looks at the bot by Discord's REST API alone: nothing is changed, and a bot that runs does not notice. */
export interface DiscordInspector {
  /** @throws {WrongTokenError} */
  application(): Promise<DiscordApplication>;
  /** The servers that the bot is on, 200 at most. */
  servers(): Promise<readonly DiscordServer[]>;
  /** How many times the bot may still log in today. */
  loginsLeft(): Promise<number>;
}

/** @param tellTime told Discord's clock at every answer */
export function inspectDiscord(
  token: string,
  apiUrl: string | undefined,
  tellTime: (header: string | null) => void,
): DiscordInspector {
  const rest = new REST({ agent: createAgent(), timeout: TIMEOUT_MS, retries: 1, ...(apiUrl ? { api: apiUrl } : {}) });
  rest.on(RESTEvents.Response, (_, { headers }) => tellTime(headers.get("date")));
  const ask = async <T>(route: `/${string}`, schema: z.ZodType<T>, query?: URLSearchParams): Promise<T> => {
    if (!canBeToken(token)) throw new WrongTokenError();
    // discord.js forgets it after a refusal.
    rest.setToken(token);
    try {
      return schema.parse(await rest.get(route, query ? { query } : {}));
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === UNAUTHORIZED) throw new WrongTokenError();
      // Its message may show the request.
      if (error instanceof DiscordAPIError || error instanceof HTTPError) throw new Error(`HTTP ${error.status}`);
      throw error;
    }
  };
  return {
    application: () => ask(Routes.currentApplication(), application),
    servers: () => ask(Routes.userGuilds(), z.array(server), new URLSearchParams({ limit: String(MOST_SERVERS) })),
    loginsLeft: async () => (await ask(Routes.gatewayBot(), gateway)).session_start_limit.remaining,
  };
}
