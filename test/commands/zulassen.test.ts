import { expect, test } from "vitest";
import { startDemoBot } from "../demo-bot.ts";
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

const HOW_TO =
  "Hol mich in eine Gruppe oder auf einen Server: Sobald mich dort jemand fragt, sage ich dir Bescheid, und du entscheidest.";

test("asks for no place where there is none to choose: while nobody has asked anywhere, and when all are admitted", async () => {
  await using open = await startDemoBot();
  for (const line of ["zulassen", "sperren", "orte"])
    expect(await open.says(line, "de")).toBe(
      `Wo man mich fragen darf\n  Noch hat mich nirgends jemand etwas gefragt. ${HOW_TO}\n`,
    );
  await using closed = await startClosedBot();
  await closed.runs("frei");
  await expect.poll(async () => (await closed.store.communities.all()).length).toBe(1);
  expect(await closed.runs("zulassen")).toBe(
    `Alle Orte sind schon zugelassen\n  • Privater Chat 50 · Telegram · zugelassen\n  ${HOW_TO}\n`,
  );
});
