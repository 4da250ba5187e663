import { describe, expect, test } from "vitest";
import { onDiscord } from "./whole.ts";

describe("on Discord", () => {
  test("a class's day is an embed, and paging edits it in place", async () => {
    await using bot = await onDiscord();
    const message = await bot.discord.user.slash("stundenplan", { klasse: "5a", tag: "mi" });
    expect(message.title).toBe("5a · Mittwoch, 25. November");
    expect(message.description).toMatch(/^Unterricht \*\*\d\d:\d\d\*\* bis \*\*\d\d:\d\d\*\* · \d+ Änderung/);
    expect(message.footer).toBe("Stand 07:30");
    expect(message.buttons.map((row) => row.map(({ label }) => label))).toEqual([
      ["◀ Di 24.11.", "Heute", "Do 26.11. ▶"],
    ]);
    const next = await bot.discord.user.press(message, "Do 26.11. ▶");
    expect(next).toMatchObject({ id: message.id, title: "5a · Donnerstag, 26. November" });
    expect(bot.discord.messages()).toHaveLength(1);
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("classes and days are suggested while typing", async () => {
    await using bot = await onDiscord();
    const klassen = await bot.discord.user.autocomplete("stundenplan", "klasse", "");
    expect(klassen.length).toBeGreaterThan(10);
    expect(klassen.length).toBeLessThanOrEqual(25);
    expect(klassen[0]).toEqual({ name: "5a", value: "5a" });
    const days = await bot.discord.user.autocomplete("stundenplan", "tag", "mor");
    expect(days[0]).toEqual({ name: "Morgen, Di 24.11.", value: "2026-11-24" });
  });

  test("without a class the asker alone is asked back, and a button leads on", async () => {
    await using bot = await onDiscord();
    const question = await bot.discord.user.slash("stundenplan", { tag: "morgen" });
    expect(question).toMatchObject({ title: "Welche Klasse?", ephemeral: true });
    const first = question.buttons[0]?.[0]?.label ?? "";
    let answer = await bot.discord.user.press(question, first);
    if (answer.title === "Welche meinst du?") answer = await bot.discord.user.press(answer, "5a");
    expect(answer.title).toBe("5a · Dienstag, 24. November");
  });

  test("in English for whoever uses Discord in English", async () => {
    await using bot = await onDiscord();
    const message = await bot.discord.user.slash("frei", {}, { locale: "en-GB" });
    expect(message).toMatchObject({ title: "There is school today" });
    const [command] = bot.discord.commands();
    expect(command).toMatchObject({
      name: "stundenplan",
      description_localizations: { de: expect.stringContaining("Klasse") },
    });
  });

  test("a WebUntis that does not answer is told to the asker alone, with a number", async () => {
    await using bot = await onDiscord();
    await bot.demo.demo.close();
    const message = await bot.discord.user.slash("stundenplan", { klasse: "5a" });
    expect(message).toMatchObject({ ephemeral: true, title: "WebUntis antwortet nicht" });
    expect(message.footer).toMatch(/^Fehlernummer \w{8}$/);
  });
});
