import { expect, test } from "vitest";
import { asker, asText, startDemoBot } from "../demo-bot.ts";
import { inGroup } from "./askers.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

test("an account that may read everything has all doors open, most of them by JSON-RPC", async () => {
  await using demo = await startDemoBot();
  expect(await demo.says("status")).toMatchInlineSnapshot(`
    "Was WebUntis mir zeigt
      Diese Türen stehen dem Konto des Bots offen:
      • Klassen ✓ über JSON-RPC
      • Lehrkräfte ✓ über JSON-RPC
      • Räume ✓ über JSON-RPC
      • Zeitraster ✓ über JSON-RPC
      • Ferien ✓ über JSON-RPC
      • Schuljahre ✓ über JSON-RPC
      • Plan ✓ über JSON-RPC
      • Prüfungen ✓ über JSON-RPC
      • Hausaufgaben ✓ über Web-Client
      • Einzelheiten einer Stunde ✓ über Web-Client
      • Tagesnachrichten ✓ über Web-Client
      • Zeit der letzten Änderung ✓ über JSON-RPC
    "
  `);
  expect(await demo.says("status", "en")).toMatchInlineSnapshot(`
    "What WebUntis shows me
      These doors are open to the bot’s account:
      • Classes ✓ by JSON-RPC
      • Teachers ✓ by JSON-RPC
      • Rooms ✓ by JSON-RPC
      • Time grid ✓ by JSON-RPC
      • Holidays ✓ by JSON-RPC
      • School years ✓ by JSON-RPC
      • Timetable ✓ by JSON-RPC
      • Exams ✓ by JSON-RPC
      • Homework ✓ by Web-Client
      • Details of a lesson ✓ by Web-Client
      • Messages of the day ✓ by Web-Client
      • Time of the last change ✓ by JSON-RPC
    "
  `);
});

test("it is for whoever asks alone, and is in no help", async () => {
  await using demo = await startDemoBot();
  const reply = await demo.bot.runText("status", asker());
  expect(reply).toMatchObject({ audience: "asker", tone: "normal", actions: [] });
  expect(asText(await demo.bot.runText("status", inGroup()))).toContain("Das dürfen nur die, die diesen Bot betreiben");
  expect(await demo.says("hilfe")).not.toContain("/status");
});

test("a pupil's account has the doors of the web client, and some are closed", async () => {
  await using demo = await startDemoBot({ username: "schueler", password: "schueler" });
  expect(await demo.says("status")).toMatchInlineSnapshot(`
    "Was WebUntis mir zeigt
      Diese Türen stehen dem Konto des Bots offen:
      • Klassen ✓ über JSON-RPC
      • Lehrkräfte ✗ (kein Recht)
      • Räume ✓ über JSON-RPC
      • Zeitraster ✓ über JSON-RPC
      • Ferien ✓ über JSON-RPC
      • Schuljahre ✓ über JSON-RPC
      • Plan ✓ über Web-Client
      • Prüfungen ✓ über Web-Client
      • Hausaufgaben ✓ über Web-Client
      • Einzelheiten einer Stunde ✓ über Web-Client
      • Tagesnachrichten ✓ über Web-Client
      • Zeit der letzten Änderung ✓ über JSON-RPC
    "
  `);
  const english = await demo.says("status", "en");
  expect(english).toContain("• Teachers ✗ (no right)");
  expect(english).toContain("• Timetable ✓ by Web-Client");
});

test("without an account there are fewer still", async () => {
  await using demo = await startDemoBot({ username: "", password: "", anonymous: true });
  expect(await demo.says("status")).toMatchInlineSnapshot(`
    "Was WebUntis mir zeigt
      Diese Türen stehen dem Konto des Bots offen:
      • Klassen ✓ über JSON-RPC
      • Lehrkräfte ✗ (kein Recht)
      • Räume ✓ über JSON-RPC
      • Zeitraster ✓ über JSON-RPC
      • Ferien ✓ über JSON-RPC
      • Schuljahre ✓ über JSON-RPC
      • Plan ✓ über Web-Client
      • Prüfungen ✗ (kein Recht)
      • Hausaufgaben ✗ (kein Recht)
      • Einzelheiten einer Stunde ✓ über Web-Client
      • Tagesnachrichten ✓ über Web-Client
      • Zeit der letzten Änderung ✓ über JSON-RPC
    "
  `);
});

test("what the server does not have is told apart from what the account may not read", async () => {
  await using bot = await startSmallSchoolBot({ forbidden: ["getTeachers"] });
  const german = await bot.says("status");
  expect(german).toContain("• Lehrkräfte ✗ (kein Recht)");
  expect(german).toContain("• Tagesnachrichten ✗ (gibt es hier nicht)");
  expect(await bot.says("status", "en")).toContain("• Messages of the day ✗ (does not exist here)");
});

test("where one door is closed, another is told; once the school's office opens it, some hours later", async () => {
  await using demo = await startDemoBot();
  demo.demo.fail({ kind: "no-right" }, { method: "getTeachers", times: 20 });
  expect(await demo.says("status")).toContain("• Lehrkräfte ✓ über Web-Client");
  demo.demo.heal();
  demo.setTime("2026-11-23T08:30:00+01:00");
  expect(await demo.says("status")).toContain("• Lehrkräfte ✓ über Web-Client");
  demo.setTime("2026-11-23T11:31:00+01:00");
  expect(await demo.says("status")).toContain("• Lehrkräfte ✓ über JSON-RPC");
});

test("asking it often asks WebUntis once", async () => {
  await using demo = await startDemoBot();
  for (let times = 0; times < 5; times++) await demo.says("status");
  expect(demo.demo.requests("getTeachers")).toBe(1);
  expect(demo.demo.requests("getTimetable")).toBe(1);
});

test("what is wrong with the login or the server is said instead, without secrets", async () => {
  await using wrong = await startDemoBot({ password: "falsch" });
  expect(asText(await wrong.bot.runText("status", asker("de")))).toContain(
    "WebUntis lässt mich nicht hinein. Wer diesen Bot betreibt, muss die Zugangsdaten prüfen.",
  );
  expect(await wrong.says("status", "en")).toContain("The person who runs this bot needs to check its login details.");
  expect(JSON.stringify(wrong.log)).not.toContain("falsch");
  await using unknown = await startDemoBot({ school: "Goethe-Gymnasium" });
  expect(await unknown.says("status")).toContain("muss den Schulnamen prüfen (WEBUNTIS_SCHOOL).");
  await using down = await startDemoBot();
  await down.demo.close();
  expect(await down.says("status")).toContain("WebUntis antwortet gerade nicht.");
});
