import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDemoSchool } from "../../src/demo/index.ts";
import { arrive, type Stranger } from "./stranger.ts";

let stranger: Stranger;
beforeAll(async () => {
  stranger = await arrive();
}, 60_000);
afterAll(() => stranger?.[Symbol.asyncDispose]());

/** The packages that a module names, without those of Node. */
const packagesIn = (code: string) =>
  [...code.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*"([^"]+)"/g)].flatMap(([, name = ""]) =>
    name.startsWith(".") || name.startsWith("node:") ? [] : name,
  );

describe("what is packed", () => {
  test("code with its types, the papers, and nothing else", async () => {
    const others = stranger.files.filter((file) => !/^dist\/[a-z/-]+\.(js|d\.ts)$/.test(file));
    expect(others).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "package.json"]);
    const modules = stranger.files.filter((file) => file.endsWith(".js"));
    expect(modules).toContain("dist/index.js");
    for (const module of modules) expect(stranger.files).toContain(module.replace(/js$/, "d.ts"));
    const { sideEffects } = JSON.parse(await stranger.read("package.json")) as { sideEffects: readonly string[] };
    expect(sideEffects).toEqual(["./dist/runtime.js"]);
    expect(modules).toContain("dist/runtime.js");
  });

  test("imports its four dependencies, each of them, and nothing else", async () => {
    const code = await Promise.all(stranger.files.filter((file) => file.startsWith("dist/")).map(stranger.read));
    const { dependencies } = JSON.parse(await stranger.read("package.json")) as { dependencies: object };
    expect([...new Set(code.flatMap(packagesIn))].sort()).toEqual(Object.keys(dependencies));
    expect(Object.keys(dependencies)).toEqual(["lru-cache", "otpauth", "undici", "zod"]);
  });

  test("publint finds nothing", async () => {
    const { buffer, byteOffset, byteLength } = stranger.tarball;
    const tarball = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    expect((await publint({ pack: { tarball }, strict: true })).messages).toEqual([]);
  });

  test("attw finds nothing, in its profile esm-only", async () => {
    const result = await checkPackage(createPackageFromTarballData(stranger.tarball));
    if (!result.types) throw new Error("no types");
    // Node before 12 and `require` of the types: what is only for `import` cannot be found there.
    const ignored = ["node10", "node16-cjs"];
    const problems = result.problems.filter(
      (problem) => !("resolutionKind" in problem && ignored.includes(problem.resolutionKind)),
    );
    expect(problems).toEqual([]);
  });
});

test("JavaScript imports it", async () => {
  const program = 'import { Session } from "webuntis-client"; console.log(typeof Session.prototype.timetable)';
  expect(await stranger.node("--input-type=module", "--eval", program)).toBe("function\n");
});

test("the README's quick start runs", async () => {
  const now = () => Temporal.Instant.from("2026-11-23T07:30:00+01:00");
  await using demo = await startDemoSchool({ now });
  const [code = ""] = await stranger.examples("js");
  const settings: Readonly<Record<string, string>> = {
    '"thalia.webuntis.com"': JSON.stringify(demo.url),
    '"my-school"': '"demo"',
    '"my-user"': '"demo"',
    '"my-password"': '"demo"',
    'Temporal.Now.plainDateISO("Europe/Berlin")': 'Temporal.PlainDate.from("2026-11-23")',
  };
  for (const setting of Object.keys(settings)) expect(code).toContain(setting);
  const program = Object.entries(settings).reduce((text, [given, demos]) => text.replaceAll(given, demos), code);
  await stranger.write("quick-start.js", program);
  const lines = (await stranger.node("quick-start.js")).trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).toMatch(/^\d\d:\d\d:00 \S+ \S+ (cancelled|irregular)?$/);
});
