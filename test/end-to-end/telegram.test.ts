import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { startTelegram } from "../../src/platforms/telegram/index.ts";
import { startDemoBot } from "../demo-bot.ts";
import { startFakeTelegram } from "../fakes/telegram/index.ts";

/** The whole way: Telegram, the bot, the demo school. */
async function start(options: Parameters<typeof startFakeTelegram>[0] = {}) {
  const demo = await startDemoBot();
  const telegram = await startFakeTelegram(options);
  const log = pino({ level: "silent" });
  const platform = await startTelegram({
    token: telegram.token,
    apiUrl: telegram.url,
    bot: demo.bot,
    log,
    events: { moved: ({ platform, place }, to) => demo.store.memory.moved(platform, place, to) },
  });
  return {
    demo,
    telegram,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await telegram.close();
      await demo[Symbol.asyncDispose]();
    },
  };
}

describe("on Telegram", () => {
  test("a class's day is a table, and paging edits it in place", async () => {
    await using it = await start();
    const chat = it.telegram.chat(7);
    const message = await it.telegram.user.says("/stundenplan 5a mi", { chat });
    expect(message.form).toBe("rich");
    expect(message.text).toContain("5a · Mittwoch, 25. November");
    expect(message.table?.[0]).toEqual(["Std.", "Fach", "Lehrkraft", "Raum"]);
    expect(message.table?.length).toBeGreaterThan(4);
    expect(message.text).toMatch(/Unterricht \d\d:\d\d bis \d\d:\d\d · \d+ Änderung/);
    expect(message.text).toContain("Stand 07:30");
    expect(message.buttons).toEqual([["◀ Di 24.11.", "Heute", "Do 26.11. ▶"]]);
    const next = await it.telegram.user.presses(message, "Do 26.11. ▶");
    expect(next.message?.text).toContain("5a · Donnerstag, 26. November");
    expect(next.message?.edits).toBe(1);
    expect(next.sent).toEqual([]);
  });

  test("an old server gets the same as text", async () => {
    await using it = await start({ richMessages: false });
    const message = await it.telegram.user.says("/stundenplan 5a mi", { chat: it.telegram.chat(7) });
    expect(message.form).toBe("text");
    expect(message.text).toMatch(/^\S* ?5a · Mittwoch, 25\. November\n/);
  });

  test("a class that is not there leads by a button to one that is", async () => {
    await using it = await start();
    const question = await it.telegram.user.says("/stundenplan 5x morgen", { chat: it.telegram.chat(7) });
    expect(question.text).toContain("Eine Klasse „5x“ gibt es hier nicht. Meintest du …?");
    const answer = await it.telegram.user.presses(question, "5a");
    expect(answer.message?.text).toContain("5a · Dienstag, 24. November");
  });

  test("in English for whoever speaks it, and help at the first meeting", async () => {
    await using it = await start();
    const chat = it.telegram.chat(7);
    expect((await it.telegram.user.says("/frei", { chat, language: "en" })).text).toContain(
      "There is school on this day.",
    );
    expect((await it.telegram.user.says("/start", { chat })).text).toContain("So fragst du mich");
  });
});
