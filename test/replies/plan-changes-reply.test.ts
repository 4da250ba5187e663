import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TeacherNames } from "../../src/bot/command.ts";
import { textsFor } from "../../src/bot/texts/index.ts";
import { changeSentence } from "../../src/replies/change-sentences.ts";
import { planChangesReply } from "../../src/replies/plan-changes-reply.ts";
import {
  type DaySnapshot,
  isPlausible,
  type NowAndWas,
  type PlanChange,
  packSnapshot,
  type SnapshotLesson,
  snapshotOf,
  unpackSnapshot,
} from "../../src/school/index.ts";
import type { ElementKind } from "../../src/webuntis/index.ts";
import { type DemoBot, startDemoBot } from "../demo-bot.ts";
import { lesson, slot } from "./sample-plan.ts";

const text = textsFor("de", "de", Temporal.PlainDate.from("2026-11-23"));
const context = { text, teacherNames: "short" as TeacherNames };

/** A lesson of the third unit as it is stored. */
function third(...cells: Parameters<typeof lesson>): SnapshotLesson {
  const [full] = slot("3", "09:50", "10:35", lesson(...cells)).lessons;
  if (!full) throw new TypeError("The slot is empty");
  const { klassen: _, ...stored } = full;
  return stored;
}

const math = third("M/Mathematik", "MEI/Meier", "R204");

const change = (before: SnapshotLesson | null, after: SnapshotLesson | null, date = "2026-11-25"): PlanChange => ({
  kind: "lesson",
  date: Temporal.PlainDate.from(date),
  start: math.start,
  end: math.end,
  units: math.units,
  before,
  after,
});

const off = third("M/Mathematik", "MEI/Meier", "R204", { state: "cancelled" });

/** A sentence with its emphasis: *bold*, ~struck~. */
const sentence = (before: SnapshotLesson | null, after: SnapshotLesson | null, teacherNames: TeacherNames = "short") =>
  changeSentence(change(before, after), text, teacherNames)
    .map(({ kind, text }) => (kind === "bold" ? `*${text}*` : kind === "struck" ? `~${text}~` : text))
    .join("");

describe("a post about changes", () => {
  test("says one change in one line, with a button to the day", () => {
    expect(planChangesReply("5a", [change(math, off)], context)).toEqual({
      title: "5a · Planänderung",
      tone: "changed",
      audience: "everyone",
      blocks: [
        {
          kind: "paragraph",
          spans: [
            { kind: "bold", text: "Mi 25.11., " },
            { kind: "plain", text: "3. Stunde: " },
            { kind: "struck", text: "Mathematik" },
            { kind: "bold", text: " entfällt" },
          ],
        },
      ],
      actions: [
        [
          {
            label: "Mi 25.11.",
            invocation: { command: "stundenplan", options: { klasse: "5a", tag: "2026-11-25" } },
          },
        ],
      ],
    });
  });

  test("lists several of a day below the day", () => {
    const { title, blocks } = planChangesReply("5a", [change(math, off), change(null, math)], context);
    expect(title).toBe("5a · Planänderungen");
    expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "list"]);
    expect(blocks[0]).toEqual({ kind: "paragraph", spans: [{ kind: "bold", text: "Mi 25.11." }] });
  });

  test("of many days has three buttons, and tells them all", () => {
    const dates = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"];
    const { blocks, actions } = planChangesReply(
      "5a",
      dates.map((date) => change(math, off, date)),
      context,
    );
    expect(blocks).toHaveLength(4);
    expect(actions.map((row) => row.map(({ label }) => label))).toEqual([["Mo 23.11.", "Di 24.11.", "Mi 25.11."]]);
  });

  test("says the time where the grid is not known", () => {
    const { blocks } = planChangesReply("5a", [{ ...change(math, off), units: null } as PlanChange], context);
    expect(blocks[0]).toMatchObject({ spans: [{ text: "Mi 25.11., " }, { text: "09:50–10:35: " }, {}, {}] });
  });
});

describe("the essential word stands out", () => {
  test("in what changes about a lesson", () => {
    const other = third("M/Mathematik", "HUB/Huber<MEI/Meier", "R101<R204", { state: "changed" });
    expect(sentence(math, other)).toBe("*Mathematik* – *HUB* statt MEI, Raum *R101* statt R204");
    expect(sentence(math, other, "full")).toBe("*Mathematik* – *Huber* statt Meier, Raum *R101* statt R204");
    expect(sentence(other, math)).toBe("*Mathematik* – wieder bei MEI, wieder in Raum R204");
  });

  test("in what takes a lesson’s place", () => {
    const german = third("D/Deutsch", "HUB/Huber", "R101", { state: "changed" });
    expect(sentence(math, german)).toBe("*Deutsch* (HUB, R101) statt Mathematik");
  });

  test("in what is an outing, with its name", () => {
    const outing = third("", "MEI/Meier", "", { state: "event", notes: ["Wandertag"] });
    expect(sentence(null, outing)).toBe("Veranstaltung: *Wandertag* (MEI)");
    expect(sentence(outing, null)).toBe("Wandertag findet nicht statt");
  });
});

test("a subject whose name is too long for a line has its short one", () => {
  const long = ["MU/Musikalische Früherziehung", "MEI", "R1"] as const;
  expect(sentence(third(...long), third(...long, { state: "cancelled" }))).toBe("~MU~* entfällt*");
});

test("what the school writes is never markup", () => {
  const note = "**fett** <b>Atlas</b> @everyone";
  const spans = changeSentence(change(math, { ...math, notes: [note] }), text, "short");
  expect(spans.at(-1)).toEqual({ kind: "plain", text: `Hinweis: ${note}` });
});

describe("of the demo school’s plans", () => {
  let bot: DemoBot;
  const plans: DaySnapshot[][] = [];
  beforeAll(async () => {
    bot = await startDemoBot();
    const monday = Temporal.PlainDate.from("2026-11-23");
    for (const klasse of await bot.school.klassen()) {
      const dates = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((days) => monday.add({ days }));
      plans.push(await Promise.all(dates.map(async (date) => snapshotOf(await bot.school.dayPlan(klasse, date)))));
    }
  });
  afterAll(() => bot[Symbol.asyncDispose]());

  const regularCell = <K extends ElementKind>({ now, was }: NowAndWas<K>): NowAndWas<K> => ({
    now: was.length > 0 ? was : now,
    was: [],
  });

  /** The plan as it might have been before anything changed. */
  const unchanged = (day: DaySnapshot): DaySnapshot => ({
    ...day,
    lessons: day.lessons
      .filter(({ state, movedFrom }) => state !== "extra" && state !== "event" && !movedFrom)
      .map((each) => ({
        ...each,
        state: "regular",
        subjects: regularCell(each.subjects),
        teachers: regularCell(each.teachers),
        rooms: regularCell(each.rooms),
        notes: [],
        movedTo: null,
      })),
  });

  const asStored = (all: readonly DaySnapshot[]) =>
    all.map((each) => unpackSnapshot(packSnapshot(each))).filter((each) => each !== undefined);

  test("none differs from itself, stored or not", async () => {
    expect(plans.length).toBeGreaterThan(10);
    for (const plan of plans) {
      expect(asStored(plan)).toHaveLength(plan.length);
      expect(await bot.school.changes(asStored(plan), plan)).toEqual([]);
    }
  });

  test("everything that happens is plausible, and so is that it is taken back", () => {
    for (const plan of plans) {
      expect(isPlausible(plan.map(unchanged), plan)).toBe(true);
      expect(isPlausible(plan, plan.map(unchanged))).toBe(true);
    }
  });

  test("every change is a sentence in both languages, there and back, and hides the teachers it shall hide", async () => {
    const teachers = new Set(
      plans.flat().flatMap(({ lessons }) => lessons.flatMap((each) => each.teachers.now.map(({ name }) => name))),
    );
    let told = 0;
    for (const plan of plans)
      for (const [before, after] of [
        [plan.map(unchanged), plan],
        [plan, plan.map(unchanged)],
      ] as const)
        for (const each of await bot.school.changes(before, after)) {
          told++;
          for (const language of ["de", "en"]) {
            const [named, hidden] = (["short", "hidden"] as const).map((style) =>
              changeSentence(each, textsFor(language, "de", Temporal.PlainDate.from("2026-11-23")), style)
                .map((span) => span.text)
                .join(""),
            );
            for (const line of [named, hidden]) expect(line).toMatch(/^(?!.*(undefined|null|\(\))).*\S$/);
            expect(hidden?.split(/[ ,()]+/).filter((word) => teachers.has(word))).toEqual([]);
          }
        }
    expect(told).toBeGreaterThan(100);
  });
});

describe("a teacher or room whose name nobody knows", () => {
  const unnamed = (lesson: SnapshotLesson, aspect: "teachers" | "rooms"): SnapshotLesson => ({
    ...lesson,
    state: "changed",
    [aspect]: { now: [{ id: 7, name: "", longName: "" }], was: lesson[aspect].now },
  });

  test("is a substitution or another room, not a missing one", () => {
    expect(sentence(math, unnamed(math, "teachers"))).toBe("*Mathematik* – Vertretung");
    expect(sentence(math, unnamed(math, "rooms"))).toBe("*Mathematik* – anderer Raum");
  });

  test("that is missing is told as missing also where teachers are not named", () => {
    const missing = third("M/Mathematik", "<MEI/Meier", "R204", { state: "changed" });
    expect(sentence(math, missing, "hidden")).toBe("*Mathematik* – Lehrkraft fehlt");
    expect(sentence(math, missing)).toBe("*Mathematik* – ohne MEI");
  });
});
