import { expect, test } from "vitest";
import { startClosedBot } from "./operators.ts";

test("in a group blocks that group; only an operator may", async () => {
  await using bot = await startClosedBot();
  const here = { ...bot.group, user: "50" };
  await bot.runs("frei", here);
  expect(await bot.runs("sperren", bot.group)).toContain("Das dürfen nur die, die diesen Bot betreiben.");
  expect(await bot.runs("sperren", here)).toContain("Dort antworte ich niemandem mehr, und Abos von dort ruhen.");
  expect(await bot.runs("frei", bot.group)).toContain("Hier darf ich noch nicht antworten");
});

test("an operator's own use does not admit again what is blocked", async () => {
  await using bot = await startClosedBot();
  const here = { ...bot.group, user: "50" };
  await bot.runs("sperren", { ...here });
  expect(await bot.runs("frei", here)).toContain("Schule");
  expect(await bot.runs("frei", bot.group)).toContain("Hier darf ich noch nicht antworten");
});
