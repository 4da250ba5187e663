import { describe, expect, test } from "vitest";
import { Calendar } from "../../../src/school/calendar/calendar.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

const entries = (...all: readonly (readonly [longName: string, start: string, end?: string])[]) =>
  all.map(([longName, start, end = start], id) => ({ id, name: "", longName, start: day(start), end: day(end) }));

const years = [
  { id: 11, name: "2026/2027", start: day("2026-09-01"), end: day("2027-07-31") },
  { id: 12, name: "2027/2028", start: day("2027-09-01"), end: day("2028-07-31") },
];

const texts = (dates: Iterable<Temporal.PlainDate>) => [...dates].map(String);

function first<T>(count: number, all: Iterable<T>): readonly T[] {
  const found: T[] = [];
  for (const each of all) if (found.push(each) >= count) break;
  return found;
}

const CHRISTMAS = entries(
  ["Weihnachtsferien", "2026-12-23", "2027-01-08"],
  ["1. Weihnachtstag", "2026-12-25"],
  ["Herbstferien", "2026-10-12", "2026-10-24"],
  ["Sommerferien", "2025-07-14", "2025-08-26"],
);

describe("holidays", () => {
  test("cover both their ends, and of overlapping ones the shortest names the day", () => {
    const calendar = new Calendar(CHRISTMAS);
    const names = ["2026-12-22", "2026-12-23", "2026-12-25", "2027-01-08", "2027-01-09"].map((date) =>
      calendar.holiday(day(date)),
    );
    expect(names).toEqual([null, "Weihnachtsferien", "1. Weihnachtstag", "Weihnachtsferien", null]);
  });

  test("to come are listed in order, running ones first, with the weekends that touch them; past and inner ones are not", () => {
    const listed = new Calendar(CHRISTMAS).holidays(day("2026-10-20"), 4);
    expect(listed.map(({ name, daysUntil, free }) => [name, daysUntil, `${free.start}/${free.end}`])).toEqual([
      ["Herbstferien", -8, "2026-10-10/2026-10-25"],
      ["Weihnachtsferien", 64, "2026-12-23/2027-01-10"],
    ]);
    expect(new Calendar(CHRISTMAS).holidays(day("2026-10-25"), 4).map(({ name }) => name)).toEqual([
      "Weihnachtsferien",
    ]);
    expect(new Calendar(CHRISTMAS).holidays(day("2026-10-20"), 1)).toHaveLength(1);
  });

  test("that touch each other are one stretch without school", () => {
    const calendar = new Calendar(entries(["Osterferien", "2027-03-22", "2027-03-26"], ["Ostermontag", "2027-03-29"]));
    expect(calendar.holidays(day("2027-03-01"), 4).map(({ free }) => `${free.start}/${free.end}`)).toEqual([
      "2027-03-20/2027-03-29",
      "2027-03-20/2027-03-29",
    ]);
  });
});

describe("holidays of one name", () => {
  const told = (...all: readonly (readonly [longName: string, start: string, end?: string])[]) =>
    new Calendar(entries(...all))
      .holidays(day("2026-11-23"), 9)
      .map(({ name, start, end }) => `${name} ${start}/${end}`);

  test("that touch, overlap, or have only a weekend between them are told as one", () => {
    expect(told(["Weihnachtsferien", "2027-01-05"], ["Weihnachtsferien", "2026-12-22", "2027-01-04"])).toEqual([
      "Weihnachtsferien 2026-12-22/2027-01-05",
    ]);
    expect(told(["Ferien", "2026-12-22", "2027-01-01"], ["ferien ", "2027-01-04", "2027-01-05"])).toEqual([
      "Ferien 2026-12-22/2027-01-05",
    ]);
    expect(told(["Ferien", "2026-12-22", "2027-01-01"], ["Ferien", "2026-12-24", "2026-12-31"])).toEqual([
      "Ferien 2026-12-22/2027-01-01",
    ]);
  });

  test("with a weekday between them are two, and so are those of two names", () => {
    expect(told(["Ferien", "2026-12-22", "2027-01-01"], ["Ferien", "2027-01-05"])).toHaveLength(2);
    expect(told(["Ferien", "2026-12-22", "2027-01-01"], ["Epiphanias", "2027-01-04"])).toHaveLength(2);
  });
});

describe("days on which there may be school", () => {
  test("are endless where WebUntis names no school years", () => {
    expect(texts(first(2, new Calendar([], []).schoolDays(day("2026-11-24"))))).toEqual(["2026-11-25", "2026-11-26"]);
  });

  test("leave out holidays, and weekends beside them", () => {
    const days = first(4, new Calendar(CHRISTMAS).schoolDays(day("2026-12-21")));
    expect(texts(days)).toEqual(["2026-12-22", "2027-01-11", "2027-01-12", "2027-01-13"]);
  });

  test("hold the weekend of a week with school", () => {
    expect(texts(first(4, new Calendar([]).schoolDays(day("2026-11-26"))))).toEqual([
      "2026-11-27",
      "2026-11-28",
      "2026-11-29",
      "2026-11-30",
    ]);
    const holiday = new Calendar(entries(["Frei", "2026-11-23", "2026-11-27"]));
    expect(texts(first(1, holiday.schoolDays(day("2026-11-22"))))).toEqual(["2026-11-30"]);
  });

  test("leap over the time between two school years and end with the last", () => {
    expect(texts(first(2, new Calendar([], years).schoolDays(day("2027-07-31"))))).toEqual([
      "2027-09-01",
      "2027-09-02",
    ]);
    expect(texts(new Calendar([], years).schoolDays(day("2028-07-30")))).toEqual(["2028-07-31"]);
  });
});

describe("bridging days", () => {
  const MAY = entries(
    ["Christi Himmelfahrt", "2027-05-06"],
    ["Fronleichnam", "2027-05-27"],
    ["Beweglicher Ferientag", "2027-05-28"],
    ["Tag der Deutschen Einheit", "2028-10-03"],
    ["Pfingstferien", "2027-06-07", "2027-06-18"],
  );

  test("are single weekdays shut in, whether listed as free or not", () => {
    const calendar = new Calendar(MAY);
    expect(texts(calendar.bridgingDays(day("2027-05-01"), day("2027-07-01")))).toEqual(["2027-05-07", "2027-05-28"]);
    expect(texts(calendar.bridgingDays(day("2028-09-01"), day("2028-12-01")))).toEqual(["2028-10-02"]);
  });

  test("are not holidays, weekends, days in the middle of holidays, or two days in a row", () => {
    const calendar = new Calendar(MAY);
    const none = ["2027-05-06", "2027-05-08", "2027-06-07", "2027-06-11", "2027-05-26", "2027-05-05"];
    expect(none.filter((date) => calendar.isBridging(day(date)))).toEqual([]);
    // A Wednesday: two days on each side are left.
    expect(new Calendar(entries(["1. Mai", "2030-05-01"])).bridgingDays(day("2030-04-01"), day("2030-06-01"))).toEqual(
      [],
    );
  });

  test("are no listed holidays that merely touch others", () => {
    const carnival = entries(
      ["Rosenmontag", "2027-02-08"],
      ["Veilchendienstag", "2027-02-09"],
      ["Pfingstmontag", "2027-05-17"],
      ["Pfingstferien", "2027-05-18"],
    );
    expect(new Calendar(carnival).bridgingDays(day("2027-01-01"), day("2027-07-01"))).toEqual([]);
  });

  test("begin after the asked day", () => {
    expect(new Calendar(MAY).bridgingDays(day("2027-05-07"), day("2027-05-28")).map(String)).toEqual(["2027-05-28"]);
  });
});
