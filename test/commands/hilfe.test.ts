import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import type { Reply } from "../../src/bot/reply.ts";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { openAccess } from "../open-access.ts";
import { inGroup } from "./askers.ts";
import { pressAll } from "./buttons.ts";

/** What a reply gives to type. */
const typable = ({ blocks }: Reply) =>
  blocks
    .flatMap((block) => (block.kind === "list" ? block.items : block.kind === "paragraph" ? [block.spans] : []))
    .flat()
    .flatMap(({ kind, text }) => (kind === "code" || kind === "command" ? [text] : []));

/** Of a bot with three commands: others come and go. */
async function shortHelp(language: string): Promise<string> {
  await using demo = await startDemoBot();
  const bot = createBot({
    commands: ["hilfe", "stundenplan", "frei"].flatMap((wanted) => commands.filter(({ name }) => name === wanted)),
    schoolOf: () => demo.school,
    memory: demo.store.memory,
    access: openAccess(demo.store, demo.now),
    language: "de",
    teacherNames: "short",
    log: { error: () => undefined, warn: () => undefined },
  });
  return asText(await bot.runText("hilfe", asker(language)));
}

test("shows what there is to type, its own line last", async () => {
  expect(await shortHelp("de")).toMatchInlineSnapshot(`
    "So fragst du mich
      Ich zeige dir den Stundenplan mit allen Änderungen aus WebUntis.
      • /stundenplan 5a – der nächste Schultag der 5a
      • /stundenplan 5a morgen – ein bestimmter Tag
      • /frei – ob Schule ist und wann die nächsten Ferien sind
      • /frei 24.12. – dasselbe für einen anderen Tag
      • /hilfe – diese Hilfe
      Tage schreibst du, wie du willst: heute, morgen, mi, 7.12., 7.12.2026
      [1] /stundenplan  [2] /frei
    "
  `);
});

test("in English, with the English names", async () => {
  expect(await shortHelp("en")).toMatchInlineSnapshot(`
    "How to ask me
      I show you the timetable from WebUntis with all its changes.
      • /timetable 5a – the next school day for 5a
      • /timetable 5a tomorrow – a particular day
      • /free – whether there is school, and when the next holidays are
      • /free 24 Dec – the same for another day
      • /help – this help
      Type days however you like: today, tomorrow, wed, 7 December, 2026-12-07
      [1] /timetable  [2] /free
    "
  `);
});

describe("of the whole bot", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("its buttons ask the two most wanted questions", async () => {
    const help = await demo.bot.runText("hilfe", asker("de"));
    expect(await pressAll(demo.bot, help, asker("de"))).toEqual({
      "/stundenplan": "Welche Klasse?",
      "/frei": "Heute ist Schule",
    });
    const english = await demo.bot.runText("help", asker("en"));
    expect(await pressAll(demo.bot, english, asker("en"))).toEqual({
      "/timetable": "Which class?",
      "/free": "There is school today",
    });
  });

  test("is for everybody, and shows every command that has something to show", async () => {
    expect(await demo.bot.runText("hilfe", inGroup())).toMatchObject({ audience: "everyone", tone: "normal" });
    const [german, english] = [await demo.says("hilfe"), await demo.says("help", "en")];
    for (const { name, englishName, examples = [] } of commands) {
      const shown = (said: string, full: string) => said.includes(`/${full.split(" ")[0]} `);
      if (examples.length > 0) expect([shown(german, name), shown(english, englishName)]).toEqual([true, true]);
    }
    expect(german).not.toContain("/status");
    for (const each of english.matchAll(/\/(\p{L}+)/gu))
      expect(commands.map(({ englishName }) => englishName.split(" ")[0])).toContain(each[1]);
  });

  test.each(["de", "en"])("every line that it shows works as it stands, in %s", async (language) => {
    const help = await demo.bot.runText("hilfe", asker(language));
    const lines = typable(help).filter((text) => text.startsWith("/"));
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      const reply = await demo.bot.runText(line.slice(1), asker(language));
      expect(["normal", "changed", "free"], `${line}: ${reply.title}`).toContain(reply.tone);
    }
    const days = typable(help).filter((text) => !text.startsWith("/"));
    expect(days.length).toBeGreaterThan(3);
    for (const day of days) expect(await demo.says(`frei ${day}`)).toMatch(/ ist (Schule|schulfrei)$|nicht bekannt$/m);
  });

  test("is given whatever follows the word", async () => {
    expect(await demo.says("hilfe bitte, ich verstehe das nicht")).toBe(await demo.says("hilfe"));
    expect(await demo.says("HELP me", "en")).toBe(await demo.says("help", "en"));
  });
});

test("needs no WebUntis", async () => {
  await using demo = await startDemoBot();
  await demo.demo.close();
  expect(await demo.says("hilfe")).toContain("So fragst du mich");
  expect(demo.demo.requests("authenticate")).toBe(0);
});
