import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const CHECK = fileURLToPath(new URL("../src/check-install.cjs", import.meta.url));
const PACKAGE = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** A folder as it is after cloning. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "install-"));
  mkdirSync(join(folder, "src"));
  cpSync(CHECK, join(folder, "src/check-install.cjs"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a program there that needs this Node. */
function start(node: string) {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...PACKAGE, engines: { node } }));
  const args = ["-r", "./src/check-install.cjs", "-e", "console.log('started')"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: {} });
  return { status, stdout, lines: stderr.trim().split("\n") };
}

const SENTENCES = { status: 1, stdout: "" };

test("what is not installed, and a Node that is too old, are told in a sentence without a stack", () => {
  expect(start(">=26")).toEqual({
    ...SENTENCES,
    lines: [
      expect.stringContaining("bitte erst „npm ci“ ausführen"),
      expect.stringContaining("please run “npm ci” first"),
    ],
  });
  for (const name of Object.keys(PACKAGE.dependencies))
    mkdirSync(join(folder, "node_modules", name), { recursive: true });
  expect(start(">=99")).toEqual({
    ...SENTENCES,
    lines: [expect.stringContaining("Der Bot braucht Node 99"), expect.stringContaining("The bot needs Node 99")],
  });
  expect(start(">=26")).toEqual({ status: 0, stdout: "started\n", lines: [""] });
});

test("every program for people checks that first", () => {
  for (const name of ["start", "backup", "doctor"])
    expect(PACKAGE.scripts[name]).toMatch(/^node -r \.\/src\/check-install\.cjs src\/\w+\.ts$/);
  for (const program of ["main", "backup", "doctor"]) {
    const [first] = readFileSync(new URL(`../src/${program}.ts`, import.meta.url), "utf8").split("\n");
    expect(first).toBe('import "./check-install.cjs";');
  }
});
