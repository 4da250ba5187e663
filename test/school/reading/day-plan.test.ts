import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DayPlan, PlanOwner, SchoolError } from "../../../src/school/index.ts";
import { openSmallSchool, regularDay, UNAVAILABLE, wireLesson } from "../small-school.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const FIVE_A: PlanOwner = { kind: "klasse", id: 1, name: "5a", longName: "" };

let open: Awaited<ReturnType<typeof openSmallSchool>>;
beforeEach(async () => {
  open = await openSmallSchool();
});
afterEach(() => open[Symbol.asyncDispose]());

const plan = (date: string) => open.school.dayPlan(FIVE_A, day(date));
const next = async (now: string) => {
  open.small.now = now;
  return (await open.school.dayPlan(FIVE_A, "next")).date.toString();
};
const reason = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error: SchoolError) => error.reason,
  );

/** A day in a few words: "school 07:55–11:25". */
const short = ({ kind, holiday, begins, ends, goesOn }: DayPlan) =>
  [
    kind,
    ...(holiday ? [`(${holiday})`] : []),
    ...(begins && ends ? [`${begins.toString().slice(0, 5)}–${ends.toString().slice(0, 5)}`] : []),
    ...(goesOn ? [`then ${goesOn}`] : []),
  ].join(" ");

describe("a day is", () => {
  test("school, with lessons sorted and their units", async () => {
    const monday = await plan("2026-11-23");
    expect(short(monday)).toBe("school 07:55–11:25");
    expect(monday.slots.map(({ units, lessons }) => [units?.first, lessons[0]?.subjects.now[0]?.name])).toEqual([
      ["1", "Ma"],
      ["4", "Deutsch"],
    ]);
    expect(monday).toMatchObject({ of: FIVE_A, changes: 0, stale: false });
    expect(monday.asOf.toString()).toBe("2026-11-23T06:00:00Z");
  });

  test.each([
    ["a weekend", "2026-11-28", "weekend then 2026-11-30"],
    ["a day in the Ferien", "2026-12-29", "holiday (Weihnachtsferien) then 2027-01-11"],
    ["a Feiertag in the Ferien", "2026-12-25", "holiday (1. Weihnachtstag) then 2027-01-11"],
    ["a weekend in the Ferien", "2027-01-02", "holiday (Weihnachtsferien) then 2027-01-11"],
    ["in the summer, with school going on in the next year", "2027-08-03", "holiday (Sommerferien) then 2027-09-01"],
  ])("%s", async (_, date, said) => {
    expect(short(await plan(date))).toBe(said);
  });

  test("empty when there are no entries", async () => {
    open.small.lessons = (date) => (date.equals("2026-11-24") ? [] : regularDay(open.small, date));
    expect(short(await plan("2026-11-24"))).toBe("empty then 2026-11-25");
  });

  test("a Feiertag on which there is school all the same", async () => {
    open.small.lessons = (date) => [wireLesson(date.toString(), 2, "Ma")];
    expect(short(await plan("2027-05-06"))).toBe("school (Christi Himmelfahrt) 08:45–09:30");
  });

  test("a holiday when all that is entered is cancelled", async () => {
    open.small.lessons = (date) =>
      date.equals("2027-05-06")
        ? [wireLesson("2027-05-06", 2, "Ma", { code: "cancelled" })]
        : regularDay(open.small, date);
    expect(await plan("2027-05-06")).toMatchObject({ kind: "holiday", slots: [], changes: 0 });
  });

  test("school on a Saturday with lessons", async () => {
    open.small.lessons = (date) => [wireLesson(date.toString(), 2, "Ma")];
    expect(short(await plan("2026-11-28"))).toBe("school 08:45–09:30");
  });

  test("school when everything is cancelled, and told when it goes on", async () => {
    open.small.lessons = (date) =>
      regularDay(open.small, date).map((each) => (date.day === 24 ? { ...each, code: "cancelled" } : each));
    const tuesday = await plan("2026-11-24");
    expect(short(tuesday)).toBe("school then 2026-11-25");
    expect([tuesday.slots.length, tuesday.changes]).toEqual([2, 2]);
  });

  test("begun by what takes place, not by what is cancelled", async () => {
    open.small.lessons = (date) => [
      wireLesson(date.toString(), 1, "Ma", { code: "cancelled" }),
      wireLesson(date.toString(), 2, "Ma"),
      wireLesson(date.toString(), 4, "Ma", { code: "cancelled" }),
    ];
    expect(short(await plan("2026-11-23"))).toBe("school 08:45–09:30");
  });
});

describe("a school that shows only some days", () => {
  beforeEach(() => {
    open.small.shownUntil = "2026-12-02";
  });

  test("shows them all the same, though the week ends later", async () => {
    expect(short(await plan("2026-12-02"))).toBe("school 07:55–11:25");
    expect(open.asked()).toEqual(["1 2026-11-30/2026-12-06", "1 2026-12-02/2026-12-02"]);
  });

  test("has later days unpublished, but Ferien and weekends as such", async () => {
    expect(short(await plan("2026-12-03"))).toBe("unpublished");
    expect(short(await plan("2026-12-05"))).toBe("weekend");
    expect(short(await plan("2026-12-24"))).toBe("holiday (Weihnachtsferien)");
  });

  test("is not asked again and again for what it refused, but again after some minutes", async () => {
    await plan("2026-12-03");
    const { length } = open.calls();
    await plan("2026-12-03");
    expect(open.calls()).toHaveLength(length);
    open.small.now = "2026-11-23T07:06+01:00";
    open.small.shownUntil = "2026-12-31";
    expect(short(await plan("2026-12-03"))).toBe("school 07:55–11:25");
  });
});

describe("what is asked of WebUntis", () => {
  test("is a whole week at once, once", async () => {
    for (const date of ["2026-11-23", "2026-11-25", "2026-11-29"]) await plan(date);
    expect(open.asked()).toEqual(["1 2026-11-23/2026-11-29", "1 2026-11-30/2026-12-06"]);
  });

  test("stays within one school year", async () => {
    await plan("2026-09-02");
    expect(open.asked()).toEqual(["1 2026-09-01/2026-09-06"]);
  });

  test("is the class of that name in another school year, whose ids differ", async () => {
    expect(short(await plan("2027-09-06"))).toBe("school 07:55–11:25");
    expect(open.asked()).toEqual(["1001 2027-09-06/2027-09-12"]);
    open.small.klassen = [{ id: 2, name: "5b" }];
    open.small.now = "2026-11-24T07:00+01:00";
    expect(short(await plan("2027-09-06"))).toBe("unpublished");
  });

  test("is nothing at all for a plan that is at hand, and that plan is derived once", async () => {
    const first = await plan("2026-11-23");
    const { length } = open.calls();
    const second = await plan("2026-11-23");
    expect(open.calls()).toHaveLength(length);
    expect(second.slots).toBe(first.slots);
  });
});

describe("the plan of a teacher or room", () => {
  const HUB: PlanOwner = { kind: "teacher", id: 1, name: "HUB", longName: "Huber" };
  const R204: PlanOwner = { kind: "room", id: 1, name: "R204", longName: "Raum 204" };

  test("is asked for as such: a class, a teacher and a room may have one id", async () => {
    const monday = day("2026-11-23");
    for (const owner of [FIVE_A, HUB, R204]) expect((await open.school.dayPlan(owner, monday)).of).toBe(owner);
    expect(open.asked()).toEqual(["1", "teacher 1", "room 1"].map((element) => `${element} 2026-11-23/2026-11-29`));
  });

  test("has its own duties in it, which no class has, and begins with them", async () => {
    open.small.lessons = (date) => [
      wireLesson(date.toString(), 1, "", { su: [], kl: [], lstype: "bs" }),
      wireLesson(date.toString(), 2, "Ma"),
    ];
    const states = ({ slots }: DayPlan) => slots.flatMap(({ lessons }) => lessons.map(({ state }) => state));
    const ofTeacher = await open.school.dayPlan(HUB, day("2026-11-23"));
    expect([short(ofTeacher), states(ofTeacher)]).toEqual(["school 07:55–09:30", ["supervision", "regular"]]);
    const ofKlasse = await plan("2026-11-23");
    expect([short(ofKlasse), states(ofKlasse)]).toEqual(["school 08:45–09:30", ["regular"]]);
  });

  test("goes by one id in every school year", async () => {
    expect(short(await open.school.dayPlan(HUB, day("2027-09-06")))).toBe("school 07:55–11:25");
    expect(open.asked()).toEqual(["teacher 1 2027-09-06/2027-09-12"]);
    expect(open.calls().filter((method) => method === "getKlassen")).toEqual([]);
  });

  test("has a next day and a day on which it goes on, as a class’s has", async () => {
    open.small.now = "2026-11-27T12:00+01:00";
    expect((await open.school.dayPlan(HUB, "next")).date.toString()).toBe("2026-11-30");
    expect(short(await open.school.dayPlan(R204, day("2026-12-25")))).toBe(
      "holiday (1. Weihnachtstag) then 2027-01-11",
    );
  });

  test("that may not be read is an error of its own, and costs no class its plan", async () => {
    open.small.forbidden = ["getTeachers", "getRooms"];
    expect(await reason(open.school.names("teacher"))).toBe("no-right");
    expect(short(await plan("2026-11-23"))).toBe("school 07:55–11:25");
  });
});

describe("lists that may not be read", () => {
  test("are no reason to fail, and are asked for once", async () => {
    open.small.forbidden = ["getTimegridUnits", "getHolidays", "getSchoolyears"];
    const monday = await plan("2026-11-23");
    expect(short(monday)).toBe("school 07:55–11:25");
    expect(monday.slots.map(({ units }) => units)).toEqual([null, null]);
    expect(short(await plan("2026-12-24"))).toBe("empty then 2027-01-11");
    expect(open.calls().filter((method) => open.small.forbidden.includes(method))).toHaveLength(3);
  });

  test("but a timetable that may not be read is one", async () => {
    open.small.forbidden = ["getTimetable"];
    expect(await reason(plan("2026-11-23"))).toBe("no-right");
  });
});

describe("without a day", () => {
  test("it is today until the last lesson that takes place is over, then the next day with lessons", async () => {
    expect(await next("2026-11-23T00:00+01:00")).toBe("2026-11-23");
    expect(await next("2026-11-23T11:24:59+01:00")).toBe("2026-11-23");
    expect(await next("2026-11-23T11:25+01:00")).toBe("2026-11-24");
    expect(await next("2026-11-23T23:59+01:00")).toBe("2026-11-24");
  });

  test("it is tomorrow as soon as the last lesson but cancelled ones is over", async () => {
    open.small.lessons = (date) => [
      wireLesson(date.toString(), 1, "Ma"),
      wireLesson(date.toString(), 4, "Ma", { code: "cancelled" }),
    ];
    expect(await next("2026-11-23T08:40+01:00")).toBe("2026-11-24");
  });

  test("it is today for as long as the lessons would have gone when all are cancelled", async () => {
    open.small.lessons = (date) =>
      regularDay(open.small, date).map((each) => (date.day === 23 ? { ...each, code: "cancelled" } : each));
    expect(await next("2026-11-23T11:00+01:00")).toBe("2026-11-23");
    expect(await next("2026-11-23T11:30+01:00")).toBe("2026-11-24");
  });

  test("it is the next day with lessons on a free day, across weekends and holidays", async () => {
    expect(await next("2026-11-27T12:00+01:00")).toBe("2026-11-30");
    expect(await next("2026-11-29T12:00+01:00")).toBe("2026-11-30");
    expect(await next("2026-12-22T12:00+01:00")).toBe("2027-01-11");
    expect(await next("2027-05-05T14:00+02:00")).toBe("2027-05-07");
  });

  test("it is a Saturday with lessons", async () => {
    open.small.lessons = (date) =>
      date.equals("2026-11-28") ? [wireLesson("2026-11-28", 1, "Ma")] : regularDay(open.small, date);
    expect(await next("2026-11-27T12:00+01:00")).toBe("2026-11-28");
  });

  test("holidays are leapt over without asking", async () => {
    expect(await next("2026-12-24T12:00+01:00")).toBe("2027-01-11");
    expect(open.asked()).toEqual(["1 2026-12-21/2026-12-27", "1 2027-01-11/2027-01-17"]);
  });

  test("it is today when the class has no more lessons, and the search ends", async () => {
    open.small.lessons = () => [];
    expect(await next("2026-11-23T12:00+01:00")).toBe("2026-11-23");
    expect(open.asked().length).toBeLessThanOrEqual(12);
  });

  test("it is today when the school does not show the next days yet", async () => {
    open.small.shownUntil = "2026-11-23";
    expect(await next("2026-11-23T12:00+01:00")).toBe("2026-11-23");
  });
});

describe("the day is the school's, whatever the machine's clock says", () => {
  test("around midnight, summer and winter", async () => {
    const today = (now: string) => {
      open.small.now = now;
      return open.school.today().toString();
    };
    expect(today("2026-11-23T22:59:59Z")).toBe("2026-11-23");
    expect(today("2026-11-23T23:00:00Z")).toBe("2026-11-24");
    expect(today("2027-06-14T21:59:59Z")).toBe("2027-06-14");
    expect(today("2027-06-14T22:00:00Z")).toBe("2027-06-15");
  });

  test("on both days on which the clocks change, and the Mondays after", async () => {
    open.small.holidays = [];
    open.small.lessons = (date) => [wireLesson(date.toString(), 1, "Ma")];
    // Lessons on the very Sundays, from 07:55 to 08:40: in summer time in March, in winter time in October.
    expect(await next("2027-03-28T06:39:59Z")).toBe("2027-03-28");
    expect(await next("2027-03-28T06:40:00Z")).toBe("2027-03-29");
    expect(await next("2027-03-29T06:40:00Z")).toBe("2027-03-30");
    expect(await next("2026-10-25T07:39:59Z")).toBe("2026-10-25");
    expect(await next("2026-10-25T07:40:00Z")).toBe("2026-10-26");
    expect(await next("2026-10-24T23:59:00Z")).toBe("2026-10-25");
    expect(short(await plan("2027-03-28"))).toBe("school 07:55–08:40");
  });

  test("in a machine of another zone", async () => {
    const zone = process.env.TZ;
    try {
      for (const other of ["Pacific/Kiritimati", "America/Los_Angeles"]) {
        process.env.TZ = other;
        expect(await next("2026-11-23T11:24+01:00")).toBe("2026-11-23");
        expect(await next("2026-11-23T11:25+01:00")).toBe("2026-11-24");
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test("in a school of another zone", async () => {
    await using far = await openSmallSchool({ now: "2026-11-23T18:00Z" }, { timeZone: "Asia/Tokyo" });
    expect(far.school.today().toString()).toBe("2026-11-24");
    expect((await far.school.dayPlan(FIVE_A, "next")).date.toString()).toBe("2026-11-24");
  });
});

describe("while WebUntis is ill", () => {
  const later = "2026-11-23T07:30+01:00";

  test.each([
    ["does not answer with sense", UNAVAILABLE],
    ["has an unknown error", { error: { code: -8998, message: "unknown" } }],
  ])("and %s, the last good plan is shown with its age", async (_, ill) => {
    await plan("2026-11-23");
    Object.assign(open.small, { ill, now: later });
    const old = await plan("2026-11-23");
    expect(short(old)).toBe("school 07:55–11:25");
    expect([old.stale, old.asOf.toString()]).toEqual([true, "2026-11-23T06:00:00Z"]);
  });

  test("it is not asked for a while, then asked again", async () => {
    await plan("2026-11-23");
    Object.assign(open.small, { ill: UNAVAILABLE, now: later });
    const before = open.calls().length;
    for (let times = 0; times < 5; times++) await plan("2026-11-23");
    expect(open.calls().length - before).toBe(1);
    Object.assign(open.small, { ill: undefined, now: "2026-11-23T07:31+01:00" });
    const fresh = await plan("2026-11-23");
    expect([fresh.stale, fresh.asOf.toString()]).toEqual([false, "2026-11-23T06:31:00Z"]);
  });

  test("a free day is shown without the day on which school goes on, where that is not known", async () => {
    open.small.lessons = () => [];
    open.small.shownUntil = "2026-11-29";
    await plan("2026-11-28");
    Object.assign(open.small, { ill: UNAVAILABLE, now: later });
    expect(await plan("2026-11-28")).toMatchObject({ kind: "weekend", goesOn: null, stale: true });
  });

  test("with nothing to show, that is told", async () => {
    open.small.ill = UNAVAILABLE;
    expect(await reason(plan("2026-11-23"))).toBe("unreachable");
  });

  test("a week never seen is asked for once and told to be unreachable, not asked for again at once", async () => {
    await plan("2026-11-23");
    Object.assign(open.small, { ill: UNAVAILABLE, now: later });
    expect(await reason(plan("2027-02-01"))).toBe("unreachable");
    expect(open.asked()).toEqual(["1 2026-11-23/2026-11-29", "1 2027-02-01/2027-02-07"]);
  });

  test("an account that is refused is no illness", async () => {
    await plan("2026-11-23");
    Object.assign(open.small, { ill: { error: { code: -8504, message: "bad credentials" } }, now: later });
    expect(await reason(plan("2026-11-23"))).toBe("login");
  });
});

test("school years that cannot be read cost no plan", async () => {
  Object.assign(open.small, { years: [{ id: 11, name: "2026/2027", startDate: "1. August" }] });
  expect(short(await plan("2026-11-23"))).toBe("school 07:55–11:25");
});
