import { expect, test } from "vitest";
import { startClosedBot } from "./operators.ts";

test("without a place asks which one, and its button admits it", async () => {
  await using bot = await startClosedBot();
  expect(await bot.runs("frei", bot.group)).toContain("Hier darf ich noch nicht antworten");
  await expect.poll(async () => (await bot.store.communities.all()).length).toBe(1);
  const asked = await bot.bot.runText("zulassen", bot.operator);
  expect(asked).toMatchObject({ title: "Welchen Ort soll ich zulassen?", audience: "asker" });
  const [packed = ""] = bot.bot.pack(asked).buttons.flatMap((row) => row.map((button) => button.packed));
  expect(await bot.bot.runPacked(packed, bot.operator)).toMatchObject({ title: "Ort zugelassen" });
  expect(await bot.runs("frei", bot.group)).toContain("Schule");
});

test("by its name, which need not be written in one way; an unknown one is told", async () => {
  await using bot = await startClosedBot();
  await bot.runs("frei", bot.group);
  await expect.poll(async () => (await bot.store.communities.all()).length).toBe(1);
  expect(await bot.runs("zulassen klasse 5A")).toContain("Klasse 5a: Alle dort dürfen mich fragen");
  expect(await bot.runs("zulassen Mars")).toContain("Einen Ort „Mars“ kenne ich nicht. /orte zeigt alle.");
});
