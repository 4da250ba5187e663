import { setTimeout as pause } from "node:timers/promises";
import { type Client, Events } from "discord.js";
import type { Logger } from "pino";
import type { Bot } from "../../bot/bot.ts";
import { Budget, PER_PERSON } from "../../bot/budget.ts";
import type { Platform, PlatformEvents, PlatformState, Post } from "../../bot/platform.ts";
import type { Reply } from "../../bot/reply.ts";
import { answer } from "./answers.ts";
import { Backlog } from "./backlog.ts";
import { createClient } from "./client.ts";
import { logFault } from "./fault.ts";
import { guildOf, isMember, mentionNow } from "./guilds.ts";
import { inviteLink } from "./invite.ts";
import { keepToken } from "./keep-token.ts";
import { login } from "./login.ts";
import { answerMessage, greetGuild } from "./messages.ts";
import { listenForChannels } from "./named-channels.ts";
import { ownersOf } from "./owners.ts";
import { createPosts, POSTS_PER_SECOND } from "./posts.ts";
import { listenForRemovals } from "./removed.ts";
import { render } from "./render.ts";
import { registerCommands } from "./slash-commands.ts";
import { Spelling } from "./spelling.ts";

/** Half of what Discord allows, since the network takes time too. */
const DEFER_AFTER_MS = 1500;

export interface DiscordParts {
  readonly token: string;
  /** discord.js's `rest.api`: without version or trailing slash. */
  readonly apiUrl?: string | undefined;
  readonly bot: Bot;
  readonly events: Pick<PlatformEvents, "left" | "isIn">;
  readonly log: Logger;
  /** Milliseconds after which a slow answer is deferred, so that Discord waits for it; 1500 by default. */
  readonly deferAfter?: number;
  /** The clock. */
  readonly now: () => Temporal.Instant;
  /** For the askers' budgets and for bursts: milliseconds that never go back. */
  readonly clock?: () => number;
  /** How to wait between tries to connect; tests need not. */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Told whether Discord can be reached. */
  readonly report?: (state: PlatformState) => void;
}

/**
 * Starts the bot on Discord and resolves once it is ready and its commands are registered, however long Discord cannot be reached.
 * @throws {DiscordLoginError} when Discord does not let the bot in.
 */
export async function startDiscord({
  token,
  apiUrl,
  bot,
  events,
  log,
  deferAfter = DEFER_AFTER_MS,
  now,
  clock = () => performance.now(),
  // A bot that stops waits for nobody.
  sleep = (milliseconds) => pause(milliseconds, undefined, { ref: false }),
  report = () => {},
}: DiscordParts): Promise<Platform> {
  const inFlight = new Set<Promise<void>>();
  /** Stopping waits for it. */
  const begin = (work: Promise<void>, failed: string) => {
    const done = work.catch((error: unknown) => logFault(log, error, failed)).finally(() => inFlight.delete(done));
    inFlight.add(done);
  };
  const budget = new Budget(PER_PERSON, clock);
  const backlog = new Backlog(clock);
  const spelling = new Spelling(bot.commands);
  const show = (reply: Reply) => render(spelling.spell(bot.pack(reply)));
  let stopping = false;

  function create(): Client {
    const client = createClient(apiUrl, { log, report, sleep });
    const channelsOf = listenForChannels(client);
    keepToken(client.rest, token, {
      gone() {
        log.error("Discord no longer accepts DISCORD_TOKEN: was it reset? Enter the new one and start the bot anew");
        report("gone");
      },
      back() {
        log.info("Discord accepts DISCORD_TOKEN again");
        report("ready");
      },
    });
    client.on(Events.InteractionCreate, (interaction) => {
      const channels = channelsOf(interaction.id);
      if (stopping) return;
      begin(
        answer(interaction, { bot, show, deferAfter, budget, backlog, channels }),
        "An interaction could not be answered",
      );
    });
    client.on(Events.MessageCreate, (message) => {
      if (!stopping)
        begin(answerMessage(message, { bot, show, deferAfter, budget, backlog }), "A message could not be answered");
    });
    // Only for servers that the bot is added to while it runs: those of the start are known before it is ready.
    client.on(Events.GuildCreate, (guild) => {
      const { rest, user } = client;
      if (stopping || !user) return;
      const posts = createPosts({ rest, show, self: user.id, now });
      begin(greetGuild(guild, { bot, posts }), "A server could not be greeted");
    });
    listenForRemovals(client, {
      gone: (ids) =>
        begin(events.left("discord", ids), "What the bot had on a server or channel that is gone could not be ended"),
      isIn: (guilds) =>
        begin(events.isIn("discord", guilds), "What the bot had on servers that are gone could not be ended"),
    });
    return client;
  }

  const client = await login({ token, createClient: create, log, waiting: () => report("waiting"), sleep });
  report("ready");
  const { application, rest, guilds, user } = client;
  try {
    const { isNew: registered, commands } = await registerCommands(rest, application.id, bot.commands);
    spelling.learn(commands);
    log.info({ registered, servers: guilds.cache.size, invite: inviteLink(application.id) }, "Discord is ready");
  } catch (error) {
    // Those of an earlier start still work, and restarting in a loop would use up the logins that Discord allows a day.
    logFault(log, error, "The slash commands could not be registered; start the bot anew to try again");
  }

  /** A mention that cannot be checked is left out: the post is what matters. */
  const stillMentioned = async ({ place, mention }: Post): Promise<string | null> =>
    mention === null
      ? null
      : mentionNow(rest, place, mention).catch((error: unknown) => {
          logFault(log, error, "Whether a role may be mentioned could not be asked");
          return null;
        });
  const posts = createPosts({ rest, show, self: user.id, now });
  return {
    name: "discord",
    operators: await ownersOf(application).catch((error: unknown) => {
      logFault(log, error, "Discord did not tell whose application this is; start the bot anew to try again");
      return [];
    }),
    takesKeys: true,
    postsPerSecond: POSTS_PER_SECOND,
    ...posts,
    post: async (post) => posts.post({ ...post, mention: await stillMentioned(post) }),
    communityOf: (place) => guildOf(rest, place),
    isMember: (guild, user) => isMember(rest, guild, user),
    async stop() {
      stopping = true;
      await Promise.all(inFlight);
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    },
  };
}
