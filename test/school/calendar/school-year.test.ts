import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Calendar } from "../../../src/school/calendar/calendar.ts";
import { schoolYearHolidays } from "../../../src/school/calendar/school-year.ts";
import type { SchoolError, SchoolYearHolidays } from "../../../src/school/index.ts";
import { openSmallSchool, UNAVAILABLE } from "../small-school.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

const short = ({ schoolYear, holidays }: Pick<SchoolYearHolidays, "schoolYear" | "holidays">) => [
  schoolYear,
  ...holidays.map(({ name, daysUntil }) => `${name} ${daysUntil}`),
];

describe("the holidays of the school year", () => {
  let open: Awaited<ReturnType<typeof openSmallSchool>>;
  beforeEach(async () => {
    open = await openSmallSchool();
  });
  afterEach(() => open[Symbol.asyncDispose]());

  const YEAR = [
    "2026/2027",
    "Herbstferien -42",
    "Weihnachtsferien 30",
    "Osterferien 119",
    "Christi Himmelfahrt 164",
    "Fronleichnam 185",
    "Beweglicher Ferientag 186",
    "Sommerferien 238",
  ];

  test("are all of the running one, past ones included, without those that lie within longer ones", async () => {
    const year = await open.school.schoolYearHolidays();
    expect(short(year)).toEqual(YEAR);
    expect(year.holidays[1]).toMatchObject({ free: { start: day("2026-12-23"), end: day("2027-01-10") } });
    expect([year.asOf.toString(), year.stale]).toEqual(["2026-11-23T06:00:00Z", false]);
  });

  test("are sorted, and no other year’s", async () => {
    const others = ["2025-10-13", "2027-10-11"].map((date) => ["H", "Herbstferien", date, date] as const);
    open.small.holidays = [...open.small.holidays, ...others].toReversed();
    expect(short(await open.school.schoolYearHolidays())).toEqual(YEAR);
  });

  test("are the coming one’s in the summer between two, and what is left of the Sommerferien", async () => {
    open.small.now = "2027-08-05T12:00+02:00";
    open.small.holidays = [...open.small.holidays, ["H", "Herbstferien", "2027-10-11", "2027-10-23"]];
    expect(short(await open.school.schoolYearHolidays())).toEqual(["2027/2028", "Sommerferien -17", "Herbstferien 67"]);
  });

  test("are those from August to July where the school years may not be read", async () => {
    open.small.forbidden = ["getSchoolyears"];
    expect(short(await open.school.schoolYearHolidays())).toEqual([null, ...YEAR.slice(1)]);
    open.small.now = "2027-08-01T12:00+02:00";
    expect(short(await open.school.schoolYearHolidays())).toEqual([null, "Sommerferien -13"]);
  });

  test("count from the school’s today, whatever the machine’s clock says", async () => {
    open.small.now = "2026-11-23T22:59Z";
    expect(short(await open.school.schoolYearHolidays())[1]).toBe("Herbstferien -42");
    open.small.now = "2026-11-23T23:00Z";
    expect(short(await open.school.schoolYearHolidays())[1]).toBe("Herbstferien -43");
  });

  test("are none where they may not be read", async () => {
    open.small.forbidden = ["getHolidays"];
    expect(await open.school.schoolYearHolidays()).toMatchObject({
      schoolYear: "2026/2027",
      holidays: [],
      stale: false,
    });
  });

  test("are the last good ones while WebUntis is ill, with their age, and unreachable without any", async () => {
    await open.school.schoolYearHolidays();
    Object.assign(open.small, { ill: UNAVAILABLE, now: "2026-11-24T09:00+01:00" });
    const old = await open.school.schoolYearHolidays();
    expect(old).toMatchObject({ schoolYear: "2026/2027", stale: true });
    expect(old.asOf.toString()).toBe("2026-11-23T06:00:00Z");
    await using other = await openSmallSchool({ ill: UNAVAILABLE });
    await expect(other.school.schoolYearHolidays()).rejects.toSatisfy(
      ({ reason }: SchoolError) => reason === "unreachable",
    );
  });
});

describe("a school year", () => {
  const year = (name: string, start: string, end: string) => ({
    id: Number(name.slice(0, 4)),
    name,
    start: day(start),
    end: day(end),
    isCurrent: false,
  });
  const holiday = (name: string, start: string, end = start) => ({
    id: 1,
    name,
    longName: "",
    start: day(start),
    end: day(end),
  });
  const BAVARIA = [year("2026/2027", "2026-09-15", "2027-07-30"), year("2027/2028", "2027-09-14", "2028-07-28")];
  const calendar = new Calendar([
    holiday("Sommer 26", "2026-08-03", "2026-09-14"),
    holiday("Allerheiligen", "2026-11-02", "2026-11-06"),
    holiday("Sommer 27", "2027-08-02", "2027-09-13"),
    holiday("Buß- und Bettag", "2027-11-17"),
    holiday("Sommer 28", "2028-07-31", "2028-09-11"),
  ]);
  const on = (date: string, years = BAVARIA) => short(schoolYearHolidays(calendar, years, day(date)));

  test("has the Sommerferien that begin after its last day", () => {
    expect(on("2026-09-15")).toEqual(["2026/2027", "Allerheiligen 48", "Sommer 27 321"]);
    expect(on("2027-07-30")).toEqual(["2026/2027", "Allerheiligen -270", "Sommer 27 3"]);
  });

  test("is the coming one from the first day after the last", () => {
    expect(on("2027-07-31")[0]).toBe("2027/2028");
    expect(on("2027-09-13")).toEqual(["2027/2028", "Sommer 27 -42", "Buß- und Bettag 65", "Sommer 28 322"]);
    expect(on("2027-09-14")).toEqual(["2027/2028", "Buß- und Bettag 64", "Sommer 28 321"]);
  });

  test("is that from August to July where the list lacks it", () => {
    expect(on("2028-11-20", BAVARIA)).toEqual([null, "Sommer 28 -112"]);
    expect(on("2026-11-20", BAVARIA.slice(1))).toEqual([null, "Sommer 26 -109", "Allerheiligen -18", "Sommer 27 255"]);
    expect(on("2027-07-31", [])[0]).toBe(null);
  });
});
