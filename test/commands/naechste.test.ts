import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { pressAll } from "./buttons.ts";

/** An answer without its title, footer and buttons. */
const body = (said: string) => said.split("\n").slice(1, -3);

describe("through a Tuesday", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());
  const at = async (time: string, line: string, language?: string) => {
    demo.setTime(`2026-11-24T${time}+01:00`);
    return body(await demo.says(line, language));
  };

  test("before school: the first lesson, and when it begins and ends", async () => {
    expect(await at("07:30", "naechste 5a")).toEqual([
      "  Um 07:55 Uhr geht es los (in 25 Minuten)",
      "  Std.               Fach   Lehrkraft  Raum",
      "  1–2   07:55–09:30  Musik  LAN        MU1",
      "  Schluss für heute um 13:20 Uhr.",
    ]);
  });

  test("in a lesson: what is left of it, and the next one with what is different about it", async () => {
    expect(await at("09:29:30", "naechste 5a")).toEqual([
      "  Jetzt (zu Ende in 1 Minute)",
      "  Std.               Fach   Lehrkraft  Raum",
      "  1–2   07:55–09:30  Musik  LAN        MU1",
      "  Danach um 09:50 Uhr (in 21 Minuten)",
      "  Std.               Fach  Lehrkraft  Raum",
      "  3     09:50–10:35  FöD   ENG        R110 statt R101",
      "                     ↳ Raumtausch",
      "  Schluss für heute um 13:20 Uhr.",
    ]);
  });

  test("in English, in a break and in the last lesson", async () => {
    expect((await at("09:40", "next 5a", "en")).filter((line) => !/[–↳]|No\./.test(line))).toEqual([
      "  It is break time.",
      "  Next at 09:50 (in 10 minutes)",
      "  School ends today at 13:20.",
    ]);
    expect(await at("13:00", "next 5a", "en")).toEqual([
      "  Now (ends in 20 minutes)",
      "  No.               Subject     Teacher  Room",
      "  5–6  11:45–13:20  Mathematik  KAI      R101",
      "  School ends today at 13:20.",
    ]);
  });

  test("afterwards: that it is over, and when the next day begins and ends", async () => {
    expect(await at("20:00", "naechste 5a")).toEqual([
      "  Schluss für heute. Der Unterricht ging bis 13:20 Uhr.",
      "  Die 5a hat morgen um 13:20 Uhr aus. Der Unterricht beginnt um 08:45 Uhr.",
    ]);
    expect(await at("20:00", "next 5a", "en")).toEqual([
      "  School is over for today. It ended at 13:20.",
      "  School ends for 5a at 13:20 tomorrow. It starts at 08:45.",
    ]);
  });

  test("of courses beside each other all", async () => {
    const said = await at("09:40", "naechste Q1");
    expect(said.filter((line) => /Biologie|Deutsch|Mathematik/.test(line)).length).toBeGreaterThan(2);
  });

  test("a lesson that is cancelled is no lesson now", async () => {
    await using other = await startDemoBot({ at: "2026-11-26T08:30:00+01:00" });
    const said = await other.says("naechste 5a");
    expect(said).toContain("Jetzt (zu Ende in ");
    expect(said).toMatch(/~Kunst~ .*\n +↳ entfällt\n +FöM/);
  });

  test("of another day: when it ends, then when it begins", async () => {
    expect(await at("07:30", "naechste 5a fr")).toEqual([
      "  Die 5a hat am Freitag, 27. November, um 12:30 Uhr aus. Der Unterricht beginnt um 07:55 Uhr.",
    ]);
    expect(await at("07:30", "next 5a tomorrow", "en")).toEqual([
      "  School ends for 5a at 13:20 tomorrow. It starts at 08:45.",
    ]);
  });

  test("on a free day says so, and when it goes on", async () => {
    expect(await at("07:30", "naechste 5a sa")).toEqual([
      "  Die 5a hat am Samstag, 28. November, keinen Unterricht.",
      "  Weiter geht es am Montag, 30. November.",
    ]);
    expect(await at("07:30", "next 5a sat", "en")).toEqual([
      "  5a has no lessons on Saturday 28 November.",
      "  School is back on Monday 30 November.",
    ]);
  });

  test("without a class asks for it, and every button leads on", async () => {
    demo.setTime("2026-11-23T07:30:00+01:00");
    expect(await demo.says("naechste")).toContain("Welche Klasse?");
    const reply = await demo.bot.runText("naechste 5a", asker("de"));
    expect(await pressAll(demo.bot, reply, asker("de"))).toEqual({
      "◀ Fr 20.11.": "5a · Freitag, 20. November",
      Heute: "5a · Montag, 23. November",
      "Di 24.11. ▶": "5a · Dienstag, 24. November",
      Stundenplan: "5a · Montag, 23. November",
    });
  });

  test("of one's own class, when asked in one's own words", async () => {
    demo.setTime("2026-11-23T07:30:00+01:00");
    await demo.says("klasse 5a");
    expect(await demo.hears("wann habe ich aus?")).toContain("Schluss für heute um 09:30 Uhr.");
    expect(await demo.hears("when does school end", "en")).toContain("School ends today at 09:30.");
    expect(await demo.hears("was habe ich als nächstes?")).toContain("Um 07:55 Uhr geht es los");
    expect(await demo.says("schluss")).toBe(await demo.says("nächste"));
  });
});

test("on a free day today, when the next school day begins and ends", async () => {
  await using demo = await startDemoBot({ at: "2026-11-28T10:00:00+01:00" });
  const said = body(await demo.says("naechste 5a"));
  expect(said[0]).toBe("  Die 5a hat heute keinen Unterricht.");
  expect(said.at(-1)).toMatch(
    /Die 5a hat am Montag, 30\. November, um \d\d:\d\d Uhr aus\. Der Unterricht beginnt um 07:55 Uhr\./,
  );
});

test("what the school does not show yet is not told as free", async () => {
  await using demo = await startDemoBot();
  const said = await demo.says("naechste 5a 1.9.2028");
  expect(said).not.toContain("keinen Unterricht");
  expect(said).toContain("zeigt die Schule noch nicht");
});
