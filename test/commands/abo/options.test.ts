import { describe, expect, test } from "vitest";
import { parseWeekdays } from "../../../commands/abo/options/weekdays.ts";
import { parseTime } from "../../../src/bot/options/parse-time.ts";
import { printWeekdays } from "../../../src/bot/texts/weekdays.ts";
import { slowTexts } from "../../fakes/hostile.ts";

describe("a time of day", () => {
  test.each([
    ["06:30", "06:30"],
    ["6:30", "06:30"],
    ["6.30", "06:30"],
    ["6:30 Uhr", "06:30"],
    ["7 Uhr", "07:00"],
    ["um 7", "07:00"],
    ["at 7", "07:00"],
    ["um 7 Uhr 15", "07:15"],
    ["7uhr", "07:00"],
    ["6h30", "06:30"],
    ["0630", "06:30"],
    ["0730 Uhr", "07:30"],
    ["0:00", "00:00"],
    ["23:59", "23:59"],
    ["halb sieben", "06:30"],
    ["um halb 7", "06:30"],
    ["viertel vor sieben", "06:45"],
    ["viertel nach 6", "06:15"],
    ["viertel sieben", "06:15"],
    ["dreiviertel sieben", "06:45"],
    ["halb eins", "00:30"],
    ["um sieben", "07:00"],
    ["sieben Uhr", "07:00"],
    ["sieben uhr 10", "07:10"],
    ["morgens", "06:30"],
    ["morgens um 7", "07:00"],
    ["7 Uhr morgens", "07:00"],
    ["früh um sechs", "06:00"],
    ["in the morning", "06:30"],
    ["6:30am", "06:30"],
    ["6:30 AM", "06:30"],
    ["7 pm", "19:00"],
    ["at 7pm", "19:00"],
    ["12am", "00:00"],
    ["12:30 p.m.", "12:30"],
    ["half six", "06:30"],
    ["half past six", "06:30"],
    ["quarter to seven", "06:45"],
    ["a quarter past 6", "06:15"],
    ["seven o'clock", "07:00"],
  ])("%s", (typed, expected) => {
    expect(parseTime(typed)?.toString({ smallestUnit: "minute" })).toBe(expected);
  });

  test.each([
    ...[
      "",
      "7",
      "24:00",
      "12:60",
      "6:3",
      "morgen",
      "06:30:00",
      "-1:30",
      "um",
      "um 24",
      "um 7a",
      "7 Uhr 75",
      "sieben",
      "0675",
      "1141",
    ],
    ...["halb", "halb 0", "halb 25", "viertel", "13 pm", "0 am", "constructor", "um constructor", "5a", "am"],
  ])("%s is none", (typed) => {
    expect(parseTime(typed)).toBeUndefined();
  });
});

test("100,000 hostile characters cost no time for a time", async () => {
  expect(await slowTexts(parseTime)).toEqual([]);
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
    ["jeden Schultag", "1234567"],
    ["every school day", "1234567"],
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
