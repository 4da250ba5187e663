import { describe, expect, test } from "vitest";
import { END_OF_DAY } from "../../../src/webuntis/index.ts";
import { cancelled, dayLessons, irregular, period } from "../periods.ts";

const NOTHING = "- - -";

/** An event of the whole day, as WebUntis sends it. */
const allDay = (text: string, more: Parameters<typeof period>[2] = {}) =>
  irregular("00:00-23:59", NOTHING, { lstext: text, ...more });

const day = (...periods: ReturnType<typeof period>[]) => dayLessons(periods);

const titles = (...periods: ReturnType<typeof period>[]) => day(...periods)?.allDay.map(({ notes }) => notes.join());

describe("an event of the whole day", () => {
  test("stands apart from the lessons, whose times are the day's", () => {
    const lessons = day(allDay("Elternsprechtag"), period("1", "M MEI R1"), period("4", "D HUB R1"));
    expect(lessons?.allDay).toMatchObject([{ state: "event", notes: ["Elternsprechtag"], units: null }]);
    expect(lessons?.slots).toHaveLength(2);
    expect([lessons?.taking?.start, lessons?.taking?.end].map(String)).toEqual(["07:55:00", "11:25:00"]);
    expect(lessons?.changes).toBe(1);
  });

  test("is one that ends at 24:00 as well, with a subject too, not one that begins later", () => {
    const untilMidnight = {
      ...allDay("Projekttag"),
      end: Temporal.PlainDate.from("2026-11-23").toPlainDateTime(END_OF_DAY),
    };
    expect(titles(untilMidnight)).toEqual(["Projekttag"]);
    expect(day(period("00:00-23:59", "M MEI R1"))?.allDay).toMatchObject([{ state: "event" }]);
    expect(day(period("00:05-23:59", "M MEI R1"))?.allDay).toEqual([]);
  });

  test("entered once for each teacher is one, two of them are two", () => {
    const [first, second] = ["MEI", "HUB"].map((teacher) =>
      irregular("00:00-23:59", `- ${teacher} -`, { lstext: "Fahrt" }),
    );
    if (!first || !second) return expect.fail("There are two");
    expect(day(first, second)?.allDay[0]?.teachers.now.map(({ name }) => name)).toEqual(["MEI", "HUB"]);
    expect(titles(allDay("Fahrt"), allDay("Wandertag"))).toEqual(["Fahrt", "Wandertag"]);
  });

  test("alone has no times", () => {
    expect(day(allDay("Fahrt"))).toMatchObject({ slots: [], taking: null, changes: 1 });
  });

  test("is counted beside the lessons that are cancelled, and may be cancelled itself", () => {
    expect(day(allDay("Fahrt"), cancelled("1", "M MEI R1"), cancelled("4", "D HUB R1"))?.changes).toBe(3);
    expect(day(allDay("Fahrt", { code: "cancelled" }))?.allDay[0]?.state).toBe("cancelled");
  });
});
