import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { settingsSchema } from "../src/config-schema.ts";
import { configTexts } from "../src/config-texts.ts";
import { READMES, withCommands } from "../src/readme.ts";
import { startDemoBot } from "./demo-bot.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string | URL) => readFileSync(path, "utf8");

describe.each(["de", "en"] as const)("the README in %s", (language) => {
  const readme = read(READMES[language]);

  test("has the table of commands of the definitions; npm run readme writes it", () => {
    expect(withCommands(readme, commands, language)).toBe(readme);
  });

  test("links to the other in its first line", () => {
    const other = language === "de" ? "README.md" : "README.de.md";
    expect(readme.split("\n")[0]).toContain(`](${other})`);
  });
});

test("a command that is new stands in the table", () => {
  const readme = read(READMES.en);
  const [first, ...others] = commands;
  expect(first?.name).toBe("stundenplan");
  expect(withCommands(readme, others, "en")).not.toContain("| `/timetable 5a` |");
  expect(readme).toContain("| `/timetable 5a` |");
});

test.each([
  ["de", "stundenplan 5a do"],
  ["en", "timetable 5a thu"],
] as const)("what the README in %s shows at the prompt is what the bot says", async (language, line) => {
  await using demo = await startDemoBot({ at: "2026-11-24T19:58:00+01:00", isDemo: true });
  const [, shown] = read(READMES[language]).split(`> /${line}\n`);
  expect(shown?.split("\n```")[0]).toBe((await demo.says(line, language)).trimEnd());
});

test("each setting is explained once, and none that there is not", () => {
  const explained = [...read(join(ROOT, "docs/settings.md")).matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names = ""]) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  const { shape } = settingsSchema(configTexts({ language: "en" }));
  expect(explained.toSorted()).toEqual(Object.keys(shape).toSorted());
});

/** What heading a link's `#…` means, by the rules of GitHub. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

const PAGES = globSync("{*.md,docs/**/*.md,src/webuntis/*.md}", { cwd: ROOT });

test.each(PAGES)("every link of %s leads somewhere", (page) => {
  const links = [...read(join(ROOT, page)).matchAll(/(?:\]\(|src(?:set)?=")([^)"\s]+)/g)].map(([, to = ""]) => to);
  const broken = links
    .filter((to) => !/^(https?|mailto|tg):/.test(to))
    .filter((to) => {
      const [path = "", heading] = to.split("#");
      const target = path ? join(ROOT, dirname(page), decodeURIComponent(path)) : join(ROOT, page);
      if (!existsSync(target)) return true;
      if (heading === undefined) return false;
      return ![...read(target).matchAll(/^#+ (.*)$/gm)].some(([, text = ""]) => anchor(text) === heading);
    });
  expect(broken).toEqual([]);
});
