import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { inChannel, inGroup, manages } from "./askers.ts";
import { press, pressAll } from "./buttons.ts";

describe("on a Monday morning", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("only what is different, for everybody", async () => {
    expect(await demo.says("vertretung 5a")).toMatchInlineSnapshot(`
      "Änderungen 5a · Montag, 23. November
        2 Änderungen
        Std.               Fach          Lehrkraft  Raum
        3–4   09:50–11:25  ~Mathematik~  ~KAI~      ~R101~
                           ↳ verlegt auf Do 26.11., 7.–8. Stunde
        5–6   11:45–13:20  ~Biologie~    ~QUA~      ~BIO1~
                           ↳ entfällt
        Der Unterricht geht von 07:55 bis 09:30.
        Stand 07:30
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await demo.bot.runText("vertretung 5a", inChannel())).toMatchObject({ audience: "everyone" });
  });

  test("in English", async () => {
    expect(await demo.says("changes 7a", "en")).toMatchInlineSnapshot(`
      "Changes for 7a · Monday 23 November
        1 change
        No.               Subject  Teacher       Room
        5–6  11:45–13:20  Physik   ~GÜN~ absent  PH1
                          ↳ EVA: Aufgaben in Teams
        School runs from 07:55 to 13:20.
        As of 07:30
        [1] ◀ Fri 20 Nov  [2] Today  [3] Tue 24 Nov ▶
      "
    `);
  });

  test("where nothing is different, that", async () => {
    expect(await demo.says("vertretung 5b")).toMatchInlineSnapshot(`
      "Änderungen 5b · Montag, 23. November
        Alles nach Plan.
        Der Unterricht geht von 07:55 bis 13:20.
        Stand 07:30
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await demo.bot.runText("vertretung 5b", asker())).toMatchObject({ tone: "normal" });
    expect(await demo.says("changes 5b", "en")).toContain("Everything is as planned.");
  });

  test("of courses side by side only the one that is", async () => {
    expect(await demo.says("vertretung EF mi")).toMatchInlineSnapshot(`
      "Änderungen EF · Mittwoch, 25. November
        2 Änderungen
        Std.               Fach      Lehrkraft      Raum
        4     10:40–11:25  Erdkunde  HOF statt ZIM  R313
        5–6   11:45–13:20  ~Physik~  ~KUH~          ~PH1~
                           ↳ verlegt auf Di 24.11., 7.–8. Stunde
        Der Unterricht geht von 07:55 bis 15:40.
        Stand 07:30
        [1] ◀ Di 24.11.  [2] Heute  [3] Do 26.11. ▶
      "
    `);
  });

  test("a day that the school does not show is not green like a free one", async () => {
    for (const line of ["vertretung 5a 1.9.2028", "stundenplan 5a 1.9.2028", "frei 1.9.2028"])
      expect(await demo.bot.runText(line, asker())).toMatchObject({ tone: "unknown" });
    expect(await demo.bot.runText("stundenplan 5a so", asker())).toMatchObject({ tone: "free" });
  });

  test("on a free day what the timetable says as well", async () => {
    for (const day of ["so", "24.12.", "1.9.2028"])
      expect(await demo.says(`vertretung 5a ${day}`)).toBe(`Änderungen ${await demo.says(`stundenplan 5a ${day}`)}`);
  });

  test.each(["vertretung mi 5a", "vertretung Klasse 5a 25.11.", "changes wed class 5a", "VERTRETUNG 25. november 05A"])(
    "/%s",
    async (line) => {
      expect(await demo.says(line)).toMatch(/^Änderungen 5a · Mittwoch, 25\. November\n/);
    },
  );

  test("its buttons stay with the changes", async () => {
    const today = await demo.bot.runText("vertretung 5a", asker());
    expect(await pressAll(demo.bot, today, asker())).toEqual({
      "◀ Fr 20.11.": "Änderungen 5a · Freitag, 20. November",
      Heute: "Änderungen 5a · Montag, 23. November",
      "Di 24.11. ▶": "Änderungen 5a · Dienstag, 24. November",
    });
    const tuesday = await press(demo.bot, today, "Di 24.11. ▶", asker());
    expect(asText(tuesday)).toBe(await demo.says("vertretung 5a di"));
    expect(asText(tuesday)).not.toBe(await demo.says("stundenplan 5a di"));
  });

  test("a wrong class or day gets right ones, and what was right is kept", async () => {
    const unknown = await demo.bot.runText("vertretung 5x mi", asker());
    expect(asText(unknown)).toContain("Eine Klasse „5x“ gibt es hier nicht.");
    expect(asText(await press(demo.bot, unknown, "5a", asker()))).toBe(await demo.says("vertretung 5a mi"));
    expect(await demo.says("vertretung 5a gestrn")).toContain("„gestrn“ verstehe ich nicht als Tag.");
    expect(await demo.says("changes 5a yestrday", "en")).toContain("I do not understand “yestrday” as a day.");
  });

  test("without a class it is asked back for, and the button asks for the changes again", async () => {
    const which = await demo.bot.runText("vertretung mi", asker());
    expect(asText(which)).toContain("Wähl eine aus oder schreib sie gleich dazu: /vertretung 5a");
    expect(asText(await press(demo.bot, which, "5a", asker()))).toBe(await demo.says("vertretung 5a mi"));
    expect(await demo.says("changes", "en")).toContain("Choose one, or type it straight away: /changes 5a");
  });
});

test("the class of a channel will do", async () => {
  await using demo = await startDemoBot();
  await demo.bot.runText("klasse 5a kanal", inGroup("de", manages));
  expect(asText(await demo.bot.runText("vertretung", inGroup()))).toBe(await demo.says("vertretung 5a"));
});

test("after the last lesson tomorrow's are told", async () => {
  await using demo = await startDemoBot({ at: "2026-11-23T19:00:00+01:00" });
  expect(await demo.says("vertretung 5a")).toMatch(/^Änderungen 5a · Dienstag, 24\. November\n/);
});

test("what happens at school is told once WebUntis has it", async () => {
  await using demo = await startDemoBot();
  expect(await demo.says("vertretung 5b")).toContain("Alles nach Plan.");
  demo.demo.happens((period) =>
    period.date.toString() === "2026-11-23" && period.klassen.some(({ name }) => name === "5b")
      ? { ...period, code: "cancelled", change: "cancel", substText: "Hitzefrei" }
      : period,
  );
  demo.setTime("2026-11-23T07:45:00+01:00");
  expect(await demo.says("vertretung 5b heute")).toMatch(/Alles entfällt[\s\S]*↳ Hitzefrei/);
  expect(await demo.says("changes 5b today", "en")).toContain("Everything is cancelled");
});

test("when WebUntis is down, what was seen is told with its age", async () => {
  await using demo = await startDemoBot();
  await demo.says("vertretung 5a");
  await demo.demo.close();
  demo.setTime("2026-11-23T09:00:00+01:00");
  expect(await demo.says("vertretung 5a")).toContain("Stand 07:30 · WebUntis antwortet gerade nicht");
  expect(await demo.says("changes 5a", "en")).toContain("As of 07:30 · WebUntis is not answering at the moment");
});
