import { describe, expect, test } from "vitest";
import { parseTime } from "../../commands/abo/options/parse-time.ts";
import { parseWeekdays } from "../../commands/abo/options/weekdays.ts";
import { commands } from "../../commands/index.ts";
import { findTyped } from "../../src/bot/command-names.ts";
import { printWeekdays } from "../../src/bot/texts/dates.ts";
import { asker, asText, startDemoBot } from "../demo-bot.ts";

describe("a time of day", () => {
  test.each([
    ["06:30", "06:30"],
    ["6:30", "06:30"],
    ["6.30", "06:30"],
    ["6:30 Uhr", "06:30"],
    ["7 Uhr", "07:00"],
    ["um 7 Uhr 15", "07:15"],
    ["7uhr", "07:00"],
    ["6h30", "06:30"],
    ["0:00", "00:00"],
    ["23:59", "23:59"],
  ])("%s", (typed, expected) => {
    expect(parseTime(typed)?.toString({ smallestUnit: "minute" })).toBe(expected);
  });

  test.each(["", "7", "24:00", "12:60", "6:3", "morgen", "06:30:00", "-1:30", "um", "7 Uhr 75"])(
    "%s is none",
    (typed) => {
      expect(parseTime(typed)).toBeUndefined();
    },
  );
});

describe("weekdays", () => {
  test.each([
    ["mo-fr", "12345"],
    ["Mo–Fr", "12345"],
    ["mo bis do", "1234"],
    ["montags", "1"],
    ["mo, mi, fr", "135"],
    ["fr,mo", "15"],
    ["montag und mittwoch", "13"],
    ["sa-mo", "167"],
    ["täglich", "1234567"],
    ["mon-fri", "12345"],
    ["wednesdays", "3"],
    ["di-do + sa", "2346"],
  ])("%s", (typed, expected) => {
    expect(parseWeekdays(typed)?.join("")).toBe(expected);
  });

  test.each(["", "blubb", "mo-", "mo-blubb", "mo-di-mi", "5a", "24.11."])("%s are none", (typed) => {
    expect(parseWeekdays(typed)).toBeUndefined();
  });

  test("are read as they are printed", () => {
    for (let set = 1; set < 128; set++) {
      const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => set & (1 << (day - 1)));
      expect(parseWeekdays(printWeekdays(days))).toEqual(days);
    }
  });
});

describe("a command's name", () => {
  test.each([
    ["abo start 5a", "abo start", "5a"],
    ["ABO LISTE", "abo liste", ""],
    ["abo 5a 06:30", "abo start", "5a 06:30"],
    ["abo", "abo start", ""],
    ["subscription stop 5a", "abo stopp", "5a"],
    ["subscription 5a", "abo start", "5a"],
    ["timetable 5a", "stundenplan", "5a"],
    ["start", undefined, ""],
  ])("%s", (line, name, rest) => {
    const found = findTyped(line, commands);
    expect([found.command?.name, found.rest]).toEqual([name, rest]);
  });
});

describe("a typed line with many options", () => {
  test("is read in whatever order, and what is left over is told", async () => {
    await using demo = await startDemoBot();
    const start = async (line: string) => {
      const said = asText(await demo.bot.runText(`abo ${line}`, asker("de")));
      const [subscription] = await demo.store.subscriptions.active();
      return { said, subscription };
    };
    expect((await start("nur heute und morgen 06:30 nur änderungen 5a mo, mi")).subscription).toMatchObject({
      klasse: "5a",
      onlyChanges: true,
      alerts: "near",
      weekdays: [1, 3],
    });
    expect((await start("5a 06:30 blubb")).said).toContain("Mit „blubb“ kann ich hier nichts anfangen.");
    expect((await start("5x 06:30")).said).toContain("Eine Klasse „5x“ gibt es hier nicht.");
    expect((await start("5a 25:00")).said).toContain("„25:00“ verstehe ich nicht als Uhrzeit.");
  });

  test("of the afternoon means the plan of the next day, unless it is said otherwise", async () => {
    await using demo = await startDemoBot();
    await demo.says("abo 5a 13:59");
    await demo.says("abo 6b 14:00");
    await demo.bot.run(
      { command: "abo start", options: { klasse: "7a", zeit: "18:00", vorabend: "nein" } },
      asker("de"),
    );
    const all = await demo.store.subscriptions.active();
    expect(all.map(({ klasse, eve }) => `${klasse} ${eve}`)).toEqual(["5a false", "6b true", "7a false"]);
  });

  test("costs little, however long it is", async () => {
    await using demo = await startDemoBot();
    const said = await demo.says(`abo ${"mo ".repeat(3000)}`);
    expect(said.length).toBeLessThan(1500);
  });
});

test("a subscription that is not there cannot be ended, and of several of a class one has to be chosen", async () => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  await demo.says("abo 5a abends");
  expect(await demo.says("abo stopp 9x")).toContain("Ein Abo „9x“ gibt es hier nicht. Mit /abo liste siehst du alle.");
  expect(await demo.says("abo stopp #77")).toContain("Ein Abo „#77“ gibt es hier nicht.");
  expect(await demo.says("abo stopp 5a")).toContain("[1] Beenden: 5a, 06:30  [2] Beenden: 5a, 18:00");
  expect(await demo.says("abo stopp #2")).toContain("Abo beendet");
  expect(await demo.says("abo stopp")).toContain("Abo beendet");
  expect(await demo.store.subscriptions.active()).toEqual([]);
});

test("more than twenty subscriptions in one place are too many; one of them can still be changed", async () => {
  await using demo = await startDemoBot();
  const klassen = await demo.school.klassen();
  for (const { name } of klassen.slice(0, 20)) await demo.says(`abo ${name} 06:30`);
  expect(await demo.says(`abo ${klassen[20]?.name} 06:30`)).toContain("Mehr als 20 Abos gehen hier nicht.");
  expect(await demo.says(`abo ${klassen[3]?.name} 07:00`)).toContain(`Abo für die ${klassen[3]?.name} geändert`);
});
