import { describe, expect, test } from "vitest";
import type { Asker } from "../../../src/bot/command.ts";
import { echo, sampleBot } from "./sample-bot.ts";
import { started } from "./started.ts";

const GUILD = "1300000000000000777";

describe("what is written to the bot directly", () => {
  test("is heard, and answered once with a reference to it", async () => {
    const askers: Asker[] = [];
    const hear = (line: string, asker: Asker) => {
      askers.push(asker);
      return { ...echo({ command: "stundenplan", options: { klasse: "5a" } }, asker), title: `Gehört: ${line}` };
    };
    await using bot = await started({ bot: sampleBot({ hear }) });
    bot.discord.writes("was ist morgen");
    await bot.discord.until(() => bot.discord.posts().length === 1);
    const [answer] = bot.discord.posts();
    expect(answer).toMatchObject({ title: "Gehört: was ist morgen", answers: expect.stringMatching(/^\d+$/) });
    expect(answer?.nonce).toBe(answer?.answers);
    expect(askers).toMatchObject([
      { platform: "discord", isPrivate: true, user: "1300000000000000004", community: "@1300000000000000004" },
    ]);
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("a button under the answer edits it", async () => {
    const hear = (_: string, asker: Asker) => echo({ command: "stundenplan", options: { klasse: "5a" } }, asker);
    await using bot = await started({ bot: sampleBot({ hear }) });
    bot.discord.writes("5a");
    await bot.discord.until(() => bot.discord.posts().length === 1);
    const [answer] = bot.discord.messages();
    if (!answer) return expect.fail("There is no answer");
    const pressed = await bot.discord.user.press(answer, "morgen ▶", { dm: true });
    expect(pressed).toMatchObject({ id: answer.id, title: "stundenplan 5a morgen" });
  });

  test("other bots, and talk on servers, are not heard", async () => {
    const heard: string[] = [];
    const hear = (line: string, asker: Asker) => {
      heard.push(line);
      return echo({ command: "stundenplan", options: {} }, asker);
    };
    await using bot = await started({ bot: sampleBot({ hear }) });
    bot.discord.writes("5a", { bot: true });
    bot.discord.writes("5a", { channel: "1300000000000000005" });
    bot.discord.writes("hallo");
    await bot.discord.until(() => bot.discord.posts().length === 1);
    expect(heard).toEqual(["hallo"]);
  });

  test("who writes too much is told so once", async () => {
    const hear = (_: string, asker: Asker) => echo({ command: "stundenplan", options: {} }, asker);
    await using bot = await started({ bot: sampleBot({ hear }) });
    for (let count = 0; count < 30; count += 1) bot.discord.writes("5a");
    bot.discord.writes("5a", { as: "1300000000000000888" });
    await bot.discord.until(() => bot.discord.posts().length === 22);
    const titles = bot.discord.posts().map(({ title }) => title);
    expect(titles.filter((title) => title === "Einen Augenblick bitte")).toHaveLength(1);
  });

  test("an answer that Discord has stored though it says otherwise comes once", async () => {
    const hear = (_: string, asker: Asker) => echo({ command: "stundenplan", options: {} }, asker);
    await using bot = await started({ bot: sampleBot({ hear }) });
    bot.discord.failNext({ with: 502, afterwards: true, path: /\/messages$/ });
    bot.discord.writes("5a");
    bot.discord.writes("5a", { as: "1300000000000000888" });
    await bot.discord.until(() => bot.discord.posts().length >= 2);
    expect(bot.discord.messages()).toHaveLength(2);
  });
});

describe("a server that the bot is added to", () => {
  test("is greeted in its system channel, those that were there before are not", async () => {
    const asked: unknown[] = [];
    await using bot = await started({
      bot: sampleBot({
        run(invocation, asker) {
          asked.push([invocation.command, asker.user, asker.community, asker.isPrivate]);
          return echo(invocation, asker);
        },
      }),
    });
    const { id } = bot.discord.addChannel({ name: "willkommen" });
    bot.discord.addsTo(GUILD, id);
    await bot.discord.until(() => bot.discord.posts().length === 1);
    expect(bot.discord.posts()).toMatchObject([{ channel: id, title: "start" }]);
    expect(asked).toEqual([["start", null, GUILD, false]]);
  });

  test("without such a channel, or where the bot may not write, nothing is said", async () => {
    await using bot = await started();
    const { id } = bot.discord.addChannel({ name: "willkommen" });
    bot.discord.forbid(id);
    bot.discord.addsTo(GUILD, null);
    bot.discord.addsTo("1300000000000000778", id);
    await bot.discord.until(() => bot.discord.refusals().length === 1);
    expect(bot.discord.posts()).toEqual([]);
    expect(bot.log()).not.toContain('"level":50');
  });
});
