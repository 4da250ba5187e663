import { describe, expect, test } from "vitest";
import { nowAndNext } from "../../../src/school/index.ts";
import { lessonsByDay } from "../../../src/school/lessons/lessons.ts";
import type { DayPlan, Lesson } from "../../../src/school/plan.ts";
import { cancelled, GRID, KLASSE, period } from "../periods.ts";

const DATE = Temporal.PlainDate.from("2026-11-23");

function planOf(...periods: Parameters<typeof lessonsByDay>[0]): DayPlan {
  const lessons = lessonsByDay(periods, KLASSE, GRID).get(`${DATE}`);
  return {
    of: KLASSE,
    date: DATE,
    kind: lessons ? "school" : "empty",
    holiday: null,
    allDay: lessons?.allDay ?? [],
    slots: lessons?.slots ?? [],
    begins: lessons?.taking?.start ?? null,
    ends: lessons?.taking?.end ?? null,
    changes: 0,
    goesOn: null,
    asOf: Temporal.Instant.from("2026-11-23T06:00Z"),
    stale: false,
  };
}

/** D in units 1 and 2, a group each in 3, a cancelled lesson in 4, E in 5, and after lunch Ku in 7. */
const DAY = planOf(
  period("1", "D MEI R1"),
  period("2", "D MEI R1"),
  period("3", "KR BÄR R1", { studentGroup: "KR" }),
  period("3", "ER FEL R2", { studentGroup: "ER" }),
  cancelled("4", "M HUB R1"),
  period("5", "E HUB R1"),
  period("7", "Ku GRO R1"),
);

const names = (all: readonly Lesson[]) => all.map(({ subjects }) => subjects.now[0]?.name).join();

function at(time: string, plan = DAY) {
  const { moment, now, minutesLeft, cancelledNow, next, minutesUntilNext, ends } = nowAndNext(
    plan,
    Temporal.PlainTime.from(time),
  );
  return [moment, names(now), minutesLeft, names(cancelledNow), names(next), minutesUntilNext, `${ends}`];
}

test.each([
  ["07:00", ["before", "", null, "", "D", 55, "14:50:00"]],
  ["07:55", ["lesson", "D", 95, "", "ER,KR", 115, "14:50:00"]],
  ["09:29:30", ["lesson", "D", 1, "", "ER,KR", 21, "14:50:00"]],
  ["09:30", ["break", "", null, "", "ER,KR", 20, "14:50:00"]],
  ["10:00", ["lesson", "ER,KR", 35, "", "E", 105, "14:50:00"]],
  ["10:41", ["gap", "", null, "M", "E", 64, "14:50:00"]],
  ["11:45", ["lesson", "E", 45, "", "Ku", 140, "14:50:00"]],
  ["13:00", ["gap", "", null, "", "Ku", 65, "14:50:00"]],
  ["14:49", ["lesson", "Ku", 1, "", "", null, "14:50:00"]],
  ["14:50", ["over", "", null, "", "", null, "14:50:00"]],
])("at %s it is %j", (time, told) => {
  expect(at(time)).toEqual(told);
});

describe("a day without lessons", () => {
  test("is free, also with cancelled ones or an event of the whole day alone", () => {
    const outing = period("00:00-23:59", "- - -", { lstext: "Fahrt" });
    for (const plan of [planOf(), planOf(cancelled("1", "D MEI R1")), planOf(outing)])
      expect(at("08:00", plan).toSpliced(3, 1)).toEqual(["free", "", null, "", null, "null"]);
  });
});

test("the next day is told when this one is over or free, and not before", () => {
  const tomorrow = { ...DAY, date: DATE.add({ days: 1 }) };
  const told = (time: string, plan = DAY) => nowAndNext(plan, Temporal.PlainTime.from(time), tomorrow).nextDay;
  expect([told("14:49"), told("14:50"), told("08:00", planOf())]).toEqual([null, tomorrow, tomorrow]);
});
