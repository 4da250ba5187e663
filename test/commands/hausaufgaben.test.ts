import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { press } from "./buttons.ts";

describe("with a pupil's account", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot({ username: "schueler", password: "schueler" });
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("the homework of its class by day, with ticks at what is done, in pages", async () => {
    expect(await demo.says("hausaufgaben 8b")).toMatchInlineSnapshot(`
      "8b · Hausaufgaben
        Bis So 13.12. sind 11 eingetragen. ✓ heißt: im WebUntis-Konto dieses Bots abgehakt.
        Dienstag, 24. November (morgen)
        • ✓ F: Vokabeln Unit 3 lernen (FRA)
        Mittwoch, 25. November (übermorgen)
        • D: Text zu Ende lesen – Wird eingesammelt (ILG)
        Donnerstag, 26. November (in 3 Tagen)
        • Ge: Vokabeln Unit 3 lernen (BAU)
        • ✓ Bi: Text zu Ende lesen (KRÄ)
        Freitag, 27. November (in 4 Tagen)
        • M: Arbeitsblatt fertigstellen (KUH)
        Montag, 30. November (in 7 Tagen)
        • ✓ F: Buch S. 42, Nr. 1–3 (FRA)
        Seite 1 von 2 · Stand 07:30
        [1] Seite 2 ▶
      "
    `);
    expect(await demo.says("homework 8b page 2", "en")).toMatchInlineSnapshot(`
      "8b · Homework
        11 tasks up to Sun 13 Dec. ✓ means: ticked off in this bot’s WebUntis account.
        Tuesday 1 December (in 8 days)
        • ✓ E: Buch S. 42, Nr. 1–3 – Wird eingesammelt (FRA)
        Friday 4 December (in 11 days)
        • M: Text zu Ende lesen (KUH)
        Monday 7 December (in 14 days)
        • F: Buch S. 42, Nr. 1–3 (FRA)
        • Ek: Arbeitsblatt fertigstellen – Wird eingesammelt (KRÄ)
        Friday 11 December (in 18 days)
        • PP: Arbeitsblatt fertigstellen (ADL)
        Page 2 of 2 · As of 07:30
        [1] ◀ Page 1
      "
    `);
  });

  test("what is done is pale, what is to do has its subject in bold", async () => {
    const { blocks } = await demo.bot.runText("hausaufgaben 8b", asker("de"));
    const items = blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
    const isDone = (text: string) => text.startsWith("✓ ");
    expect(items.filter(([first]) => isDone(first?.text ?? "")).length).toBeGreaterThan(0);
    for (const [first] of items) expect(first?.kind).toBe(isDone(first?.text ?? "") ? "dim" : "bold");
  });

  test("no day's homework is lost between two pages", async () => {
    const first = await demo.bot.runText("hausaufgaben 8b", asker("de"));
    const second = await press(demo.bot, first, "Seite 2 ▶", asker("de"));
    const items = [first, second].flatMap(({ blocks }) =>
      blocks.flatMap((each) => (each.kind === "list" ? each.items : [])),
    );
    expect(items).toHaveLength(11);
  });

  test("of another class it tells what would open it", async () => {
    expect(await demo.says("hausaufgaben 5a")).toContain(
      "Das zeigt WebUntis mir nicht\n" +
        "  Die Hausaufgaben dieser Klasse sieht das WebUntis-Konto dieses Bots nicht. " +
        "Dafür braucht der Bot das Konto von jemandem aus der Klasse oder von einer Lehrkraft der Klasse.\n",
    );
    expect(await demo.says("homework 5a", "en")).toContain(
      "For that the bot needs the account of somebody in the class, or of one of its teachers.\n",
    );
    const { tone, audience } = await demo.bot.runText("hausaufgaben 5a", asker("de"));
    expect([tone, audience]).toEqual(["refused", "asker"]);
  });

  test("is asked for in one's own words", async () => {
    await demo.says("klasse 8b");
    expect(await demo.hears("was haben wir auf?")).toContain("8b · Hausaufgaben");
    expect(await demo.hears("what's the homework", "en")).toContain("8b · Homework");
  });
});

test("a class without homework is told so, and until when", async () => {
  await using demo = await startDemoBot();
  expect(await demo.says("hausaufgaben 5a")).toMatchInlineSnapshot(`
    "5a · Hausaufgaben
      Bis So 13.12. sind keine Hausaufgaben eingetragen.
      Stand 07:30
    "
  `);
  expect(await demo.says("homework 5a", "en")).toContain("No homework is entered up to Sun 13 Dec.");
});

test("teachers are not named where that is not wished", async () => {
  await using demo = await startDemoBot({ username: "schueler", password: "schueler", teacherNames: "hidden" });
  expect(await demo.says("hausaufgaben 8b")).toContain("• M: Arbeitsblatt fertigstellen\n");
});
