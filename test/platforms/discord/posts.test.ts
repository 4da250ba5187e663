import { pino } from "pino";
import { describe, expect, test } from "vitest";
import type { Post } from "../../../src/bot/platform.ts";
import { paragraph, plain, type Reply } from "../../../src/bot/reply.ts";
import { startDiscord } from "../../../src/platforms/discord/index.ts";
import { type FakeDiscordOptions, startFakeDiscord } from "../../fakes/discord/index.ts";
import { NO_EVENTS } from "../../fakes/no-events.ts";
import { sampleBot } from "./sample-bot.ts";
import { NEVER_LATE } from "./started.ts";

const reply = (title: string): Reply => ({
  title,
  tone: "normal",
  blocks: [paragraph(plain("Alles nach Plan."))],
  actions: [],
  audience: "everyone",
});

/** The real adapter on a Discord whose clock, and the bot's, the test sets. */
async function start(options: FakeDiscordOptions = {}) {
  let time = Temporal.Instant.from("2026-11-24T05:30:00Z");
  const discord = await startFakeDiscord({
    now: () => time.epochMilliseconds,
    date: () => time.epochMilliseconds,
    ...options,
  });
  const platform = await startDiscord({
    token: discord.token,
    apiUrl: discord.url,
    bot: sampleBot({ run: () => reply("5a") }),
    events: NO_EVENTS,
    log: pino({ level: "silent" }),
    now: () => time,
    deferAfter: NEVER_LATE,
  });
  const channel = discord.addChannel({ name: "5a" }).id;
  const post = (more: Partial<Post> = {}) =>
    platform.post({
      place: channel,
      reply: reply("5a"),
      key: "d1:20261124",
      triedAt: null,
      mention: null,
      quiet: false,
      ...more,
    });
  return {
    discord,
    platform,
    channel,
    post,
    time: () => time,
    later: (by: Temporal.DurationLike) => {
      time = time.add(by);
    },
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await discord.close();
    },
  };
}

describe("a post", () => {
  test("is an embed in its channel, and names its message", async () => {
    await using bot = await start();
    const posted = await bot.post();
    const [message] = bot.discord.messages();
    expect(posted).toEqual({ kind: "posted", message: message?.id });
    expect(message).toMatchObject({ channel: bot.channel, title: "5a", mentionedRoles: [], silent: false });
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("calls only the role it is told to, and quietly when it is told so", async () => {
    await using bot = await start();
    const role = bot.discord.addRole("5a").id;
    await bot.post({ mention: role, reply: reply("@everyone <@&1>") });
    await bot.post({ key: "d2:20261124", quiet: true });
    expect(bot.discord.posts().map(({ mentionedRoles, silent }) => ({ mentionedRoles, silent }))).toEqual([
      { mentionedRoles: [role], silent: false },
      { mentionedRoles: [], silent: true },
    ]);
  });

  test("calls a role only where that is still allowed: everybody may, or who chose it still may mention all", async () => {
    await using bot = await start();
    const { discord } = bot;
    const chief = discord.addRole("Leitung", { permissions: 1n << 17n }).id;
    const role = discord.addRole("5a").id;
    const closed = discord.addRole("Lehrkräfte", { mentionable: false }).id;
    discord.setMember("1300000000000000055", [chief]);
    const mentions = async (...wanted: readonly string[]) => {
      for (const mention of wanted) await bot.post({ mention, key: `${mention}-${discord.posts().length}`.slice(-25) });
      return discord
        .posts()
        .slice(-wanted.length)
        .flatMap(({ mentionedRoles }) => [mentionedRoles[0]]);
    };
    const everyone = "1300000000000000002";
    const byChief = `${closed}/1300000000000000055`;
    expect(await mentions(role, closed, byChief, `${closed}/1300000000000000004`, everyone)).toEqual([
      role,
      undefined,
      closed,
      undefined,
      undefined,
    ]);
    discord.setRole(role, { mentionable: false });
    discord.setMember("1300000000000000055", []);
    expect(await mentions(role, byChief)).toEqual([undefined, undefined]);
  });

  test("whose answer got lost is sent again with its key, and is one message", async () => {
    await using bot = await start();
    bot.discord.failNext({ with: "cut", path: /messages$/, afterwards: true });
    expect(await bot.post()).toMatchObject({ kind: "busy" });
    const again = await bot.post({ triedAt: bot.time() });
    expect(again).toEqual({ kind: "posted", message: bot.discord.messages()[0]?.id });
    expect(bot.discord.messages()).toHaveLength(1);
  });

  test("that a server in trouble took after all is one message", async () => {
    await using bot = await start();
    bot.discord.failNext({ with: 502, path: /messages$/, afterwards: true });
    expect(await bot.post()).toMatchObject({ kind: "posted" });
    expect(bot.discord.messages()).toHaveLength(1);
  });

  test("that was tried before Discord forgot its key is looked for, and found", async () => {
    await using bot = await start({ nonceKept: 180_000 });
    await bot.post({ key: "other", reply: reply("6b") });
    const first = await bot.post();
    const tried = bot.time();
    bot.later({ minutes: 30 });
    expect(await bot.post({ triedAt: tried })).toEqual(first);
    expect(bot.discord.messages()).toHaveLength(2);
  });

  test("that did not arrive then is made; another's message and an older one of the same words are not taken for it", async () => {
    await using bot = await start({ nonceKept: 180_000 });
    await bot.post();
    bot.later({ minutes: 30 });
    const tried = bot.time();
    // The bot's answer to somebody, in the very words of the post.
    const answer = await bot.discord.user.slash("stundenplan", { klasse: "5a" }, { channel: bot.channel });
    expect([answer.title, answer.description]).toEqual(["5a", "Alles nach Plan."]);
    bot.later({ minutes: 30 });
    expect(await bot.post({ triedAt: tried })).toMatchObject({ kind: "posted" });
    expect(bot.discord.posts()).toHaveLength(2);
  });

  test.each<[string, string, (bot: Awaited<ReturnType<typeof start>>) => void]>([
    ["a channel that is gone", "gone", (bot) => bot.discord.deleteChannel(bot.channel)],
    ["a right that was taken", "forbidden", (bot) => bot.discord.forbid(bot.channel)],
    ["a channel that is hidden", "forbidden", (bot) => bot.discord.forbid(bot.channel, "access")],
  ])("to %s is told as closed", async (_, why, happens) => {
    await using bot = await start();
    happens(bot);
    expect(await bot.post()).toEqual({ kind: "closed", why });
  });

  test("goes to a person too, unless that person wants none", async () => {
    await using bot = await start();
    expect(await bot.post({ place: "@700000000000000001" })).toMatchObject({ kind: "posted" });
    bot.discord.blockDms("700000000000000001");
    expect(await bot.post({ place: "@700000000000000001", key: "p1:b" })).toEqual({ kind: "closed", why: "blocked" });
  });

  test("is given back when Discord wants to be left in peace for long, with the time to wait", async () => {
    await using bot = await start();
    bot.discord.failNext({ with: 429, path: /messages$/, retryAfter: 40 });
    const posted = await bot.post();
    expect(posted).toMatchObject({ kind: "busy" });
    expect(posted.kind === "busy" && posted.afterSeconds).toBeGreaterThan(35);
  });

  test("tells no secret in what is logged of it", async () => {
    await using bot = await start();
    bot.discord.failNext({ with: "cut", path: /messages$/ });
    expect(JSON.stringify(await bot.post())).not.toContain(bot.discord.token);
  });
});

describe("an edit", () => {
  test("changes the post in place", async () => {
    await using bot = await start();
    await bot.post();
    const [message] = bot.discord.messages();
    expect(await bot.platform.edit(bot.channel, message?.id ?? "", reply("5a, neu"))).toEqual({ kind: "edited" });
    expect(bot.discord.messages()).toMatchObject([{ id: message?.id, title: "5a, neu", edited: 1 }]);
  });

  test("of a message that is gone, or of a channel that is, is told as such", async () => {
    await using bot = await start();
    await bot.post();
    const id = bot.discord.messages()[0]?.id ?? "";
    bot.discord.deleteMessage(id);
    expect(await bot.platform.edit(bot.channel, id, reply("neu"))).toEqual({ kind: "gone" });
    bot.discord.deleteChannel(bot.channel);
    expect(await bot.platform.edit(bot.channel, id, reply("neu"))).toEqual({ kind: "closed", why: "gone" });
  });
});
