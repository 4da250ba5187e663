import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { openStore } from "../../src/store/index.ts";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";

describe("a typed line", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  const title = async (line: string) => (await demo.says(line)).split("\n")[0];

  test.each([
    ["stundenplan 5a", "5a · Montag, 23. November"],
    ["STUNDENPLAN 05A", "5a · Montag, 23. November"],
    ["stundenplan 5 a", "5a · Montag, 23. November"],
    ["stundenplan Klasse 5a morgen", "5a · Dienstag, 24. November"],
    ["stundenplan morgen 5a", "5a · Dienstag, 24. November"],
    ["stundenplan q1 am Freitag", "Q1 · Freitag, 27. November"],
    ["stundenplan 10b 24. November", "10b · Dienstag, 24. November"],
    ["stundenplan   ef   2026-11-25  ", "EF · Mittwoch, 25. November"],
    ["frei übermorgen", "Schule: Mittwoch, 25. November"],
    ["frei 24.12.", "Frei: Donnerstag, 24. Dezember"],
    ["hilfe bitte", "So fragst du mich"],
  ])("%s", async (line, expected) => {
    expect(await title(line)).toBe(expected);
  });

  test("an unknown class gets the nearest ones as buttons that keep the day", async () => {
    const reply = await demo.bot.runText("stundenplan 5x morgen", asker());
    expect(asText(reply)).toContain("Eine Klasse „5x“ gibt es hier nicht. Meintest du …?");
    expect(reply.audience).toBe("asker");
    const [first] = reply.actions.flat();
    expect(first).toMatchObject({ label: "5a", invocation: { options: { klasse: "5a", tag: "2026-11-24" } } });
  });

  test("an ambiguous class gets all it could be", async () => {
    const reply = await demo.bot.runText("stundenplan 5", asker());
    expect(asText(reply)).toContain("„5“ passt auf mehrere Klassen.");
    expect(reply.actions.flat().map(({ label }) => label)).toEqual(
      ["5a", "5b", "5c", "5d"].slice(0, reply.actions.flat().length),
    );
    expect(reply.actions.flat().length).toBeGreaterThan(1);
  });

  test("no class: all of them, or their grades, and pressing a grade leads on", async () => {
    const reply = await demo.bot.runText("stundenplan morgen", asker());
    const actions = reply.actions.flat();
    expect(actions.length).toBeLessThanOrEqual(25);
    expect(reply.title).toBe("Welche Klasse?");
    for (const { invocation } of actions) {
      const next = await demo.bot.run(invocation, asker());
      expect(next.title).toMatch(/^(Welche meinst du\?|.+ · Dienstag, 24\. November)$/);
    }
  });

  test("a day that is none gets examples, and the class was still understood", async () => {
    expect(await demo.says("stundenplan 5a gestrn")).toContain(
      "„gestrn“ verstehe ich nicht als Tag. Versuch es zum Beispiel mit heute, morgen, mi, 24.11. oder 24.11.2026.",
    );
  });

  test("an unknown command is told with a way to the help", async () => {
    const reply = await demo.bot.runText("stundeplan 5a", asker());
    expect(asText(reply)).toContain("Den Befehl „/stundeplan“ kenne ich nicht.");
    expect(reply.actions).toEqual([[{ label: "Hilfe", invocation: { command: "hilfe", options: {} } }]]);
  });

  test("a wall of text is answered, shortly", async () => {
    const text = await demo.says(`stundenplan ${"x".repeat(4000)} ${"wort ".repeat(2000)}`);
    expect(text.length).toBeLessThan(500);
  });

  test("an outdated button is told as such", async () => {
    expect(asText(await demo.bot.runPacked("gibtsnicht|5a", asker()))).toContain("Dieser Knopf ist veraltet.");
  });

  test("the asker's language, else the bot's", async () => {
    expect(await demo.says("frei", "en-US")).toContain("There is school on this day.");
    expect(await demo.says("Free", "en")).toContain("There is school on this day.");
    expect(await demo.says("help", "en")).toContain("/timetable 5a");
    expect(await demo.says("frei", "tr")).toContain("An diesem Tag ist Schule.");
  });

  test("suggestions while typing", async () => {
    const labels = async (option: string, typed: string) =>
      (await demo.bot.suggest("stundenplan", option, typed, asker())).map(({ label }) => label);
    expect((await labels("klasse", "")).slice(0, 2)).toEqual(["5a", "5b"]);
    expect((await labels("klasse", "q"))[0]).toBe("Q1");
    expect((await labels("tag", "")).slice(0, 4)).toEqual([
      "Heute, Mo 23.11.",
      "Morgen, Di 24.11.",
      "Übermorgen, Mi 25.11.",
      "Do 26.11.",
    ]);
    expect(await labels("tag", "24.12.")).toEqual(["Donnerstag, 24. Dezember"]);
    expect(await demo.bot.suggest("nichts", "klasse", "5", asker())).toEqual([]);
  });
});

describe("when WebUntis is ill", () => {
  test("a plan seen before is shown with its age; what was never seen is told kindly and logged with its number", async () => {
    await using demo = await startDemoBot();
    await demo.says("stundenplan 5a");
    await demo.demo.close();
    demo.setTime("2026-11-23T07:50:00+01:00");
    expect(await demo.says("stundenplan 5a")).toContain("Stand 07:30 · WebUntis antwortet gerade nicht");
    const answer = await demo.says("stundenplan 9b");
    expect(answer).toContain("WebUntis antwortet gerade nicht. Bitte versuch es in ein paar Minuten noch einmal.");
    const id = /Fehlernummer (\w+)/.exec(answer)?.[1];
    const [line, ...others] = demo.log;
    expect(line).toMatchObject({
      entry: { id, reason: "unreachable" },
      message: "WebUntis gave no answer for a command",
    });
    expect(others).toEqual([]);
    expect(JSON.stringify(line)).not.toContain(" at ");
  });

  test("a wrong password is told to the asker as the operator's to mend, and tried once", async () => {
    await using demo = await startDemoBot({ password: "falsch" });
    for (let times = 0; times < 3; times++)
      expect(await demo.says("stundenplan 5a")).toContain("WebUntis lässt mich nicht hinein.");
    expect(demo.demo.requests("authenticate")).toBe(1);
    expect(JSON.stringify(demo.log)).not.toContain("falsch");
  });

  test("a pupil's account shows its own class without being asked which, and says where it has no right", async () => {
    await using demo = await startDemoBot({ username: "schueler", password: "schueler" });
    expect(await demo.says("stundenplan")).toMatch(/^8b · Montag, 23\. November/);
    demo.demo.fail({ kind: "status", status: 403 }, { path: "/timetable/", times: 20 });
    expect(await demo.says("stundenplan 5a")).toContain("Das WebUntis-Konto dieses Bots darf das nicht lesen.");
  });

  test("an expired session is renewed without anybody noticing", async () => {
    await using demo = await startDemoBot();
    await demo.says("stundenplan 5a");
    demo.demo.expireSessions();
    expect(await demo.says("stundenplan 6a")).toMatch(/^6a · /);
    expect(demo.demo.requests("authenticate")).toBe(2);
  });

  test("a school that cannot even be found for a chat is a fault like any other, never thrown", async () => {
    const log: string[] = [];
    const write = (_: object, message: string) => void log.push(message);
    await using store = openStore(":memory:");
    const bot = createBot({
      commands,
      schoolOf() {
        throw new Error("the registry of schools is broken");
      },
      memory: store.memory,
      language: "de",
      teacherNames: "short",
      log: { error: write, warn: write },
    });
    expect(asText(await bot.runText("stundenplan 5a", asker()))).toContain("Fehlernummer");
    expect(asText(await bot.run({ command: "hilfe", options: {} }, asker("en")))).toContain("Something went wrong");
    expect(await bot.suggest("stundenplan", "klasse", "5", asker())).toEqual([]);
    expect(log).toEqual(["A command failed", "A command failed", "No suggestions could be had"]);
  });
});
