import { describe, expect, test } from "vitest";
import { startDiscord } from "../../../src/platforms/discord/index.ts";
import { startFakeDiscord } from "../../fakes/discord/index.ts";
import { sampleBot } from "./sample-bot.ts";
import { now, readableLog, started } from "./started.ts";

describe("a wrong token", () => {
  const start = async (token: string, refusedByGateway = false) => {
    await using discord = await startFakeDiscord();
    if (refusedByGateway) discord.gateway.refuseWith(4004);
    const { log, text } = readableLog();
    const error = await startDiscord({
      token: token || discord.token,
      apiUrl: discord.url,
      bot: sampleBot(),
      now,
      log,
    }).catch((error: Error) => error);
    return { message: "message" in error ? error.message : "started", log: text(), token: token || discord.token };
  };

  test.each([
    ["refused by the API", "falsch.falsch.falsch", false],
    ["refused by the gateway", "", true],
    ["that no header can hold", "fälsch\nfalsch", false],
  ])("%s is told with the remedy and without the token", async (_, given, refusedByGateway) => {
    const { message, log, token } = await start(given, refusedByGateway);
    expect(message).toContain("DISCORD_TOKEN prüfen");
    expect(message + log).not.toContain(token);
  });
});

test("a Discord that is not there is told as such", async () => {
  const discord = await startFakeDiscord();
  await discord.close();
  const { log } = readableLog();
  const starting = startDiscord({ token: discord.token, apiUrl: discord.url, bot: sampleBot(), now, log });
  await expect(starting).rejects.toThrow("Discord ist nicht erreichbar");
});

describe("on a bad line", () => {
  test("an interaction that came while the connection was cut is answered when it is resumed", async () => {
    await using bot = await started();
    bot.discord.gateway.cut();
    await bot.discord.until(() => bot.discord.gateway.connections() === 0);
    expect(await bot.discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
    expect(bot.discord.gateway.counts).toMatchObject({ identifies: 1, resumes: 1 });
    expect(bot.log()).toContain("taken up again");
  });

  test("a token that is withdrawn while the bot runs is told in the log, with the remedy", async () => {
    await using bot = await started();
    bot.discord.gateway.refuseWith(4004);
    bot.discord.gateway.cut();
    await bot.logged("closed the connection for good. Check DISCORD_TOKEN");
  });

  test("heartbeats keep the connection", async () => {
    // A heartbeat that was not answered before the next one would end the connection.
    await using bot = await started({ heartbeatInterval: 150 });
    await bot.discord.until(() => bot.discord.gateway.counts.heartbeats > 2);
    expect(bot.discord.gateway.counts).toMatchObject({ identifies: 1, resumes: 0 });
  });

  test("an answer that Discord fails to take at first is sent again", async () => {
    await using bot = await started();
    bot.discord.failNext({ with: 500, path: /callback$/ });
    expect(await bot.discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
    bot.discord.failNext({ with: 429, path: /callback$/ });
    expect(await bot.discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
  });

  test("an answer that was taken but not confirmed is not an error", async () => {
    await using bot = await started();
    bot.discord.failNext({ with: 502, path: /callback$/, afterwards: true });
    expect(await bot.discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
    await bot.logged('"reason":"already acknowledged"');
    expect(bot.discord.messages()).toHaveLength(1);
    expect(bot.log()).not.toContain('"level":50');
  });

  test.each([
    ["fails all the time", { with: 500, times: 4 }],
    ["is cut", { with: "cut" }],
  ] as const)("an answer whose request %s is logged, and the next one comes", async (_, fault) => {
    await using bot = await started();
    bot.discord.failNext({ ...fault, path: /callback$/ });
    void bot.discord.user.slash("hilfe");
    await bot.logged("An interaction could not be answered");
    expect(await bot.discord.user.slash("stundenplan")).toMatchObject({ title: "stundenplan" });
  });
});

test("a bot that breaks its promise and throws ends nothing", async () => {
  let calls = 0;
  const run = () => {
    if (calls++ === 0) throw new Error("kaputt");
    return { title: "heil", tone: "normal", blocks: [], actions: [], audience: "everyone" } as const;
  };
  await using bot = await started({ bot: sampleBot({ run }) });
  void bot.discord.user.slash("hilfe");
  await bot.logged("kaputt");
  expect(await bot.discord.user.slash("hilfe")).toMatchObject({ title: "heil" });
});

test("no token is ever logged, whatever goes wrong", async () => {
  await using bot = await started();
  bot.discord.failNext({ with: 500, path: /callback$/, times: 4 });
  void bot.discord.user.slash("hilfe");
  await bot.logged("could not be answered");
  bot.discord.failNext({ with: "cut", path: /callback$/ });
  void bot.discord.user.slash("hilfe");
  await bot.logged("could not be answered", 2);
  const tokens = bot.discord.requests.flatMap(({ path }) => /interactions\/\d+\/([^/]+)/.exec(path)?.[1] ?? []);
  expect(new Set(tokens).size).toBe(2);
  for (const token of [bot.discord.token, ...tokens]) expect(bot.log()).not.toContain(token);
});
