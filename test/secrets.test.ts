import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { createBot } from "../src/bot/create-bot.ts";
import { blanking, logOptions } from "../src/log.ts";
import { startDiscord } from "../src/platforms/discord/index.ts";
import { startTelegram } from "../src/platforms/telegram/index.ts";
import { startDemoBot } from "./demo-bot.ts";
import { startFakeDiscord } from "./fakes/discord/index.ts";
import { NO_EVENTS } from "./fakes/no-events.ts";
import { startFakeTelegram } from "./fakes/telegram/index.ts";

const PASSWORD = 'g"e+h/ä im';

/** The log as it is in operation, as text. */
function realLog(secrets: readonly string[]) {
  const lines: string[] = [];
  const log = pino(logOptions("trace", [...secrets, PASSWORD]), { write: (line: string) => void lines.push(line) });
  return { log, text: () => lines.join("") };
}

/** A real bot that asks its platform all kinds of things, with the log of operation. */
async function botWith(secrets: readonly string[]) {
  const demo = await startDemoBot({ isOpen: false });
  const { log, text } = realLog(secrets);
  const { school, store, access } = demo;
  const parts = {
    commands,
    schoolOf: () => school,
    memory: store.memory,
    access,
    language: "de",
    teacherNames: "short",
  } as const;
  return { demo, log, text, bot: createBot({ ...parts, log }) };
}

const METHODS = [
  "getUpdates",
  "getMyCommands",
  "setMyCommands",
  "getChat",
  "getChatMember",
  "sendMessage",
  "sendRichMessage",
  "sendDocument",
  "editMessageText",
  "answerCallbackQuery",
] as const;

describe("Telegram's token is in no log", () => {
  test.each([
    ["the connection is cut", { drop: "before" }],
    ["the answer is lost", { drop: "after" }],
    ["a proxy answers with a page", { page: 502 }],
    ["the server fails", { code: 500, description: "Internal Server Error" }],
    ["the token is refused", { code: 401, description: "Unauthorized" }],
    [
      "the server repeats the address",
      { code: 400, description: "Bad Request: /bot123456:TEST-token_of-the-fake/sendMessage" },
    ],
  ] as const)("when %s, whatever is asked", async (_, fault) => {
    await using telegram = await startFakeTelegram();
    const { demo, log, text, bot } = await botWith([telegram.token]);
    await using _demo = demo;
    for (const method of METHODS) telegram.fails(method, fault, 2);
    const platform = await startTelegram({
      token: telegram.token,
      apiUrl: telegram.url,
      bot,
      log,
      events: NO_EVENTS,
      sleep: () => new Promise((soon) => setImmediate(soon)),
    });
    await demo.access.join(platform);
    const chat = telegram.chat(42);
    const group = telegram.chat(-1007, { type: "supergroup", admins: [42] });
    for (let round = 0; round < 2; round += 1) {
      for (const method of METHODS) telegram.fails(method, fault, 1);
      telegram.user.types(`/betreiber ${demo.access.newCode()}`, { chat });
      telegram.user.types("/stundenplan 5a", { chat: group });
      telegram.user.types("/abo 5a 06:30 @gruppe5a", { chat });
      telegram.user.types("/datenschutz auskunft", { chat });
      telegram.user.types("/stundenplan 5a", { chat: telegram.chat(43), from: 43 });
      const posted = await platform.post({
        place: "42",
        reply: { title: "x", tone: "normal", blocks: [], actions: [], audience: "everyone" },
        key: "d1",
        triedAt: null,
        mention: null,
        quiet: false,
      });
      log.warn({ error: posted.kind === "busy" ? posted.error : {} }, "A post did not get through");
    }
    await telegram.until(() => telegram.polling.unconfirmed === 0);
    await platform.stop();
    expect(text()).not.toBe("");
    expect(text()).not.toContain("TEST-token_of-the-fake");
  });
});

describe("Discord's tokens are in no log", () => {
  test.each([500, 502, "cut", 429] as const)("when everything is answered with %s", async (fault) => {
    await using discord = await startFakeDiscord();
    const { demo, log, text, bot } = await botWith([discord.token]);
    await using _demo = demo;
    const platform = await startDiscord({
      token: discord.token,
      apiUrl: discord.url,
      bot,
      events: NO_EVENTS,
      log,
      now: demo.now,
      deferAfter: 600_000,
    });
    const paths = [/callback$/, /@original$/, /messages$/, /\/guilds\//, /\/channels/];
    for (const path of paths) discord.failNext({ with: fault, path, times: fault === 429 ? 1 : 8 });
    const { user } = discord;
    void user.slash("stundenplan", { klasse: "5a" }).catch(() => {});
    void user.autocomplete("stundenplan", "klasse", "5").catch(() => {});
    const posted = await platform.post({
      place: "1300000000000000005",
      reply: { title: "x", tone: "normal", blocks: [], actions: [], audience: "everyone" },
      key: "d1",
      triedAt: null,
      mention: discord.addRole("5a").id,
      quiet: false,
    });
    log.warn({ error: posted.kind === "busy" ? posted.error : {} }, "A post did not get through");
    await discord.until(() => discord.requests.some(({ path }) => path.endsWith("/callback")));
    await platform.stop();
    const tokens = discord.requests.flatMap(({ path }) => /interactions\/\d+\/([^/]+)/.exec(path)?.[1] ?? []);
    expect(tokens.length).toBeGreaterThan(0);
    for (const token of [discord.token, ...tokens]) expect(text()).not.toContain(token);
  });
});

describe("a log", () => {
  test("blanks the secrets of the settings wherever they stand, and in whatever form", () => {
    const { log, text } = realLog(["123456:ABC-def"]);
    const cause = new Error(`no route to https://x/bot123456%3AABC-def/getMe?${encodeURIComponent(PASSWORD)}`);
    log.error(
      { err: new Error(`${PASSWORD} is wrong`, { cause }), nested: { deep: [PASSWORD, "ABC-def"] } },
      `for ${PASSWORD}`,
    );
    for (const secret of [PASSWORD, JSON.stringify(PASSWORD).slice(1, -1), encodeURIComponent(PASSWORD), "ABC-def"])
      expect(text()).not.toContain(secret);
  });

  test("does not cut a secret in two and show its first half", () => {
    const { log, text } = realLog([]);
    log.error({ err: new Error(`${"x".repeat(295)}${PASSWORD}`) }, "it");
    expect(text()).not.toContain("xg");
  });

  test("shows of an error its allowed fields only, at most 300 characters of what a server says, on one line", () => {
    const { log, text } = realLog([]);
    const error = Object.assign(new Error(`\u001b[31mred\u202e\nfake line ${"x".repeat(1000)}`), {
      code: -8504,
      result: { name: "Anna Muster" },
      request: { headers: { authorization: "Bearer secret" } },
    });
    log.error({ err: error }, "it");
    const { err } = JSON.parse(text());
    expect(Object.keys(err).toSorted()).toEqual(["code", "message", "stack", "type"]);
    expect(err.message).toMatch(/^ \[31mred fake line x+…$/);
    expect(err.message.length).toBe(301);
    expect(text()).not.toMatch(/Anna|Bearer/);
  });

  test("ends with errors that cause each other", () => {
    const one = new Error("one");
    const other = new Error("other", { cause: one });
    one.cause = other;
    const { log, text } = realLog([]);
    log.error({ err: one }, "it");
    expect(text()).toContain("other");
  });

  test("of short secrets blanks none: they stand in any text by chance", () => {
    expect(blanking(["abc"])("abc")).toBe("abc");
  });
});
