import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { wireLesson } from "../school/small-school.ts";
import { pressAll } from "./buttons.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

describe("of the demo school", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("a class's subjects with hours a week and who teaches them, by name", async () => {
    expect(await demo.says("faecher 5a")).toMatchInlineSnapshot(`
      "5a · Fächer
        Stunden in der Woche, nach dem Plan der nächsten 4 Schulwochen:
        • Biologie: 2 Std., QUA
        • Deutsch: 4 Std., SCÄ
        • Englisch: 4 Std., BAU
        • Erdkunde: 2 Std., JAN
        • Evangelische Religionslehre: 2 Std., FEL
        • Förderkurs Deutsch: 1 Std., ENG
        • Förderkurs Mathematik: 1 Std., NOW
        • Katholische Religionslehre: 2 Std., BÄR
        • Klassenstunde: 1 Std., ENG
        • Kunst: 2 Std., RÖS
        • Mathematik: 4 Std., KAI
        • Musik: 2 Std., LAN
        • Praktische Philosophie: 2 Std. (2 Kurse), HUB, THI
        • Sport: 3 Std., KÖN
        • Wirtschaft-Politik: 1 Std., JAN
        Stand 07:30
      "
    `);
  });

  test("parallel courses are counted, in pages", async () => {
    expect(await demo.says("subjects Q1", "en")).toMatchInlineSnapshot(`
      "Q1 · Subjects
        Lessons a week, by the timetable of the next 4 school weeks:
        • Biologie: 3–5 lessons (2 courses), SAU, WEB
        • Chemie: 3 lessons, BÖH
        • Deutsch: 3–5 lessons (4 courses), PET, BEC, MÜL
        • Englisch: 3–5 lessons (4 courses), HAR, MEI, LAN, NEU
        • Erdkunde: 3 lessons, KRÄ
        • Evangelische Religionslehre: 3 lessons, WIN
        • Französisch: 3 lessons, BRA
        • Geschichte: 3–5 lessons (2 courses), KÖN, HER
        • Informatik: 3 lessons, LÜD
        • Katholische Religionslehre: 3 lessons, NOW
        • Kunst: 3 lessons, RÖS
        • Literatur: 3 lessons, BÄR
        • Mathematik: 3–5 lessons (5 courses), ESS, STE, WOL, NOW, FIS
        Page 1 of 2 · As of 07:30
        [1] Page 2 ▶
      "
    `);
    const reply = await demo.bot.runText("faecher Q1", asker("de"));
    expect(await pressAll(demo.bot, reply, asker("de"))).toEqual({ "Seite 2 ▶": "Q1 · Fächer" });
    expect(await demo.says("fächer Q1 seite 2")).toContain("Seite 2 von 2 · Stand 07:30\n  [1] ◀ Seite 1\n");
  });

  test("without a class it is asked back, and then one's own", async () => {
    expect(await demo.says("faecher")).toContain("Welche Klasse?");
    await demo.says("klasse 5a");
    expect(await demo.hears("welche fächer habe ich?")).toContain("5a · Fächer");
    expect(await demo.hears("who teaches Q1?", "en")).toContain("Q1 · Subjects");
  });
});

test("teachers are not named where that is not wished", async () => {
  await using demo = await startDemoBot({ teacherNames: "hidden" });
  expect(await demo.says("faecher 5a")).toContain("• Biologie: 2 Std.\n");
});

test("a subject of every second week has half an hour a week", async () => {
  const start = Temporal.PlainDate.from("2026-11-23");
  await using bot = await startSmallSchoolBot({
    lessons: (date) => {
      const week = Math.floor(start.until(date).days / 7);
      if (date.dayOfWeek > 5) return [];
      const bio = date.dayOfWeek === 1 && week % 2 === 0 ? [wireLesson(`${date}`, 4, "Bio")] : [];
      return [...bio, wireLesson(`${date}`, 1, "Ma")];
    },
  });
  expect(await bot.says("faecher 5a")).toContain("• Bio: 0,5 Std., MEI\n");
  expect(await bot.says("subjects 5a", "en")).toContain("• Bio: 0.5 lessons, MEI\n");
});

test("where no lessons are shown yet it says so", async () => {
  await using bot = await startSmallSchoolBot({ lessons: () => [] });
  expect(await bot.says("faecher 5a")).toContain(
    "In den nächsten Wochen zeigt die Schule für diese Klasse (noch) keinen Unterricht.",
  );
  expect(await bot.says("subjects 5a", "en")).toContain("The school does not show any lessons for this class");
});
