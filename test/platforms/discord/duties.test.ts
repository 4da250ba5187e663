import { describe, expect, test } from "vitest";
import { replySchema } from "../../../src/bot/reply.ts";
import { textsFor } from "../../../src/bot/texts/index.ts";
import { lessonLines } from "../../../src/platforms/discord/lesson-lines.ts";
import { render } from "../../../src/platforms/terminal/render.ts";
import { changeSentence } from "../../../src/replies/change-sentences.ts";
import { lessonEntries } from "../../../src/replies/lesson-entry.ts";
import { planTexts } from "../../../src/replies/texts.ts";
import type { Lesson } from "../../../src/school/index.ts";
import { lesson, slot } from "../../replies/sample-plan.ts";

type Duty = NonNullable<Lesson["duty"]>;

/** A duty of a teacher as Discord shows it; words and notes are a teacher's, whatever the subject. */
function shown(duty: Duty, language: "de" | "en", subject = "", more: Partial<Lesson> = {}): readonly string[] {
  const row = slot("3", "09:50", "10:35", lesson(subject, "MEI", "Hof", { state: duty, duty, ...more }));
  const entries = lessonEntries(row, textsFor(language, "de", Temporal.PlainDate.from("2026-11-23")), "short");
  return lessonLines([{ unit: "3", time: "09:50–10:35", entries }]);
}

describe("a duty without a subject is titled by what it is", () => {
  test.each([
    ["supervision", "de", "`3` 👀 **Pausenaufsicht** · MEI · Hof"],
    ["standby", "de", "`3` ⏳ **Bereitschaft** · MEI · Hof"],
    ["officeHour", "de", "`3` 💬 **Sprechstunde** · MEI · Hof"],
    ["supervision", "en", "`3` 👀 **break duty** · MEI · Hof"],
    ["standby", "en", "`3` ⏳ **on standby** · MEI · Hof"],
    ["officeHour", "en", "`3` 💬 **consultation hour** · MEI · Hof"],
  ] as const)("%s in %s", (duty, language, line) => {
    expect(shown(duty, language)).toEqual([line, "-# 09:50–10:35"]);
  });

  test("and its notes stay notes", () => {
    expect(shown("supervision", "de", "", { notes: ["Schulhof"] })).toEqual([
      "`3` 👀 **Pausenaufsicht** · MEI · Hof",
      "-# 09:50–10:35 · Schulhof",
    ]);
  });

  test("also when it is cancelled", () => {
    expect(shown("standby", "de", "", { state: "cancelled" })).toEqual([
      "`3` ❌ ~~Bereitschaft · MEI · Hof~~",
      "-# 09:50–10:35 · **entfällt**",
    ]);
  });
});

test("a duty with a subject has that one as its title, and says what it is", () => {
  expect(shown("supervision", "de", "Aufs/Aufsicht")).toEqual([
    "`3` 👀 Aufsicht · MEI · Hof",
    "-# 09:50–10:35 · **Pausenaufsicht**",
  ]);
});

test("a duty that changes is called by what it is", () => {
  const { lessons } = slot("3", "09:50", "10:35", lesson("", "MEI", "", { state: "standby", duty: "standby" }));
  const [before = null] = lessons;
  const [start, end] = ["09:50", "10:35"].map((time) => Temporal.PlainTime.from(time));
  if (!start || !end) return expect.fail("There is no time");
  const date = Temporal.PlainDate.from("2026-11-23");
  const after = before && { ...before, state: "cancelled" as const };
  const change = { kind: "lesson", date, units: null, start, end, before, after } as const;
  const sentence = changeSentence(change, textsFor("de", "de", Temporal.PlainDate.from("2026-11-23")), "short");
  expect(sentence.map(({ text }) => text).join("")).toBe("Bereitschaft entfällt");
});

test("a stored reply with duties is read again, and the terminal colours their notes", () => {
  const row = slot("3", "09:50", "10:35", lesson("Aufs", "MEI", "Hof", { state: "supervision", duty: "supervision" }));
  const text = textsFor("de", "de", Temporal.PlainDate.from("2026-11-23"));
  const entries = lessonEntries(row, text, "short");
  const reply = {
    title: "MEI",
    tone: "normal",
    blocks: [{ kind: "lessons", heads: planTexts(text).heads, rows: [{ unit: "3", time: "09:50–10:35", entries }] }],
    actions: [],
    audience: "everyone",
  } as const;
  expect(replySchema.parse(JSON.parse(JSON.stringify(reply)))).toEqual(reply);
  expect(render({ ...reply, buttons: [] }, { colours: true })).toContain("\u001b[34m");
});
