import { describe, expect, test } from "vitest";
import { periodOfEntry } from "../../src/webuntis/web/entry-period.ts";
import { entries, weekly } from "../../src/webuntis/web/schemas.ts";
import { periodsOfWeek } from "../../src/webuntis/web/weekly-period.ts";
import { UNKNOWN_ID } from "../../src/webuntis/wire-period.ts";

const content = (type: string, shortName: string, status = "REGULAR") => ({ type, shortName, longName: "", status });

/** An entry of `timetable/entries` as a period. */
function entryPeriod(more: object) {
  const entry = {
    ids: [1],
    duration: { start: "2026-11-23T07:55", end: "2026-11-23T08:40" },
    type: "NORMAL_TEACHING_PERIOD",
    status: "REGULAR",
    position1: [{ current: content("SUBJECT", "M"), removed: null }],
    ...more,
  };
  const { days } = entries.parse({ days: [{ date: "2026-11-23", status: "REGULAR", gridEntries: [entry] }] });
  const [read] = days[0]?.gridEntries ?? [];
  if (!read) throw new TypeError("The entry was not read");
  return periodOfEntry(read, (_, name) => name.length, undefined);
}

/** A period of the weekly view. */
function weekPeriod(more: object, elements: readonly object[] = []) {
  const period = { id: 9, date: 20261123, startTime: 755, endTime: 840, cellState: "STANDARD", elements, ...more };
  const { data } = weekly.parse({ data: { result: { data: { elementPeriods: { 1: [period] }, elements: [] } } } });
  return periodsOfWeek(data.result.data.elementPeriods["1"] ?? [], [])[0];
}

describe("an entry of the web client", () => {
  test.each([
    ["NORMAL_TEACHING_PERIOD", "M", undefined],
    ["ADDITIONAL_PERIOD", "M", undefined],
    ["ADDITIONAL_PERIOD", "", undefined],
    ["EVENT", "M", "Veranstaltung"],
    ["MEETING", "M", "Veranstaltung"],
    ["SOMETHING_NEW", "M", undefined],
    ["SOMETHING_NEW", "", "Veranstaltung"],
    ["EXAM", "", undefined],
  ])("of the type %s with the subject %j has the activity %s", (type, subject, activity) => {
    const position1 = subject ? [{ current: content("SUBJECT", subject), removed: null }] : [];
    expect(entryPeriod({ type, position1 }).activityType).toBe(activity);
  });

  test("that ends at midnight ends at 24:00 of its day, and so does one that goes on for days", () => {
    for (const end of ["2026-11-24T00:00", "2026-11-27T12:00"])
      expect(entryPeriod({ duration: { start: "2026-11-23T22:30", end } })).toMatchObject({
        date: 20261123,
        startTime: 2230,
        endTime: 2400,
      });
  });

  test("whose room is new, though nothing says what it replaces, has one replaced by an unknown one", () => {
    const position3 = [{ current: content("ROOM", "R101", "ADDED"), removed: null }];
    expect(entryPeriod({ status: "CHANGED", position3 }).ro).toMatchObject([{ name: "R101", orgid: UNKNOWN_ID }]);
    expect(entryPeriod({ status: "ADDITIONAL", position3 }).ro?.[0]?.orgid).toBeUndefined();
    expect(entryPeriod({ status: "CHANGED", type: "EVENT", position3 }).ro?.[0]?.orgid).toBeUndefined();
  });
});

describe("a period of the weekly view", () => {
  test.each([
    ["STANDARD", {}, undefined, undefined],
    ["SUBSTITUTION", {}, "irregular", undefined],
    ["ROOMSUBSTITUTION", {}, "irregular", undefined],
    ["ADDITIONAL", {}, "irregular", undefined],
    ["FREE", {}, "cancelled", undefined],
    ["SHIFT", { rescheduleInfo: { date: 20261124, isSource: false } }, "irregular", undefined],
    ["SHIFT", { rescheduleInfo: { date: 20261124, isSource: true } }, "cancelled", undefined],
    ["CANCEL", { rescheduleInfo: { isSource: true } }, "cancelled", undefined],
    ["EXAM", {}, undefined, "ex"],
    ["BREAKSUPERVISION", {}, undefined, "bs"],
    ["STANDARD", { is: { breakSupervision: true } }, undefined, "bs"],
    ["STANDBY", {}, undefined, "sb"],
    ["OFFICEHOUR", {}, undefined, "oh"],
    ["SOMETHING_NEW", {}, undefined, undefined],
  ])("in the state %s %j has the code %s and the type %s", (cellState, more, code, lstype) => {
    expect(weekPeriod({ cellState, ...more })).toMatchObject({ code, lstype });
  });

  test("is an event if it says so", () => {
    expect(weekPeriod({ is: { event: true } })?.activityType).toBe("Veranstaltung");
    expect(weekPeriod({ is: { event: false } })?.activityType).toBeUndefined();
  });

  test("whose teacher is a substitute for nobody knows whom has one replaced by an unknown one", () => {
    const element = { type: 2, id: 54, orgId: 0, missing: false, state: "SUBSTITUTED" };
    expect(weekPeriod({ cellState: "SUBSTITUTION" }, [element])?.te).toMatchObject([{ id: 54, orgid: UNKNOWN_ID }]);
  });
});
