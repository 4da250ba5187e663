import { describe, expect, test } from "vitest";
import { startDiscord } from "../../../src/platforms/discord/index.ts";
import { startFakeDiscord } from "../../fakes/discord/index.ts";
import { NO_EVENTS } from "../../fakes/no-events.ts";
import { question, sampleBot } from "./sample-bot.ts";
import { now, readableLog, started } from "./started.ts";

const CHANNEL = "1300000000000000005";

describe("a wrong token", () => {
  const start = async (token: string, refusedByGateway = false) => {
    await using discord = await startFakeDiscord();
    if (refusedByGateway) discord.gateway.refuseWith(4004);
    const { log, text } = readableLog();
    const error = await startDiscord({
      token: token || discord.token,
      apiUrl: discord.url,
      bot: sampleBot(),
      events: NO_EVENTS,
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
    expect(message).toContain("Please check DISCORD_TOKEN");
    expect(message + log).not.toContain(token);
  });
});

describe("a Discord that is not there at the start", () => {
  test.each([
    ["that refuses every request", { with: 503, times: 20 }],
    ["that cuts every request", { with: "cut", times: 5 }],
  ] as const)("%s is waited for, with growing pauses, and told once", async (_, fault) => {
    const discord = await startFakeDiscord();
    discord.failNext({ ...fault, path: /^\/gateway/ });
    const waits: number[] = [];
    const states: string[] = [];
    await using bot = await started({
      on: discord,
      report: (state) => void states.push(state),
      sleep: async (milliseconds) => void waits.push(milliseconds),
    });
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(bot.log().split("cannot be reached")).toHaveLength(2);
    expect(states).toEqual([...Array<string>(5).fill("waiting"), "ready", "ready"]);
    expect(await discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
    await bot[Symbol.asyncDispose]();
    await discord.close();
  });
});

test("one 401 does not end posting; several in a row are told, and so is it when they end", async () => {
  const states: string[] = [];
  await using bot = await started({ report: (state) => void states.push(state) });
  const post = (key: string) =>
    bot.platform.post({
      place: CHANNEL,
      reply: question,
      key,
      triedAt: null,
      mention: null,
      quiet: false,
    });
  states.length = 0;
  const refuse = (times: number) => bot.discord.failNext({ with: 401, path: /messages$/, times });
  refuse(1);
  expect(await post("a")).toMatchObject({ kind: "busy" });
  expect(await post("a")).toMatchObject({ kind: "posted" });
  expect(states).toEqual([]);
  refuse(3);
  for (let each = 0; each < 3; each++) expect(await post("b")).toMatchObject({ kind: "busy" });
  expect(states).toEqual(["gone"]);
  await bot.logged("no longer accepts DISCORD_TOKEN");
  expect(await post("b")).toMatchObject({ kind: "posted" });
  expect(states).toEqual(["gone", "ready"]);
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

  test("connecting anew backs off, and is told once", async () => {
    const waits: number[] = [];
    const enough = Promise.withResolvers<void>();
    const states: string[] = [];
    await using bot = await started({
      report: (state) => void states.push(state),
      async sleep(milliseconds) {
        waits.push(milliseconds);
        if (waits.length === 2) enough.resolve();
      },
    });
    bot.discord.gateway.shut();
    bot.discord.gateway.cut();
    await enough.promise;
    bot.discord.gateway.open();
    expect(await bot.discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
    expect(waits.slice(0, 2)).toEqual([1000, 2000]);
    expect(bot.log().split("taken up again")).toHaveLength(2);
    await bot.logged("stands again");
    expect(states).toContain("waiting");
    expect(states.at(-1)).toBe("ready");
  });

  test.each([4004, 4014] as const)("a connection closed for good by %i is reported as gone", async (code) => {
    const gone = Promise.withResolvers<void>();
    await using bot = await started({ report: (state) => state === "gone" && gone.resolve() });
    bot.discord.gateway.refuseWith(code);
    bot.discord.gateway.cut();
    await gone.promise;
    await bot.logged("closed the connection for good");
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
