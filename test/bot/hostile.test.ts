import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { unpack } from "../../src/bot/action.ts";
import { findTyped } from "../../src/bot/command-names.ts";
import { readFreeText } from "../../src/bot/free-text.ts";
import { meantInstead } from "../../src/bot/mistyped.ts";
import { holidayNamed, looksLikeHoliday } from "../../src/bot/options/holiday-names.ts";
import { parseDay } from "../../src/bot/options/parse-day.ts";
import { shown } from "../../src/bot/shown.ts";
import { cleanText } from "../../src/bot/tell-error.ts";
import { understand } from "../../src/bot/understand.ts";
import { asker, startDemoBot } from "../demo-bot.ts";
import { slowTexts } from "../fakes/hostile.ts";

const TODAY = new Temporal.PlainDate(2026, 11, 23);

const HOLIDAY = {
  name: "Weihnachtsferien",
  start: TODAY,
  end: TODAY,
  daysUntil: 0,
  free: { start: TODAY, end: TODAY },
};
const HOLIDAYS = Array.from({ length: 200 }, (_, index) => ({ ...HOLIDAY, name: `Ferien ${index}` }));

const types = new Map(
  commands.flatMap(({ name, options }) =>
    Object.entries(options).map(([option, { type }]) => [`${name} ${option}`, type] as const),
  ),
);

describe("100,000 hostile characters cost no time", () => {
  test.each([...types])("for %s", async (_, type) => {
    await using demo = await startDemoBot();
    const { school, store, access } = demo;
    const text = { language: "de", errors: {}, relativeDays: {}, day: () => "", dayLong: () => "" } as never;
    const context = { school, memory: store.memory, access, text, asker: asker(), teacherNames: "short" as const };
    await type.suggest("5", context).catch(() => []);
    expect(await slowTexts((typed) => type.looks(typed))).toEqual([]);
    expect(await slowTexts((typed) => type.parse(typed, context))).toEqual([]);
    expect(await slowTexts((typed) => type.suggest(typed, context))).toEqual([]);
  });

  test.each<[string, (text: string) => unknown]>([
    ["a day", (text) => parseDay(text, TODAY)],
    ["how holidays look", looksLikeHoliday],
    ["a holiday's name", (text) => holidayNamed(text, HOLIDAYS)],
    ["a holiday's name that the school gives", (text) => holidayNamed("weihnachten", [{ ...HOLIDAY, name: text }])],
    ["words of one's own", (text) => understand(text, commands)],
    ["a mistyped command", (text) => meantInstead({ name: text, rest: text }, commands, { language: "de" })],
    ["a button", (text) => unpack(text, commands)],
    ["a command's name", (text) => findTyped(text, commands)],
    ["what an answer repeats", shown],
    ["what a log shows", (text) => cleanText(text)],
  ])("for %s", async (_, read) => {
    expect(await slowTexts(read)).toEqual([]);
  });

  test("for a typed line, whatever the command", async () => {
    for (const command of commands) expect(await slowTexts((text) => readFreeText(command, text))).toEqual([]);
  });

  test("for the whole bot", async () => {
    await using demo = await startDemoBot();
    await demo.says("stundenplan 5a");
    const who = asker();
    for (const name of ["abo start", "stundenplan", "frei", "gibtsnicht"])
      expect(await slowTexts((text) => demo.bot.runText(`${name} ${text}`, who))).toEqual([]);
    expect(await slowTexts((text) => demo.bot.hear(text, who))).toEqual([]);
    expect(await slowTexts((text) => demo.bot.hear(`5a ${text}`, who))).toEqual([]);
    expect(await slowTexts((tage) => demo.bot.run({ command: "abo start", options: { tage } }, who))).toEqual([]);
    expect(await slowTexts((text) => demo.bot.runPacked(text, who))).toEqual([]);
    expect(await slowTexts((text) => demo.bot.suggest("stundenplan", "klasse", text, who))).toEqual([]);
  });
});
