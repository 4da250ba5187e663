import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDay } from "../../../src/bot/options/parse-day.ts";
import { textsFor } from "../../../src/bot/texts/index.ts";
import { asker, type DemoBot, startDemoBot } from "../../demo-bot.ts";

describe("holidays by their names", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test.each([
    ["weihnachten", "Am Mi 23.12. ist schulfrei"],
    ["Weihnachtsferien", "Am Mi 23.12. ist schulfrei"],
    ["an Weihnachten", "Am Mi 23.12. ist schulfrei"],
    ["next christmas", "Am Mi 23.12. ist schulfrei"],
    ["weinachtsferien", "Am Mi 23.12. ist schulfrei"],
    ["nächste Ferien", "Am Mi 23.12. ist schulfrei"],
    ["karneval", "Am Mo 08.02.2027 ist schulfrei"],
    ["carnival", "Am Mo 08.02.2027 ist schulfrei"],
    ["Silvester", "Am Do 31.12. ist schulfrei"],
  ])("%s", async (typed, title) => {
    expect((await demo.says(`frei ${typed}`)).split("\n")[0]).toContain(title);
  });

  test("each coming holiday of the school is found by the name the school gives it", async () => {
    const coming = await demo.school.comingHolidays();
    expect(coming.length).toBeGreaterThan(5);
    for (const { name, start } of coming) {
      const first = coming.find((each) => each.name === name);
      const reply = await demo.bot.run({ command: "frei", options: { tag: name } }, asker("en"));
      expect(reply.title, name).toContain(`on ${textsFor("en", "en", demo.school.today()).day(first?.start ?? start)}`);
    }
  });

  test("in holidays that have begun it is about today", async () => {
    await using later = await startDemoBot({ at: "2026-12-28T10:00:00+01:00" });
    expect(await later.says("frei weihnachten")).toMatch(/^Heute ist schulfrei\n {2}Montag, 28\. Dezember/);
  });

  test("what the school has not entered is told, with what it has as buttons that work", async () => {
    const reply = await demo.bot.runText("frei winterferien", asker("de"));
    expect(reply.blocks).toMatchObject([
      { spans: [{ text: expect.stringContaining("„winterferien“ finde ich im Kalender") }] },
    ]);
    const [first] = reply.actions.flat();
    expect(first?.label).toBe("Weihnachtsferien");
    const answer = await demo.bot.run(first?.invocation ?? { command: "", options: {} }, asker("de"));
    expect(answer.title).toBe("Am Mi 23.12. ist schulfrei");
  });

  test("are days of a timetable, too", async () => {
    expect(await demo.says("stundenplan 5a weihnachten")).toMatch(/^5a · Mittwoch, 23\. Dezember/);
    expect(await demo.says("stundenplan weihnachten 5a")).toMatch(/^5a · Mittwoch, 23\. Dezember/);
  });
});

test.each(["0026-11-24", "24.11.9999", "in 999 Wochen", "24.11.2019"])(
  "%s is a day of which nobody can know anything, and is told which can be known",
  async (typed) => {
    await using demo = await startDemoBot();
    expect(await demo.says(`frei ${typed}`)).toContain("Ich kenne nur Tage vom Sa 23.11.2024 bis zum Do 23.11.2028.");
    expect(await demo.says(`frei ${typed}`, "en")).toContain(
      "I only know days from Sat 23 Nov 2024 to Thu 23 Nov 2028.",
    );
  },
);

test.each(["2026-11-23", "2027-02-28", "2031-12-31"])("on %s the examples of days are near, and right", (today) => {
  const now = Temporal.PlainDate.from(today);
  for (const language of ["de", "en"] as const) {
    const dates = textsFor(language, "de", now)
      .dayExamples(now)
      .map((example) => parseDay(example, now));
    expect(dates).toHaveLength(5);
    for (const date of dates) {
      const days = date?.since(now).days ?? -1;
      expect(days).toBeGreaterThanOrEqual(0);
      expect(days).toBeLessThanOrEqual(14);
    }
  }
});
