import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lessonsByDay } from "../../../src/school/lessons/lessons.ts";
import { cancelled, changes, GRID, irregular, KLASSE, period, told } from "../periods.ts";

describe("double lessons", () => {
  test("are one block across the short break, and three in a row as well", () => {
    expect(told([period("2", "M MEI R1"), period("1", "M MEI R1"), period("5", "D HUB R1")])).toEqual([
      "1-2 M MEI R1",
      "5 D HUB R1",
    ]);
    expect(told(["6", "5", "4"].map((unit) => period(unit, "Ku SIM R1")))).toEqual(["4-6 Ku SIM R1"]);
  });

  test("are joined across the morning's long break, not across lunch and not across a free unit", () => {
    expect(told([period("2", "M MEI R1"), period("3", "M MEI R1")])).toEqual(["2-3 M MEI R1"]);
    expect(told([period("6", "M MEI R1"), period("7", "M MEI R1")])).toEqual(["6 M MEI R1", "7 M MEI R1"]);
    expect(told([period("1", "M MEI R1"), period("3", "M MEI R1")])).toEqual(["1 M MEI R1", "3 M MEI R1"]);
  });

  test("are told by the break's length where the time grid may not be read", () => {
    const periods = ["1", "2", "6", "7"].map((unit) => period(unit, "M MEI R1"));
    expect(told(periods, "2026-11-23", null)).toEqual(["? M MEI R1", "? M MEI R1", "? M MEI R1"]);
    expect(lessonsByDay(periods, KLASSE, undefined).get("2026-11-23")?.slots[0]?.end.toString()).toBe("09:30:00");
  });

  test("of which half is cancelled, or in another room, or has a text, are two lessons", () => {
    expect(told([period("1", "M MEI R1"), cancelled("2", "M MEI R1")])).toEqual([
      "1 M MEI R1",
      "2 cancelled: M MEI R1",
    ]);
    expect(told([period("1", "M MEI R1"), period("2", "M MEI R2<R1")])).toEqual([
      "1 M MEI R1",
      "2 changed: M MEI R2<R1",
    ]);
    expect(told([period("1", "M MEI R1"), period("2", "M MEI R1", { info: "Zirkel" })])).toEqual([
      "1 M MEI R1",
      '2 M MEI R1 "Zirkel"',
    ]);
  });

  test("that are cancelled, substituted or replaced as a whole are one block all the same", () => {
    expect(told([cancelled("1", "M MEI R1"), cancelled("2", "M MEI R1")])).toEqual(["1-2 cancelled: M MEI R1"]);
    const replaced = ["1", "2"].flatMap((unit) => [cancelled(unit, "M MEI R1"), irregular(unit, "D HUB R1")]);
    expect(told(replaced)).toEqual(["1-2 cancelled: M MEI R1 | changed: D HUB R1"]);
  });
});

describe("the state of a lesson", () => {
  test("is changed when only the elements tell of it", () => {
    expect(told([period("1", "M HUB<MEI R1")])).toEqual(["1 changed: M HUB<MEI R1"]);
    expect(told([period("1", "D<M MEI R1")])).toEqual(["1 changed: D<M MEI R1"]);
  });

  test("is changed when the teacher is missing without a word", () => {
    expect(told([period("1", "M <MEI R1")])).toEqual(["1 changed: M <MEI R1"]);
  });

  test("is changed when there is only a substitution text, whatever it says", () => {
    const [lesson] = [period("1", "M MEI R1", { substText: "fällt aus, Aufgaben im Moodle" })];
    expect(told([lesson])).toEqual(['1 changed: M MEI R1 "fällt aus, Aufgaben im Moodle"']);
    expect(changes([lesson])).toBe(1);
  });

  test("is not changed by another text, nor by an element that stands for itself", () => {
    expect(told([period("1", "M MEI R1", { info: "Bücher mitbringen", substText: " " })])).toEqual([
      '1 M MEI R1 "Bücher mitbringen"',
    ]);
    expect(told([period("1", "M MEI<MEI R1")])).toEqual(["1 M MEI R1"]);
  });

  test("is extra where nothing was, changed where something was cancelled", () => {
    expect(told([irregular("7", "M MEI R1")])).toEqual(["7 extra: M MEI R1"]);
    expect(told([cancelled("7", "D HUB R1"), irregular("7", "M MEI R1")])).toEqual([
      "7 cancelled: D HUB R1 | changed: M MEI R1",
    ]);
  });

  test("is exam for an exam, cancelled for a cancelled exam", () => {
    expect(told([period("1", "M MEI R1", { type: "ex" })])).toEqual(["1 exam: M MEI R1"]);
    expect(told([cancelled("1", "M MEI R1", { type: "ex" })])).toEqual(["1 cancelled: M MEI R1"]);
  });

  test("leaves out what is no lesson of a class", () => {
    const duties = (["oh", "sb", "bs"] as const).map((type) => period("1", "M MEI R1", { type }));
    expect(told(duties)).toEqual([]);
  });
});

describe("what stands at one time", () => {
  test("split groups stand side by side, whatever order they come in", () => {
    const [religion, ethics] = [period("1", "KR MEI R1"), period("1", "PP HUB R2")];
    expect(told([ethics, religion])).toEqual(["1 KR MEI R1 | PP HUB R2"]);
    expect(told([religion, ethics])).toEqual(["1 KR MEI R1 | PP HUB R2"]);
  });

  test("split groups of one subject stay two, also under one lesson number", () => {
    expect(told([period("1", "Sp MEI H1"), period("1", "Sp HUB H2")])).toEqual(["1 Sp HUB H2 | Sp MEI H1"]);
    const groups = ["m", "w"].map((group) => period("1", "Sp MEI H1", { studentGroup: group, lsnumber: 4 }));
    expect(told(groups)).toEqual(["1 Sp MEI H1 (m) | Sp MEI H1 (w)"]);
  });

  test("when half of one group's double lesson is cancelled, the other group's stands beside both halves", () => {
    const periods = [
      period("1", "L MEI R1"),
      period("2", "L MEI R1"),
      period("1", "F HUB R2"),
      cancelled("2", "F HUB R2"),
    ];
    expect(told(periods)).toEqual(["1 F HUB R2 | L MEI R1", "2 cancelled: F HUB R2 | L MEI R1"]);
  });

  test("a double lesson given as one period stands beside one given as two", () => {
    expect(told([period("1-2", "L MEI R1"), period("1", "F HUB R2"), period("2", "F HUB R2")])).toEqual([
      "1-2 F HUB R2 | L MEI R1",
    ]);
  });

  test("entries of one course that overlap are one block", () => {
    expect(told([period("1", "M MEI R1", { lsnumber: 7 }), period("1", "M HUB R2", { lsnumber: 7 })])).toEqual([
      "1 M MEI,HUB R1,R2",
    ]);
    expect(told([period("1-2", "M MEI R1"), period("2", "M MEI R1"), period("2", "M MEI R1")])).toEqual([
      "1-2 M MEI R1",
    ]);
  });

  test("a cancelled lesson stands directly before what takes its place, also beside another group", () => {
    const periods = [
      irregular("1", "PP ZAN R2", { studentGroup: "PP" }),
      period("1", "ER HUB R3", { studentGroup: "ER" }),
      cancelled("1", "PP ABT R2", { studentGroup: "PP" }),
      period("1", "KR MEI R1", { studentGroup: "KR" }),
    ];
    expect(told(periods)).toEqual([
      "1 ER HUB R3 (ER) | KR MEI R1 (KR) | cancelled: PP ABT R2 (PP) | changed: PP ZAN R2 (PP)",
    ]);
  });

  test("a lesson cancelled and given again at the same time by somebody else is shown twice", () => {
    expect(told([irregular("1", "M HUB R1", { lsnumber: 7 }), cancelled("1", "M MEI R1", { lsnumber: 7 })])).toEqual([
      "1 cancelled: M MEI R1 | changed: M HUB R1",
    ]);
  });

  test("what replaces a part of a cancelled lesson stands with it", () => {
    expect(told([irregular("2", "D HUB R1"), cancelled("1-2", "M MEI R1")])).toEqual([
      "1-2 cancelled: M MEI R1 | changed: D HUB R1",
    ]);
    expect(told([irregular("2", "D HUB R1"), cancelled("1", "M MEI R1"), cancelled("2", "M MEI R1")])).toEqual([
      "1 cancelled: M MEI R1",
      "2 cancelled: M MEI R1 | changed: D HUB R1",
    ]);
  });

  test("a lesson that says itself what it replaces does not stand in for another group's", () => {
    const other = cancelled("1", "SP BUS R1", { studentGroup: "G2" });
    const own = { studentGroup: "G3" };
    for (const replaced of [irregular("1", "SP SAU<HAR R2", own), irregular("1", "KU SAU R2<R3", own)])
      expect(lessonsByDay([other, replaced], KLASSE, GRID).get("2026-11-23")?.changes).toBe(2);
    for (const standIn of [
      irregular("1", "KU SAU R2", own),
      irregular("1", "SP SAU<BUS R2"),
      irregular("1", "D<SP SAU R2"),
    ])
      expect(lessonsByDay([other, standIn], KLASSE, GRID).get("2026-11-23")?.changes).toBe(1);
  });

  test("an exam in one group is not written in the other one's lesson", () => {
    const exam = period("1", "S CAR R1", { studentGroup: "G1", type: "ex" });
    expect(told([exam, period("1", "S BRA R2", { studentGroup: "G2" })])).toHaveLength(1);
    expect(told([exam, period("1", "S BRA R2", { studentGroup: "G2" })])[0]).toContain("BRA R2");
  });

  test("an exam and the lesson in which it is written are one", () => {
    const periods = [period("1", "M MEI R1"), period("2", "M MEI R1"), period("1-2", "M MEI R9", { type: "ex" })];
    expect(told(periods)).toEqual(["1-2 exam: M MEI R9,R1"]);
  });
});

describe("an outing", () => {
  const wandertag = { info: "Wandertag: Treffen am Bahnhof" };

  test("over many units is one line, across all breaks", () => {
    const periods = ["3", "1", "2", "7", "6", "4", "5"].map((unit) => period(unit, "- MEI -", wandertag));
    expect(told(periods)).toEqual(['1-7 event: - MEI - "Wandertag: Treffen am Bahnhof"']);
    expect(told([period("1-6", "- - -", wandertag)])).toEqual(['1-6 event: - - - "Wandertag: Treffen am Bahnhof"']);
  });

  test("entered once for each teacher is one line with all of them", () => {
    expect(told([period("1-6", "- MEI -", wandertag), period("1-6", "- HUB -", wandertag)])).toEqual([
      '1-6 event: - MEI,HUB - "Wandertag: Treffen am Bahnhof"',
    ]);
  });

  test("stands with the lessons that it takes the place of, and is one change", () => {
    const periods = [
      irregular("1-3", "- MEI -", wandertag),
      cancelled("1", "M MEI R1"),
      cancelled("2", "D HUB R1"),
      cancelled("3", "E ABT R1"),
      period("4", "Mu SIM R5"),
    ];
    expect(told(periods)).toEqual([
      '1-3 cancelled: M MEI R1 | cancelled: D HUB R1 | cancelled: E ABT R1 | event: - MEI - "Wandertag: Treffen am Bahnhof"',
      "4 Mu SIM R5",
    ]);
    expect(changes(periods)).toBe(1);
  });

  test("may have times of its own", () => {
    expect(told([period("09:00-12:00", "- - -", { lstext: "Theaterbesuch" })])).toEqual([
      '? event: - - - "Theaterbesuch"',
    ]);
  });

  test("that is interrupted by a lesson is two lines", () => {
    const periods = [period("1", "- - -", wandertag), period("2", "M MEI R1"), period("3", "- - -", wandertag)];
    expect(told(periods).map((line) => line.slice(0, 7))).toEqual(["1 event", "2 M MEI", "3 event"]);
  });

  test("two events of one morning stay two", () => {
    expect(told([period("1", "- - -", { info: "Lesung" }), period("2", "- - -", { info: "Fototermin" })])).toEqual([
      '1 event: - - - "Lesung"',
      '2 event: - - - "Fototermin"',
    ]);
  });

  test("a substitution without a subject is no outing", () => {
    expect(told([irregular("1", "- HUB<MEI R1", { substText: "Aufsicht" })])).toEqual([
      '1 changed: - HUB<MEI R1 "Aufsicht"',
    ]);
  });
});

describe("a moved lesson", () => {
  test("knows where it went to and where it came from, across days and under one number", () => {
    const periods = [
      cancelled("3", "M MEI R1", { lsnumber: 7 }),
      irregular("7", "M MEI R2", { lsnumber: 7, day: "2026-11-26" }),
    ];
    expect(told(periods)).toEqual(["3 cancelled: M MEI R1 to 2026-11-26 7"]);
    expect(told(periods, "2026-11-26")).toEqual(["7 extra: M MEI R2 from 2026-11-23 3"]);
    expect([changes(periods), changes(periods, "2026-11-26")]).toEqual([1, 1]);
  });

  test("within the day is one change", () => {
    const periods = [cancelled("1", "M MEI R1"), irregular("5", "M MEI R1")];
    expect(told(periods)).toEqual(["1 cancelled: M MEI R1 to 2026-11-23 5", "5 extra: M MEI R1 from 2026-11-23 1"]);
    expect(changes(periods)).toBe(1);
  });

  test("moves as a whole when it is a double lesson", () => {
    const periods = [
      ...["1", "2"].map((unit) => cancelled(unit, "M MEI R1")),
      ...["5", "6"].map((unit) => irregular(unit, "M MEI R1", { day: "2026-11-24" })),
    ];
    expect(told(periods)).toEqual(["1-2 cancelled: M MEI R1 to 2026-11-24 5-6"]);
  });

  test("is one double lesson also where a text names the unit of each half", () => {
    const periods = ["1", "2"].flatMap((unit, at) => [
      cancelled(unit, "M MEI R1", { substText: `auf ${at + 5}. Stunde` }),
      irregular(`${at + 5}`, "M MEI R1", { substText: `von ${unit}. Stunde` }),
    ]);
    expect(told(periods)).toEqual([
      '1-2 cancelled: M MEI R1 "auf 5. Stunde" "auf 6. Stunde" to 2026-11-23 5-6',
      '5-6 extra: M MEI R1 "von 1. Stunde" "von 2. Stunde" from 2026-11-23 1-2',
    ]);
    expect(changes(periods)).toBe(1);
  });

  test("two lessons that change places both know it", () => {
    const periods = [
      cancelled("1", "M MEI R1"),
      irregular("1", "D HUB R1"),
      cancelled("3", "D HUB R1"),
      irregular("3", "M MEI R1"),
    ];
    expect(told(periods)).toEqual([
      "1 cancelled: M MEI R1 to 2026-11-23 3 | changed: D HUB R1 from 2026-11-23 3",
      "3 cancelled: D HUB R1 to 2026-11-23 1 | changed: M MEI R1 from 2026-11-23 1",
    ]);
  });

  test("is not seen in another teacher's, another subject's or a replaced lesson", () => {
    expect(told([cancelled("1", "M MEI R1"), irregular("5", "M HUB R1")])).toEqual([
      "1 cancelled: M MEI R1",
      "5 extra: M HUB R1",
    ]);
    expect(told([cancelled("1", "M MEI R1"), irregular("5", "M<D MEI R1")])).toEqual([
      "1 cancelled: M MEI R1",
      "5 changed: M<D MEI R1",
    ]);
  });
});

describe("changes", () => {
  test("are none on a regular day, texts and exams included", () => {
    expect(changes([period("1", "M MEI R1", { info: "x" }), period("2", "D HUB R1", { type: "ex" })])).toBe(0);
  });

  test("count a cancelled lesson and what takes its place once, two groups' changes twice", () => {
    expect(changes([cancelled("1", "M MEI R1"), irregular("1", "D HUB R1"), cancelled("6", "E ABT R1")])).toBe(2);
    expect(changes([cancelled("1", "KR MEI R1"), period("1", "PP HUB R3<R2")])).toBe(2);
  });
});

describe("units", () => {
  test("are named when a lesson starts late or ends early in its unit, and not when it fits nowhere", () => {
    expect(told([period("08:00-08:40", "M MEI R1")])).toEqual(["1 M MEI R1"]);
    expect(told([period("08:45-10:00", "M MEI R1")])).toEqual(["2-3 M MEI R1"]);
    expect(told([period("07:10-07:50", "M MEI R1")])).toEqual(["? M MEI R1"]);
    expect(told([period("08:00-08:30", "M MEI R1")])).toEqual(["? M MEI R1"]);
  });

  test("are unknown on a day that the grid leaves out", () => {
    expect(told([period("1", "M MEI R1", { day: "2026-11-28" })], "2026-11-28")).toEqual(["? M MEI R1"]);
  });
});

describe("whatever WebUntis sends", () => {
  const anyPeriod = fc
    .record({
      unit: fc.integer({ min: 1, max: 8 }),
      length: fc.integer({ min: 0, max: 2 }),
      what: fc.constantFrom("M MEI R1", "D HUB R1", "M HUB<MEI R1", "- - -", "KR MEI R2", "- MEI -"),
      code: fc.constantFrom(null, "cancelled", "irregular"),
      type: fc.constantFrom("ls", "ex"),
      info: fc.constantFrom("", "Wandertag"),
      lsnumber: fc.constantFrom(null, 7, 8),
      day: fc.constantFrom("2026-11-23", "2026-11-24"),
    })
    .map(({ unit, length, what, ...more }) => period(`${unit}-${Math.min(unit + length, 8)}`, what, more));
  const anyWeek = fc.array(anyPeriod, { maxLength: 25 });
  const options = { seed: 20261123, numRuns: 300 };

  const at = (all: ReturnType<typeof lessonsByDay>, day: string) =>
    (all.get(day)?.slots ?? []).flatMap(({ lessons }) => lessons);

  test("every minute of every period is in a lesson of its day and state, and nothing else is", () => {
    fc.assert(
      fc.property(anyWeek, (periods) => {
        const days = lessonsByDay(periods, KLASSE, GRID);
        for (const { date, start, end, code } of periods) {
          const lessons = at(days, date.toString()).filter(
            ({ state }) => (state === "cancelled") === (code === "cancelled"),
          );
          const holds = lessons.some(
            (lesson) =>
              Temporal.PlainTime.compare(lesson.start, start.toPlainTime()) <= 0 &&
              Temporal.PlainTime.compare(end.toPlainTime(), lesson.end) <= 0,
          );
          expect(holds).toBe(true);
        }
        expect([...days.values()].flatMap(({ slots }) => slots).every(({ lessons }) => lessons.length > 0)).toBe(true);
      }),
      options,
    );
  });

  test("slots are sorted and hold their lessons", () => {
    fc.assert(
      fc.property(anyWeek, (periods) => {
        for (const { slots } of lessonsByDay(periods, KLASSE, GRID).values()) {
          const starts = slots.map(({ start }) => start.toString());
          expect(starts).toEqual(starts.toSorted());
          for (const slot of slots)
            for (const lesson of slot.lessons) {
              expect(Temporal.PlainTime.compare(slot.start, lesson.start)).toBeLessThanOrEqual(0);
              expect(Temporal.PlainTime.compare(lesson.end, slot.end)).toBeLessThanOrEqual(0);
            }
        }
      }),
      options,
    );
  });

  test("moves are told by both ends", () => {
    fc.assert(
      fc.property(anyWeek, (periods) => {
        const lessons = [...lessonsByDay(periods, KLASSE, GRID).values()]
          .flatMap(({ slots }) => slots)
          .flatMap((slot) => slot.lessons);
        const [left, arrived] = [
          lessons.filter(({ movedTo }) => movedTo),
          lessons.filter(({ movedFrom }) => movedFrom),
        ];
        expect(left.length).toBe(arrived.length);
        expect(left.every(({ state }) => state === "cancelled")).toBe(true);
      }),
      options,
    );
  });
});

describe("a lesson number that stands for different lessons", () => {
  const number = { lsnumber: 100 };

  test("makes no lesson another's", () => {
    const lessons = [
      cancelled("1", "M MEI R1", { ...number, studentGroup: "M_E" }),
      irregular("3", "M KÖN R2", { ...number, studentGroup: "M_G" }),
      cancelled("2", "D HUB R1", { ...number, studentGroup: "D_1" }),
      irregular("2", "SP KÖN<NOW SPH", { ...number, studentGroup: "SP_2" }),
      period("4", "E NOW R2", number),
    ];
    expect(told(lessons)).toEqual([
      "1 cancelled: M MEI R1 (M_E)",
      "2 cancelled: D HUB R1 (D_1) | changed: SP KÖN<NOW SPH (SP_2)",
      "3 extra: M KÖN R2 (M_G)",
      "4 E NOW R2",
    ]);
    expect(changes(lessons)).toBe(4);
  });

  test("leaves subject, group and teacher to tell that a lesson was moved", () => {
    const lessons = [
      cancelled("1", "M MEI R1", number),
      irregular("3", "M MEI R2", number),
      irregular("5", "M KÖN R2", number),
      period("4", "E NOW R2", number),
    ];
    expect(told(lessons).slice(0, 2)).toEqual([
      "1 cancelled: M MEI R1 to 2026-11-23 3",
      "3 extra: M MEI R2 from 2026-11-23 1",
    ]);
  });

  test("does not do so because lessons taught side by side share it, so another teacher's is still the one that was moved", () => {
    const side = (day: string) => [
      period("1", "KR BÄR R1", { ...number, day }),
      period("1", "ER LEH R2", { ...number, day }),
    ];
    const lessons = [
      ...side("2026-11-24"),
      cancelled("2", "KR BÄR R1", number),
      period("2", "ER LEH R2", number),
      irregular("5", "KR HUB R1", number),
    ];
    expect(told(lessons).at(-1)).toBe("5 extra: KR HUB R1 from 2026-11-23 2");
  });
});
