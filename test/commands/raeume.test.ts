import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { UNAVAILABLE, wireLesson } from "../school/small-school.ts";
import { press, pressAll } from "./buttons.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

describe("free rooms of the demo school", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot({ at: "2026-11-24T09:40:00+01:00" });
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("are told for the unit that comes, by building, with the time until which they are free", async () => {
    expect(await demo.says("raeume")).toMatchInlineSnapshot(`
      "Freie Räume · Di 24.11., 3. Stunde
        09:50–10:35
        Fachtrakt: CH2 (bis 11:45), PH3 (bis 11:45)
        Hauptgebäude: R101 (bis 10:40), R105, R109 (bis 11:45), R111 (bis 11:45), R112 (bis 11:45), R202 (bis 11:45), R203 (bis 11:45), R205 (bis 14:05), R209 (bis 11:45), R210, R211, R212, R301, R302, R303, R304, R308 (bis 10:40), R309 (bis 10:40), R310 (bis 10:40), R311 (bis 10:40), R312 (bis 10:40)
        Musischer Trakt: KU1, KU2 (bis 11:45), KU3 (bis 12:35), MU2 (bis 11:45), MU3 (bis 12:35)
        Nach den Plänen aller Klassen. Ohne Uhrzeit: für den Rest des Tages.
        Stand 09:40
        [1] ◀ 2. Stunde  [2] Jetzt  [3] 4. Stunde ▶  [4] ◀ Mo 23.11.  [5] Heute  [6] Mi 25.11. ▶
      "
    `);
    const english = await demo.says("rooms 3", "en");
    expect(english).toContain("CH2 (until 11:45)");
    expect(english).toContain("By the timetables of all classes. Without a time: for the rest of the day.");
  });

  test("of a unit or a time, in whatever words", async () => {
    const said = await demo.says("raeume 3 mi");
    expect(said).toMatch(/^Freie Räume · Mi 25\.11\., 3\. Stunde\n {2}09:50–10:35\n/);
    for (const line of ["räume 3. Stunde morgen", "raeume morgen Stunde 3", "raeume 10 Uhr mi", "raeume mi 09:50"])
      expect(await demo.says(line)).toBe(said);
    expect(await demo.hears("welche Räume sind morgen in der 3. Stunde frei?")).toBe(said);
    expect(await demo.hears("any free rooms now?")).toBe(await demo.says("raeume jetzt"));
  });

  test("every button leads on, and turns no page where there is one", async () => {
    const reply = await demo.bot.runText("raeume 3", asker("de"));
    expect(await pressAll(demo.bot, reply, asker("de"))).toEqual({
      "◀ 2. Stunde": "Freie Räume · Di 24.11., 2. Stunde",
      Jetzt: "Freie Räume · Di 24.11., 3. Stunde",
      "4. Stunde ▶": "Freie Räume · Di 24.11., 4. Stunde",
      "◀ Mo 23.11.": "Freie Räume · Mo 23.11., 3. Stunde",
      Heute: "Freie Räume · Di 24.11., 3. Stunde",
      "Mi 25.11. ▶": "Freie Räume · Mi 25.11., 3. Stunde",
    });
  });

  test("of another day ask for the unit, and read nothing before", async () => {
    const before = demo.demo.requests("getTimetable");
    const reply = await demo.bot.runText("raeume fr", asker("de"));
    expect(asText(reply)).toContain(
      "Welche Stunde?\n  Wähl eine aus oder schreib sie gleich dazu: /raeume 1 Fr 27.11.\n",
    );
    expect((await press(demo.bot, reply, "10. Stunde", asker("de"))).title).toBe("Freie Räume · Fr 27.11., 10. Stunde");
    expect(demo.demo.requests("getTimetable")).toBe(before);
  });

  test("on a day without school, at a unit that does not exist or after the last one, say so", async () => {
    expect(await demo.says("raeume sa")).toContain("An diesem Tag ist keine Schule.");
    expect(await demo.says("rooms 24.12.", "en")).toContain("Weihnachtsferien: there is no school on this day.");
    expect(await demo.says("raeume 12")).toContain("Eine Stunde „12“ gibt es an diesem Tag nicht. Diese gibt es:");
    expect(await demo.says("raeume 20 uhr")).toContain("Zu dieser Zeit beginnt keine Stunde mehr.");
    const reply = await demo.bot.runText("raeume 12", asker("de"));
    expect(await pressAll(demo.bot, reply, asker("de"))).toMatchObject({
      "10. Stunde": "Freie Räume · Di 24.11., 10. Stunde",
    });
  });

  test("completes units with their times", async () => {
    expect(await demo.bot.suggest("raeume", "stunde", "3", asker("de"))).toEqual([
      { label: "3 (09:50–10:35)", value: "3" },
    ]);
    expect(await demo.bot.suggest("raeume", "stunde", "", asker("de"))).toHaveLength(10);
  });
});

const many = Array.from({ length: 120 }, (_, at) => ({ id: at + 1, name: `R${at + 100}`, longName: "" }));

test("more rooms than a phone shows are paged by buttons", async () => {
  await using bot = await startSmallSchoolBot({ rooms: many, lessons: () => [] });
  const first = await bot.bot.runText("raeume 1", asker("de"));
  expect(first.footer).toContain("Seite 1 von 3");
  const second = await press(bot.bot, first, "Seite 2 ▶", asker("de"));
  const last = await press(bot.bot, second, "Seite 3 ▶", asker("de"));
  const told = [first, second, last].flatMap((reply) => asText(reply).match(/R\d{3}/g) ?? []);
  expect(told).toEqual(many.map(({ name }) => name));
});

test("where no class's plan may be read, what would open the door", async () => {
  await using bot = await startSmallSchoolBot({ rooms: many, closedKinds: ["klasse"] });
  expect(await bot.says("raeume 1")).toMatch(
    /^Das zeigt WebUntis mir nicht\n {2}Das WebUntis-Konto dieses Bots darf das nicht lesen\. .* kann ihm das Recht dazu geben\./,
  );
});

test("what some class could not be read for is only perhaps free", async () => {
  const klassen = [1, 2, 3, 4, 5, 6].map((id) => ({ id, name: `${id}a` }));
  await using bot = await startSmallSchoolBot({ klassen, rooms: many.slice(0, 3) });
  let count = 0;
  bot.small.lessons = (date, of) => {
    if (`${date}` === "2026-11-23" && ++count === 4) bot.small.ill = UNAVAILABLE;
    return date.dayOfWeek > 5
      ? []
      : [wireLesson(`${date}`, 1, "Ma", { kl: [{ id: of, name: `${of}a`, longname: "" }] })];
  };
  const said = await bot.says("raeume 1");
  expect(said).toMatch(/^Vielleicht freie Räume · /);
  expect(said).toMatch(/Klassen? konnte ich nicht lesen: In diesen Räumen kann also doch Unterricht sein\./);
  expect(await bot.says("rooms 1", "en")).toMatch(/^Rooms that may be free · /);
});
