import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Asker, Command, Looks } from "../../src/bot/command.ts";
import { findTyped } from "../../src/bot/command-names.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { UserError } from "../../src/bot/errors.ts";
import { readFreeText } from "../../src/bot/free-text.ts";
import { textsFor } from "../../src/bot/texts/index.ts";
import { openStore } from "../../src/store/index.ts";
import { asker, asText, startDemoBot } from "../demo-bot.ts";
import { openAccess } from "../open-access.ts";

const named = (name: string): Command => {
  const command = commands.find((each) => each.name === name);
  if (!command) throw new RangeError(`There is no command ${name}`);
  return command;
};

/** The options of a typed line. */
function read(line: string): Readonly<Record<string, string>> {
  const { command, rest } = findTyped(line, commands);
  if (!command) throw new RangeError(`There is no such command: ${line}`);
  return readFreeText(command, rest).options;
}

/** What is said of a line that cannot be read. */
function refused(line: string): string {
  try {
    return `understood as ${JSON.stringify(read(line))}`;
  } catch (error) {
    return error instanceof UserError
      ? error.tell(textsFor("de", "de", Temporal.PlainDate.from("2026-11-23")))
      : `failed: ${error}`;
  }
}

describe("the words of a line find their options", () => {
  test.each([
    ["stundenplan 5a mi", { klasse: "5a", tag: "mi" }],
    ["stundenplan mi 5a", { klasse: "5a", tag: "mi" }],
    ["stundenplan mi", { tag: "mi" }],
    ["stundenplan EF", { klasse: "EF" }],
    ["stundenplan EF mi", { klasse: "EF", tag: "mi" }],
    ["stundenplan do EF", { klasse: "EF", tag: "do" }],
    ["stundenplan IT 11", { klasse: "IT 11" }],
    ["stundenplan TGI 12 4", { klasse: "TGI 12 4" }],
    ["stundenplan BK 1+2 morgen", { klasse: "BK 1+2", tag: "morgen" }],
    ["stundenplan bk1+2", { klasse: "bk1+2" }],
    ["stundenplan 10 a/b", { klasse: "10 a/b" }],
    ["stundenplan 11.1", { klasse: "11.1" }],
    ["stundenplan 5a 11.1", { klasse: "5a", tag: "11.1" }],
    ["stundenplan mi IT 11", { klasse: "IT 11", tag: "mi" }],
    ["stundenplan 5 a morgen", { klasse: "5 a", tag: "morgen" }],
    ["stundenplan morgen 5 a", { klasse: "5 a", tag: "morgen" }],
    ["stundenplan Klasse Igel", { klasse: "Klasse Igel" }],
    ["stundenplan Klasse Igel morgen", { klasse: "Klasse Igel", tag: "morgen" }],
    ["stundenplan Klasse 10.3", { klasse: "Klasse 10.3" }],
    ["stundenplan Klasse 10.3 10.3.", { klasse: "Klasse 10.3", tag: "10.3." }],
    ["stundenplan Klasse Mi mi", { klasse: "Klasse Mi", tag: "mi" }],
    ["stundenplan kl.5a morgen", { klasse: "kl.5a", tag: "morgen" }],
    ["stundenplan 10/3", { klasse: "10/3" }],
    ["stundenplan BFS-1a nächsten Freitag", { klasse: "BFS-1a", tag: "nächsten Freitag" }],
    ["stundenplan 24.11.", { tag: "24.11." }],
    ["stundenplan 24.11. 10/3", { klasse: "10/3", tag: "24.11." }],
    ["stundenplan 24. 11. 5a", { klasse: "5a", tag: "24. 11." }],
    ["stundenplan 5a 24. November 2026", { klasse: "5a", tag: "24. November 2026" }],
    ["stundenplan", {}],
    ["abo nur heute und morgen 06:30 5a", { klasse: "5a", zeit: "06:30", meldungen: "nur heute und morgen" }],
    ["abo 5a mo und mi und fr um 7 Uhr 15", { klasse: "5a", zeit: "um 7 Uhr 15", tage: "mo und mi und fr" }],
    ["abo mo, di, mi, do, fr, sa 5a abends", { klasse: "5a", zeit: "abends", tage: "mo, di, mi, do, fr, sa" }],
    ["abo stopp @klasse5a 5a", { abo: "5a", kanal: "@klasse5a" }],
    ["hilfe bitte bitte", {}],
  ])("%s", (line, options) => {
    expect(read(line)).toEqual(options);
  });
});

describe("what looks like no option", () => {
  test("goes to one all the same, so that the error speaks of it", () => {
    expect(read("stundenplan 5a gestrn")).toEqual({ klasse: "5a", tag: "gestrn" });
    expect(read("stundenplan fünfa morgen")).toEqual({ klasse: "fünfa", tag: "morgen" });
    expect(read("frei irgendwann im Mai")).toEqual({ tag: "irgendwann im Mai" });
    expect(read("frei an dem Tag an dem es endlich einmal schneit")).toEqual({
      tag: "an dem Tag an dem es endlich einmal schneit",
    });
    expect(read("abo 5a 25:00")).toEqual({ klasse: "5a", zeit: "25:00" });
  });

  test("is cut into as few pieces as can be, and of two guesses the first word is the first option's", () => {
    expect(read("stundenplan vielleicht nochmals")).toEqual({ klasse: "vielleicht nochmals" });
    expect(read("stundenplan 5a vielleicht 6b")).toEqual({ klasse: "5a", tag: "vielleicht 6b" });
  });

  test("is stray where the options that are required have their words already", () => {
    expect(refused("abo 5a 06:30 blubb")).toBe("Mit „blubb“ kann ich hier nichts anfangen.");
    expect(refused("abo bitteschön 5a 06:30")).toContain("Mit „bitteschön“");
    expect(refused("abo 5a 06:30 07:00")).toContain("Mit „07:00“");
  });
});

test("a long line is read to its end, or refused: nobody gets a subscription without the channel that was typed last", () => {
  const long = "Klasse 5 a um 6:30 Uhr mo bis do am Vorabend nur Änderungen alle Meldungen @klasse5a";
  expect(read(`abo ${long}`)).toEqual({
    klasse: "Klasse 5 a",
    zeit: "um 6:30 Uhr",
    tage: "mo bis do",
    vorabend: "am Vorabend",
    "nur-aenderungen": "nur Änderungen",
    meldungen: "alle Meldungen",
    kanal: "@klasse5a",
  });
  expect(refused(`abo 5a 06:30 ${"mo ".repeat(30)} @klasse5a`)).toContain("kann ich hier nichts anfangen");
  expect(refused(`stundenplan ${"5a ".repeat(30)} morgen`)).toContain("kann ich hier nichts anfangen");
});

describe("reading costs little", () => {
  /** A command that counts how often its options look at words, and whose options can do nothing else. */
  function counting({ options, ...command }: Command): { readonly command: Command; readonly looked: () => number } {
    let looked = 0;
    const refuse = () => expect.fail("An option was asked for more than how words look");
    const blind = Object.entries(options).map(([name, { type, ...option }]) => {
      const looks = (typed: string): Looks => {
        looked += 1;
        return type.looks(typed);
      };
      return [name, { ...option, type: { looks, parse: refuse, suggest: refuse, print: refuse } }] as const;
    });
    return { command: { ...command, options: Object.fromEntries(blind) }, looked: () => looked };
  }

  test.each(["abo start", "stundenplan"])("%s: no option is parsed, and a wall of text is hardly looked at", (name) => {
    const { command, looked } = counting(named(name));
    expect(() => readFreeText(command, "mo 5a ".repeat(5_000))).toThrow(UserError);
    expect(looked()).toBeLessThan(2_000);
  });

  test("neither the school nor the platform is asked about words that mean nothing", async () => {
    const log: string[] = [];
    const write = (_: object, message: string) => void log.push(message);
    const refuse = async () => expect.fail("The platform was asked");
    const silent = { findPlace: refuse, mayManage: refuse, nameOf: refuse, canPost: refuse };
    await using store = openStore(":memory:", () => Temporal.Instant.from("2026-11-23T06:30:00Z"));
    const known = { isDemo: false, today: () => new Temporal.PlainDate(2026, 11, 23) };
    const closed = new Proxy(known, {
      get: (target, name) => (name in target ? Reflect.get(target, name) : expect.fail("The school was asked")),
    });
    const bot = createBot({
      commands,
      schoolOf: () => Object.assign(Object.create(null), { forPerson: () => closed }),
      memory: store.memory,
      access: openAccess(store, () => Temporal.Instant.from("2026-11-23T06:30:00Z")),
      language: "de",
      teacherNames: "short",
      log: { error: write, warn: write },
    });
    expect(asText(await bot.runText("abo 5a 06:30 blubb", asker("de", silent)))).toContain("Mit „blubb“");
    expect(log).toEqual([]);
  });

  test.each([
    "abo 1 2 3 4 5 6 7 8 9 10 11 12",
    "abo @kanal_1 @kanal_2 @kanal_3 5a 06:30",
    "abo -10012345 -10012346 -10012347",
    "abo liste @kanal_1 @kanal_2",
    "abo stopp 5a @kanal_1 @kanal_2 12345 67890",
  ])("%s asks the platform for one channel at most", async (line) => {
    await using demo = await startDemoBot();
    const asked: string[] = [];
    const findPlace: Asker["findPlace"] = async (typed) => void asked.push(typed);
    await demo.bot.runText(line, asker("de", { findPlace }));
    expect(asked.length).toBeLessThanOrEqual(1);
  });
});

test("options that are printed and joined in any order are read as the same invocation", async () => {
  await using demo = await startDemoBot();
  for (const line of ["abo 5a 06:30", "abo 5a abends"]) await demo.says(line);
  const kinds: readonly Looks[] = ["no", "perhaps", "surely"];
  const strength = ({ options }: Command, option: string, typed: string) =>
    kinds.indexOf(options[option]?.type.looks(typed) ?? "no");
  /** Words that one option knows better than any other does. */
  const isUnambiguous = (command: Command, option: string, typed: string) =>
    Object.keys(command.options).every(
      (other) => other === option || strength(command, other, typed) < strength(command, option, typed),
    );
  /** Of what has no suggestions, or more forms than the demo school has. */
  const more: Readonly<Record<string, readonly string[]>> = {
    klasse: ["IT 11", "10/3", "BFS-1a", "q"],
    kanal: ["@klasse5a", "-1001234567890", "123456789012345678"],
  };
  const lines = commands.map(async (command) => {
    const values = Object.keys(command.options).map(async (option) => {
      const suggested = await demo.bot.suggest(command.name, option, "", asker("de"));
      const all = [...suggested.map(({ value }) => value), ...(more[option] ?? [])];
      const clear = all.filter((typed) => isUnambiguous(command, option, typed));
      return clear.length > 0 ? [[option, fc.constantFrom(...clear)] as const] : [];
    });
    const chosen = fc.record(Object.fromEntries((await Promise.all(values)).flat()), { requiredKeys: [] });
    return chosen.chain((options) =>
      fc.tuple(
        fc.constant({ command: command.name, options }),
        fc.shuffledSubarray(Object.values(options), { minLength: Object.keys(options).length }),
      ),
    );
  });
  fc.assert(
    fc.property(fc.oneof(...(await Promise.all(lines))), ([invocation, words]) => {
      expect(readFreeText(named(invocation.command), words.join(" "))).toEqual(invocation);
    }),
    { seed: 20261123, numRuns: 1_000 },
  );
});
