import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { firstWord, namesOf } from "../../src/bot/command-names.ts";
import { readTypedLine } from "../../src/bot/typed-line.ts";

const WHERE = ["commands", "src/replies", "src/bot", "src/access", "src/jobs"];
const ROOT = new URL("../../", import.meta.url);

const sources = WHERE.flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ file: `${folder}/${file}`, code: readFileSync(new URL(`${folder}/${file}`, ROOT), "utf8") })),
);

/** What is given to `toType`, with a class where a value goes. */
const told = sources.flatMap(({ file, code }) =>
  [...code.matchAll(/toType\([`"](\/.*?)[`"]\)/g)].map(([, line = ""]) => ({
    file,
    line: line.replace(/\$\{date\}/g, "24.11.").replace(/\$\{[^}]*\}/g, "5a"),
  })),
);

test("every command that is told to be typed can be typed, with all its words", () => {
  expect(told.length).toBeGreaterThan(25);
  for (const { file, line } of told) expect(readTypedLine(line, commands), `${file}: ${line}`).toBeDefined();
});

test("no sentence has a command as bare text: platforms could not tell it their way", () => {
  const names = new Set(commands.flatMap((command) => namesOf(command).map(firstWord)));
  /** Menus' descriptions are short plain texts, and names there are the same on each platform. */
  const isDescription = (line: string) => /^\s*(?:de|en): "\p{L}+ (?:sich deine Klasse|your class)[^"]*",$/u.test(line);
  const bare = sources.flatMap(({ file, code }) =>
    code
      .split("\n")
      .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line) && !isDescription(line))
      .map((line) => line.replace(/\/\*\*.*\*\//g, "").replace(/toType\([`"]\/.*?[`"]\)/g, ""))
      .flatMap((line) => [...line.matchAll(/(?<=[\s"`(„“])\/([a-z]+)(?=[\s.,;:)"`“”]|$)/g)])
      .filter(([, name = ""]) => names.has(name))
      .map(([text]) => `${file}: ${text}`),
  );
  // Labels of buttons, which are pressed.
  expect(bare).toEqual(["commands/ferien.ts: /frei", "commands/ferien.ts: /free"].concat(BUTTONS));
});

const BUTTONS = [
  "commands/hilfe.ts: /stundenplan",
  "commands/hilfe.ts: /timetable",
  "commands/hilfe.ts: /frei",
  "commands/hilfe.ts: /free",
];
