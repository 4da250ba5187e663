import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { logIn } from "./client.ts";

const MAIN = fileURLToPath(new URL("../../src/demo/main.ts", import.meta.url));

/** The demo school as a process of its own. It never outlives its test, however that ends. */
function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  return { child, exited };
}

it.each(["SIGINT", "SIGTERM"] as const)(
  "npm run demo says where it listens and how to log in, and stops on %s",
  async (signal) => {
    const { child, exited } = start("--port", "0");
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (lines.length === 7) break;
    }
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? "") ?? [];
    expect(lines.slice(1)).toEqual([
      `  WEBUNTIS_SERVER=${url} WEBUNTIS_SCHOOL=demo`,
      "  user demo, password demo or secret JBSWY3DPEHPK3PXP: may read everything",
      "  user schueler, password schueler: a pupil of 8b, may read no timetable by JSON-RPC, only the web client's",
      "  user schuelerin, password schuelerin: a pupil of 5a, may read the own timetable",
      "  user zweifaktor, secret KRSXG5CTMVRXEZLU: may read everything",
      "  no user (WEBUNTIS_ANONYMOUS=true): may read no timetable by JSON-RPC, only the web client's",
    ]);
    expect((await (await logIn(url ?? "")).list("getKlassen")).length).toBe(24);
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  },
);

it.each([["80x"], ["65536"], ["-1"], [""]])("a port %j is refused with a sentence", async (port) => {
  const { child, exited } = start(`--port=${port}`);
  const [message, [code]] = await Promise.all([text(child.stderr), exited]);
  expect(message).toMatch(/^The port must be a number from 0 to 65535\./);
  expect(code).toBe(2);
});

it("a taken port is told with what to do", async () => {
  await using taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { child, exited } = start("--port", String(port));
  const [message, [code]] = await Promise.all([text(child.stderr), exited]);
  expect(message).toMatch(new RegExp(`^Port ${port} is taken by another program\\. Choose another one`));
  expect(code).toBe(1);
});
