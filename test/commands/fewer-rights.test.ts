import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoBot, startDemoBot } from "../demo-bot.ts";

describe.each([
  ["a pupil's account", { username: "schueler", password: "schueler" }],
  ["the right for the own class only", { username: "schuelerin", password: "schuelerin" }],
  ["no account at all", { username: "", password: "", anonymous: true }],
  ["a second factor, by secret", { username: "zweifaktor", password: "", secret: "KRSXG5CTMVRXEZLU" }],
])("with %s", (_, account) => {
  let bot: DemoBot;
  /** With a teacher's account, which may read everything. */
  let full: DemoBot;
  beforeAll(async () => {
    [bot, full] = await Promise.all([startDemoBot(account), startDemoBot()]);
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
    await full[Symbol.asyncDispose]();
  });

  test.each(["stundenplan 5a fr", "stundenplan EF mi", "vertretung 5a do", "frei"])(
    "%s is answered as with all rights, substitutes by name",
    async (line) => {
      expect(await bot.says(line)).toBe(await full.says(line));
      expect(bot.log).toEqual([]);
    },
  );
});
