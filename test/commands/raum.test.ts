import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { press, pressAll } from "./buttons.ts";

const IN_THE_BREAK = "2026-11-24T09:40:00+01:00";

describe("a room's day", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot({ at: IN_THE_BREAK });
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("tells whether it is free now, and who comes when, with what has moved here", async () => {
    expect(await demo.says("raum R110")).toMatchInlineSnapshot(`
      "Raum R110 · Dienstag, 24. November
        Jetzt frei bis 09:50 Uhr.
        Unterricht 07:55 bis 15:40 · 1 Änderung
        Std.               Fach         Lehrkraft  Klasse
        1–2   07:55–09:30  Mathematik   GÜN        7b
        3     09:50–10:35  FöD          ENG        5a
                           ↳ R110 statt R101
                           ↳ Raumtausch
        5–6   11:45–13:20  Französisch  SCN        7a, 7b, 7c
        7–8   14:05–15:40  Englisch     NEU        7b
        Stand 09:40
        [1] ◀ Mo 23.11.  [2] Heute  [3] Mi 25.11. ▶
      "
    `);
    expect((await demo.says("room R110", "en")).split("\n").slice(0, 4)).toEqual([
      "Room R110 · Tuesday 24 November",
      "  Free now until 09:50.",
      "  Lessons from 07:55 to 15:40 · 1 change",
      "  No.               Subject      Teacher  Class",
    ]);
  });

  test("in a lesson tells which, and after the last one that there are no more", async () => {
    await using during = await startDemoBot({ at: "2026-11-24T10:00:00+01:00" });
    expect(await during.says("raum R110")).toContain("  Jetzt: FöD · 5a · ENG · zu Ende in 35 Minuten\n");
    during.setTime("2026-11-24T16:00:00+01:00");
    expect(await during.says("raum R110 heute")).toContain("  Heute kein Unterricht mehr in diesem Raum.\n");
  });

  test("is found by whatever people call it", async () => {
    const said = await demo.says("raum R203 mi");
    expect(said).toMatch(/^Raum R203 · Mittwoch, 25\. November\n/);
    for (const line of ["raum Raum 203 mi", "raum mi r203", "raum R203 mi bitte"])
      expect(await demo.says(line)).toBe(said);
    expect(await demo.says("raum Sporthalle Feld 1 morgen")).toMatch(/^Raum SPH1 · Mittwoch/);
    expect(await demo.hears("ist Raum R110 frei?")).toBe(await demo.says("raum R110"));
  });

  test("without a name asks by how names begin, of which each leads on", async () => {
    const reply = await demo.bot.runText("raum", asker("de"));
    expect(Object.values(await pressAll(demo.bot, reply, asker("de")))).toContain("Welche meinst du?");
    const among = await press(demo.bot, reply, "R3 …", asker("de"));
    expect(Object.keys(await pressAll(demo.bot, among, asker("de")))).toHaveLength(14);
    expect((await press(demo.bot, among, "R314", asker("de"))).title).toBe("Raum R314 · Dienstag, 24. November");
  });

  test("completes names", async () => {
    expect(await demo.bot.suggest("raum", "name", "ku", asker("de"))).toEqual(
      ["KU1", "KU2", "KU3"].map((value) => ({ label: value, value })),
    );
  });
});

test("where teachers are hidden the room's lessons have none", async () => {
  await using demo = await startDemoBot({ at: "2026-11-24T10:00:00+01:00", teacherNames: "hidden" });
  const said = await demo.says("raum R110");
  expect(said).toContain("  Jetzt: FöD · 5a · zu Ende in 35 Minuten\n");
  expect(said).not.toMatch(/ENG|GÜN|SCN|NEU/);
});

test("where the account may not read rooms' plans, what the classes' tell", async () => {
  await using demo = await startDemoBot({ at: IN_THE_BREAK, username: "schueler", password: "schueler" });
  expect(await demo.says("raum R110")).toContain("Jetzt frei bis 09:50 Uhr.");
  expect(asText(await demo.bot.runText("raum R110", asker("en")))).not.toContain("break supervisions");
});
