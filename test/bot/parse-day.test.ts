import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../src/bot/options/parse-day.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const parsed = (typed: string, today = MONDAY) => parseDay(typed, today)?.toString();

describe("a day, as people type it", () => {
  test.each([
    ["heute", "2026-11-23"],
    ["Morgen", "2026-11-24"],
    ["  ÜBERMORGEN ", "2026-11-25"],
    ["uebermorgen", "2026-11-25"],
    ["gestern", "2026-11-22"],
    ["tomorrow", "2026-11-24"],
    ["mo", "2026-11-23"],
    ["Mo.", "2026-11-23"],
    ["di", "2026-11-24"],
    ["Mittwoch", "2026-11-25"],
    ["am Freitag", "2026-11-27"],
    ["thu", "2026-11-26"],
    ["Sonnabend", "2026-11-28"],
    ["so", "2026-11-29"],
    ["nächsten Montag", "2026-11-30"],
    ["nächsten mi", "2026-11-25"],
    ["24.11.", "2026-11-24"],
    ["24.11", "2026-11-24"],
    ["24. 11.", "2026-11-24"],
    ["Di, 24.11.", "2026-11-24"],
    ["24.11.26", "2026-11-24"],
    ["24.11.2027", "2027-11-24"],
    ["1.2.", "2027-02-01"],
    ["24. November", "2026-11-24"],
    ["3. März", "2027-03-03"],
    ["2026-11-24", "2026-11-24"],
    ["2026-1-4", "2026-01-04"],
    ["morgen früh", "2026-11-24"],
    ["heute Nachmittag", "2026-11-23"],
    ["Freitag vormittags", "2026-11-27"],
    ["tomorrow morning", "2026-11-24"],
    ["tonight", "2026-11-23"],
    ["the day after tomorrow", "2026-11-25"],
    ["nächste Woche", "2026-11-30"],
    ["next week", "2026-11-30"],
    ["übernächste Woche", "2026-12-07"],
    ["the week after next", "2026-12-07"],
    ["nächste Woche Mi", "2026-12-02"],
    ["Freitag nächste Woche", "2026-12-04"],
    ["in 2 Wochen", "2026-12-07"],
    ["in zwei wochen", "2026-12-07"],
    ["in einer Woche", "2026-11-30"],
    ["in a week", "2026-11-30"],
    ["in 3 Tagen", "2026-11-26"],
    ["in einem Tag", "2026-11-24"],
    ["in 10 days", "2026-12-03"],
    ["am Wochenende", "2026-11-28"],
    ["am 24.11.", "2026-11-24"],
    ["on 24 November", "2026-11-24"],
    ["1st of December", "2026-12-01"],
    ["December 24", "2026-12-24"],
    ["Dec 24th, 2027", "2027-12-24"],
    ["Silvester", "2026-12-31"],
    ["an Heiligabend", "2026-12-24"],
    ["Neujahr", "2027-01-01"],
    ["on New Year’s Eve", "2026-12-31"],
    ["Boxing Day", "2026-12-26"],
    ["Mitwoch", "2026-11-25"],
    ["donerstags", "2026-11-26"],
    ["Dinstag", "2026-11-24"],
    ["sontag", "2026-11-29"],
    ["wenesday", "2026-11-25"],
    ["nächsten Freitg", "2026-11-27"],
  ])("%s", (typed, expected) => {
    expect(parsed(typed)).toBe(expected);
  });

  test("without a year, the past two months are the past and everything else is ahead", () => {
    expect(parsed("1.10.")).toBe("2026-10-01");
    expect(parsed("1.9.")).toBe("2027-09-01");
    expect(parsed("15.12.", Temporal.PlainDate.from("2027-01-10"))).toBe("2026-12-15");
  });

  test("the 29th of February is the next one there is", () => {
    expect(parsed("29.2.")).toBe("2028-02-29");
  });

  test.each([
    "",
    "gestrn",
    "31.2.",
    "31.11.2026",
    "0.1.",
    "2026-13-01",
    "24",
    "5a",
    "24.11.2",
    "constructor",
    "am",
    "in Tagen",
    "in constructor tagen",
    "früh",
    "montage einer küche",
    "samstagabends",
    "sonst",
    "monat",
    "friends",
    "sunny",
  ])("%j is no day", (typed) => {
    expect(parsed(typed)).toBeUndefined();
  });

  test("every date is read back from its ISO form, its German form and its weekday's form", () => {
    const days = fc.integer({ min: 0, max: 36_000 }).map((days) => Temporal.PlainDate.from("1999-01-01").add({ days }));
    fc.assert(
      fc.property(days, (date) => {
        expect(parsed(date.toString())).toBe(date.toString());
        expect(parsed(`${date.day}.${date.month}.${date.year}`)).toBe(date.toString());
      }),
      { seed: 20261123 },
    );
  });

  test("nothing typed makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const date = parseDay(typed, MONDAY);
        expect(date === undefined || date instanceof Temporal.PlainDate).toBe(true);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
