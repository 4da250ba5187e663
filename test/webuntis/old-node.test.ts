import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const index = new URL("../../src/webuntis/index.ts", import.meta.url);

/** Imports the client in a Node of its own and gives what that prints. */
const imported = (...flags: readonly string[]) =>
  spawnSync(process.execPath, [...flags, "--input-type=module", "--eval", `await import(${JSON.stringify(index)})`], {
    encoding: "utf8",
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
  });

test("a Node without Temporal is told in one sentence what it lacks", () => {
  const { status, stderr } = imported("--no-harmony-temporal");
  expect(status).toBe(1);
  expect(stderr).toContain(`needs Node 26 or newer: this is ${process.version}, which has no Temporal`);
  expect(stderr).not.toContain("ReferenceError");
});

test("a Node that has it imports the client in silence", () => {
  expect(imported("--disable-warning=ExperimentalWarning")).toMatchObject({ status: 0, stdout: "", stderr: "" });
});
