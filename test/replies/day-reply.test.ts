import { describe, expect, test } from "vitest";
import { textsFor } from "../../src/bot/texts/index.ts";
import { changesReply, dayReply } from "../../src/replies/day-reply.ts";
import { School } from "../../src/school/index.ts";
import { JsonRpcSource, Ladder, Session } from "../../src/webuntis/index.ts";
import { asText } from "../demo-bot.ts";
import { dayPlan, lesson, slot } from "./sample-plan.ts";

const session = new Session({ server: "127.0.0.1:1", school: "demo", useragent: "test" });
const now = () => Temporal.Instant.from("2026-11-23T06:30:00Z");
const school = new School({ source: new Ladder([new JsonRpcSource(session)]), timeZone: "Europe/Berlin", now });

const shown = (
  plan: ReturnType<typeof dayPlan>,
  teacherNames: "short" | "full" | "hidden" = "short",
  language = "de",
) =>
  asText(
    dayReply(plan, "5a", {
      school,
      text: textsFor(language, "de", Temporal.PlainDate.from("2026-11-23")),
      teacherNames,
    }),
  );

const place = (date: string, unit: string) => ({
  date: Temporal.PlainDate.from(date),
  start: Temporal.PlainTime.from("09:50"),
  end: Temporal.PlainTime.from("10:35"),
  units: { first: unit, last: unit },
});

const unit = (name: string, start: string, end: string) => ({
  start: Temporal.PlainTime.from(start),
  end: Temporal.PlainTime.from(end),
  units: name ? { first: name, last: name } : null,
});

describe("a day, as the terminal shows it", () => {
  test("with every kind of change", () => {
    const plan = dayPlan(
      [
        slot(
          "1-2",
          "07:55",
          "09:30",
          lesson("M/Mathematik", "HUB<MEI", "R101<R204", { state: "changed", notes: ["Aufgaben in Teams"] }),
        ),
        slot(
          "3",
          "09:50",
          "10:35",
          lesson("D/Deutsch", "SCH", "R204", { state: "cancelled" }),
          lesson("EK/Erdkunde", "WOL", "R204", { state: "extra" }),
        ),
        slot("4", "10:40", "11:25", lesson("E/Englisch", "<KRA", "R204", { state: "changed" })),
        slot(
          "5",
          "11:45",
          "12:30",
          lesson("BI/Biologie", "LOR", "BIO1", { state: "cancelled", movedTo: place("2026-11-27", "3") }),
        ),
        slot(
          "6",
          "12:35",
          "13:20",
          lesson("ER/Evangelische Religionslehre", "ADA", "R1"),
          lesson("KR/Katholische Religionslehre", "BEN", "R2"),
        ),
        slot("7", "14:20", "15:05", lesson("KU/Kunst", "FUC", "KU1", { state: "exam" })),
      ],
      { changes: 5 },
    );
    expect(shown(plan)).toBe(`5a · Montag, 23. November
  Unterricht 07:55 bis 15:05 · 5 Änderungen
  Std.               Fach        Lehrkraft      Raum
  1–2   07:55–09:30  Mathematik  HUB statt MEI  R101 statt R204
                     ↳ Aufgaben in Teams
  3     09:50–10:35  ~Deutsch~   ~SCH~          ~R204~
                     ↳ entfällt
                     Erdkunde    WOL            R204
                     ↳ zusätzlich
  4     10:40–11:25  Englisch    ~KRA~ fehlt    R204
  5     11:45–12:30  ~Biologie~  ~LOR~          ~BIO1~
                     ↳ verlegt auf Fr 27.11., 3. Stunde
  6     12:35–13:20  ER          ADA            R1
                     KR          BEN            R2
  7     14:20–15:05  Kunst       FUC            KU1
                     ↳ Klausur
  Stand 07:12
  [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
`);
  });

  test("only the changes", () => {
    const day = dayPlan(
      [
        slot("1", "07:55", "08:40", lesson("M/Mathematik", "MEI", "R1")),
        slot(
          "2",
          "08:45",
          "09:30",
          lesson("ER", "ADA", "R1"),
          lesson("KR", "BEN<FUC", "R2", { state: "changed", notes: ["Aufgaben"] }),
        ),
      ],
      { changes: 1 },
    );
    const reply = changesReply(day, "5a", {
      school,
      text: textsFor("de", "de", Temporal.PlainDate.from("2026-11-23")),
      teacherNames: "short",
    });
    expect(asText(reply)).toBe(`Änderungen 5a · Montag, 23. November
  1 Änderung
  Std.               Fach  Lehrkraft      Raum
  2     08:45–09:30  KR    BEN statt FUC  R2
                     ↳ Aufgaben
  Der Unterricht geht von 07:55 bis 09:30.
  Stand 07:12
  [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶
`);
    expect(reply.actions[0]?.[0]?.invocation.command).toBe("vertretung");
    const usual = dayPlan([slot("1", "07:55", "08:40", lesson("M", "MEI", "R1"))]);
    const text = asText(
      changesReply(usual, "5a", {
        school,
        text: textsFor("de", "de", Temporal.PlainDate.from("2026-11-23")),
        teacherNames: "short",
      }),
    );
    expect(text).toContain("Alles nach Plan.");
  });

  test("an outing is one line with its text as title", () => {
    const outing = lesson("", "", "", { state: "event", notes: ["Wandertag", "Treffpunkt 8 Uhr am Tor"] });
    expect(shown(dayPlan([slot("1-6", "07:55", "13:20", outing)], { changes: 1 }))).toContain(
      `  1–6   07:55–13:20  Wandertag
                     ↳ Veranstaltung
                     ↳ Treffpunkt 8 Uhr am Tor`,
    );
  });

  test("an outing names the lessons that are cancelled for it", () => {
    const outing = lesson("", "", "", { state: "event", notes: ["Theaterbesuch"] });
    const cancelled = (subject: string, more = {}) => lesson(subject, "X", "R1", { state: "cancelled", ...more });
    const day = slot(
      "1-6",
      "07:55",
      "13:20",
      { ...cancelled("BI/Biologie"), ...unit("1", "07:55", "08:40") },
      { ...cancelled("BI/Biologie"), ...unit("3", "09:50", "10:35") },
      { ...cancelled("SP/Sport"), ...unit("4", "10:40", "11:25") },
      { ...cancelled("M", { notes: ["Arbeit am Freitag"] }), ...unit("5", "11:45", "12:30") },
      { ...cancelled("D", { movedTo: place("2026-11-27", "3") }), ...unit("6", "12:35", "13:20") },
      outing,
    );
    expect(shown(dayPlan([day], { changes: 1 }))).toContain(
      `  1–6   07:55–13:20  ~M~            ~X~        ~R1~
                     ↳ 5. Stunde: entfällt
                     ↳ Arbeit am Freitag
                     ~D~            ~X~        ~R1~
                     ↳ 6. Stunde: verlegt auf Fr 27.11., 3. Stunde
                     Theaterbesuch
                     ↳ Veranstaltung
                     ↳ statt Biologie, Sport
  Stand`,
    );
  });

  test("what fills only a part of its slot says which", () => {
    const double = slot(
      "1-2",
      "07:55",
      "09:30",
      lesson("M/Mathematik", "MEI", "R1", { state: "cancelled" }),
      { ...lesson("EK/Erdkunde", "WOL", "R1", { state: "extra" }), ...unit("2", "08:45", "09:30") },
      { ...lesson("E/Englisch", "KRA", "R1"), ...unit("", "07:55", "08:20") },
    );
    expect(shown(dayPlan([double], { changes: 1 }))).toContain(
      `  1–2   07:55–09:30  ~Mathematik~  ~MEI~      ~R1~
                     ↳ entfällt
                     Erdkunde      WOL        R1
                     ↳ 2. Stunde: zusätzlich
                     Englisch      KRA        R1
                     ↳ 07:55–08:20`,
    );
  });

  test("teachers in full, or not at all", () => {
    const plan = dayPlan([
      slot("1", "07:55", "08:40", lesson("M/Mathematik", "HUB/Huber<MEI/Meier", "R1", { state: "changed" })),
    ]);
    expect(shown(plan, "full")).toContain("Huber statt Meier");
    expect(shown(plan, "hidden")).not.toMatch(/HUB|MEI|Huber|Meier|statt/);
  });

  test("a fully cancelled day says so and when it goes on", () => {
    const plan = dayPlan([slot("1", "07:55", "08:40", lesson("M", "MEI", "R1", { state: "cancelled" }))], {
      begins: null,
      ends: null,
      changes: 1,
      goesOn: Temporal.PlainDate.from("2026-11-24"),
    });
    expect(shown(plan)).toMatch(/Alles entfällt[\s\S]*Weiter geht’s am Dienstag, 24\. November\./);
  });

  test("a free day says what is free and when school goes on; its age is told when WebUntis is silent", () => {
    const plan = dayPlan([], {
      kind: "holiday",
      holiday: "Weihnachtsferien",
      date: Temporal.PlainDate.from("2026-12-24"),
      goesOn: Temporal.PlainDate.from("2027-01-07"),
      asOf: Temporal.Instant.from("2026-11-22T17:05:00Z"),
      stale: true,
    });
    expect(shown(plan)).toBe(`5a · Donnerstag, 24. Dezember
  Weihnachtsferien: kein Unterricht.
  Weiter geht’s am Donnerstag, 7. Januar 2027.
  Stand So 22.11., 18:05 · WebUntis antwortet gerade nicht
  [1] ◀ Mi 23.12.  [2] Heute  [3] Fr 25.12. ▶
`);
  });

  test("in English", () => {
    const plan = dayPlan(
      [slot("1-2", "07:55", "09:30", lesson("M/Mathematik", "HUB<MEI", "R1", { state: "changed" }))],
      { changes: 1 },
    );
    expect(shown(plan, "short", "en-GB")).toBe(`5a · Monday 23 November
  School from 07:55 to 09:30 · 1 change
  No.               Subject     Teacher             Room
  1–2  07:55–09:30  Mathematik  HUB instead of MEI  R1
  As of 07:12
  [1] ◀ Fri 20 Nov  [2] Today  [3] Tue 24 Nov ▶
`);
  });
});
