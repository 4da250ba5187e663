import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SchoolError, SchoolOutlook } from "../../../src/school/index.ts";
import { openSmallSchool, regularDay, UNAVAILABLE, wireLesson } from "../small-school.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

let open: Awaited<ReturnType<typeof openSmallSchool>>;
beforeEach(async () => {
  open = await openSmallSchool();
});
afterEach(() => open[Symbol.asyncDispose]());

const free = (date: string) => open.school.outlook(day(date));

const short = ({ kind, holiday, bridging, nextFree, nextSchoolDay }: SchoolOutlook) =>
  [
    kind,
    ...(holiday ? [`(${holiday})`] : []),
    ...(bridging ? ["bridging"] : []),
    `free ${nextFree?.date}${nextFree?.holiday ? ` (${nextFree.holiday})` : ""}`,
    `school ${nextSchoolDay}`,
  ].join(", ");

const bridges = ({ bridgingDays }: SchoolOutlook) =>
  bridgingDays.map(({ date, free }) => `${date} ${free ? "free" : "school"}`);

/** Nobody has lessons on these days, nor in holidays. */
const without =
  (...dates: readonly string[]) =>
  (date: Temporal.PlainDate) =>
    dates.includes(date.toString()) ? [] : regularDay(open.small, date);

describe("whether there is school", () => {
  test.each([
    ["2026-11-23", "school, free 2026-11-28, school 2026-11-24"],
    ["2026-11-27", "school, free 2026-11-28, school 2026-11-30"],
    ["2026-11-28", "weekend, free 2026-11-29, school 2026-11-30"],
    ["2026-12-22", "school, free 2026-12-23 (Weihnachtsferien), school 2027-01-11"],
    ["2026-12-25", "holiday, (1. Weihnachtstag), free 2026-12-26 (Weihnachtsferien), school 2027-01-11"],
    ["2027-01-09", "weekend, free 2027-01-10, school 2027-01-11"],
    ["2027-05-06", "holiday, (Christi Himmelfahrt), free 2027-05-08, school 2027-05-07"],
    ["2027-05-07", "school, bridging, free 2027-05-08, school 2027-05-10"],
    ["2027-05-28", "holiday, (Beweglicher Ferientag), bridging, free 2027-05-29, school 2027-05-31"],
    ["2027-08-20", "holiday, (Sommerferien), free 2027-08-21 (Sommerferien), school 2027-09-01"],
  ])("on %s", async (date, said) => {
    expect(short(await free(date))).toBe(said);
  });

  test("is told by the timetables on a day that no list calls free", async () => {
    open.small.lessons = without("2026-11-24");
    expect((await free("2026-11-24")).kind).toBe("empty");
    const ofThatWeek = open.asked().filter((asked) => asked.endsWith("2026-11-29"));
    expect(ofThatWeek.map(([klasse]) => klasse)).toEqual(["1", "2", "3"]);
  });

  test("is not told by one class alone that has none", async () => {
    open.small.lessons = (date, klasse) => (klasse === 1 ? [] : regularDay(open.small, date));
    expect((await free("2026-11-24")).kind).toBe("school");
  });

  test("is asked of no more classes than needed", async () => {
    await free("2026-11-24");
    expect(open.asked().filter((asked) => asked.endsWith("2026-11-29"))).toHaveLength(1);
  });

  describe("at a school with lessons on Saturdays", () => {
    beforeEach(() => {
      open.small.gridDays = [2, 3, 4, 5, 6, 7];
      open.small.lessons = (date) =>
        date.dayOfWeek === 6 ? [wireLesson(date.toString(), 1, "Ma")] : regularDay(open.small, date);
    });

    test.each([
      ["2026-11-25", "school, free 2026-11-29, school 2026-11-26"],
      ["2026-11-27", "school, free 2026-11-29, school 2026-11-28"],
      ["2026-11-28", "school, free 2026-11-29, school 2026-11-30"],
      ["2026-11-29", "weekend, free 2026-12-06, school 2026-11-30"],
      ["2026-12-26", "holiday, (Weihnachtsferien), free 2026-12-27 (Weihnachtsferien), school 2027-01-11"],
    ])("on %s", async (date, said) => {
      expect(short(await free(date))).toBe(said);
    });

    test("a Saturday that was asked for is looked up also where the time grid has none", async () => {
      open.small.gridDays = [2, 3, 4, 5, 6];
      expect((await free("2026-11-28")).kind).toBe("school");
      expect((await free("2026-11-27")).nextFree?.date.toString()).toBe("2026-11-28");
    });
  });

  test("is known where WebUntis names no school years", async () => {
    open.small.years = [];
    open.small.lessons = () => [];
    expect((await free("2026-11-24")).nextSchoolDay?.toString()).toBe("2026-11-25");
  });

  test("there is on a Feiertag when all have lessons, not when one class has", async () => {
    open.small.lessons = (date) => [wireLesson(date.toString(), 1, "Ma")];
    expect(await free("2027-05-06")).toMatchObject({ kind: "school", holiday: "Christi Himmelfahrt" });
    open.small.now = "2026-11-23T08:00+01:00";
    open.small.lessons = (date, klasse) => (klasse === 1 ? [wireLesson(date.toString(), 1, "Ma")] : []);
    expect(await free("2027-05-06")).toMatchObject({ kind: "holiday", holiday: "Christi Himmelfahrt" });
  });

  test("is not known of days that the school does not show", async () => {
    open.small.shownUntil = "2026-11-29";
    expect((await free("2026-12-01")).kind).toBe("unpublished");
    expect((await free("2026-12-24")).kind).toBe("holiday");
  });

  test("is not known while the class list is empty, as at the turn of the year", async () => {
    open.small.klassen = [];
    expect((await free("2026-11-24")).kind).toBe("unpublished");
    expect((await free("2026-12-24")).kind).toBe("holiday");
  });

  test.each(["getTimetable", "getKlassen"])("is told by the calendar where %s is not allowed", async (method) => {
    open.small.forbidden = [method];
    expect((await free("2026-11-24")).kind).toBe("school");
    expect((await free("2026-12-24")).kind).toBe("holiday");
  });

  test("is told by weekends and timetables where the holidays may not be read", async () => {
    open.small.forbidden = ["getHolidays"];
    expect(short(await free("2026-12-24"))).toBe("empty, free 2026-12-26, school 2026-12-25");
    expect((await free("2026-12-24")).holidays).toEqual([]);
  });
});

describe("the next holidays", () => {
  test("come in order, with the days until then and all that is free around them", async () => {
    const { holidays } = await free("2026-10-09");
    expect(
      holidays.slice(0, 4).map(({ name, daysUntil, free: { start, end } }) => `${name} ${daysUntil} ${start}/${end}`),
    ).toEqual([
      "Herbstferien 3 2026-10-10/2026-10-25",
      "Weihnachtsferien 75 2026-12-23/2027-01-10",
      "Osterferien 164 2027-03-20/2027-04-04",
      "Christi Himmelfahrt 209 2027-05-06/2027-05-06",
    ]);
  });
});

describe("bridging days to come", () => {
  test("are free by the list or because nobody has lessons", async () => {
    expect(bridges(await free("2027-04-20"))).toEqual(["2027-05-07 school", "2027-05-28 free"]);
    open.small.now = "2026-11-23T08:00+01:00";
    open.small.lessons = without("2027-05-07");
    expect(bridges(await free("2027-04-20"))).toEqual(["2027-05-07 free", "2027-05-28 free"]);
  });

  test("are left out where the school does not show them yet", async () => {
    open.small.shownUntil = "2027-05-01";
    expect(bridges(await free("2027-04-20"))).toEqual(["2027-05-28 free"]);
  });

  test("are at most three", async () => {
    open.small.holidays = ["2026-12-03", "2026-12-10", "2026-12-17", "2027-01-07"].map((date) => [
      "F",
      "Frei",
      date,
      date,
    ]);
    expect(bridges(await free("2026-11-24"))).toEqual(["2026-12-04 school", "2026-12-11 school", "2026-12-18 school"]);
  });
});

describe("while WebUntis is ill", () => {
  test("the last good lists do, with their age", async () => {
    await free("2026-12-24");
    Object.assign(open.small, { ill: UNAVAILABLE, now: "2026-11-24T09:00+01:00" });
    const old = await free("2026-12-24");
    expect(old).toMatchObject({ kind: "holiday", stale: true });
    expect(old.asOf.toString()).toBe("2026-11-23T06:00:00Z");
  });

  test("a day whose timetables are not known is told by the calendar", async () => {
    await free("2026-12-24");
    Object.assign(open.small, { ill: UNAVAILABLE });
    expect(await free("2026-12-01")).toMatchObject({ kind: "school", stale: true });
  });

  test("without any list nothing is told", async () => {
    open.small.ill = UNAVAILABLE;
    const reason = free("2026-12-24").then(
      () => "none",
      (error: SchoolError) => error.reason,
    );
    expect(await reason).toBe("unreachable");
  });
});
