import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { openStore, StoreUnavailable } from "../../src/store/index.ts";
import { startSmallSchoolBot } from "../commands/small-school-bot.ts";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { openAccess } from "../open-access.ts";

describe("a typed line", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("an unknown command is told with a way to the help", async () => {
    const reply = await demo.bot.runText("gibtsdochnicht 5a", asker());
    expect(asText(reply)).toContain("Den Befehl „/gibtsdochnicht“ kenne ich nicht.");
    expect(reply.actions).toEqual([[{ label: "Hilfe", invocation: { command: "hilfe", options: {} } }]]);
    expect(await demo.says("x".repeat(4_000))).toContain(`„/${"x".repeat(40)}“`);
  });

  test.each([
    ["stundeplan 5a", "de", "/stundenplan 5a"],
    ["studenplan 5a morgen", "de", "/stundenplan 5a morgen"],
    ["stundenpaln", "de", "/stundenplan"],
    ["stund 5a", "de", "/stundenplan 5a"],
    ["vertetung 5a", "de", "/vertretung 5a"],
    ["frie 24.12.", "de", "/frei 24.12."],
    ["abbo 5a 06:30", "de", "/abo 5a 06:30"],
    ["hlep", "de", "/hilfe"],
    ["plan 5a", "de", "/stundenplan 5a"],
    ["timetabel 5a", "en", "/timetable 5a"],
    ["studenplan 5a", "en", "/timetable 5a"],
    ["holiday", "en", "/holidays"],
  ])("/%s in %s is answered with %s as a button", async (line, language, label) => {
    const reply = await demo.bot.runText(line, asker(language));
    expect(reply.actions.flat().map((action) => action.label)).toEqual([label]);
    expect(asText(reply)).toContain(language === "de" ? "Meintest du …?" : "Did you mean …?");
    const [action] = reply.actions.flat();
    const pressed = await demo.bot.run(action?.invocation ?? { command: "", options: {} }, asker(language));
    expect(pressed.tone).not.toBe("error");
  });

  test("a command for operators is suggested to nobody else", async () => {
    const labels = async (line: string, user: string) =>
      (await demo.bot.runText(line, asker("de", { user }))).actions.flat().map(({ label }) => label);
    expect(await labels("zulasen", "somebody")).toEqual(["/zulassen"]);
    expect(await labels("zulasen", "lena")).toEqual(["Hilfe"]);
  });

  test("invisible signs that come along when a command is copied are no matter", async () => {
    for (const line of ["\u2060stundenplan 5a", "stunden\u00adplan\u200b 5a\ufeff"])
      expect(await demo.says(line)).toMatch(/^5a · /);
  });

  test("of two options that cannot be read the first is told, and its buttons do not carry the other", async () => {
    const reply = await demo.bot.runText("stundenplan 5x gestrn", asker());
    expect(asText(reply)).toContain("Eine Klasse „5x“ gibt es hier nicht.");
    expect(reply.actions[0]?.[0]).toMatchObject({ label: "5a", invocation: { options: { klasse: "5a" } } });
    expect(JSON.stringify(reply.actions)).not.toContain("gestrn");
  });

  test("an outdated button is told as such", async () => {
    expect(asText(await demo.bot.runPacked("gibtsnicht|5a", asker()))).toContain("Diesen Knopf gibt es nicht mehr.");
  });

  test("the asker's language, else the bot's", async () => {
    expect(await demo.says("frei", "en-US")).toContain("There is school today");
    expect(await demo.says("Free", "en")).toContain("There is school today");
    expect(await demo.says("help", "en")).toContain("/timetable 5a");
    expect(await demo.says("frei", "tr")).toContain("Heute ist Schule");
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
  test("a wrong password is told to the asker as the operator's to mend, and tried once", async () => {
    await using demo = await startDemoBot({ password: "falsch" });
    for (const line of ["stundenplan 5a", "status", "frei", "stundenplan 5a"])
      expect(await demo.says(line)).toContain("WebUntis lässt mich nicht hinein.");
    expect(demo.demo.requests("authenticate")).toBe(1);
    expect(JSON.stringify(demo.log)).not.toContain("falsch");
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
    await using store = openStore(":memory:", () => Temporal.Instant.from("2026-11-23T06:30:00Z"));
    const bot = createBot({
      commands,
      schoolOf() {
        throw new Error("the registry of schools is broken");
      },
      memory: store.memory,
      access: openAccess(store, () => Temporal.Instant.from("2026-11-23T06:30:00Z")),
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

test.each([
  ["busy", "Ich kann mir gerade nichts merken. Bitte versuch es in ein paar Minuten noch einmal."],
  ["full", "weil der Speicher voll ist oder nicht geht"],
  ["broken", "weil der Speicher voll ist oder nicht geht"],
] as const)("a memory that is %s is told in plain words, and is one line in the log", async (trouble, sentence) => {
  const log: string[] = [];
  const write = (entry: object, message: string) => void log.push(`${JSON.stringify(entry)} ${message}`);
  await using store = openStore(":memory:", () => Temporal.Instant.from("2026-11-23T06:30:00Z"));
  const bot = createBot({
    commands,
    schoolOf() {
      throw new StoreUnavailable(trouble, new Error("Of SQLite"));
    },
    memory: store.memory,
    access: openAccess(store, () => Temporal.Instant.from("2026-11-23T06:30:00Z")),
    language: "de",
    teacherNames: "short",
    log: { error: write, warn: write },
  });
  expect(asText(await bot.runText("klasse 5a", asker()))).toContain(sentence);
  expect(log).toEqual([expect.stringMatching(`"trouble":"${trouble}"} Nothing could be remembered for a command`)]);
});

test("what may be a class or a day is the class where there is one, else the day", async () => {
  await using demo = await startDemoBot();
  await demo.says("klasse 5a");
  expect(await demo.says("stundenplan 11.1")).toMatch(/^5a · Montag, 11\. Januar/);
  await using dotted = await startSmallSchoolBot({ klassen: [{ id: 1, name: "11.1" }] });
  expect(await dotted.says("stundenplan 11.1")).toMatch(/^11\.1 · /);
});
