import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { startTelegram } from "../../../src/platforms/telegram/index.ts";
import { NO_EVENTS } from "../../fakes/no-events.ts";
import { startFakeTelegram, tooManyRequests } from "../../fakes/telegram/index.ts";
import { running } from "./running.ts";
import { sampleBot, sampleDay } from "./sample-bot.ts";

const german = [
  { command: "stundenplan", description: "Stundenplan einer Klasse" },
  { command: "hilfe", description: "So geht es" },
];
const english = [
  { command: "timetable", description: "Timetable of a class" },
  { command: "help", description: "How it works" },
];

const sets = (methods: readonly string[]) => methods.filter((method) => method === "setMyCommands").length;

describe("the menu of commands", () => {
  test("is German for all and English for those who read English; the next start finds it there", async () => {
    await using bot = await running();
    const { telegram } = bot;
    expect([telegram.commands(""), telegram.commands("de"), telegram.commands("en")]).toEqual([
      german,
      german,
      english,
    ]);
    expect(sets(telegram.methods())).toBe(9);
    await bot.platform.stop();
    await using _again = await running({ telegram });
    expect(sets(telegram.methods())).toBe(9);
  });

  test("that Telegram does not take keeps nobody from asking", async () => {
    const telegram = await startFakeTelegram();
    telegram.fails("setMyCommands", { code: 400, description: "Bad Request: BOT_COMMAND_INVALID" });
    await using bot = await running({ telegram });
    expect(bot.log.join("")).toContain("BOT_COMMAND_INVALID");
    expect((await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(1) })).form).toBe("rich");
  });
});

describe("starting", () => {
  test("a wrong token is an error that names the setting, not the token", async () => {
    await using telegram = await startFakeTelegram();
    const token = "123456:WRONG-token";
    const error = await running({ telegram, token }).catch((reason: unknown) => reason);
    expect(String(error)).toMatch(/TELEGRAM_TOKEN/);
    expect(String(error)).not.toContain(token);
  });

  test("waits for Telegram where it cannot be reached yet", async () => {
    const telegram = await startFakeTelegram();
    telegram.fails("getMe", { drop: "before" }, 2);
    telegram.fails("deleteWebhook", { code: 502, description: "Bad Gateway" });
    await using bot = await running({ telegram });
    expect(bot.waits).toEqual([1000, 2000, 1000]);
    expect(bot.log.at(-1)).toContain("Telegram is ready");
  });
});

describe("stopping", () => {
  test("ends an open poll at once", async () => {
    await using bot = await running();
    await bot.telegram.polling.opened();
    // By itself a poll ends after half a minute, longer than a test may take.
    await bot.platform.stop();
    await bot.telegram.until(() => !bot.telegram.polling.isOpen);
  });

  test("lets an answer in flight finish, and takes no new question", async () => {
    const { promise: slow, resolve: finish } = Promise.withResolvers<void>();
    await using bot = await running({
      answer: async (invocation, asker) => {
        await slow;
        return sampleDay(invocation, asker);
      },
    });
    const { telegram } = bot;
    const chat = telegram.chat(1);
    const order: string[] = [];
    const answered = telegram.user.says("/stundenplan 5a", { chat }).then((seen) => {
      order.push("answered");
      return seen.text;
    });
    await telegram.polling.opened();
    const stopped = bot.platform.stop().then(() => order.push("stopped"));
    telegram.user.types("/stundenplan 5b", { chat });
    await telegram.until(() => !telegram.polling.isOpen);
    // Whatever does not wait for the answer is done by the time this comes back.
    await fetch(`${telegram.url}/bot${telegram.token}/getMe`);
    finish();
    expect(await answered).toContain("5a ·");
    await stopped;
    expect(order).toEqual(["answered", "stopped"]);
    expect(telegram.messages(chat)).toHaveLength(1);
    // The answered question is done with, the new one waits for the next start.
    expect(telegram.polling.unconfirmed).toBe(1);
  });

  test("does not wait for Telegram's permission to send", async () => {
    await using telegram = await startFakeTelegram();
    const parts = {
      token: telegram.token,
      apiUrl: telegram.url,
      bot: sampleBot(sampleDay),
      log: pino({ level: "silent" }),
      events: NO_EVENTS,
    };
    const platform = await startTelegram(parts);
    // Longer than a test may take.
    telegram.fails("sendRichMessage", tooManyRequests(25));
    telegram.user.types("/stundenplan 5a", { chat: telegram.chat(1) });
    await telegram.until(() => telegram.methods().at(-1) === "sendRichMessage");
    await platform.stop();
    expect(telegram.posts()).toEqual([]);
  });
});
