import { describe, expect, test } from "vitest";
import { onTelegram } from "./whole.ts";

describe("on Telegram", () => {
  test("a class's day is a table, and paging edits it in place", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(7);
    const message = await bot.telegram.user.says("/stundenplan 5a mi", { chat });
    expect(message.form).toBe("rich");
    expect(message.text).toContain("5a · Mittwoch, 25. November");
    expect(message.table?.[0]).toEqual(["Std.", "Fach", "Lehrkraft", "Raum"]);
    expect(message.table?.length).toBeGreaterThan(4);
    expect(message.text).toMatch(/Unterricht \d\d:\d\d bis \d\d:\d\d · \d+ Änderung/);
    expect(message.text).toContain("Stand 07:30");
    expect(message.buttons).toEqual([["◀ Di 24.11.", "Heute", "Do 26.11. ▶"]]);
    const next = await bot.telegram.user.presses(message, "Do 26.11. ▶");
    expect(next.message?.text).toContain("5a · Donnerstag, 26. November");
    expect(next.message?.edits).toBe(1);
    expect(next.sent).toEqual([]);
  });

  test("an old server gets the same as text", async () => {
    await using bot = await onTelegram({ richMessages: false });
    const message = await bot.telegram.user.says("/stundenplan 5a mi", { chat: bot.telegram.chat(7) });
    expect(message.form).toBe("text");
    expect(message.text).toMatch(/^\S* ?5a · Mittwoch, 25\. November\n/);
  });

  test("a class that is not there leads by a button to one that is", async () => {
    await using bot = await onTelegram();
    const question = await bot.telegram.user.says("/stundenplan 5x morgen", { chat: bot.telegram.chat(7) });
    expect(question.text).toContain("Eine Klasse „5x“ gibt es hier nicht.");
    const answer = await bot.telegram.user.presses(question, "5a");
    expect(answer.message?.text).toContain("5a · Dienstag, 24. November");
  });

  test("in English for whoever speaks it", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(7);
    expect((await bot.telegram.user.says("/frei", { chat, language: "en" })).text).toContain("There is school today");
    expect((await bot.telegram.user.says("/hilfe", { chat })).text).toContain("So fragst du mich");
  });
});
