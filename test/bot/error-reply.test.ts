import { describe, expect, test } from "vitest";
import { faultReply, strangerReply, tooMuchReply, userErrorReply } from "../../src/bot/error-reply.ts";
import { type Obstacle, onlyInPrivate, UserError } from "../../src/bot/errors.ts";
import type { Tone } from "../../src/bot/reply.ts";
import { textsFor } from "../../src/bot/texts/index.ts";
import { SchoolError } from "../../src/school/index.ts";
import { asker } from "../demo-bot.ts";

const german = { text: textsFor("de", "de", Temporal.PlainDate.from("2026-11-23")), asker: asker("de") };
const log = { warn: () => {}, error: () => {} };

describe("every reason why there is no answer has a title and a colour of its own", () => {
  test.each<[Obstacle, string, Tone]>([
    ["unclear", "Das habe ich nicht verstanden", "warning"],
    ["missing", "Das finde ich nicht", "warning"],
    ["several", "Welche meinst du?", "normal"],
    ["refused", "Das darfst du nicht", "refused"],
  ])("%s", (obstacle, title, tone) => {
    expect(userErrorReply(new UserError(obstacle, () => "Weil …"), german)).toMatchObject({ title, tone });
  });

  test.each<[string, Error, string, Tone]>([
    ["a silent WebUntis", new SchoolError("unreachable", new Error("why")), "WebUntis antwortet nicht", "later"],
    ["a login that fails", new SchoolError("login", new Error("why")), "Ich komme nicht in WebUntis hinein", "error"],
    [
      "an unknown school",
      new SchoolError("unknown-school", new Error("why")),
      "WebUntis kennt die Schule nicht",
      "error",
    ],
    ["a missing right", new SchoolError("no-right", new Error("why")), "Das zeigt WebUntis mir nicht", "refused"],
    ["something gone", new SchoolError("gone", new Error("why")), "Das gibt es nicht mehr", "warning"],
    ["a school that many ask", new SchoolError("busy", new Error("why")), "Einen Augenblick bitte", "later"],
    ["a store that is taken", Object.assign(new Error("x"), { trouble: "busy" }), "Das geht gerade nicht", "later"],
    ["a full disk", Object.assign(new Error("x"), { trouble: "full" }), "Das geht gerade nicht", "error"],
    ["a bug", new TypeError("undefined is not a function"), "Da ist etwas schiefgegangen", "error"],
  ])("%s", (_, error, title, tone) => {
    expect(faultReply(error, german, log)).toMatchObject({ title, tone });
  });

  test("every closed door is told with what would open it, in a sentence of its own", () => {
    const doors = ["klassen", "teachers", "rooms", "timetable", "homework", "messagesOfDay"] as const;
    for (const language of ["de", "en"] as const) {
      const told = doors.map((door) => {
        const text = textsFor(language, "de", Temporal.PlainDate.from("2026-11-23"));
        const { blocks } = faultReply(new SchoolError("no-right", new Error("why"), door), { ...german, text }, log);
        return JSON.stringify(blocks);
      });
      expect(new Set(told).size).toBe(doors.length);
      for (const each of told) expect(each).toMatch(language === "de" ? /kann ihm das Recht|braucht/ : /give it|needs/);
    }
  });

  test("who asks too much, in public or as a stranger", () => {
    expect(tooMuchReply(german.text)).toMatchObject({ title: "Einen Augenblick bitte", tone: "later" });
    expect(
      userErrorReply(
        onlyInPrivate(() => "…"),
        german,
      ),
    ).toMatchObject({ title: "Nur im privaten Chat" });
    expect(strangerReply(german)).toMatchObject({ title: "Hier darf ich noch nicht antworten", tone: "refused" });
  });
});
