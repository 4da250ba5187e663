import { describe, expect, it } from "vitest";
import { easterSunday } from "../../../src/demo/calendar/easter.ts";
import { holidaysOf, schoolDaysOfWeek } from "../../../src/demo/calendar/holidays.ts";
import { keptYears, schoolYearOf } from "../../../src/demo/calendar/school-years.ts";

const on = Temporal.PlainDate.from;
const year = (from: number) => schoolYearOf(new Temporal.PlainDate(from, 9, 1));
const daysOf = (from: number) =>
  holidaysOf(year(from)).map(({ longName, start, end }) => `${longName} ${start}${start.equals(end) ? "" : `/${end}`}`);
const schoolDays = (monday: string) => schoolDaysOfWeek(on(monday)).map(String);

describe("the demo school's calendar", () => {
  it.each(["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"])(
    "knows Easter Sunday %s",
    (date) => expect(String(easterSunday(on(date).year))).toBe(date),
  );

  it("turns the school year over on 1 August", () => {
    expect(schoolYearOf(on("2027-07-31")).name).toBe("2026/2027");
    expect(schoolYearOf(on("2027-08-01")).name).toBe("2027/2028");
    expect(keptYears(on("2026-11-23")).map(({ name }) => name)).toEqual(["2025/2026", "2026/2027", "2027/2028"]);
  });

  it("has the Ferien and Feiertage of North Rhine-Westphalia in 2026/27", () => {
    expect(daysOf(2026)).toEqual([
      "Sommerferien 2026-07-20/2026-09-01",
      "Tag der Deutschen Einheit 2026-10-03",
      "Herbstferien 2026-10-17/2026-10-31",
      "Allerheiligen 2026-11-01",
      "Weihnachtsferien 2026-12-23/2027-01-06",
      "1. Weihnachtstag 2026-12-25",
      "2. Weihnachtstag 2026-12-26",
      "Neujahr 2027-01-01",
      "Rosenmontag 2027-02-08",
      "Veilchendienstag 2027-02-09",
      "Osterferien 2027-03-22/2027-04-03",
      "Karfreitag 2027-03-26",
      "Ostermontag 2027-03-29",
      "Tag der Arbeit 2027-05-01",
      "Christi Himmelfahrt 2027-05-06",
      "Brückentag nach Christi Himmelfahrt 2027-05-07",
      "Pfingstmontag 2027-05-17",
      "Pfingstferien 2027-05-18",
      "Fronleichnam 2027-05-27",
      "Brückentag nach Fronleichnam 2027-05-28",
      "Sommerferien 2027-07-19/2027-08-31",
    ]);
  });

  it("never runs out of holidays", () => {
    for (let from = 2020; from < 2070; from++) expect(daysOf(from)).toHaveLength(21);
  });

  it("counts both ends of holidays as free", () => {
    expect(schoolDays("2026-08-31")).toEqual(["2026-09-02", "2026-09-03", "2026-09-04"]);
    expect(schoolDays("2026-12-21")).toEqual(["2026-12-21", "2026-12-22"]);
    expect(schoolDays("2027-01-04")).toEqual(["2027-01-07", "2027-01-08"]);
    expect(schoolDays("2027-05-03")).toEqual(["2027-05-03", "2027-05-04", "2027-05-05"]);
    expect(schoolDays("2026-10-19")).toEqual([]);
  });
});
