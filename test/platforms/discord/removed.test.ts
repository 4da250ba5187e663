import { ChannelType } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { GUILD_CHANNEL, GUILD_ID } from "../../fakes/discord/identity.ts";
import { startFakeDiscord } from "../../fakes/discord/index.ts";
import { started } from "./started.ts";

/** A bot that has come in, and what it was told of, in order. The guild has a forum with a thread besides its first channel. */
async function listening() {
  const discord = await startFakeDiscord();
  const forum = discord.addChannel({ name: "fragen", type: ChannelType.GuildForum }).id;
  const thread = discord.addChannel({ name: "5a", type: ChannelType.PublicThread, parent_id: forum }).id;
  const told: string[] = [];
  const events = {
    left: async (platform: string, gone: readonly string[]) => void told.push(`${platform} left ${gone}`),
    isIn: async (platform: string, all: readonly string[]) => void told.push(`${platform} is in ${all}`),
  };
  const bot = await started({ on: discord, events });
  // The guild's channels have come as well.
  await discord.gateway.heard();
  return {
    ...bot,
    discord,
    told,
    forum,
    thread,
    events,
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await discord.close();
    },
  };
}

test("at each start the servers are told in which the bot is", async () => {
  await using bot = await listening();
  expect(bot.told).toEqual([`discord is in ${GUILD_ID}`]);
  bot.discord.removeBot();
  await using _again = await started({ on: bot.discord, events: bot.events });
  expect(bot.told.at(-1)).toBe("discord is in ");
});

test("who removes the bot from a server ends it there, with all channels and threads", async () => {
  await using bot = await listening();
  bot.discord.removeBot();
  await bot.discord.gateway.heard();
  expect(bot.told.slice(1)).toEqual([`discord left ${[GUILD_ID, GUILD_CHANNEL.id, bot.forum, bot.thread]}`]);
});

test("a server that is down for a while is not left", async () => {
  await using bot = await listening();
  bot.discord.guildFails();
  await bot.discord.gateway.heard();
  expect(bot.told).toHaveLength(1);
});

test("a channel that is deleted ends with its threads, and a thread by itself", async () => {
  await using bot = await listening();
  const other = bot.discord.addChannel({ name: "alt", type: ChannelType.PublicThread }).id;
  bot.discord.deleteChannel(other);
  bot.discord.deleteChannel(bot.forum);
  await bot.discord.gateway.heard();
  expect(bot.told.slice(1)).toEqual([`discord left ${other}`, `discord left ${[bot.forum, bot.thread]}`]);
});

test("that what it had cannot be ended is logged, and stops nothing", async () => {
  await using bot = await started({
    events: { left: () => Promise.reject(new Error("full disk")), isIn: async () => {} },
  });
  bot.discord.removeBot();
  await bot.logged("could not be ended");
  expect(bot.log()).toContain("full disk");
  expect((await bot.discord.user.slash("hilfe")).title).toBe("hilfe");
});
