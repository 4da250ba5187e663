import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Invocation, Localised } from "../../src/bot/command.ts";
import { typedLine } from "../../src/bot/command-names.ts";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";

const LANGUAGES = ["de", "en"] as const;

/** Every option of every command. */
const options = commands.flatMap(({ name, options }) => Object.keys(options).map((option) => [name, option] as const));

const withOption = (command: string, option: string, typed: string): Invocation => ({
  command,
  options: { [option]: typed },
});

/** Every line to type that a command gives as an example, and its bare name. */
const lines = commands.flatMap((command) =>
  LANGUAGES.flatMap((language) => {
    const bare: Localised = { de: "", en: "" };
    return [{ typed: bare, gives: bare }, ...(command.examples ?? [])].map(
      (example) => [language, typedLine(command, example, { language }).slice(1)] as const,
    );
  }),
);

describe("an answer, whatever was typed", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test.each(options)("%s, %s: repeats 40 characters of it at most, and cuts no emoji in half", async (name, option) => {
    for (const sign of ["x", "1", "<", "🦔"]) {
      const typed = `${sign}`.repeat(4_000);
      const replies = [
        await demo.bot.run(withOption(name, option, typed), asker("de")),
        await demo.bot.run(withOption(name, option, `x${typed}`), asker("en")),
        await demo.bot.runText(`${name} ${typed}`, asker("de")),
        await demo.bot.runText(`${name} ${`${sign.repeat(30)} `.repeat(200)}`, asker("de")),
      ];
      for (const text of replies.map(asText)) {
        expect(text).not.toContain(sign.repeat(41));
        expect(text.split(sign).length).toBeLessThan(60);
        expect(text.isWellFormed()).toBe(true);
      }
    }
  });

  test.each(options)(
    "%s, %s: a word that means nothing is told to the asker alone, with a way on",
    async (name, option) => {
      const told = [];
      for (const language of LANGUAGES) {
        const reply = await demo.bot.run(withOption(name, option, "Blubb?!"), asker(language));
        expect(reply).toMatchObject({ tone: "warning", audience: "asker" });
        expect(reply.actions.flat().length).toBeGreaterThan(0);
        told.push(asText(reply));
      }
      expect(told[0]).not.toBe(told[1]);
    },
  );

  test.each(lines)("in %s, /%s: names commands as they are called in the asker's language", async (language, line) => {
    const said = asText(await demo.bot.runText(line, asker(language)));
    const known = commands.map(({ name, englishName }) => (language === "de" ? name : englishName).split(" ")[0]);
    for (const [, name] of said.matchAll(/(?<![\p{L}\d])\/(\p{L}+)/gu)) expect(known).toContain(name);
    expect(said).not.toMatch(/undefined|null,|\[object|NaN/);
  });
});

describe("when WebUntis is down", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
    await demo.demo.close();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test.each(lines)(
    "in %s, /%s: is answered, or excused with a number that stands in the log",
    async (language, line) => {
      const before = demo.log.length;
      const reply = await demo.bot.runText(line, asker(language));
      const said = asText(reply);
      expect(said).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|Error:/);
      if (reply.tone !== "later") return expect(demo.log).toHaveLength(before);
      expect(reply).toMatchObject({ audience: "asker", actions: [] });
      expect(said).toContain(language === "de" ? "WebUntis antwortet gerade nicht." : "WebUntis is not answering");
      const [, id] = /(?:Fehlernummer|Error number) (\w+)/.exec(said) ?? [];
      // One line without a stack: while WebUntis is down there are many of them.
      expect(demo.log.slice(before)).toMatchObject([
        { entry: { id, reason: "unreachable" }, message: "WebUntis gave no answer for a command" },
      ]);
      expect(JSON.stringify(demo.log)).not.toContain(" at ");
    },
  );

  test("what the bot can do, what it stores and which subscriptions there are it still knows", async () => {
    const answered = await Promise.all(
      commands.map(async ({ name }) => [name, (await demo.bot.runText(name, asker("de"))).tone] as const),
    );
    expect(answered.filter(([, tone]) => tone !== "later").map(([name]) => name)).toEqual(
      expect.arrayContaining(["abo liste", "abo stopp", "hilfe", "datenschutz"]),
    );
  });
});
