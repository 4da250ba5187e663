import { describe, expect, test } from "vitest";
import { echo, question, sampleBot } from "./sample-bot.ts";
import { started } from "./started.ts";

describe("a slash command", () => {
  test("is answered with an embed and its buttons", async () => {
    await using bot = await started();
    const seen = await bot.discord.user.slash("stundenplan", { klasse: "5a" });
    expect(seen).toMatchObject({
      title: "stundenplan 5a",
      description: "de in 1300000000000000005",
      footer: "Stand 07:12",
      buttons: [[{ label: "morgen ▶", customId: "stundenplan|5a|morgen" }]],
      ephemeral: false,
      deferred: false,
    });
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("tells the bot the person's language and where they are, in a direct message too", async () => {
    await using bot = await started();
    const seen = await bot.discord.user.slash("hilfe", {}, { locale: "en-GB", dm: true });
    expect(seen).toMatchObject({ title: "hilfe", description: "en-GB in 1300000000000000006" });
  });

  test("gets an answer that only the asker sees when it is meant for them", async () => {
    await using bot = await started({ bot: sampleBot({ run: () => question }) });
    expect(await bot.discord.user.slash("stundenplan")).toMatchObject({ title: "Welche Klasse?", ephemeral: true });
  });
});

describe("a button", () => {
  test("edits its message in place", async () => {
    await using bot = await started();
    const plan = await bot.discord.user.slash("stundenplan", { klasse: "5a" });
    const pressed = await bot.discord.user.press(plan, "morgen ▶");
    expect(pressed).toMatchObject({ id: plan.id, title: "stundenplan 5a morgen" });
    expect(bot.discord.messages()).toHaveLength(1);
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("does not put a note for the asker in place of what everyone sees", async () => {
    const run = (invocation: Parameters<typeof echo>[0], asker: Parameters<typeof echo>[1]) =>
      invocation.options.tag ? question : echo(invocation, asker);
    await using bot = await started({ bot: sampleBot({ run }) });
    const plan = await bot.discord.user.slash("stundenplan", { klasse: "5a" });
    expect(await bot.discord.user.press(plan, "morgen ▶")).toMatchObject({ title: "Welche Klasse?", ephemeral: true });
    expect(bot.discord.messages().map(({ title }) => title)).toEqual(["stundenplan 5a", "Welche Klasse?"]);
  });

  test("of a question turns the question into the answer", async () => {
    const run = (invocation: Parameters<typeof echo>[0], asker: Parameters<typeof echo>[1]) =>
      invocation.options.klasse ? echo(invocation, asker) : question;
    await using bot = await started({ bot: sampleBot({ run }) });
    const asked = await bot.discord.user.slash("stundenplan");
    expect(await bot.discord.user.press(asked, "5a")).toMatchObject({ id: asked.id, title: "stundenplan 5a" });
  });
});
