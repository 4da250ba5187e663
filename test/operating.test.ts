import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMetrics } from "../src/metrics/index.ts";

const root = new URL("../", import.meta.url).pathname;
const read = (path: string) => readFileSync(`${root}${path}`, "utf8");
const guide = read("docs/operating.md");

test("the guide for operators names every metric, and none that there is not", async () => {
  const { body } = await createMetrics().page(() => Promise.reject(new Error("no matter")))();
  const measured = body.matchAll(/^# TYPE (stundenplan_\w+)/gm).map(([, name]) => name);
  const named = guide.matchAll(/stundenplan_\w+/g).map(([name]) => name);
  expect([...new Set(named)].toSorted()).toEqual([...measured].toSorted());
});

test("what it quotes of log and answers is what they say", () => {
  const sources = globSync("{src,commands}/**/*.ts", { cwd: root }).map(read).join("\n");
  const begin = guide.indexOf("### Somebody reports an error number");
  const quoted = guide
    .slice(begin)
    .matchAll(/^(?:\| |- )(?:.*? or )?["`]([^"`…{]{12,}?)(?: …[^"`]*)?["`]/gm)
    .map(([, text = ""]) => text)
    .toArray();
  expect(quoted.length).toBeGreaterThan(9);
  expect(quoted.filter((each) => !sources.includes(each))).toEqual([]);
});
