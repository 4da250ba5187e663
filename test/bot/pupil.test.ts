import { describe, expect, test } from "vitest";
import { startDemoBot } from "../demo-bot.ts";

/** What a bot with a teacher's account, which may read everything, says. */
async function fullAnswer(line: string): Promise<string> {
  await using bot = await startDemoBot();
  return await bot.says(line);
}

describe.each([
  ["a pupil's account", { username: "schueler", password: "schueler" }],
  ["the right for the own class only", { username: "schuelerin", password: "schuelerin" }],
  ["no account at all", { username: "", password: "", anonymous: true }],
  ["a second factor, by secret", { username: "zweifaktor", password: "", secret: "KRSXG5CTMVRXEZLU" }],
])("with %s", (_, account) => {
  test.each(["stundenplan 5a fr", "stundenplan EF mi", "vertretung 5a do", "frei"])(
    "%s is answered as with all rights, substitutes by name",
    async (line) => {
      await using bot = await startDemoBot(account);
      expect(await bot.says(line)).toBe(await fullAnswer(line));
      expect(bot.log).toEqual([]);
    },
  );
});

test("a pupil's own class is known by itself", async () => {
  await using bot = await startDemoBot({ username: "schueler", password: "schueler" });
  expect(await bot.says("stundenplan")).toMatch(/^8b · Montag, 23\. November/);
});

test("the doors of a pupil's account", async () => {
  await using bot = await startDemoBot({ username: "schueler", password: "schueler" });
  const status = await bot.says("status");
  expect(status).toContain("Klassen ✓ über JSON-RPC");
  expect(status).toContain("Lehrkräfte ✗ (kein Recht)");
  expect(status).toContain("Plan ✓ über Web-Client");
  expect(await bot.says("status", "en")).toContain("Teachers ✗ (no right)");
});

test("a locked or wrong account is told, and never tried again", async () => {
  await using bot = await startDemoBot({ password: "falsch" });
  for (const line of ["status", "stundenplan 5a", "frei"])
    expect(await bot.says(line)).toContain("WebUntis lässt mich nicht hinein.");
  expect(bot.demo.requests("authenticate")).toBe(1);
});
