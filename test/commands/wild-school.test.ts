import { describe, expect, test } from "vitest";
import { regularDay, type SmallSchool, wireLesson } from "../school/small-school.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

const MONDAY = "2026-11-23";

/** What WebUntis sends on Monday; on other weekdays there is one lesson. */
const onMonday = (...lessons: readonly object[]): Partial<SmallSchool> => ({
  lessons: (date) => {
    if (`${date}` === MONDAY) return lessons.map((each) => ({ ...wireLesson(MONDAY, 1, "Ma"), ...each }));
    return date.dayOfWeek > 5 ? [] : [wireLesson(`${date}`, 1, "Ma")];
  },
});

const unit = (number: 1 | 2 | 3 | 4, subject: string, more: object = {}) => wireLesson(MONDAY, number, subject, more);
const allDay = (lstext: string, more: object = {}) =>
  unit(1, "", { id: 9, startTime: 0, endTime: 2359, su: [], ro: [], code: "irregular", lstext, ...more });

describe("an event of the whole day", () => {
  test("stands above the lessons, whose times count", async () => {
    await using bot = await startSmallSchoolBot(onMonday(allDay("Elternsprechtag"), unit(1, "Ma"), unit(4, "Deutsch")));
    expect(await bot.says("stundenplan 5a")).toMatchInlineSnapshot(`
      "5a · Montag, 23. November
        Ganztägig: Elternsprechtag (MEI)
        Unterricht 07:55 bis 11:25 · 1 Änderung
        Std.               Fach     Lehrkraft  Raum
        1     07:55–08:40  Ma       MEI        R204
        4     10:40–11:25  Deutsch  MEI        R204
        Stand 07:00
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await bot.says("changes 5a", "en")).toMatchInlineSnapshot(`
      "Changes for 5a · Monday 23 November
        All day: Elternsprechtag (MEI)
        1 change
        School runs from 07:55 to 11:25.
        As of 07:00
        [1] ◀ Fri 20 Nov  [2] Today  [3] Tue 24 Nov ▶
      "
    `);
    bot.small.now = `${MONDAY}T15:00+01:00`;
    expect(await bot.says("stundenplan 5a")).toMatch(/^5a · Dienstag/);
  });

  test("over lessons that are cancelled", async () => {
    const off = { code: "cancelled" };
    await using bot = await startSmallSchoolBot(onMonday(allDay("Klassenfahrt", { te: [] }), unit(1, "Ma", off)));
    expect(await bot.says("stundenplan 5a")).toMatchInlineSnapshot(`
      "5a · Montag, 23. November
        Ganztägig: Klassenfahrt
        Der Unterricht entfällt
        Std.               Fach  Lehrkraft  Raum
        1     07:55–08:40  ~Ma~  ~MEI~      ~R204~
                           ↳ entfällt
        Stand 07:00
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
  });

  test("alone is the day's plan until its end, and of a weekend no school day", async () => {
    await using bot = await startSmallSchoolBot({
      lessons: (date) =>
        `${date}` <= "2026-11-22" && date.dayOfWeek >= 6
          ? [wireLesson(`${date}`, 1, "", allDay("Klassenfahrt", { date: Number(`${date}`.replaceAll("-", "")) }))]
          : `${date}` === MONDAY
            ? [allDay("Klassenfahrt", { info: "Treffpunkt Bahnhof" })]
            : regularDay(bot.small, date),
    });
    bot.small.now = `${MONDAY}T20:00+01:00`;
    expect(await bot.says("stundenplan 5a")).toMatchInlineSnapshot(`
      "5a · Montag, 23. November
        Ganztägig: Klassenfahrt (MEI) – Treffpunkt Bahnhof
        Es ist kein Unterricht eingetragen.
        Stand 20:00
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await bot.says("frei 23.11.")).toMatch(/^Heute ist Schule/);
    expect(await bot.says("stundenplan 5a 22.11.")).toMatchInlineSnapshot(`
      "5a · Sonntag, 22. November
        Ganztägig: Klassenfahrt (MEI)
        Wochenende: kein Unterricht.
        Weiter geht’s am Montag, 23. November.
        Stand 20:00
        [1] ◀ Fr 20.11.  [2] Heute  [3] Mo 23.11. ▶
      "
    `);
    expect(await bot.says("frei 22.11.")).toMatch(/^Am So 22\.11\. war schulfrei/);
  });
});

describe("a change without a name", () => {
  const lessons = onMonday(
    unit(1, "Ma", { te: [{ id: 54, name: "MEI", longname: "Meier", orgid: 640 }] }),
    unit(2, "Deutsch", { ro: [{ id: 0, orgid: 447 }] }),
    unit(3, "Sport", { ro: [{ id: 26, name: "R204", longname: "", orgid: 447 }], te: [{ id: 0, orgid: 640 }] }),
  );

  test("shows as a change", async () => {
    await using bot = await startSmallSchoolBot(lessons);
    expect(await bot.says("vertretung 5a")).toMatchInlineSnapshot(`
      "Änderungen 5a · Montag, 23. November
        3 Änderungen
        Std.               Fach     Lehrkraft         Raum
        1     07:55–08:40  Ma       MEI (Vertretung)  R204
        2     08:45–09:30  Deutsch  MEI               Raum entfällt
        3     09:50–10:35  Sport    Lehrkraft fehlt   R204 (geändert)
        Der Unterricht geht von 07:55 bis 10:35.
        Stand 07:00
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
    expect(await bot.says("changes 5a", "en")).toMatchInlineSnapshot(`
      "Changes for 5a · Monday 23 November
        3 changes
        No.               Subject  Teacher         Room
        1    07:55–08:40  Ma       MEI (cover)     R204
        2    08:45–09:30  Deutsch  MEI             no room
        3    09:50–10:35  Sport    teacher absent  R204 (changed)
        School runs from 07:55 to 10:35.
        As of 07:00
        [1] ◀ Fri 20 Nov  [2] Today  [3] Tue 24 Nov ▶
      "
    `);
  });

  test("has the name that a list knows, where it may be read", async () => {
    await using bot = await startSmallSchoolBot({
      ...lessons,
      teachers: [{ id: 640, name: "NOW", longName: "Nowak" }],
      rooms: [{ id: 447, name: "R101", longName: "" }],
    });
    expect(await bot.says("vertretung 5a")).toMatchInlineSnapshot(`
      "Änderungen 5a · Montag, 23. November
        3 Änderungen
        Std.               Fach     Lehrkraft      Raum
        1     07:55–08:40  Ma       MEI statt NOW  R204
        2     08:45–09:30  Deutsch  MEI            ~R101~ Raum entfällt
        3     09:50–10:35  Sport    ~NOW~ fehlt    R204 statt R101
        Der Unterricht geht von 07:55 bis 10:35.
        Stand 07:00
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
      "
    `);
  });
});

test("a substitution text alone is a change", async () => {
  await using bot = await startSmallSchoolBot(onMonday(unit(1, "Ma", { substText: "fällt aus, Aufgaben im Moodle" })));
  expect(await bot.says("vertretung 5a")).toMatchInlineSnapshot(`
    "Änderungen 5a · Montag, 23. November
      1 Änderung
      Std.               Fach  Lehrkraft  Raum
      1     07:55–08:40  Ma    MEI        R204
                         ↳ fällt aus, Aufgaben im Moodle
      Der Unterricht geht von 07:55 bis 08:40.
      Stand 07:00
      [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
    "
  `);
});

test("an evening ends at 24:00, not at 23:59", async () => {
  await using bot = await startSmallSchoolBot(
    onMonday(unit(1, "Ma", { startTime: 2230, endTime: 2400 }), unit(2, "Deutsch", { startTime: 2100, endTime: 2215 })),
  );
  expect(await bot.says("stundenplan 5a")).toMatchInlineSnapshot(`
    "5a · Montag, 23. November
      Unterricht 21:00 bis 24:00 · keine Änderungen
      Std.               Fach     Lehrkraft  Raum
            21:00–22:15  Deutsch  MEI        R204
            22:30–24:00  Ma       MEI        R204
      Stand 07:00
      [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
    "
  `);
});

test("a Saturday with lessons is school", async () => {
  await using bot = await startSmallSchoolBot({
    lessons: (date) => (date.dayOfWeek === 6 ? [wireLesson(`${date}`, 1, "Bio")] : regularDay(bot.small, date)),
  });
  expect(await bot.says("frei 28.11.")).toMatch(/^Am Sa 28\.11\. ist Schule\n/);
});
