import { describe, expect, test } from "vitest";
import { type Answers, button, echo, question, sampleBot } from "./sample-bot.ts";
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
    const run: Answers["run"] = (invocation, asker) => (invocation.options.tag ? question : echo(invocation, asker));
    await using bot = await started({ bot: sampleBot({ run }) });
    const plan = await bot.discord.user.slash("stundenplan", { klasse: "5a" });
    expect(await bot.discord.user.press(plan, "morgen ▶")).toMatchObject({ title: "Welche Klasse?", ephemeral: true });
    expect(bot.discord.messages().map(({ title }) => title)).toEqual(["stundenplan 5a", "Welche Klasse?"]);
  });

  test("of a question turns the question into the next one, and that into the answer", async () => {
    const grades = { ...question, title: "Welche Stufe?", actions: [[button("5 …", { klasse: "5" })]] };
    const run: Answers["run"] = (invocation, asker) =>
      invocation.options.klasse === undefined
        ? grades
        : invocation.options.klasse === "5"
          ? question
          : echo(invocation, asker);
    await using bot = await started({ bot: sampleBot({ run }) });
    const asked = await bot.discord.user.slash("stundenplan");
    const again = await bot.discord.user.press(asked, "5 …");
    expect(again).toMatchObject({ id: asked.id, title: "Welche Klasse?", ephemeral: true });
    expect(await bot.discord.user.press(again, "5a")).toMatchObject({ id: asked.id, title: "stundenplan 5a" });
    expect(bot.discord.messages()).toHaveLength(1);
  });

  test("that stands there twice does the same both times", async () => {
    const twice = { klasse: "5a" };
    const run: Answers["run"] = (invocation, asker) => ({
      ...echo(invocation, asker),
      actions: [[button("◀", twice), button("Heute", twice)]],
    });
    await using bot = await started({ bot: sampleBot({ run }) });
    const plan = await bot.discord.user.slash("hilfe");
    for (const label of ["◀", "Heute"])
      expect(await bot.discord.user.press(plan, label)).toMatchObject({ title: "stundenplan 5a" });
  });
});
