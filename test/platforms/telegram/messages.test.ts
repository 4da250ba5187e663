import { describe, expect, test } from "vitest";
import type { Invocation } from "../../../src/bot/command.ts";
import { startLink } from "../../../src/platforms/telegram/links.ts";
import { running } from "./running.ts";
import { sampleDay, textReply } from "./sample-bot.ts";

describe("a timetable in a private chat", () => {
  test("is a rich message with a real table", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(1);
    const plan = await bot.telegram.user.says("/stundenplan 5a", { chat });
    expect(plan.form).toBe("rich");
    expect(plan.text.split("\n").slice(0, 2)).toEqual([
      "🟠 5a · Montag, 23. November",
      "Unterricht 07:55 bis 15:05 · 3 Änderungen",
    ]);
    expect(plan.table).toEqual([
      ["Std.", "Fach", "Lehrkraft", "Raum"],
      ["*1–2*", "Mathematik", "*HUB* statt MEI", "*R101* statt R204"],
      ["", "07:55–09:30 · Aufgaben in Teams", "", ""],
      ["*3*", "~Deutsch~", "~SCH~", "~R204~"],
      ["", "↳ *entfällt*", "", ""],
      ["", "Erdkunde", "WOL", "R204"],
      ["", "09:50–10:35 · *zusätzlich*", "", ""],
      ["*4*", "Englisch", "KRA", "R204"],
      ["", "10:40–11:25", "", ""],
      ["*14:20–15:05*", "Religion", "ADA", "R1"],
      ["", "Religion kath.", "BEN", "\u00a0"],
    ]);
    expect(plan.text).toMatch(/Stand 07:12$/);
    expect(plan.buttons).toEqual([["◀ Fr 20.11.", "Heute", "Di 24.11. ▶"]]);
  });

  test("answers without quoting the question, whatever the case of the command", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(1);
    const plan = await bot.telegram.user.says("/Stundenplan  5b  2026-11-24", { chat });
    expect(plan.text).toMatch(/^5b · Dienstag, 24\. November/);
    expect(plan.replyTo).toBeUndefined();
  });

  test("speaks the language of the asker's app, and tells the bot who asks", async () => {
    const askers: unknown[] = [];
    await using bot = await running({
      answer: (invocation, asker) => {
        askers.push(asker);
        return sampleDay(invocation, asker);
      },
    });
    const chat = bot.telegram.chat(77);
    const english = await bot.telegram.user.says("/stundenplan 5a", { chat, language: "en" });
    expect(english.text).toContain("5a · Monday 23 November");
    await bot.telegram.user.says("/stundenplan 5a", { chat, language: null });
    expect(askers).toMatchObject([
      { platform: "telegram", chat: "77", user: "42", isPrivate: true, language: "en" },
      { platform: "telegram", chat: "77", user: "42", isPrivate: true, language: undefined },
    ]);
  });

  test("nothing in it becomes a mention, a command or a link", async () => {
    await using bot = await running();
    const { telegram } = bot;
    await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(1) });
    await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(2, { type: "private", richMessages: false }) });
    const sent = telegram.calls.filter(({ method }) => method.startsWith("send")).map(({ payload }) => payload);
    expect(sent[0]).toMatchObject({ rich_message: { skip_entity_detection: true } });
    expect(sent.at(-1)).toMatchObject({ parse_mode: "HTML", link_preview_options: { is_disabled: true } });
  });
});

describe("what is answered at all", () => {
  test("the start button and links ask for the first words, with the class of the link", async () => {
    const said = ({ command, options }: Invocation) => textReply(`${command} ${options.klasse ?? "ohne"}`);
    await using bot = await running({ answer: said });
    const chat = bot.telegram.chat(1);
    const says = async (text: string) => (await bot.telegram.user.says(text, { chat })).text;
    expect(await says("/start")).toBe("Titel\nstart ohne");
    for (const klasse of ["5a", "10/3", "Bär ä", "_x", "#129", "-a"]) {
      const [, payload = ""] = startLink("plan_bot", klasse).split("?start=");
      expect(payload).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(await says(`/start ${payload}`)).toContain(`start ${klasse.replace("#", "#\u2060")}`);
    }
    expect(startLink("plan_bot", "5a")).toBe("https://t.me/plan_bot?start=5a");
  });

  test("in a private chat everything is answered, also what has no words or was said elsewhere", async () => {
    await using bot = await running();
    const { user } = bot.telegram;
    const chat = bot.telegram.chat(1);
    expect((await user.says("Hallo?", { chat })).text).toBe("Titel\nGehört: Hallo?");
    expect((await user.says("/räume 5a", { chat })).text).toContain("räume");
    expect((await user.says("", { chat, sticker: true })).text).toBe("Titel\nGehört:");
    expect((await user.says("/stundenplan 5a", { chat, forwarded: true })).text).toBe("Titel\nGehört:");
  });

  test("in a group an answer to the bot that asks something is answered, talk to others and to it is not", async () => {
    await using bot = await running();
    const { user } = bot.telegram;
    const chat = bot.telegram.chat(-5, { type: "supergroup", title: "Klasse 5a" });
    const plan = await user.says("/stundenplan 5a", { chat });
    user.types("und morgen?", { chat });
    user.types("oh nein", { chat, answering: plan });
    user.types("", { chat, answering: plan, sticker: true });
    expect((await user.says("und morgen?", { chat, answering: plan })).text).toBe("Titel\nGehört: und morgen?");
    expect(bot.telegram.messages(chat)).toHaveLength(2);
  });

  test("in a group: the bot's commands, with or without its name, each quoting its question", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(-5, { type: "group", title: "Klasse 5a" });
    const { user, username } = bot.telegram;
    const plan = await user.says("/stundenplan 5a", { chat });
    expect(plan.replyTo).toBe(1);
    expect((await user.says(`/stundenplan@${username.toUpperCase()} 5b`, { chat })).text).toContain("5b ·");
    expect((await user.says(`/start@${username}`, { chat })).text).toContain("5a ·");
  });

  test("in a group the commands of other bots, talk and edited messages are ignored", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(-5, { type: "supergroup", title: "Klasse 5a" });
    const { user } = bot.telegram;
    for (const line of ["/stundenplan@other_bot 5a", "/wetter", "/", "//stundenplan", "stundenplan 5a", "5a?"])
      user.types(line, { chat });
    user.edits("/stundenplan 5a", { chat });
    await user.says("/stundenplan 7c", { chat });
    await bot.platform.stop();
    expect(bot.telegram.messages(chat).map(({ text }) => text.split(" ·")[0])).toEqual(["🟠 7c"]);
  });

  test("in a group a slip in a long command of this bot is answered; a short one may be another bot's command", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(-5, { type: "group" });
    for (const line of ["/stats", "/frein", "/change 5a"]) bot.telegram.user.types(line, { chat });
    const reply = await bot.telegram.user.says("/studenplan 5a", { chat });
    expect(reply.text).toContain("studenplan“ kenne ich nicht");
    await bot.platform.stop();
    expect(bot.telegram.messages(chat)).toHaveLength(1);
  });

  test("in a group an unknown command with the bot's name is answered", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(-5, { type: "group" });
    const reply = await bot.telegram.user.says(`/wetter@${bot.telegram.username}`, { chat });
    expect(reply.text).toContain("kenne ich nicht");
  });

  test("an answer stays in the topic of its question", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(-100, { type: "supergroup", title: "Schule", topic: 17 });
    expect((await bot.telegram.user.says("/stundenplan 5a", { chat })).topic).toBe(17);
  });
});
