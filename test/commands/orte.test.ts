import { expect, test } from "vitest";
import { startClosedBot } from "./operators.ts";

test("shows where people may ask and who waits, with a button for those", async () => {
  await using bot = await startClosedBot();
  await bot.runs("stundenplan 5a", bot.group);
  await bot.runs("frei");
  await expect.poll(async () => (await bot.store.communities.all()).length).toBe(2);
  expect(await bot.runs("orte")).toMatchInlineSnapshot(`
    "Wo man mich fragen darf
      • Klasse 5a · Telegram · wartet auf dich
      • Privater Chat 50 · Telegram · zugelassen
      [1] Zulassen: Klasse 5a
    "
  `);
});

test("is shown to operators only", async () => {
  await using bot = await startClosedBot();
  await bot.access.decide({ platform: "telegram", id: "-1007", number: 0, name: null, state: "waiting" }, "admitted");
  expect(await bot.runs("orte", bot.group)).toContain("Das dürfen nur die, die diesen Bot betreiben.");
});
