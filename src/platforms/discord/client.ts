import { Client, Events, Options } from "discord.js";
import type { Logger } from "pino";
import { logFault } from "./fault.ts";
import { isHeldUp } from "./posts.ts";

/** A request that takes longer is useless: Discord waits 3 seconds for a first answer. */
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * A discord.js client for slash commands only: no intents, no cached users or messages, no pings.
 * @param apiUrl such as https://discord.com/api; undefined for Discord's own
 */
export function createClient(apiUrl: string | undefined, log: Logger): Client {
  const client = new Client({
    intents: [],
    allowedMentions: { parse: [] },
    rest: { timeout: REQUEST_TIMEOUT_MS, rejectOnRateLimit: isHeldUp, ...(apiUrl ? { api: apiUrl } : {}) },
    makeCache: Options.cacheWithLimits({
      EntitlementManager: 0,
      GuildMemberManager: 0,
      MessageManager: 0,
      UserManager: 0,
    }),
  });
  // Without a listener an emitted error would end the process.
  client.on(Events.Error, (error) => logFault(log, error, "Discord's client reported an error"));
  client.on(Events.ShardError, (error) => logFault(log, error, "The connection to Discord failed"));
  client.on(Events.ShardReconnecting, () => log.info("The connection to Discord was cut; it is taken up again"));
  client.on(Events.ShardResume, () => log.info("The connection to Discord stands again"));
  client.on(Events.ShardDisconnect, ({ code }) =>
    log.error({ code }, "Discord closed the connection for good. Check DISCORD_TOKEN and start the bot anew"),
  );
  return client;
}
