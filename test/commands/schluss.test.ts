import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { pressAll } from "./buttons.ts";

describe("on a Monday morning", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("tells when the day ends, then when it begins", async () => {
    expect((await demo.says("schluss 5a")).split("\n").slice(0, 2)).toEqual([
      "5a · Montag, 23. November",
      "  Die 5a hat heute um 09:30 Uhr aus. Der Unterricht beginnt um 07:55 Uhr.",
    ]);
    expect((await demo.says("hometime 5a tomorrow", "en")).split("\n").slice(0, 2)).toEqual([
      "5a · Tuesday 24 November",
      expect.stringMatching(/^ {2}School ends for 5a at \d\d:\d\d tomorrow\. It starts at 07:55\.$/),
    ]);
    expect(await demo.says("schluss 5a fr")).toContain("Die 5a hat am Freitag, 27. November um ");
  });

  test("on a free day says so, and when it goes on", async () => {
    expect(await demo.says("schluss 5a sa")).toContain(
      "  Die 5a hat am Samstag, 28. November keinen Unterricht.\n  Weiter geht es am Montag, 30. November.\n",
    );
    expect(await demo.says("hometime 5a sat", "en")).toContain(
      "  5a has no lessons on Saturday 28 November.\n  School is back on Monday 30 November.\n",
    );
  });

  test("without a class asks for it, and every button leads on", async () => {
    expect(await demo.says("schluss")).toContain("Welche Klasse?");
    const reply = await demo.bot.runText("schluss 5a", asker("de"));
    expect(await pressAll(demo.bot, reply, asker("de"))).toEqual({
      "◀ Fr 20.11.": "5a · Freitag, 20. November",
      Heute: "5a · Montag, 23. November",
      "Di 24.11. ▶": "5a · Dienstag, 24. November",
      Stundenplan: "5a · Montag, 23. November",
    });
  });

  test("of one's own class, when asked in one's own words", async () => {
    await demo.says("klasse 5a");
    expect(await demo.hears("wann habe ich aus?")).toContain("Die 5a hat heute um 09:30 Uhr aus.");
    expect(await demo.hears("when does school end", "en")).toContain("School ends for 5a at 09:30 today.");
  });
});

test("once the day is over it is about the next school day", async () => {
  await using demo = await startDemoBot({ at: "2026-11-27T18:00:00+01:00" });
  await demo.says("klasse 5a");
  expect(await demo.hears("wann habe ich aus")).toMatch(/Die 5a hat am Montag, 30\. November um \d\d:\d\d Uhr aus\./);
});

test("what the school does not show yet is not told as free", async () => {
  await using demo = await startDemoBot();
  const said = await demo.says("schluss 5a 8.3.2027");
  expect(said).not.toContain("keinen Unterricht");
});
