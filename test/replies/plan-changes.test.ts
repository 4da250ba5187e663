import { describe, expect, test } from "vitest";
import type { TeacherNames } from "../../src/bot/command.ts";
import { textsFor } from "../../src/bot/texts/index.ts";
import { planChangesReply } from "../../src/replies/plan-changes-reply.ts";
import { changesBetween, isOver, toldTogether } from "../../src/school/changes/plan-changes.ts";
import { type DaySnapshot, following, packSnapshot, unpackSnapshot } from "../../src/school/changes/snapshot.ts";
import { isPlausible } from "../../src/school/index.ts";
import type { LessonPeriod } from "../../src/school/lessons/draft.ts";
import { lessonsByDay } from "../../src/school/lessons/lessons.ts";
import { dayUnits } from "../../src/school/lessons/units.ts";
import type { DayKind } from "../../src/school/plan.ts";
import { asText } from "../demo-bot.ts";
import { cancelled, GRID, irregular, KLASSE, otherKind, period } from "../school/periods.ts";

const MONDAY = "2026-11-23";

/** Days as they are told; those without periods are of another kind. */
function days(
  periods: readonly LessonPeriod[],
  others: Readonly<Record<string, [DayKind, string?]>> = {},
): DaySnapshot[] {
  const school = [...lessonsByDay(periods, KLASSE, GRID)].map(([date, { slots }]) => ({
    date: Temporal.PlainDate.from(date),
    kind: "school" as const,
    holiday: null,
    lessons: slots.flatMap(({ lessons }) =>
      lessons.map(({ klassen: _, lsnumber: _number, change: _change, ...lesson }) => lesson),
    ),
    allDay: [],
    emptied: false,
  }));
  const free = Object.entries(others).map(([date, [kind, holiday = null]]) => ({
    date: Temporal.PlainDate.from(date),
    kind,
    holiday,
    lessons: [],
    allDay: [],
    emptied: false,
  }));
  return [...school, ...free];
}

const units = (date: Temporal.PlainDate) => dayUnits(GRID, date);

/** What is said when one plan becomes another, without title and buttons. */
function said(
  before: readonly DaySnapshot[],
  after: readonly DaySnapshot[],
  teacherNames: TeacherNames = "short",
): string[] {
  const changes = toldTogether(changesBetween(before, after, units));
  const text = asText(
    planChangesReply("5a", changes, {
      text: textsFor("de", "de", Temporal.PlainDate.from("2026-11-23")),
      teacherNames,
    }),
  );
  return text
    .split("\n")
    .slice(1)
    .filter((line) => line && !/^ +\[1\]/.test(line))
    .map((line) => line.trim());
}

const from = (...before: LessonPeriod[]) => ({
  to: (...after: LessonPeriod[]) => said(days(before), days(after)),
});

const REST = [period("7", "SP HAR SPH"), period("8", "SP HAR SPH")];
const math = period("3", "M MEI R204");

describe("a change is told as people say it", () => {
  test("a cancelled lesson, with the school's own words", () => {
    const off = cancelled("3", "M MEI R204", { substText: "Aufgaben im Moodle" });
    expect(from(math, ...REST).to(off, ...REST)).toEqual(["Mo 23.11., 3. Stunde: ~M~ entfällt – Aufgaben im Moodle"]);
    expect(from(off, ...REST).to(math, ...REST)).toEqual(["Mo 23.11., 3. Stunde: M findet doch statt"]);
  });

  test("another teacher, and back", () => {
    const other = irregular("3", "M HUB<MEI R204");
    expect(from(math).to(other)).toEqual(["Mo 23.11., 3. Stunde: M – HUB statt MEI"]);
    expect(from(other).to(math)).toEqual(["Mo 23.11., 3. Stunde: M – wieder bei MEI"]);
    expect(from(other).to(irregular("3", "M KAI<MEI R204"))).toEqual(["Mo 23.11., 3. Stunde: M – KAI statt HUB"]);
    expect(from(math).to(irregular("3", "M <MEI R204"))).toEqual(["Mo 23.11., 3. Stunde: M – ohne MEI"]);
  });

  test("another room, and back", () => {
    const other = irregular("3", "M MEI R101<R204");
    expect(from(math).to(other)).toEqual(["Mo 23.11., 3. Stunde: M – Raum R101 statt R204"]);
    expect(from(other).to(math)).toEqual(["Mo 23.11., 3. Stunde: M – wieder in Raum R204"]);
    expect(from(math).to(irregular("3", "M HUB<MEI R101<R204"))).toEqual([
      "Mo 23.11., 3. Stunde: M – HUB statt MEI, Raum R101 statt R204",
    ]);
  });

  test("teachers that are not to be named", () => {
    const other = irregular("3", "M HUB<MEI R204");
    expect(said(days([math]), days([other]), "hidden")).toEqual(["Mo 23.11., 3. Stunde: M – Vertretung"]);
    expect(said(days([other]), days([math]), "hidden")).toEqual(["Mo 23.11., 3. Stunde: M – doch keine Vertretung"]);
  });

  test("another subject, whether marked in the lesson or as a stand-in beside the cancelled one", () => {
    const marked = irregular("3", "D<M HUB<MEI R204");
    expect(from(math).to(marked)).toEqual(["Mo 23.11., 3. Stunde: D (HUB, R204) statt M"]);
    const pair = [cancelled("3", "M MEI R204"), irregular("3", "D HUB R101")];
    expect(from(math).to(...pair)).toEqual(["Mo 23.11., 3. Stunde: D (HUB, R101) statt M"]);
    expect(from(...pair).to(math)).toEqual(["Mo 23.11., 3. Stunde: M (MEI, R204) statt D"]);
  });

  test("a lesson that moves, once and where it was", () => {
    const friday = period("5", "M MEI R204", { day: "2026-11-27" });
    const before = days([math, ...REST, friday]);
    const after = days([
      cancelled("3", "M MEI R204", { lsnumber: 7 }),
      ...REST,
      friday,
      irregular("7", "M MEI R204", { day: "2026-11-27", lsnumber: 7 }),
    ]);
    expect(said(before, after)).toEqual(["Mo 23.11., 3. Stunde: M verlegt auf Fr 27.11., 7. Stunde"]);
  });

  test("a lesson that moves from a day that is not told, where it goes", () => {
    const before = days([math, ...REST, period("5", "D HUB R1", { day: "2026-11-27" })]);
    const after = days([
      cancelled("3", "M MEI R204", { lsnumber: 7 }),
      ...REST,
      period("5", "D HUB R1", { day: "2026-11-27" }),
      irregular("7", "M MEI R204", { day: "2026-11-27", lsnumber: 7 }),
    ]);
    const friday = changesBetween(before, after, units).filter(({ date }) => `${date}` === "2026-11-27");
    const reply = planChangesReply("5a", toldTogether(friday), {
      text: textsFor("de", "de", Temporal.PlainDate.from("2026-11-23")),
      teacherNames: "short",
    });
    expect(asText(reply)).toContain("Fr 27.11., 7. Stunde: zusätzlich M (MEI, R204)");
  });

  test("an additional lesson, and back", () => {
    const more = irregular("5", "SP HAR SPH");
    expect(from(math).to(math, more)).toEqual(["Mo 23.11., 5. Stunde: zusätzlich SP (HAR, SPH)"]);
    expect(from(math, more).to(math)).toEqual(["Mo 23.11., 5. Stunde: SP entfällt doch, war zusätzlich"]);
  });

  test("an exam, and back", () => {
    const exam = period("3", "M MEI R204", { type: "ex", lstext: "2. Klassenarbeit" });
    expect(from(math).to(exam)).toEqual(["Mo 23.11., 3. Stunde: Klausur: M – 2. Klassenarbeit"]);
    expect(from(exam).to(math)).toEqual(["Mo 23.11., 3. Stunde: M – doch keine Klausur"]);
  });

  test("an exam that was added and goes again", () => {
    const exam = period("5", "M MEI R204", { type: "ex" });
    expect(from(...REST, exam).to(...REST)).toEqual(["Mo 23.11., 5. Stunde: M – doch keine Klausur"]);
  });

  test("a lesson that becomes an event, or loses its subject", () => {
    const event = irregular("3", "M MEI R204", { activityType: "Veranstaltung" });
    expect(from(math).to(event)).toEqual(["Mo 23.11., 3. Stunde: Veranstaltung: M"]);
    expect(from(event).to(math)).toEqual(["Mo 23.11., 3. Stunde: M – doch Unterricht"]);
    expect(from(math).to(irregular("3", "<M MEI R204"))).toEqual([
      "Mo 23.11., 3. Stunde: M – steht nicht mehr im Plan",
    ]);
  });

  test("teachers in another order are the same teachers", () => {
    const before = period("3", "M MEI,HUB R204");
    expect(from(before).to(irregular("3", "M HUB,MEI R101<R204"))).toEqual([
      "Mo 23.11., 3. Stunde: M – Raum R101 statt R204",
    ]);
  });

  test("a move that is taken back, once", () => {
    const friday = period("5", "D HUB R1", { day: "2026-11-27" });
    const moved = days([
      cancelled("3", "M MEI R204", { lsnumber: 7 }),
      ...REST,
      friday,
      irregular("7", "M MEI R204", { day: "2026-11-27", lsnumber: 7 }),
    ]);
    expect(said(moved, days([math, ...REST, friday]))).toEqual(["Mo 23.11., 3. Stunde: M findet doch statt"]);
  });

  test("words of the school alone, and back", () => {
    const noted = period("3", "M MEI R204", { info: "Zirkel mitbringen" });
    expect(from(math).to(noted)).toEqual(["Mo 23.11., 3. Stunde: M – Hinweis: Zirkel mitbringen"]);
    expect(from(noted).to(math)).toEqual(["Mo 23.11., 3. Stunde: M – Hinweis hinfällig"]);
  });

  test("a lesson that is no longer in the plan, or new in it", () => {
    expect(from(math, ...REST).to(...REST)).toEqual(["Mo 23.11., 3. Stunde: ~M~ steht nicht mehr im Plan"]);
    expect(from(...REST).to(math, ...REST)).toEqual(["Mo 23.11., 3. Stunde: neu: M (MEI, R204)"]);
  });

  test("several of several days, day by day and in order", () => {
    const tuesday = period("1", "D HUB R101", { day: "2026-11-24" });
    const before = days([math, ...REST, tuesday, period("2", "E FRA R101", { day: "2026-11-24" })]);
    const after = days([
      irregular("3", "M MEI R101<R204"),
      cancelled("7", "SP HAR SPH"),
      cancelled("8", "SP HAR SPH"),
      cancelled("1", "D HUB R101", { day: "2026-11-24" }),
      period("2", "E FRA R101", { day: "2026-11-24" }),
    ]);
    expect(said(before, after)).toEqual([
      "Mo 23.11.",
      "• 3. Stunde: M – Raum R101 statt R204",
      "• 7.–8. Stunde: ~SP~ entfällt",
      "Di 24.11., 1. Stunde: ~D~ entfällt",
    ]);
  });

  test("in English too", () => {
    const changes = changesBetween(days([math]), days([irregular("3", "M HUB<MEI R204")]), units);
    const reply = planChangesReply("5a", changes, {
      text: textsFor("en", "de", Temporal.PlainDate.from("2026-11-23")),
      teacherNames: "short",
    });
    expect(asText(reply)).toContain("5a · Timetable change\n  Mon 23 Nov, 3rd lesson: M – HUB instead of MEI");
  });
});

describe("double lessons", () => {
  const double = [period("3", "M MEI R204"), period("4", "M MEI R204")];

  test("that change as a whole are one change", () => {
    const both = [cancelled("3", "M MEI R204"), cancelled("4", "M MEI R204")];
    expect(from(...double, ...REST).to(...both, ...REST)).toEqual(["Mo 23.11., 3.–4. Stunde: ~M~ entfällt"]);
  });

  test("of which one half changes", () => {
    const half = [cancelled("3", "M MEI R204"), period("4", "M MEI R204")];
    expect(from(...double).to(...half)).toEqual(["Mo 23.11., 3. Stunde: ~M~ entfällt"]);
    expect(from(...half).to(...double)).toEqual(["Mo 23.11., 3. Stunde: M findet doch statt"]);
    expect(from(...half).to(cancelled("3", "M MEI R204"), period("4", "M HUB<MEI R204"))).toEqual([
      "Mo 23.11., 4. Stunde: M – HUB statt MEI",
    ]);
  });
});

describe("lessons side by side", () => {
  test("of split groups are told apart", () => {
    const both = [period("1", "KR ABC R1", { studentGroup: "kath" }), period("1", "ER DEF R2", { studentGroup: "ev" })];
    const one = [
      cancelled("1", "KR ABC R1", { studentGroup: "kath" }),
      period("1", "ER DEF R2", { studentGroup: "ev" }),
    ];
    expect(from(...both).to(...one)).toEqual(["Mo 23.11., 1. Stunde: ~KR~ entfällt"]);
  });

  test("of two courses of one subject are told apart by their teachers", () => {
    const both = [period("1", "M MEI R1"), period("1", "M KAI R2")];
    const one = [period("1", "M MEI R1"), irregular("1", "M KAI R3<R2")];
    expect(from(...both).to(...one)).toEqual(["Mo 23.11., 1. Stunde: M – Raum R3 statt R2"]);
  });
});

describe("an outing over a whole morning", () => {
  const morning = [period("1", "M MEI R1"), period("2", "D HUB R1"), period("3", "E FRA R1")];
  const outing = irregular("1-3", "- MEI -", { lstext: "Wandertag" });

  test("is one change with the lessons that it displaces", () => {
    const off = [cancelled("1", "M MEI R1"), cancelled("2", "D HUB R1"), cancelled("3", "E FRA R1")];
    expect(from(...morning).to(...off, outing)).toEqual(["Mo 23.11., 1.–3. Stunde: Veranstaltung: Wandertag (MEI)"]);
    expect(from(...off, outing).to(...morning)).toEqual(["Mo 23.11., 1.–3. Stunde: Wandertag findet nicht statt"]);
  });
});

describe("outside of the grid", () => {
  const chain = ["8:00-9:00 A", "8:30-9:30 B", "9:15-10:00 C"].map((each) => {
    const [when = "", subject = ""] = each.replaceAll(/\b(\d):/g, "0$1:").split(" ");
    return period(when, `${subject} MEI R1`, { day: "2026-11-28" });
  });

  test("lessons that overlap in part are told one by one, with their own times", () => {
    const [first, ...rest] = chain;
    if (!first) return expect.fail("There is no lesson");
    expect(said(days(chain), days([{ ...first, code: "cancelled" }, ...rest]))).toEqual([
      "Sa 28.11., 08:00–09:00: ~A~ entfällt",
    ]);
  });

  test("an outing is told with its whole time", () => {
    const day = { day: "2026-11-28" };
    const lessons = [period("08:00-09:00", "M MEI R1", day), period("10:00-11:00", "D HUB R1", day)];
    const off = lessons.map((each) => ({ ...each, code: "cancelled" as const }));
    const outing = irregular("07:30-13:00", "- MEI -", { ...day, lstext: "Wandertag" });
    expect(said(days(lessons), days([...off, outing]))).toEqual([
      "Sa 28.11., 07:30–13:00: Veranstaltung: Wandertag (MEI)",
    ]);
  });
});

describe("whole days", () => {
  const monday = days([math, ...REST]);

  test("that are all cancelled are told as such", () => {
    const off = days([cancelled("3", "M MEI R204"), cancelled("7", "SP HAR SPH"), cancelled("8", "SP HAR SPH")]);
    expect(said(monday, off)).toEqual(["Mo 23.11.: alles entfällt"]);
  });

  test("that become free, or one of school after all", () => {
    const free = days([], { [MONDAY]: ["holiday", "Pädagogischer Tag"] });
    expect(said(monday, free)).toEqual(["Mo 23.11.: kein Unterricht mehr (Pädagogischer Tag)"]);
    expect(said(free, monday)).toEqual(["Mo 23.11.: doch Unterricht"]);
  });

  test("that are hidden for a while are compared with what was told before", () => {
    const [told] = monday;
    const [hidden] = days([], { [MONDAY]: ["unpublished"] });
    const [empty] = days([], { [MONDAY]: ["empty"] });
    if (!told || !hidden || !empty) return expect.fail("A day is missing");
    expect(following(told, hidden)).toBe(told);
    expect(following(undefined, empty)).toBe(empty);
    const emptied = following(told, empty);
    expect(said([emptied], monday)).toEqual(["Mo 23.11.: doch Unterricht"]);
    expect(following(following(emptied, empty), hidden).emptied).toBe(true);
  });

  test("that are hidden, shown for the first time, or planned at last are no change", () => {
    const hidden = days([], { [MONDAY]: ["unpublished"] });
    const empty = days([], { [MONDAY]: ["empty"] });
    for (const [before, after] of [
      [monday, hidden],
      [hidden, monday],
      [empty, monday],
      [[], monday],
      [monday, []],
    ] as const)
      expect(changesBetween(before, after, units)).toEqual([]);
  });
});

describe("no change at all", () => {
  test("is a new school year’s number, another order of notes, or the same plan again", () => {
    const renumbered = { ...math, subjects: math.subjects.map((each) => ({ ...each, id: each.id + 1 })) };
    expect(from(math).to(renumbered)).toEqual([]);
    const noted = period("3", "M MEI R204", { info: "a", substText: "b" });
    expect(from(noted).to(period("3", "M MEI R204", { info: "b", substText: "a" }))).toEqual([]);
  });

  test("is a cancelled lesson of which the school says less", () => {
    const noted = cancelled("3", "M MEI R204", { substText: "Aufgaben" });
    expect(from(noted, ...REST).to(cancelled("3", "M MEI R204"), ...REST)).toEqual([]);
  });

  test("is a cancelled lesson that leaves the plan", () => {
    expect(from(cancelled("3", "M MEI R204"), ...REST).to(...REST)).toEqual([]);
  });
});

test("a change is over when its lesson is", () => {
  const [change] = changesBetween(days([math]), days([irregular("3", "M MEI R101<R204")]), units);
  if (!change) return expect.fail("There is no change");
  expect(isOver(change, Temporal.PlainDateTime.from("2026-11-23T10:34"))).toBe(false);
  expect(isOver(change, Temporal.PlainDateTime.from("2026-11-23T10:35"))).toBe(true);
});

describe("what is hard to believe", () => {
  const week = [1, 2, 3, 4].flatMap((unit) =>
    ["2026-11-23", "2026-11-24"].map((day) => period(String(unit), `F${unit} T${unit} R${unit}`, { day })),
  );
  const each = (edit: (one: LessonPeriod) => LessonPeriod) => days(week.map(edit));

  test("is a day that has become empty, and most lessons gone without a word", () => {
    const monday = week.filter(({ date }) => `${date}` === MONDAY);
    expect(isPlausible(days(week), days(monday, { "2026-11-24": ["empty"] }))).toBe(false);
    expect(isPlausible(days(week), days(week.slice(2)))).toBe(true);
    const few = days(week.filter(({ subjects }) => subjects[0]?.name === "F1"));
    expect(isPlausible(days(week), few)).toBe(false);
  });

  test("is a source that hides all teachers, or knows other rooms", () => {
    expect(
      isPlausible(
        days(week),
        each((one) => ({ ...one, teachers: [] })),
      ),
    ).toBe(false);
    expect(
      isPlausible(
        days(week),
        each((one) => ({ ...one, rooms: otherKind(one.teachers) })),
      ),
    ).toBe(false);
  });

  test("is not a day full of snow, a free day, or a teacher who is ill for long", () => {
    expect(
      isPlausible(
        days(week),
        each((one) => ({ ...one, code: "cancelled" })),
      ),
    ).toBe(true);
    expect(
      isPlausible(
        days(week),
        days([], { "2026-11-23": ["holiday", "Schneefrei"], "2026-11-24": ["holiday", "Schneefrei"] }),
      ),
    ).toBe(true);
    expect(
      isPlausible(
        days(week),
        each((one) => ({ ...one, originalTeachers: one.teachers, teachers: otherKind(one.rooms) })),
      ),
    ).toBe(true);
  });
});

test("what is stored can be read again, and what is nonsense is nothing", () => {
  const [monday] = days([
    cancelled("3", "M MEI R204", { lsnumber: 7 }),
    irregular("7", "M MEI R204", { lsnumber: 7 }),
    ...REST,
  ]);
  if (!monday) return expect.fail("There is no Monday");
  const read = unpackSnapshot(packSnapshot(monday));
  expect(read && packSnapshot(read)).toBe(packSnapshot(monday));
  expect(read?.lessons[0]?.movedTo?.date.toString()).toBe(MONDAY);
  for (const nonsense of ["", "{}", "null", packSnapshot(monday).replace("09:50", "29:50")])
    expect(unpackSnapshot(nonsense)).toBeUndefined();
});
