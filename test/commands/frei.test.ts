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
      "Heute ist Schule
        Montag, 23. November
        Nächster freier Tag: Sa 28.11. (in 5 Tagen)
        Nächste Ferien und Feiertage
        • Weihnachtsferien: Mi 23.12. bis Mi 06.01.2027 (in 30 Tagen)
        • Rosenmontag, Veilchendienstag: Sa 06.02. bis Di 09.02.2027 (in 75 Tagen)
        • Osterferien: Sa 20.03. bis So 04.04.2027 (in 117 Tagen)
        Brückentag: Fr 07.05.2027 (schulfrei)
        Stand 07:30
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await demo.bot.runText("frei", inGroup())).toMatchObject({ audience: "everyone", tone: "normal" });
  });

  test("in English", async () => {
    expect(await demo.says("free", "en")).toMatchInlineSnapshot(`
      "There is school today
        Monday 23 November
        Next day off: Sat 28 Nov (in 5 days)
        Next holidays
        • Weihnachtsferien: Wed 23 Dec to Wed 6 Jan 2027 (in 30 days)
        • Rosenmontag, Veilchendienstag: Sat 6 Feb to Tue 9 Feb 2027 (in 75 days)
        • Osterferien: Sat 20 Mar to Sun 4 Apr 2027 (in 117 days)
        Bridge day: Fri 7 May 2027 (no school)
        As of 07:30
        [1] ◀ Fri 20 Nov  [2] Today  [3] Tue 24 Nov ▶
      "
    `);
  });

  test("of another day counts nothing, since from there it would have to be worked out", async () => {
    expect(await demo.says("frei 24.12.")).toMatchInlineSnapshot(`
      "Am Do 24.12. ist schulfrei
        Weihnachtsferien bis Mi 06.01.2027
        Nächster Schultag: Do 07.01.2027
        Nächste Ferien und Feiertage
        • Rosenmontag, Veilchendienstag: Sa 06.02. bis Di 09.02.2027
        • Osterferien: Sa 20.03. bis So 04.04.2027
        • Tag der Arbeit: Sa 01.05. bis So 02.05.2027
        Brückentage: Fr 07.05.2027 (schulfrei), Fr 28.05.2027 (schulfrei)
        Stand 07:30
        [1] ◀ Mi 23.12.  [2] Heute  [3] Fr 25.12. ▶
      "
    `);
    expect(await demo.bot.runText("frei 24.12.", asker())).toMatchObject({ tone: "free" });
    expect(await demo.bot.runText("frei 1.9.2028", asker())).toMatchObject({ tone: "unknown" });
    expect(await demo.says("free 24.12.", "en")).toContain("Next school day: Thu 7 Jan 2027\n");
  });

  test.each([
    ["frei morgen", "Morgen ist Schule", "Dienstag, 24. November"],
    ["frei übermorgen", "Am Mi 25.11. ist Schule", "Nächster freier Tag: Sa 28.11."],
    ["frei am Samstag", "Am Sa 28.11. ist schulfrei", "Wochenende"],
    ["frei 25.12.", "Am Fr 25.12. ist schulfrei", "1. Weihnachtstag · Weihnachtsferien bis Mi 06.01.2027"],
    ["frei 26. Dezember", "Am Sa 26.12. ist schulfrei", "2. Weihnachtstag · Weihnachtsferien bis Mi 06.01.2027"],
    ["frei 2027-05-07", "Am Fr 07.05.2027 ist schulfrei", "Brückentag nach Christi Himmelfahrt"],
    [
      "frei 1.9.2028",
      "Fr 01.09.2028: noch nicht bekannt",
      "Die Schule zeigt für diesen Tag (noch) keinen Plan, und im Ferienkalender steht nichts.",
    ],
    ["FREI gestern", "Am So 22.11. war schulfrei", "Wochenende"],
    ["frei 20.11.", "Am Fr 20.11. war Schule", "Nächster freier Tag: Sa 21.11."],
  ])("/%s", async (line, expected, why) => {
    const said = await demo.says(line);
    expect([title(said), verdict(said)]).toEqual([expected, why]);
  });

  test.each([
    ["free saturday", "No school on Sat 28 Nov", "Weekend"],
    ["free 24.12.", "No school on Thu 24 Dec", "Weihnachtsferien until Wed 6 Jan 2027"],
    ["free tomorrow", "There is school tomorrow", "Tuesday 24 November"],
    [
      "free 2028-09-01",
      "Fri 1 Sep 2028: not known yet",
      "The school is not showing a timetable for this day (yet), and nothing is in the holiday calendar.",
    ],
  ])("/%s, in English", async (line, expected, why) => {
    const said = await demo.says(line, "en");
    expect([title(said), verdict(said)]).toEqual([expected, why]);
  });

  test("the buttons lead to the days beside it and back to today", async () => {
    const reply = await demo.bot.runText("frei 24.12.", asker());
    expect(await pressAll(demo.bot, reply, asker())).toEqual({
      "◀ Mi 23.12.": "Am Mi 23.12. ist schulfrei",
      Heute: "Heute ist Schule",
      "Fr 25.12. ▶": "Am Fr 25.12. ist schulfrei",
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
  test("on a Saturday the next school day matters, not that tomorrow is free as well", async () => {
    await using demo = await startDemoBot({ at: "2026-11-28T10:00:00+01:00" });
    const said = await demo.says("frei");
    expect(said).toContain("Nächster Schultag: Mo 30.11. (übermorgen)");
    expect(said).not.toContain("Nächster freier Tag");
    expect(await demo.says("free", "en")).toContain("Next school day: Mon 30 Nov (in 2 days)");
  });

  test("in the holidays these are running", async () => {
    await using demo = await startDemoBot({ at: "2026-12-24T10:00:00+01:00" });
    const said = await demo.says("frei");
    expect(title(said)).toBe("Heute ist schulfrei");
    expect(verdict(said)).toBe("Donnerstag, 24. Dezember · Weihnachtsferien bis Mi 06.01.2027");
    expect(said).toContain("Nächster Schultag: Do 07.01.2027 (in 14 Tagen)");
    expect(said).not.toContain("Nächster freier Tag");
    expect(said.split("Weihnachtsferien")).toHaveLength(2);
    expect(verdict(await demo.says("free", "en"))).toBe("Thursday 24 December · Weihnachtsferien until Wed 6 Jan 2027");
  });

  test("in summer school goes on in the next school year, of which the holidays are known already", async () => {
    await using demo = await startDemoBot({ at: "2026-07-25T10:00:00+02:00" });
    expect(await demo.says("frei")).toMatchInlineSnapshot(`
      "Heute ist schulfrei
        Samstag, 25. Juli · Sommerferien bis Di 01.09.
        Nächster Schultag: Mi 02.09. (in 39 Tagen)
        Nächste Ferien und Feiertage
        • Tag der Deutschen Einheit: Sa 03.10. bis So 04.10. (in 70 Tagen)
        • Herbstferien, Allerheiligen: Sa 17.10. bis So 01.11. (in 84 Tagen)
        • Weihnachtsferien: Mi 23.12. bis Mi 06.01.2027 (in 151 Tagen)
        Stand 10:00
        [1] ◀ Fr 24.07.  [2] Heute  [3] Mo 27.07. ▶
      "
    `);
  });

  test("around midnight the school's day counts, not the machine's or the world's", async () => {
    await using demo = await startDemoBot({ at: "2026-11-27T23:30:00Z" });
    expect(title(await demo.says("frei"))).toBe("Heute ist schulfrei");
  });
});

describe("what the timetables say counts more than the calendar", () => {
  test("a holiday with lessons is school", async () => {
    await using bot = await startSmallSchoolBot({
      lessons: (date) => [wireLesson(date.toString(), 1, "Ma")],
    });
    expect(verdict(await bot.says("frei 6.5.2027"))).toBe("Im Kalender steht „Christi Himmelfahrt“");
    expect(verdict(await bot.says("free 2027-05-06", "en"))).toBe("The calendar says “Christi Himmelfahrt”");
  });

  test("a weekday without lessons is free, and a bridging day is called so", async () => {
    const free = ["2027-05-07", "2026-12-02"];
    await using bot = await startSmallSchoolBot({
      lessons: (date) => (free.includes(date.toString()) ? [] : regularDay(bot.small, date)),
    });
    expect(verdict(await bot.says("frei 2.12."))).toBe("Kein Unterricht eingetragen");
    expect(verdict(await bot.says("free 2.12.", "en"))).toBe("No lessons in the timetable");
    expect(verdict(await bot.says("frei 7.5."))).toBe("Brückentag ohne Unterricht");
    expect(verdict(await bot.says("free 7.5.", "en"))).toBe("A bridge day without lessons");
    const before = await bot.says("frei 5.5.");
    expect(before).toContain("Brückentag: Fr 07.05.2027 (schulfrei)\n");
  });

  test("a bridging day with lessons is told to be none to stay at home", async () => {
    await using bot = await startSmallSchoolBot();
    expect(await bot.says("frei 5.5.")).toContain("Brückentag: Fr 07.05.2027 (laut Plan Schule)");
    expect(await bot.says("free 5.5.", "en")).toContain("Bridge day: Fri 7 May 2027 (school as usual)");
  });

  test("where timetables may not be read, the calendar has to do", async () => {
    await using bot = await startSmallSchoolBot({ forbidden: ["getTimetable"] });
    expect(title(await bot.says("frei"))).toBe("Heute ist Schule");
    expect(verdict(await bot.says("frei 24.12."))).toBe("Weihnachtsferien bis Fr 08.01.2027");
  });

  test("a calendar without holidays says that there are none", async () => {
    await using bot = await startSmallSchoolBot({ holidays: [] });
    expect(await bot.says("frei")).toContain("Im Kalender der Schule stehen keine weiteren Ferien.");
    expect(await bot.says("free", "en")).toContain("There are no more holidays in the school’s calendar.");
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
