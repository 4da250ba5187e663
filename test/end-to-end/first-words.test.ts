import { describe, expect, test } from "vitest";
import { onDiscord, onTelegram } from "./whole.ts";

const GROUP = { type: "supergroup", title: "Klasse 5a", admins: [42] } as const;
const TEXT = "Ich zeige euch hier den Stundenplan mit allen Änderungen aus WebUntis.";

describe("on Telegram", () => {
  test("the start button greets, its class is remembered, and words of one's own are understood from then on", async () => {
    await using bot = await onTelegram();
    const { user, chat: chatOf } = bot.telegram;
    const chat = chatOf(7);
    const hello = await user.says("/start", { chat });
    expect(hello.text).toMatch(/^Hallo!\nIch zeige dir den Stundenplan/);
    const chosen = await user.presses(hello, "5a");
    expect(chosen.message?.text).toContain("Die 5a merke ich mir für dich.");
    expect((await user.says("was ist morgen?", { chat })).text).toContain("5a · Dienstag, 24. November");
    expect((await user.says("wann habe ich aus", { chat })).text).toContain("Schluss für heute um");
    expect((await user.says("blubb", { chat })).buttons).toEqual([["Stundenplan", "Frei?", "Hilfe"]]);
    const near = await user.says("/studenplan 6b", { chat });
    expect((await user.presses(near, "/stundenplan 6b")).message?.text).toContain("6b · Montag, 23. November");
  });

  test("a link shows its class at once", async () => {
    await using bot = await onTelegram();
    const shown = await bot.telegram.user.says("/start 6b", { chat: bot.telegram.chat(7) });
    expect(shown.text).toContain("6b · Montag, 23. November");
  });

  test("a group that the bot is added to is greeted, and its manager chooses the class", async () => {
    await using bot = await onTelegram();
    const { telegram } = bot;
    const group = telegram.chat(-1007, GROUP);
    telegram.admit(group);
    await expect.poll(() => telegram.messages(group)).toHaveLength(1);
    const [hello] = telegram.messages(group);
    if (!hello) return expect.fail("There is no greeting");
    expect(hello.text).toContain(TEXT);
    expect((await telegram.user.presses(hello, "5a", { from: 43 })).text).toContain("Das dürfen hier nur");
    const chosen = await telegram.user.presses(hello, "5a");
    expect(chosen.message?.text).toContain("Die 5a merke ich mir für alle hier.");
    expect((await telegram.user.says("/stundenplan", { chat: group, from: 43 })).text).toContain("5a · Montag");
  });

  test("being made an administrator, and being thrown out, are no reason to say hello", async () => {
    await using bot = await onTelegram();
    const { telegram } = bot;
    const group = telegram.chat(-1007, GROUP);
    telegram.promote(group);
    telegram.kick(telegram.chat(-1008, GROUP));
    telegram.admit(telegram.chat(-1009, { ...GROUP, type: "channel" }));
    await telegram.user.says("/start", { chat: telegram.chat(7) });
    expect(telegram.messages(group)).toEqual([]);
    expect(telegram.calls.filter(({ method }) => method.startsWith("send"))).toHaveLength(1);
  });

  test("a group that is not admitted gets the friendly sentence, and operators get word", async () => {
    await using bot = await onTelegram({ isOpen: false });
    const { telegram } = bot;
    const group = telegram.chat(-1007, GROUP);
    telegram.admit(group);
    await expect.poll(() => telegram.messages(group)).toHaveLength(1);
    expect(telegram.messages(group)[0]).toMatchObject({
      text: expect.stringContaining("Hier darf ich noch nicht"),
      buttons: [],
    });
    await expect.poll(() => bot.demo.access.communities()).toMatchObject([{ id: "-1007", state: "waiting" }]);
  });

  test("in a group an answer to the bot that asks something is answered", async () => {
    await using bot = await onTelegram();
    const { user, chat: chatOf } = bot.telegram;
    const group = chatOf(-1007, GROUP);
    const plan = await user.says("/stundenplan 5a", { chat: group });
    user.types("oh nein", { chat: group, answering: plan });
    expect((await user.says("und die 6b?", { chat: group, answering: plan })).text).toContain("6b · Montag");
    expect(bot.telegram.messages(group)).toHaveLength(2);
  });
});

describe("on Discord", () => {
  test("whoever writes to the bot directly is understood, and remembered by the class they choose", async () => {
    await using bot = await onDiscord();
    const { discord } = bot;
    discord.writes("hallo");
    await discord.until(() => discord.posts().length === 1);
    const [hello] = discord.messages();
    if (!hello) return expect.fail("There is no greeting");
    expect(hello).toMatchObject({ title: "Hallo!", description: expect.stringContaining("Wähl deine Klasse") });
    const chosen = await discord.user.press(hello, "5a", { dm: true });
    expect(chosen).toMatchObject({ id: hello.id, title: "5a · Montag, 23. November" });
    discord.writes("was ist morgen");
    await discord.until(() => discord.posts().length === 2);
    expect(discord.posts()[1]?.title).toBe("5a · Dienstag, 24. November");
    expect(discord.refusals()).toEqual([]);
  });

  test("a server that the bot is added to is greeted, or gets the friendly sentence where it is not admitted", async () => {
    for (const [isOpen, said] of [
      [true, TEXT],
      [false, "Ich antworte nur in Gruppen und auf Servern meiner Schule."],
    ] as const) {
      await using bot = await onDiscord({ isOpen });
      const { id } = bot.discord.addChannel({ name: "willkommen" });
      bot.discord.addsTo("1300000000000000777", id);
      await bot.discord.until(() => bot.discord.posts().length === 1);
      expect(bot.discord.posts()[0]?.description).toContain(said);
    }
  });
});
