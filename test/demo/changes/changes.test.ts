import { describe, expect, it } from "vitest";
import { schoolDaysOfWeek } from "../../../src/demo/calendar/holidays.ts";
import { changedWeek } from "../../../src/demo/changes/changed-week.ts";
import type { Period } from "../../../src/demo/plan/periods.ts";
import { makeRegularPlan } from "../../../src/demo/plan/regular-plan.ts";

const { lessons } = makeRegularPlan();

/** The first Mondays of some school years. On 2027-11-12 only the last resort gives 5a a change. */
const YEARS = ["2025-07-28", "2026-07-27", "2027-07-26", "2028-07-31", "2031-07-28"];
const mondays = YEARS.flatMap((first) =>
  Array.from({ length: 52 }, (_, week) => Temporal.PlainDate.from(first).add({ weeks: week })),
);
const weeks = mondays.map((monday) => ({
  monday: String(monday),
  days: schoolDaysOfWeek(monday),
  periods: changedWeek(lessons, monday),
}));
const schoolWeeks = weeks.filter(({ days }) => days.length > 0);

const isSubstituted = ({ teachers, rooms }: Period) => [...teachers, ...rooms].some(({ now, was }) => now && was);

/** What happens every week, recognised by what is visible from outside. */
const KINDS: Readonly<Record<string, (period: Period, week: readonly Period[]) => boolean>> = {
  "a cancelled lesson": ({ code }) => code === "cancelled",
  "another teacher": ({ code, teachers }) => code === "irregular" && teachers.some(({ now, was }) => now && was),
  "another room": ({ code, rooms }) => code === "irregular" && rooms.some(({ now, was }) => now && was),
  "half a double lesson cancelled": (period, week) =>
    period.code === "cancelled" &&
    week.some(
      (other) => other.code === undefined && other.date.equals(period.date) && other.lsnumber === period.lsnumber,
    ),
  "a moved lesson": (period, week) =>
    period.code === "irregular" &&
    period.origin !== undefined &&
    week.some(
      (other) =>
        other.code === "cancelled" &&
        other.lsnumber === period.lsnumber &&
        other.date.equals(period.origin?.date ?? period.date) &&
        other.units[0] === period.origin?.first,
    ),
  "another lesson in a cancelled one's place": (period, week) =>
    period.change === "add" &&
    !period.outing &&
    week.some(
      (other) =>
        other.code === "cancelled" &&
        other.date.equals(period.date) &&
        other.units[0] === period.units[0] &&
        other.klassen[0] === period.klassen[0] &&
        other.lsnumber !== period.lsnumber,
    ),
  "an exam": ({ exam }) => exam === true,
  "an outing over cancelled lessons": (period, week) =>
    period.outing === true &&
    period.units.length >= 5 &&
    period.subjects.length === 0 &&
    week
      .filter(
        (other) =>
          other !== period &&
          other.date.equals(period.date) &&
          other.klassen.some((each) => period.klassen.includes(each)),
      )
      .every(({ code }) => code === "cancelled"),
  "a missing teacher without a code": ({ code, teachers }) =>
    code === undefined && teachers.some(({ now, was }) => !now && was),
  "a change without a code": (period) => period.code === undefined && isSubstituted(period),
};

const of5a = (periods: readonly Period[]) => periods.filter(({ klassen }) => klassen.some(({ name }) => name === "5a"));

const isChanged = ({ change, exam }: Period) => change !== undefined || exam === true;

describe("the changes of the demo school", () => {
  it.each(Object.entries(KINDS))("show %s in every full school week", (_, isKind) => {
    for (const { monday, periods } of schoolWeeks.filter(({ days }) => days.length >= 3))
      expect(
        periods.some((period) => isKind(period, periods)),
        monday,
      ).toBe(true);
  });

  it("give 5a a cancellation, a substitute and another room every school week, however short", () => {
    for (const { monday, periods } of schoolWeeks) {
      for (const kind of ["a cancelled lesson", "another teacher", "another room"])
        expect(
          of5a(periods).some((period) => KINDS[kind]?.(period, periods)),
          `${kind} in the week of ${monday}`,
        ).toBe(true);
    }
  });

  it("give 5a one to four changes on every school day", () => {
    for (const { periods, days } of schoolWeeks) {
      for (const day of days) {
        const changed = of5a(periods).filter((period) => period.date.equals(day) && isChanged(period));
        const outing = changed.some((period) => period.outing);
        const slots = new Set(changed.map(({ units: [unit = 0] }) => Math.ceil(unit / 2)));
        expect(outing ? 1 : slots.size, String(day)).toBeGreaterThanOrEqual(1);
        expect(outing ? 1 : slots.size, String(day)).toBeLessThanOrEqual(4);
      }
    }
  });

  it("concern most classes every week", () => {
    for (const { monday, periods } of schoolWeeks.filter(({ days }) => days.length >= 3)) {
      const concerned = new Set(periods.filter(isChanged).flatMap(({ klassen }) => klassen.map(({ name }) => name)));
      expect(concerned.size, monday).toBeGreaterThan(15);
    }
  });

  it("leave holidays and weekends without a lesson, and no school day without one", () => {
    for (const { days, periods } of weeks) {
      const dates = new Set(periods.map(({ date }) => String(date)));
      expect([...dates].toSorted()).toEqual(days.map(String));
    }
  });

  it("put no teacher and no room in two places", () => {
    for (const { periods } of schoolWeeks) {
      const taking = periods.filter(({ code }) => code !== "cancelled");
      const engaged = taking.flatMap(({ date, units, teachers, rooms }) =>
        [...teachers, ...rooms].flatMap(({ now }) => (now ? units.map((unit) => `${now.name} ${date} ${unit}`) : [])),
      );
      expect(new Set(engaged).size).toBe(engaged.length);
    }
  });

  it("give every period an id of its own", () => {
    const ids = weeks.flatMap(({ periods }) => periods.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...ids.slice(0, 10_000))).toBeLessThan(2 ** 31);
  });

  it("never spare a lost teacher for 5a, which python-webuntis could not look up", () => {
    for (const { periods } of schoolWeeks)
      expect(
        of5a(periods)
          .flatMap(({ teachers }) => teachers)
          .every(({ now }) => now),
      ).toBe(true);
  });

  it("are the same whenever they are computed", () => {
    const monday = Temporal.PlainDate.from("2027-04-12");
    const again = changedWeek(makeRegularPlan().lessons, monday);
    expect(JSON.stringify(again)).toBe(JSON.stringify(changedWeek(lessons, monday)));
  });
});
