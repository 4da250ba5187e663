import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../src/bot/reply.ts";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { wireLesson } from "../school/small-school.ts";
import { press, pressAll } from "./buttons.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

describe("of the demo school", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("the exams that are entered, in order, with the days until then", async () => {
    expect(await demo.says("klausuren 8b")).toMatchInlineSnapshot(`
      "8b · Klausuren und Klassenarbeiten
        Bis Mo 15.03.2027 sind 10 eingetragen:
        • Englisch: Di 24.11. (morgen), 3.–4. Stunde, FRA
        • Latein: Mo 30.11. (in 7 Tagen), 5.–6. Stunde, LEH
        • Deutsch: Mi 09.12. (in 16 Tagen), 5.–6. Stunde, ILG
        • Deutsch: Di 22.12. (in 29 Tagen), 1.–2. Stunde, ILG
        • Mathematik: Fr 08.01.2027 (in 46 Tagen), 5.–6. Stunde, KUH
        • Mathematik: Fr 22.01.2027 (in 60 Tagen), 5.–6. Stunde, KUH
        • Französisch: Di 26.01.2027 (in 64 Tagen), 5.–6. Stunde, BEC
        • Deutsch: Di 02.02.2027 (in 71 Tagen), 1.–2. Stunde, ILG
        • Deutsch: Di 16.02.2027 (in 85 Tagen), 1.–2. Stunde, ILG
        • Mathematik: Fr 05.03.2027 (in 102 Tagen), 5.–6. Stunde, KUH
        Stand 07:30
      "
    `);
    expect(await demo.says("exams Q1", "en")).toMatchInlineSnapshot(`
      "Q1 · Exams
        7 exams up to Mon 15 Mar 2027:
        • Englisch: Fri 4 Dec (in 11 days), 3rd–4th lessons, LAN
        • Spanisch: Fri 18 Dec (in 25 days), 3rd–4th lessons, CAR
        • Englisch: Mon 11 Jan 2027 (in 49 days), 3rd–4th lessons, MEI
        • Mathematik: Wed 27 Jan 2027 (in 65 days), 1st–2nd lessons, FIS
        • Französisch: Fri 12 Feb 2027 (in 81 days), 3rd–4th lessons, BRA
        • Mathematik: Wed 24 Feb 2027 (in 93 days), 1st–2nd lessons, FIS
        • Mathematik: Mon 8 Mar 2027 (in 105 days), 3rd–4th lessons, STE
        As of 07:30
      "
    `);
  });

  test("where there are none it says how far it has looked", async () => {
    expect(await demo.says("klausuren 5a")).toMatchInlineSnapshot(`
      "5a · Klausuren und Klassenarbeiten
        Bis So 20.12. steht keine Klausur im Plan der Klasse.
        Stand 07:30
      "
    `);
    expect(await demo.says("exams 5a", "en")).toMatchInlineSnapshot(`
      "5a · Exams
        There are no exams in the class’s timetable up to Sun 20 Dec.
        As of 07:30
      "
    `);
  });

  test("what platforms count down by themselves is the moment of the exam, and only where they count in days", async () => {
    const { blocks } = await demo.bot.runText("klausuren 8b", asker("de"));
    const spans = blocks.flatMap((block) => (block.kind === "list" ? block.items.flat() : []));
    const counted = spans.flatMap((span) => (span.kind === "countdown" ? [[span.text, span.at]] : []));
    const at = (time: string) => Temporal.Instant.from(time).epochMilliseconds / 1000;
    expect(counted).toEqual([
      ["morgen", at("2026-11-24T09:50+01:00")],
      ["in 7 Tagen", at("2026-11-30T11:45+01:00")],
      ["in 16 Tagen", at("2026-12-09T11:45+01:00")],
    ]);
  });

  test("without a class it is asked back, and then one's own", async () => {
    expect(await demo.says("klausuren")).toContain("Welche Klasse?");
    await demo.says("klasse 8b");
    expect(await demo.says("klausuren")).toContain("8b · Klausuren");
    expect(await demo.hears("wann schreiben wir die nächste arbeit?")).toContain("8b · Klausuren");
    expect(await demo.hears("which exams does Q1 have", "en")).toContain("Q1 · Exams");
  });
});

test("from the class's plan where the list is closed, with topics and rooms", async () => {
  await using demo = await startDemoBot({ username: "schueler", password: "schueler" });
  expect(await demo.says("klausuren 7a")).toMatchInlineSnapshot(`
    "7a · Klausuren und Klassenarbeiten
      Bis So 20.12. stehen 2 im Plan der Klasse:
      • Englisch: Fr 27.11. (in 4 Tagen), 5.–6. Stunde, MEI, R109 – 3. Klassenarbeit
      • Deutsch: Do 10.12. (in 17 Tagen), 3.–4. Stunde, LOR, R109 – 1. Klassenarbeit
      Stand 07:30
    "
  `);
});

test("teachers are not named where that is not wished", async () => {
  await using demo = await startDemoBot({ teacherNames: "hidden" });
  expect(await demo.says("klausuren 8b")).toContain("Englisch: Di 24.11. (morgen), 3.–4. Stunde\n");
});

const SUBJECTS = ["Ma", "Deutsch", "Bio", "Philosophie"] as const;

/** Four exams on each day. */
const manyExams = (more: object = {}) =>
  startSmallSchoolBot({
    lessons: (date) =>
      date.dayOfWeek > 5
        ? []
        : ([1, 2, 3, 4] as const).map((unit) =>
            wireLesson(`${date}`, unit, SUBJECTS[unit - 1] ?? "", { lstype: "ex", ...more }),
          ),
    forbidden: ["getExams"],
  });

const items = ({ blocks }: Reply) =>
  blocks.flatMap((block) =>
    block.kind === "list" ? block.items.map((item) => item.map(({ text }) => text).join("")) : [],
  );

describe("a long list", () => {
  test("is paged: every exam is on one page, and no page is longer than a phone", async () => {
    await using bot = await manyExams();
    const who = asker("de");
    let page = await bot.bot.runText("klausuren 5a", who);
    const seen = items(page);
    const lengths = [seen.length];
    for (let number = 2; page.actions.flat().some(({ label }) => label === `Seite ${number} ▶`); number += 1) {
      page = await press(bot.bot, page, `Seite ${number} ▶`, who);
      seen.push(...items(page));
      lengths.push(items(page).length);
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(20);
    expect(page.footer).toBe(`Seite ${lengths.length} von ${lengths.length} · Stand 07:00`);
    expect(await pressAll(bot.bot, page, who)).toEqual({
      [`◀ Seite ${lengths.length - 1}`]: "5a · Klausuren und Klassenarbeiten",
    });
  });

  test("has pages that can be typed; one beyond the last is the last", async () => {
    await using bot = await manyExams();
    const last = await bot.says("klausuren 5a seite 99");
    expect(last).toMatch(/Seite (\d+) von \1 · /);
    expect(await bot.says("exams 5a page 2", "en")).toContain("Page 2 of ");
    expect(await bot.says("klausuren 5a seite 0")).toContain("Seite 1 von ");
  });
});

test("whatever a school writes is bounded, and shown as text", async () => {
  await using bot = await manyExams({
    lstext: "@everyone <b>x</b> ".repeat(5_000),
    info: "x".repeat(100_000),
    su: [{ id: 7, name: "", longname: "" }],
  });
  const reply = await bot.bot.runText("klausuren 5a", asker("de"));
  expect(items(reply).every((item) => item.length < 1000)).toBe(true);
  expect(asText(reply)).toContain("@everyone x");
});
