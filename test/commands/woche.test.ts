import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, type DemoBot, type DemoBotParts, startDemoBot } from "../demo-bot.ts";
import { pressAll } from "./buttons.ts";

/** The bot, with plain spaces in what it says. */
async function start(parts: DemoBotParts): Promise<DemoBot> {
  const demo = await startDemoBot(parts);
  return { ...demo, says: async (...asked) => (await demo.says(...asked)).replaceAll("\u00a0", " ") };
}

const TUESDAY = "2026-11-24T09:40:00+01:00";

describe("a class's week", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await start({ at: TUESDAY });
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("in a line for each day, with what differs", async () => {
    expect(await demo.says("woche 5a")).toMatchInlineSnapshot(`
      "5a · KW 48 · Mo 23.11. bis Fr 27.11.
        9 Änderungen
        Mo 23.11.: 1–2 D · 3–4 ~M~ · 5–6 ~Bi~ · bis 09:30
        Di 24.11.: 1–2 Mu · 3 FöD (R110) · 4 E · 5–6 M · bis 13:20
        Mi 25.11.: 1 ~Ek~ · 2 Ek · 3–4 Sp (YIL) · 5 KS · 6 WP · bis 13:20
        Do 26.11.: 1–2 ~Ku~ FöM · 3 Sp · 4 FöM · 5–6 E · 7–8 M · bis 15:40
        Fr 27.11.: 1–2 ER/PP KR (LEH) PP (R207) · 3–4 D · 5 E · bis 12:30
        Stand 09:40
        [1] ◀ KW 47  [2] Diese Woche  [3] KW 49 ▶  [4] Mo 23.11.  [5] Di 24.11.  [6] Mi 25.11.  [7] Do 26.11.  [8] Fr 27.11.
      "
    `);
  });

  test("has in bold what differs, and nothing else", async () => {
    const { blocks } = await demo.bot.runText("woche 5a", asker("de"));
    const facts = blocks.flatMap((block) => (block.kind === "facts" ? block.facts : []));
    const bold = facts.map(({ value }) => value.filter(({ kind }) => kind === "bold").map(({ text }) => text));
    expect(bold).toEqual([[], ["FöD (R110)"], ["Sp (YIL)"], ["FöM", "M"], ["KR (LEH)", "PP (R207)"]]);
  });

  test("with many courses side by side names each subject once, and counts the rest", async () => {
    const said = await demo.says("week Q1", "en");
    expect(said).toMatch(/^Q1 · Week 48 · Mon 23 Nov to Fri 27 Nov\n/);
    expect(said).toContain("  Tue 24 Nov: 1–2 D · 3 Bi/D/M ~E~ · 4 M · 5 Bi/Ch/If/Ph · ");
    for (const slot of said.match(/[^·]+\/[^·]+/g) ?? []) expect(slot.split("/").length).toBeLessThanOrEqual(5);
  });

  test("tells free days by their names, and a whole week of holidays in one sentence", async () => {
    const said = await demo.says("woche 5a weihnachten");
    expect(said).toMatch(/^5a · KW 52 · Mo 21\.12\. bis Fr 25\.12\.\n/);
    expect(said).toContain("  Mi 23.12.: Weihnachtsferien\n");
    expect(await demo.says("week 5a 2027-08-03", "en")).toContain("  Sommerferien: no lessons.\n");
    expect(await demo.says("woche 5a 1.9.2028")).toContain("  Mo 28.08.: noch kein Plan\n");
  });

  test("is meant by its number, its place or any of its days", async () => {
    const said = await demo.says("woche 5a KW 49");
    for (const week of ["nächste", "nächste Woche", "49", "in einer Woche", "3.12.", "next week", "2026-11-30"])
      expect([week, await demo.says(`woche 5a ${week}`)]).toEqual([week, said]);
    expect(await demo.says("woche letzte woche 5a")).toMatch(/^5a · KW 47 ·/);
    expect(await demo.says("woche 5a KW 2")).toMatch(/^5a · KW 2 · Mo 11\.01\. bis Fr 15\.01\.2027/);
    expect((await demo.hears("5a nächste Woche")).replaceAll("\u00a0", " ")).toBe(said);
    expect(await demo.says("woche 5a KW 60")).toContain("„KW 60“ verstehe ich nicht als Woche.");
    expect(await demo.says("week 5a blubber", "en")).toContain("I do not understand “blubber” as a week. Try “this”");
  });

  test("without a class asks for it, and every button leads on", async () => {
    expect(await demo.says("woche")).toContain("Welche Klasse?");
    const reply = await demo.bot.runText("woche 5a", asker("de"));
    expect(await pressAll(demo.bot, reply, asker("de"))).toMatchObject({
      "◀ KW 47": "5a · KW 47 · Mo 16.11. bis Fr 20.11.",
      "Diese Woche": "5a · KW 48 · Mo 23.11. bis Fr 27.11.",
      "KW 49 ▶": "5a · KW 49 · Mo 30.11. bis Fr 04.12.",
      "Do 26.11.": "5a · Donnerstag, 26. November",
    });
  });
});

test("once the week is over, the next one with lessons is meant", async () => {
  await using demo = await start({ at: "2026-11-27T18:00:00+01:00" });
  expect(await demo.says("woche 5a")).toMatch(/^5a · KW 49 ·/);
  expect(await demo.says("woche 5a diese")).toMatch(/^5a · KW 48 ·/);
});

test("costs one request of a week, and then none", async () => {
  await using demo = await start({ at: TUESDAY });
  await demo.says("woche 5a diese");
  expect(demo.demo.requests("getTimetable")).toBe(1);
  await demo.says("woche 5a");
  expect(demo.demo.requests("getTimetable")).toBe(1);
});

test("where teachers are hidden none is named", async () => {
  await using demo = await start({ at: TUESDAY, teacherNames: "hidden" });
  expect(await demo.says("woche 5a")).toContain("3–4 Sp (Vertretung) ·");
  expect(await demo.says("week 5a", "en")).toContain("3–4 Sp (cover) ·");
});
