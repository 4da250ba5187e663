import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { withCommands } from "../src/readme.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("README's table of commands is that of the definitions; npm run readme writes it", () => {
  expect(withCommands(readme, commands)).toBe(readme);
});

test("a command that is new stands in the table", () => {
  const [first, ...others] = commands;
  expect(first?.name).toBe("stundenplan");
  expect(withCommands(readme, others)).not.toContain("| `/stundenplan 5a` |");
  expect(readme).toContain("| `/stundenplan 5a` | `/timetable 5a` |");
});
