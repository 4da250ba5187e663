import { Client, Events, GatewayIntentBits, Options, Partials, REST, type RESTOptions } from "discord.js";
import { createAgent } from "./agent.ts";
import { logFault } from "./fault.ts";
import { isHeldUp } from "./posts.ts";
import { Reconnecting, type ReconnectingParts } from "./reconnecting.ts";

/** A request that takes longer is useless: Discord waits 3 seconds for a first answer. */
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Answers do not count towards the 50 requests a second that Discord allows a bot. discord.js counts them all the same: after a burst the
 * last announced answer would come when all others have gone by.
 */
function letAnswersPass(rest: REST, options: Partial<RESTOptions>): void {
  const answers = new REST({ ...options, globalRequestsPerSecond: Number.MAX_SAFE_INTEGER });
  const request = rest.request.bind(rest);
  rest.request = (asked) => (asked.fullRoute.startsWith("/webhooks/") ? answers.request(asked) : request(asked));
}

/**
 * A discord.js client for slash commands and for what is written to the bot directly: no privileged intents, no cached users or messages,
 * no pings. Of servers it hears when the bot is added, and when they or their channels are gone.
 * @param apiUrl such as https://discord.com/api; undefined for Discord's own
 */
export function createClient(apiUrl: string | undefined, parts: ReconnectingParts): Client {
  const { log, report } = parts;
  const reconnecting = new Reconnecting(parts);
  const restOptions = {
    agent: createAgent(),
    timeout: REQUEST_TIMEOUT_MS,
    rejectOnRateLimit: isHeldUp,
    ...(apiUrl ? { api: apiUrl } : {}),
  };
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    // Conversations with people are not known beforehand.
    partials: [Partials.Channel],
    // Nothing needs what servers tell of themselves after the start.
    waitGuildTimeout: 0,
    allowedMentions: { parse: [] },
    rest: restOptions,
    ws: { buildStrategy: reconnecting.strategy },
    makeCache: Options.cacheWithLimits({
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildEmojiManager: 0,
      GuildMemberManager: 0,
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: 0,
      VoiceStateManager: 0,
    }),
  });
  letAnswersPass(client.rest, restOptions);
  reconnecting.listen(client);
  // Without a listener an emitted error would end the process.
  client.on(Events.Error, (error) => logFault(log, error, "Discord's client reported an error"));
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, "Discord closed the connection for good. Check DISCORD_TOKEN and start the bot anew");
    report("gone");
  });
  return client;
}
