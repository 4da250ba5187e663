import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";

test("every file of commands/ is a command of its name, and every command has a file", () => {
  const files = readdirSync(new URL("../../commands/", import.meta.url)).map((file) => file.replace(".ts", ""));
  expect(commands.map(({ name }) => name.replace(" ", "-")).toSorted()).toEqual(
    files.filter((file) => file !== "index").toSorted(),
  );
});

test("no two commands share a name in any language, and all names suit Telegram and Discord", () => {
  const names = commands.flatMap(({ name, englishName }) => [...new Set([name, englishName])]);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9_]{1,32}( [a-z0-9_]{1,32})?$/);
});
