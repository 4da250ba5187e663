import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { regularDay, wireLesson } from "../school/small-school.ts";
import { inChannel, inGroup, inPrivate, manages } from "./askers.ts";
import { press, pressAll } from "./buttons.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

const title = (text: string) => text.split("\n")[0];

describe("on a Monday morning", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("the class's day, for everybody, with what is cancelled and moved", async () => {
    expect(await demo.says("stundenplan 5a")).toMatchInlineSnapshot(`
      "5a · Montag, 23. November
        Unterricht 07:55 bis 09:30 · 2 Änderungen
        Std.               Fach          Lehrkraft  Raum
        1–2   07:55–09:30  Deutsch       SCÄ        R101
        3–4   09:50–11:25  ~Mathematik~  ~KAI~      ~R101~
                           ↳ verlegt auf Do 26.11., 7.–8. Stunde
        5–6   11:45–13:20  ~Biologie~    ~QUA~      ~BIO1~
                           ↳ entfällt
        Stand 07:30
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await demo.bot.runText("stundenplan 5a", inGroup())).toMatchObject({
      audience: "everyone",
      tone: "changed",
    });
  });

  test("in English", async () => {
    expect(await demo.says("timetable 5a", "en")).toMatchInlineSnapshot(`
      "5a · Monday 23 November
        School from 07:55 to 09:30 · 2 changes
        No.               Subject       Teacher  Room
        1–2  07:55–09:30  Deutsch       SCÄ      R101
        3–4  09:50–11:25  ~Mathematik~  ~KAI~    ~R101~
                          ↳ moved to Thu 26 Nov, 7th–8th lessons
        5–6  11:45–13:20  ~Biologie~    ~QUA~    ~BIO1~
                          ↳ cancelled
        As of 07:30
        [1] ◀ Fri 20 Nov  [2] Today  [3] Tue 24 Nov ▶
      "
    `);
  });

  test("a lesson that was moved here, and courses side by side", async () => {
    expect(await demo.says("stundenplan 6a")).toMatchInlineSnapshot(`
      "6a · Montag, 23. November
        Unterricht 07:55 bis 15:40 · 2 Änderungen
        Std.               Fach             Lehrkraft  Raum
        1–2   07:55–09:30  Sport            STE        SPH2
        3–4   09:50–11:25  Deutsch          FEL        R105
        5     11:45–12:30  ~Klassenstunde~  ~SAU~      ~R105~
                           ↳ entfällt
                           ↳ Aufgaben in Teams
        6     12:35–13:20  Englisch         JUN        R105
        7–8   14:05–15:40  Biologie         SAU        BIO1
                           ↳ verlegt von Di 24.11., 1.–2. Stunde
        Stand 07:30
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await demo.says("stundenplan EF mi")).toMatchInlineSnapshot(`
      "EF · Mittwoch, 25. November
        Unterricht 07:55 bis 15:40 · 2 Änderungen
        Std.               Fach         Lehrkraft      Raum
        1–2   07:55–09:30  Biologie     WAG            BIO2
                           Chemie       POH            CH2
                           Informatik   LÜD            INF1
                           Physik       GÜN            PH1
        3     09:50–10:35  ER           FEL            R313
                           KR           BÄR            R314
                           Philosophie  RIC            R312
                           Philosophie  THI            R311
        4     10:40–11:25  Erdkunde     HOF statt ZIM  R313
                           Geschichte   LOR            R314
                           Pädagogik    SCR            R311
                           SW           JAN            R312
        5–6   11:45–13:20  Biologie     ARS            BIO2
                           Chemie       SOM            CH1
                           Erdkunde     BUS            R314
                           ~Physik~     ~KUH~          ~PH1~
                           ↳ verlegt auf Di 24.11., 7.–8. Stunde
        7     14:05–14:50  Französisch  MAR            R314
                           Latein       SEI            R313
                           Spanisch     CAR            R312
                           Spanisch     BRA            R311
        8     14:55–15:40  Deutsch      LOR            R314
                           Deutsch      ADL            R313
                           Deutsch      KAP            R312
                           Deutsch      SCÄ            R311
        Stand 07:30
        [1] ◀ Di 24.11.  [2] Heute  [3] Do 26.11. ▶
      "
    `);
  });

  test("an exam and an outing", async () => {
    expect(await demo.says("stundenplan 7a 27.11.")).toMatchInlineSnapshot(`
      "7a · Freitag, 27. November
        Unterricht 09:50 bis 13:20 · 1 Änderung
        Std.               Fach        Lehrkraft  Raum
        1–2   07:55–09:30  ~Erdkunde~  ~KRÄ~      ~R109~
                           ↳ entfällt
                           ↳ Aufgaben in Teams
        3–4   09:50–11:25  Kunst       RÖS        KU2
        5–6   11:45–13:20  Englisch    MEI        R109
                           ↳ Klausur
                           ↳ 3. Klassenarbeit
        Stand 07:30
        [1] ◀ Do 26.11.  [2] Heute  [3] Mo 30.11. ▶
      "
    `);
    expect(await demo.says("stundenplan 8a 25.11.", "en")).toMatchInlineSnapshot(`
      "8a · Wednesday 25 November
        School from 07:55 to 13:20 · 1 change
        No.               Subject    Teacher  Room
        1–6  07:55–13:20  Wandertag
                          ↳ event
                          ↳ instead of Geschichte, Erdkunde, Deutsch
        As of 07:30
        [1] ◀ Tue 24 Nov  [2] Today  [3] Thu 26 Nov ▶
      "
    `);
  });

  test.each([
    ["STUNDENPLAN 05A", "5a · Montag, 23. November"],
    ["stundenplan 5 a", "5a · Montag, 23. November"],
    ["stundenplan Klasse 5a morgen", "5a · Dienstag, 24. November"],
    ["stundenplan morgen 5a", "5a · Dienstag, 24. November"],
    ["stundenplan am Freitag q1", "Q1 · Freitag, 27. November"],
    ["stundenplan 10b 24. November", "10b · Dienstag, 24. November"],
    ["stundenplan   ef   2026-11-25  ", "EF · Mittwoch, 25. November"],
    ["stundenplan Klasse 10c nächsten Mo", "10c · Montag, 30. November"],
    ["stundenplan einführungsphase 20.11.", "EF · Freitag, 20. November"],
    ["timetable tomorrow class 5a", "5a · Dienstag, 24. November"],
  ])("/%s", async (line, expected) => {
    expect(title(await demo.says(line))).toBe(expected);
  });

  test("the buttons lead to the days beside it and back to today", async () => {
    const today = await demo.bot.runText("stundenplan 5a", asker());
    expect(await pressAll(demo.bot, today, asker())).toEqual({
      "◀ Fr 20.11.": "5a · Freitag, 20. November",
      Heute: "5a · Montag, 23. November",
      "Di 24.11. ▶": "5a · Dienstag, 24. November",
    });
    const friday = await press(demo.bot, today, "◀ Fr 20.11.", asker());
    expect(friday.actions.flat().map(({ label }) => label)).toEqual(["◀ Do 19.11.", "Heute", "Mo 23.11. ▶"]);
    expect(title(asText(await press(demo.bot, friday, "Heute", asker("en"))))).toBe("5a · Monday 23 November");
  });

  test("an unknown class gets the nearest ones as buttons, which keep the day", async () => {
    const reply = await demo.bot.runText("stundenplan 5x morgen", asker());
    expect(asText(reply)).toMatchInlineSnapshot(`
      "Meintest du …?
        Eine Klasse „5x“ gibt es hier nicht.
        [1] 5a  [2] 5b  [3] 5c  [4] 5d
      "
    `);
    expect(Object.values(await pressAll(demo.bot, reply, asker()))).toEqual(
      ["5a", "5b", "5c", "5d"].map((klasse) => `${klasse} · Dienstag, 24. November`),
    );
    expect(await demo.says("timetable 5x tomorrow", "en")).toContain("There is no class called “5x” here.");
  });

  test("what is like no class gets no guesses; the class that has left the school is none any more", async () => {
    expect(await demo.says("stundenplan Klasse Igel")).toContain("Eine Klasse „Klasse Igel“ gibt es hier nicht.\n");
    expect(await demo.says("stundenplan 10d")).toContain("[1] 10a  [2] 10b  [3] 10c");
  });

  test("the beginning of several classes gets all of them", async () => {
    const reply = await demo.bot.runText("stundenplan 5", asker());
    expect(asText(reply)).toMatchInlineSnapshot(`
      "Welche meinst du?
        „5“ passt auf mehrere Klassen.
        [1] 5a  [2] 5b  [3] 5c  [4] 5d
      "
    `);
    expect(Object.keys(await pressAll(demo.bot, reply, asker()))).toEqual(["5a", "5b", "5c", "5d"]);
  });

  test("a day that is none gets days that are some", async () => {
    const german = await demo.says("stundenplan 5a gestrn");
    expect(german).toContain(
      "„gestrn“ verstehe ich nicht als Tag. Versuch es zum Beispiel mit heute, morgen, mi, 7.12. oder 7.12.2026.",
    );
    const english = await demo.says("timetable 5a yestrday", "en");
    expect(english).toContain(
      "I do not understand “yestrday” as a day. Try today, tomorrow, wed, 7 December or 2026-12-07, for example.",
    );
    for (const day of ["heute", "morgen", "mi", "24.11.", "24.11.2026", "today", "tomorrow", "wed", "2026-11-24"])
      expect(title(await demo.says(`stundenplan 5a ${day}`))).toMatch(/^5a · (Mon|Diens|Mitt)/);
  });

  test("without a class it is asked back for, with a button for each, which keep the day", async () => {
    const reply = await demo.bot.runText("stundenplan morgen", asker());
    expect(asText(reply)).toMatchInlineSnapshot(`
      "Welche Klasse?
        Wähl eine aus oder schreib sie gleich dazu: /stundenplan 5a
        [1] 5a  [2] 5b  [3] 5c  [4] 5d  [5] 6a  [6] 6b  [7] 6c  [8] 6d  [9] 7a  [10] 7b  [11] 7c  [12] 8a  [13] 8b  [14] 8c  [15] 9a  [16] 9b  [17] 9c  [18] 10a  [19] 10b  [20] 10c  [21] EF  [22] Q1  [23] Q2
      "
    `);
    expect(reply.audience).toBe("asker");
    const titles = await pressAll(demo.bot, reply, asker());
    expect(Object.keys(titles)).toHaveLength(23);
    for (const [klasse, each] of Object.entries(titles)) expect(each).toBe(`${klasse} · Dienstag, 24. November`);
    expect(title(await demo.says("timetable", "en"))).toBe("Which class?");
  });

  test("a weekend says when school goes on", async () => {
    expect(await demo.says("stundenplan 5a sa")).toMatchInlineSnapshot(`
      "5a · Samstag, 28. November
        Wochenende: kein Unterricht.
        Weiter geht’s am Montag, 30. November.
        Stand 07:30
        [1] ◀ Fr 27.11.  [2] Heute  [3] Mo 30.11. ▶
      "
    `);
    expect(await demo.says("timetable 5a sunday", "en")).toContain(
      "Weekend: no lessons.\n  Back to school on Monday 30 November.",
    );
  });

  test("holidays say which and when school goes on", async () => {
    expect(await demo.says("stundenplan 5a 24.12.")).toMatchInlineSnapshot(`
      "5a · Donnerstag, 24. Dezember
        Weihnachtsferien: kein Unterricht.
        Weiter geht’s am Donnerstag, 7. Januar 2027.
        Stand 07:30
        [1] ◀ Mi 23.12.  [2] Heute  [3] Fr 25.12. ▶
      "
    `);
    expect(await demo.says("timetable 5a 24.12.", "en")).toContain(
      "Weihnachtsferien: no lessons.\n  Back to school on Thursday 7 January 2027.",
    );
  });

  test("a day that the school does not show is told as such", async () => {
    expect(await demo.says("stundenplan 5a 1.9.2028")).toContain("Für diesen Tag zeigt die Schule (noch) keinen Plan.");
    expect(await demo.says("timetable 5a 2028-09-01", "en")).toContain(
      "The school is not showing a timetable for this day (yet).",
    );
  });
});

describe("which day is meant without one", () => {
  test.each([
    ["until the last lesson that takes place", "2026-11-23T09:29+01:00", "Montag, 23. November"],
    [
      "from its end on the next day, though cancelled ones would follow",
      "2026-11-23T09:30+01:00",
      "Dienstag, 24. November",
    ],
    ["on a Friday evening Monday", "2026-11-27T20:00+01:00", "Montag, 30. November"],
    ["on a Saturday Monday", "2026-11-28T10:00+01:00", "Montag, 30. November"],
    ["in the holidays the first day after them", "2026-12-24T10:00+01:00", "Donnerstag, 7. Januar 2027"],
    [
      "in summer the first day of the next school year, though classes have other ids then",
      "2026-07-25T10:00+02:00",
      "Mittwoch, 2. September",
    ],
    [
      "when the next school year has begun by the calendar, but not by lessons",
      "2026-08-02T10:00+02:00",
      "Mittwoch, 2. September",
    ],
    ["in the night in which clocks change Monday", "2025-10-26T02:30+01:00", "Montag, 27. Oktober"],
  ])("%s", async (_, at, day) => {
    await using demo = await startDemoBot({ at });
    expect(title(await demo.says("stundenplan 5a"))).toBe(`5a · ${day}`);
  });

  test("a Saturday, where there are lessons on Saturdays", async () => {
    await using bot = await startSmallSchoolBot({
      now: "2026-11-27T20:00+01:00",
      lessons: (date) => (date.dayOfWeek === 6 ? [wireLesson(date.toString(), 1, "Ma")] : regularDay(bot.small, date)),
    });
    expect(title(await bot.says("stundenplan 5a"))).toBe("5a · Samstag, 28. November");
    expect(title(await bot.says("stundenplan 5a so"))).toBe("5a · Sonntag, 29. November");
  });
});

describe("which class is meant without one", () => {
  test("the asker's, who told it; in a channel with a class of its own that one", async () => {
    await using demo = await startDemoBot();
    const says = async (...asked: Parameters<typeof demo.bot.runText>) =>
      title(asText(await demo.bot.runText(...asked)));
    await says("klasse 7a", inPrivate());
    expect(await says("stundenplan", inPrivate())).toBe("7a · Montag, 23. November");
    expect(await says("stundenplan morgen", inGroup())).toBe("7a · Dienstag, 24. November");
    await says("klasse 6b kanal", inGroup("de", manages));
    expect(await says("stundenplan", inGroup())).toBe("6b · Montag, 23. November");
    expect(await says("stundenplan", inPrivate())).toBe("7a · Montag, 23. November");
    expect(await says("stundenplan 5a", inGroup())).toBe("5a · Montag, 23. November");
    // A person of another platform is another person.
    expect(await says("stundenplan", inChannel())).toBe("Welche Klasse?");
  });

  test("the account's own, where it has one", async () => {
    await using demo = await startDemoBot({ username: "schueler", password: "schueler" });
    expect(title(await demo.says("stundenplan"))).toBe("8b · Montag, 23. November");
  });

  test("none that is no longer there: then the account's own, or it is asked back for", async () => {
    for (const [klasseId, expected] of [
      [0, "Welche Klasse?"],
      [1, "5a · Dienstag, 24. November"],
    ] as const) {
      await using bot = await startSmallSchoolBot({ klasseId });
      await bot.says("klasse 10c");
      expect(title(await bot.says("stundenplan"))).toBe("10c · Montag, 23. November");
      bot.small.klassen = [{ id: 1, name: "5a" }];
      bot.small.now = "2026-11-24T07:00+01:00";
      expect(title(await bot.says("stundenplan"))).toBe(expected);
    }
  });
});

describe("when WebUntis is down", () => {
  test("what was seen is shown with its age, also the days beside it; what was never seen is excused", async () => {
    await using demo = await startDemoBot();
    const fresh = await demo.says("stundenplan 5a");
    await demo.demo.close();
    demo.setTime("2026-11-23T07:50:00+01:00");
    expect(await demo.says("stundenplan 5a")).toBe(
      fresh.replace("Stand 07:30", "Stand 07:30 · WebUntis antwortet gerade nicht"),
    );
    expect(await demo.says("stundenplan 5a mi")).toContain("Stand 07:30 · WebUntis antwortet gerade nicht");
    expect(await demo.says("timetable 5a", "en")).toContain("As of 07:30 · WebUntis is not answering at the moment");
    demo.setTime("2026-11-24T07:00:00+01:00");
    expect(await demo.says("stundenplan 5a")).toContain("Stand Mo 23.11., 07:30 · WebUntis antwortet gerade nicht");
    expect(demo.log).toEqual([]);
    expect(await demo.says("stundenplan 9b")).toContain(
      "WebUntis antwortet gerade nicht. Bitte versuch es in ein paar Minuten noch einmal.",
    );
  });

  test("a page instead of an answer is no plan either, and once it answers again all is well", async () => {
    await using demo = await startDemoBot();
    demo.demo.fail({ kind: "html", status: 503 }, { times: 20 });
    expect(await demo.says("stundenplan 5a")).toContain("WebUntis antwortet gerade nicht.");
    demo.demo.heal();
    expect(title(await demo.says("stundenplan 5a"))).toBe("5a · Montag, 23. November");
  });
});

test("a class that the account may not read is told as such", async () => {
  await using demo = await startDemoBot({ username: "schueler", password: "schueler" });
  demo.demo.fail({ kind: "status", status: 403 }, { path: "/timetable/", times: 20 });
  expect(await demo.says("stundenplan 5a")).toContain("Das WebUntis-Konto dieses Bots darf das nicht lesen.");
  expect(await demo.says("timetable 5b", "en")).toContain("This bot’s WebUntis account is not allowed to read that.");
});
