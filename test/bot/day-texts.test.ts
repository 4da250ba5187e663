import { describe, expect, test } from "vitest";
import { textsFor } from "../../src/bot/texts/index.ts";

const date = (iso: string) => Temporal.PlainDate.from(iso);
const said = (language: "de" | "en", today = "2026-11-23") => textsFor(language, language, date(today));

describe("a date", () => {
  test("of this year does without it, in another year the year is told", () => {
    expect(said("de").day(date("2026-12-31"))).toBe("Do 31.12.");
    expect(said("de").day(date("2027-01-07"))).toBe("Do 07.01.2027");
    expect(said("de").dayLong(date("2027-01-07"))).toBe("Donnerstag, 7. Januar 2027");
    expect(said("de", "2027-01-01").day(date("2027-01-07"))).toBe("Do 07.01.");
    expect(said("de", "2027-01-01").day(date("2026-12-31"))).toBe("Do 31.12.2026");
    expect(said("en").day(date("2027-01-07"))).toBe("Thu 7 Jan 2027");
    expect(said("en").dayLong(date("2026-11-23"))).toBe("Monday 23 November");
    expect(said("en").dayLong(date("2027-01-07"))).toBe("Thursday 7 January 2027");
  });

  test.each([
    ["2026-12-23", "2026-12-24", "Mi 23.12. bis Do 24.12."],
    ["2026-12-23", "2027-01-06", "Mi 23.12. bis Mi 06.01.2027"],
    ["2027-02-06", "2027-02-09", "Sa 06.02. bis Di 09.02.2027"],
    ["2027-12-24", "2028-01-08", "Fr 24.12.2027 bis Sa 08.01.2028"],
    ["2025-12-22", "2026-01-06", "Mo 22.12.2025 bis Di 06.01."],
    ["2027-05-07", "2027-05-07", "Fr 07.05.2027"],
  ])("and another, %s to %s, tell the year where it is not clear", (start, end, expected) => {
    expect(said("de").stretch(date(start), date(end))).toBe(expected);
  });
});
