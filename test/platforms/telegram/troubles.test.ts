import { describe, expect, test } from "vitest";
import { tooManyRequests } from "../../fakes/telegram/index.ts";
import { running } from "./running.ts";

describe("when an answer does not get through", () => {
  test("Telegram asks to wait: the answer comes after that", async () => {
    await using bot = await running();
    const { telegram } = bot;
    telegram.fails("sendRichMessage", tooManyRequests(7));
    expect((await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(1) })).form).toBe("rich");
    expect(bot.waits).toEqual([7000]);
  });

  test("Telegram asks to wait for long: nobody waits, and the next question is answered", async () => {
    await using bot = await running();
    const { telegram } = bot;
    const chat = telegram.chat(1);
    telegram.fails("sendRichMessage", tooManyRequests(3600));
    telegram.user.types("/stundenplan 5a", { chat });
    await telegram.user.says("/stundenplan 5b", { chat });
    expect(telegram.messages(chat)).toHaveLength(1);
    expect(bot.waits).toEqual([]);
    expect(bot.log.join("")).toContain("Too Many Requests: retry after 3600");
  });

  test("a group has become a supergroup: the answer goes to its new id", async () => {
    await using bot = await running();
    const { telegram } = bot;
    const group = telegram.chat(-5, { type: "group", title: "Klasse 5a" });
    const supergroup = telegram.migrate(group, -100_500);
    telegram.user.types("/stundenplan 5a", { chat: group });
    await telegram.user.says("/stundenplan 5b", { chat: telegram.chat(1) });
    await bot.platform.stop();
    expect(telegram.messages(supergroup)).toMatchObject([{ form: "rich" }]);
  });

  test.each([
    ["the bot is blocked", { code: 403, description: "Forbidden: bot was blocked by the user" }],
    ["Telegram fails", { code: 500, description: "Internal Server Error" }],
    ["the connection is cut", { drop: "before" }],
    ["the connection is cut after the message was stored", { drop: "after" }],
    ["a gateway answers with a web page", { page: 502 }],
  ] as const)("%s: it is logged without the token, not repeated, and the bot lives on", async (_, fault) => {
    await using bot = await running();
    const { telegram } = bot;
    telegram.fails("sendRichMessage", fault);
    telegram.user.types("/stundenplan 5a", { chat: telegram.chat(1) });
    await telegram.polling.opened();
    await telegram.user.says("/stundenplan 5b", { chat: telegram.chat(2) });
    await bot.platform.stop();
    expect(telegram.methods().filter((method) => method.startsWith("send"))).toHaveLength(2);
    const line = bot.log.find((each) => each.includes("unanswered"));
    expect(line).toContain('"level":50');
    expect(bot.log.join("")).not.toContain(telegram.token);
  });

  test("a blocked bot does not fail for others", async () => {
    await using bot = await running();
    const { telegram } = bot;
    const chat = telegram.chat(1);
    telegram.block(chat);
    telegram.user.types("/stundenplan 5a", { chat });
    expect((await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(2) })).form).toBe("rich");
  });

  test("a fault in the bot itself is logged with its place, and the bot lives on", async () => {
    await using bot = await running({
      answer: ({ options }) => {
        if (options.klasse === "5a") throw new TypeError("broken");
        return { title: "ganz", tone: "normal", blocks: [], actions: [], audience: "everyone" };
      },
    });
    const { telegram } = bot;
    const chat = telegram.chat(1);
    telegram.user.types("/stundenplan 5a", { chat });
    expect((await telegram.user.says("/stundenplan 5b", { chat })).text).toBe("ganz");
    expect(bot.log.join("")).toMatch(/TypeError.*broken.*troubles\.test/);
  });
});

describe("when polling fails", () => {
  test("it goes on, with growing pauses, and says so once in the log, without the token", async () => {
    await using bot = await running();
    const { telegram } = bot;
    const chat = telegram.chat(1);
    await telegram.polling.opened();
    telegram.fails("getUpdates", { drop: "before" }, 7);
    await telegram.user.says("/stundenplan 5a", { chat });
    await telegram.user.says("/stundenplan 5a", { chat });
    expect(bot.waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    const about = bot.log.filter((line) => line.includes("cannot be reached"));
    expect(about).toHaveLength(1);
    expect(bot.log.at(-1)).toContain("answers again");
    expect(bot.log.join("")).not.toContain(telegram.token);
  });

  test.each([
    ["a web page instead of an answer", { page: 503 }, 1000, "cannot be reached"],
    ["a server fault", { code: 502, description: "Bad Gateway" }, 1000, "refuses to be polled"],
    ["too many requests", tooManyRequests(9), 9000, "refuses to be polled"],
    ["a revoked token", { code: 401, description: "Unauthorized" }, 1000, "no longer accepts TELEGRAM_TOKEN"],
  ] as const)("%s is met by waiting", async (_, fault, wait, sentence) => {
    await using bot = await running();
    const { telegram } = bot;
    await telegram.polling.opened();
    telegram.fails("getUpdates", fault);
    const chat = telegram.chat(1);
    await telegram.user.says("/stundenplan 5a", { chat });
    await telegram.user.says("/stundenplan 5a", { chat });
    expect(bot.waits).toEqual([wait]);
    expect(bot.log.join("")).toContain(sentence);
  });

  test("a token that is refused again and again is gone, until it is taken after all", async () => {
    await using bot = await running();
    const { telegram } = bot;
    await telegram.polling.opened();
    telegram.fails("getUpdates", { code: 401, description: "Unauthorized" }, 4);
    const chat = telegram.chat(1);
    await telegram.user.says("/stundenplan 5a", { chat });
    await telegram.user.says("/stundenplan 5a", { chat });
    expect(bot.states).toEqual(["ready", "waiting", "gone", "ready"]);
  });

  test("a second bot with the same token is named as the reason", async () => {
    await using one = await running();
    const { telegram } = one;
    await telegram.polling.opened();
    const other = await fetch(`${telegram.url}/bot${telegram.token}/getUpdates`, { method: "POST", body: "{}" });
    expect(other.ok).toBe(true);
    await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(1) });
    expect(one.log.join("")).toContain("The bot runs twice");
  });
});
