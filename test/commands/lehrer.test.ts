import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { press, pressAll } from "./buttons.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

const TUESDAY = "2026-11-24T08:10:00+01:00";

describe("a teacher's day", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot({ at: TUESDAY });
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("tells where she is now, and in her plan the classes", async () => {
    expect(await demo.says("lehrer MEI")).toMatchInlineSnapshot(`
      "MEI · Dienstag, 24. November
        Jetzt: Englisch · 7a · R109 · zu Ende in 80 Minuten
        Unterricht 07:55 bis 12:30 · 1 Änderung
        Std.               Fach        Klasse  Raum
        1–2   07:55–09:30  Englisch    7a      R109
        3     09:50–10:35  ~Englisch~  ~Q1~    ~R312~
                           ↳ entfällt
                           ↳ Entfall
        5     11:45–12:30  Englisch    5b      R102
        Stand 08:10
        [1] ◀ Mo 23.11.  [2] Heute  [3] Mi 25.11. ▶
      "
    `);
    expect((await demo.says("teacher Mrs Meier", "en")).split("\n").slice(0, 4)).toEqual([
      "MEI · Tuesday 24 November",
      "  Now: Englisch · 7a · R109 · ends in 80 minutes",
      "  Lessons from 07:55 to 12:30 · 1 change",
      "  No.               Subject     Class  Room",
    ]);
  });

  test("a lesson that somebody else gives is not hers: her day ends before it", async () => {
    expect(await demo.says("lehrer DEM")).toMatchInlineSnapshot(`
      "DEM · Dienstag, 24. November
        Jetzt kein Unterricht. Um 09:50 Uhr: Informatik · 10a, 10b, 10c · INF1
        Unterricht 09:50 bis 11:25 · 1 Änderung
        Std.               Fach          Klasse         Raum
        3–4   09:50–11:25  Informatik    10a, 10b, 10c  INF1
        5–6   11:45–13:20  ~Mathematik~  ~9a~           ~R203~
                           ↳ ESS statt DEM
        Stand 08:10
        [1] ◀ Mo 23.11.  [2] Heute  [3] Mi 25.11. ▶
      "
    `);
    await using later = await startDemoBot({ at: "2026-11-24T12:00:00+01:00" });
    expect(await later.says("lehrer DEM heute")).toContain("  Für heute ist Schluss.\n");
    expect(await later.says("lehrer ESS heute")).toContain("  Jetzt: Mathematik · 9a · R203 · zu Ende in 80 Minuten\n");
  });

  test("of another day, in whatever order it is typed", async () => {
    const said = await demo.says("lehrer ADL mi");
    expect(said).toMatch(/^ADL · Mittwoch, 25\. November\n {2}Unterricht/);
    for (const line of ["lehrer Frau Adler morgen", "lehrer morgen ADL", "lehrer adler mi bitte"])
      expect(await demo.says(line)).toBe(said);
    expect(await demo.hears("wo ist frau adler morgen")).toBe(said);
    expect(await demo.says("lehrer HUB sa")).toContain("Wochenende: kein Unterricht.\n  Weiter geht’s am Montag");
  });

  test("without a name asks by first letters, of which each leads on", async () => {
    const reply = await demo.bot.runText("lehrer morgen", asker("de"));
    expect(asText(reply)).toContain("Welche Lehrkraft?\n  Wähl aus oder schreib den Namen gleich dazu: /lehrer ADL\n");
    expect(Object.values(await pressAll(demo.bot, reply, asker("de")))).toContain("Welche meinst du?");
    const among = await press(demo.bot, reply, "G …", asker("de"));
    const answer = await press(demo.bot, among, "GÜN", asker("de"));
    expect(answer.title).toBe("GÜN · Mittwoch, 25. November");
    expect(await pressAll(demo.bot, answer, asker("de"))).toMatchObject({ Heute: "GÜN · Dienstag, 24. November" });
  });

  test("completes names as they are shown", async () => {
    expect(await demo.bot.suggest("lehrer", "name", "adl", asker("de"))).toEqual([{ label: "ADL", value: "ADL" }]);
    await using full = await startDemoBot({ at: TUESDAY, teacherNames: "full" });
    expect(await full.bot.suggest("lehrer", "name", "adl", asker("de"))).toEqual([
      { label: "Adler (ADL)", value: "ADL" },
    ]);
    expect(await full.says("lehrer ADL")).toMatch(/^Adler \(ADL\) · /);
  });
});

test("where teachers are hidden none is shown, suggested or looked up", async () => {
  await using demo = await startDemoBot({ at: TUESDAY, teacherNames: "hidden" });
  for (const line of ["lehrer", "lehrer MEI", "lehrer Meie", "lehrer morgen"])
    expect(await demo.says(line)).toContain(
      "Lehrkräfte zeige ich nicht\n  Dieser Bot nennt keine Lehrkräfte; so ist er für diese Schule eingestellt.",
    );
  expect(await demo.says("teacher MEI", "en")).toContain("I do not show teachers");
  expect(await demo.bot.suggest("lehrer", "name", "M", asker("de"))).toEqual([]);
  expect(demo.demo.requests("getTeachers") + demo.demo.requests("getTimetable")).toBe(0);
});

describe("where the account may not read teachers' plans", () => {
  test("nor classes' plans, says what would open the door", async () => {
    await using bot = await startSmallSchoolBot({ forbidden: ["getTeachers"], closedKinds: ["teacher", "klasse"] });
    const told = "Die Lehrkräfte darf das WebUntis-Konto dieses Bots nicht lesen. Wer WebUntis an der Schule verwaltet";
    for (const line of ["lehrer", "lehrer MEI"]) expect(await bot.says(line)).toContain(told);
  });

  test("it is put together from those of all classes, and says what is not in them", async () => {
    await using demo = await startDemoBot({ at: TUESDAY, username: "schueler", password: "schueler" });
    const said = await demo.says("lehrer MEI");
    expect(said).toContain("Jetzt: Englisch · 7a · R109 · zu Ende in 80 Minuten");
    expect(said).toContain("  Zusammengesetzt aus den Plänen der Klassen: Aufsichten stehen nicht darin.\n");
  });
});
