import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { firstWord } from "../../src/bot/command-names.ts";

test("every place in commands/ is a command of its name, and every command has its place and its test", () => {
  const places = (folder: string) =>
    readdirSync(new URL(folder, import.meta.url)).map((file) => file.replace(/(\.test)?\.ts$/, ""));
  const names = [...new Set(commands.map(({ name }) => firstWord(name)))];
  expect(places("../../commands/").filter((place) => place !== "index")).toEqual(names.toSorted());
  expect(places("./")).toEqual(expect.arrayContaining(names));
});

test("no two commands share a name in any language, and all names suit Telegram and Discord", () => {
  const names = commands.flatMap(({ name, englishName }) => [...new Set([name, englishName])]);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9_]{1,32}( [a-z0-9_]{1,32})?$/);
});
