import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { regularDay, wireLesson } from "../school/small-school.ts";
import { inGroup } from "./askers.ts";
import { press, pressAll } from "./buttons.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

const title = (text: string) => text.split("\n")[0];
const verdict = (text: string) => text.split("\n")[1]?.trim();

describe("on a Monday morning", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("that there is school, and what is free next, for everybody", async () => {
    expect(await demo.says("frei")).toMatchInlineSnapshot(`
      "Schule: Montag, 23. November
        An diesem Tag ist Schule.
        Nächster freier Tag: Sa 28.11.2026 (in 5 Tagen), Wochenende
        Ferien und Feiertage
        • Weihnachtsferien: Mi 23.12. bis Mi 06.01.2027 (in 30 Tagen)
        • Rosenmontag: Mo 08.02.2027 (in 77 Tagen), mit Wochenenden 4 Tage am Stück frei, Sa 06.02. bis Di 09.02.2027
        • Veilchendienstag: Di 09.02.2027 (in 78 Tagen), mit Wochenenden 4 Tage am Stück frei, Sa 06.02. bis Di 09.02.2027
        • Osterferien: Mo 22.03. bis Sa 03.04.2027 (in 119 Tagen), mit Wochenenden 16 Tage am Stück frei, Sa 20.03. bis So 04.04.2027
        Brückentage
        • Fr 07.05.2027: schulfrei
        Stand 07:30
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await demo.bot.runText("frei", inGroup())).toMatchObject({ audience: "everyone", tone: "normal" });
  });

  test("in English", async () => {
    expect(await demo.says("free", "en")).toMatchInlineSnapshot(`
      "School: Monday, 23 November
        There is school on this day.
        Next free day: Sat 28 Nov 2026 (in 5 days), weekend
        Holidays
        • Weihnachtsferien: Wed 23 Dec to Wed 6 Jan 2027 (in 30 days)
        • Rosenmontag: Mon 8 Feb 2027 (in 77 days), with weekends 4 days off in a row, Sat 6 Feb to Tue 9 Feb 2027
        • Veilchendienstag: Tue 9 Feb 2027 (in 78 days), with weekends 4 days off in a row, Sat 6 Feb to Tue 9 Feb 2027
        • Osterferien: Mon 22 Mar to Sat 3 Apr 2027 (in 119 days), with weekends 16 days off in a row, Sat 20 Mar to Sun 4 Apr 2027
        Bridging days
        • Fri 7 May 2027: no school
        As of 07:30
        [1] ◀ Fri 20 Nov  [2] Today  [3] Tue 24 Nov ▶
      "
    `);
  });

  test("of another day counts from that day on", async () => {
    expect(await demo.says("frei 24.12.")).toMatchInlineSnapshot(`
      "Frei: Donnerstag, 24. Dezember
        Keine Schule: Weihnachtsferien.
        Nächster Schultag: Do 07.01.2027 (14 Tage später)
        Nächster freier Tag: Fr 25.12.2026 (1 Tag später), 1. Weihnachtstag
        Ferien und Feiertage
        • Weihnachtsferien: Mi 23.12. bis Mi 06.01.2027 (läuft dann)
        • Rosenmontag: Mo 08.02.2027 (46 Tage später), mit Wochenenden 4 Tage am Stück frei, Sa 06.02. bis Di 09.02.2027
        • Veilchendienstag: Di 09.02.2027 (47 Tage später), mit Wochenenden 4 Tage am Stück frei, Sa 06.02. bis Di 09.02.2027
        • Osterferien: Mo 22.03. bis Sa 03.04.2027 (88 Tage später), mit Wochenenden 16 Tage am Stück frei, Sa 20.03. bis So 04.04.2027
        Brückentage
        • Fr 07.05.2027: schulfrei
        • Fr 28.05.2027: schulfrei
        Stand 07:30
        [1] ◀ Mi 23.12.  [2] Heute  [3] Fr 25.12. ▶
      "
    `);
    expect(await demo.bot.runText("frei 24.12.", asker())).toMatchObject({ tone: "free" });
    expect(await demo.bot.runText("frei 1.9.2028", asker())).toMatchObject({ tone: "warning" });
    expect(await demo.says("free 24.12.", "en")).toContain("Next school day: Thu 7 Jan 2027 (14 days later)");
  });

  test.each([
    ["frei übermorgen", "Schule: Mittwoch, 25. November", "An diesem Tag ist Schule."],
    ["frei am Samstag", "Frei: Samstag, 28. November", "Keine Schule: Wochenende."],
    ["frei 25.12.", "Frei: Freitag, 25. Dezember", "Keine Schule: 1. Weihnachtstag."],
    ["frei 26. Dezember", "Frei: Samstag, 26. Dezember", "Keine Schule: 2. Weihnachtstag."],
    ["frei 2027-05-07", "Frei: Freitag, 7. Mai", "Keine Schule: Brückentag nach Christi Himmelfahrt."],
    [
      "frei 1.9.2028",
      "Noch offen: Freitag, 1. September",
      "Für diesen Tag zeigt die Schule noch keinen Plan. Im Ferienkalender steht nichts.",
    ],
    ["FREI gestern", "Frei: Sonntag, 22. November", "Keine Schule: Wochenende."],
    ["frei 20.11.", "Schule: Freitag, 20. November", "An diesem Tag ist Schule."],
  ])("/%s", async (line, expected, why) => {
    const said = await demo.says(line);
    expect([title(said), verdict(said)]).toEqual([expected, why]);
  });

  test.each([
    ["free saturday", "No school: Saturday, 28 November", "No school: weekend."],
    ["free 24.12.", "No school: Thursday, 24 December", "No school: Weihnachtsferien."],
    ["free tomorrow", "School: Tuesday, 24 November", "There is school on this day."],
    [
      "free 2028-09-01",
      "Not yet known: Friday, 1 September",
      "The school does not show a timetable for this day yet. The holiday calendar has nothing on it.",
    ],
  ])("/%s, in English", async (line, expected, why) => {
    const said = await demo.says(line, "en");
    expect([title(said), verdict(said)]).toEqual([expected, why]);
  });

  test("the buttons lead to the days beside it and back to today", async () => {
    const reply = await demo.bot.runText("frei 24.12.", asker());
    expect(await pressAll(demo.bot, reply, asker())).toEqual({
      "◀ Mi 23.12.": "Frei: Mittwoch, 23. Dezember",
      Heute: "Schule: Montag, 23. November",
      "Fr 25.12. ▶": "Frei: Freitag, 25. Dezember",
    });
    expect(asText(await press(demo.bot, reply, "Heute", asker("en")))).toBe(await demo.says("free", "en"));
  });

  test("a day that is none gets days that are some", async () => {
    expect(await demo.says("frei Weinachten")).toContain("„Weinachten“ verstehe ich nicht als Tag. Versuch es");
    expect(await demo.says("free 31.2.", "en")).toContain(
      "I do not understand “31.2.” as a day. Try today, tomorrow, wed",
    );
  });
});

describe("other times of the year", () => {
  test("on a Saturday, today is free and so is tomorrow", async () => {
    await using demo = await startDemoBot({ at: "2026-11-28T10:00:00+01:00" });
    const said = await demo.says("frei");
    expect(said).toContain("Nächster Schultag: Mo 30.11.2026 (übermorgen)");
    expect(said).toContain("Nächster freier Tag: So 29.11.2026 (morgen), Wochenende");
    expect(await demo.says("free", "en")).toContain("Next school day: Mon 30 Nov 2026 (in 2 days)");
  });

  test("in the holidays these are running", async () => {
    await using demo = await startDemoBot({ at: "2026-12-24T10:00:00+01:00" });
    const said = await demo.says("frei");
    expect(said).toContain("• Weihnachtsferien: Mi 23.12. bis Mi 06.01.2027 (läuft gerade)");
    expect(said).toContain("Nächster Schultag: Do 07.01.2027 (in 14 Tagen)");
    expect(await demo.says("free", "en")).toContain("• Weihnachtsferien: Wed 23 Dec to Wed 6 Jan 2027 (now)");
  });

  test("in summer school goes on in the next school year, of which the holidays are known already", async () => {
    await using demo = await startDemoBot({ at: "2026-07-25T10:00:00+02:00" });
    expect(await demo.says("frei")).toMatchInlineSnapshot(`
      "Frei: Samstag, 25. Juli
        Keine Schule: Sommerferien.
        Nächster Schultag: Mi 02.09.2026 (in 39 Tagen)
        Nächster freier Tag: So 26.07.2026 (morgen), Sommerferien
        Ferien und Feiertage
        • Sommerferien: Mo 20.07. bis Di 01.09.2026 (läuft gerade), mit Wochenenden 46 Tage am Stück frei, Sa 18.07. bis Di 01.09.2026
        • Tag der Deutschen Einheit: Sa 03.10.2026 (in 70 Tagen), mit Wochenenden 2 Tage am Stück frei, Sa 03.10. bis So 04.10.2026
        • Herbstferien: Sa 17.10. bis Sa 31.10.2026 (in 84 Tagen), mit Wochenenden 16 Tage am Stück frei, Sa 17.10. bis So 01.11.2026
        • Allerheiligen: So 01.11.2026 (in 99 Tagen), mit Wochenenden 16 Tage am Stück frei, Sa 17.10. bis So 01.11.2026
        Stand 10:00
        [1] ◀ Fr 24.07.  [2] Heute  [3] Mo 27.07. ▶
      "
    `);
  });

  test("around midnight the school's day counts, not the machine's or the world's", async () => {
    await using demo = await startDemoBot({ at: "2026-11-27T23:30:00Z" });
    expect(title(await demo.says("frei"))).toBe("Frei: Samstag, 28. November");
  });
});

describe("what the timetables say counts more than the calendar", () => {
  test("a holiday with lessons is school", async () => {
    await using bot = await startSmallSchoolBot({
      lessons: (date) => [wireLesson(date.toString(), 1, "Ma")],
    });
    expect(verdict(await bot.says("frei 6.5.2027"))).toBe(
      "An diesem Tag ist Schule, obwohl im Kalender „Christi Himmelfahrt“ steht.",
    );
    expect(verdict(await bot.says("free 2027-05-06", "en"))).toBe(
      "There is school on this day, although the calendar says “Christi Himmelfahrt”.",
    );
  });

  test("a weekday without lessons is free, and a bridging day is called so", async () => {
    const free = ["2027-05-07", "2026-12-02"];
    await using bot = await startSmallSchoolBot({
      lessons: (date) => (free.includes(date.toString()) ? [] : regularDay(bot.small, date)),
    });
    expect(verdict(await bot.says("frei 2.12."))).toBe("Keine Schule: Es ist kein Unterricht eingetragen.");
    expect(verdict(await bot.says("free 2.12.", "en"))).toBe("No school: no lessons are entered.");
    expect(verdict(await bot.says("frei 7.5."))).toBe("Keine Schule: Brückentag, es ist kein Unterricht eingetragen.");
    expect(verdict(await bot.says("free 7.5.", "en"))).toBe("No school: a bridging day, no lessons are entered.");
    const before = await bot.says("frei 5.5.");
    expect(before).toContain("• Fr 07.05.2027: schulfrei\n  • Fr 28.05.2027: schulfrei");
  });

  test("a bridging day with lessons is told to be none to stay at home", async () => {
    await using bot = await startSmallSchoolBot();
    expect(await bot.says("frei 5.5.")).toContain("• Fr 07.05.2027: laut Kalender Schule");
    expect(await bot.says("free 5.5.", "en")).toContain("• Fri 7 May 2027: school, says the calendar");
  });

  test("where timetables may not be read, the calendar has to do", async () => {
    await using bot = await startSmallSchoolBot({ forbidden: ["getTimetable"] });
    expect(verdict(await bot.says("frei"))).toBe("An diesem Tag ist Schule.");
    expect(verdict(await bot.says("frei 24.12."))).toBe("Keine Schule: Weihnachtsferien.");
  });

  test("a calendar without holidays says that there are none", async () => {
    await using bot = await startSmallSchoolBot({ holidays: [] });
    expect(await bot.says("frei")).toContain("Im Kalender der Schule stehen keine weiteren Ferien.");
    expect(await bot.says("free", "en")).toContain("The school’s calendar has no further holidays.");
  });
});

test("when WebUntis is down, what was seen is told with its age, and that it is old", async () => {
  await using demo = await startDemoBot();
  const fresh = await demo.says("frei");
  await demo.demo.close();
  demo.setTime("2026-11-23T09:00:00+01:00");
  expect(await demo.says("frei")).toBe(fresh.replace("Stand 07:30", "Stand 07:30 · WebUntis antwortet gerade nicht"));
  expect(await demo.says("free", "en")).toContain("As of 07:30 · WebUntis is not answering at the moment");
  expect(demo.log).toEqual([]);
});
