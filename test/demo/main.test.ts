import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { startProcess } from "../process.ts";
import { logIn } from "./client.ts";

/** The demo school as a process of its own. */
const start = (args: readonly string[], env: Record<string, string> = {}) =>
  startProcess("src/demo/main.ts", { args, env });

it.each(["SIGINT", "SIGTERM"] as const)(
  "npm run demo says where it listens and how to log in, and stops on %s",
  async (signal) => {
    await using demo = start(["--port", "0"]);
    await demo.writes("WEBUNTIS_ANONYMOUS=true");
    const [first = "", ...lines] = demo.out.trimEnd().split("\n");
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(first) ?? [];
    expect(lines).toEqual([
      `  WEBUNTIS_SERVER=${url} WEBUNTIS_SCHOOL=demo`,
      "  user demo, password demo or secret JBSWY3DPEHPK3PXP: may read everything",
      "  user schueler, password schueler: a pupil of 8b, may read no timetable by JSON-RPC, only the web client's",
      "  user schuelerin, password schuelerin: a pupil of 5a, may read the own timetable",
      "  user zweifaktor, secret KRSXG5CTMVRXEZLU: may read everything",
      "  no user (WEBUNTIS_ANONYMOUS=true): may read no timetable by JSON-RPC, only the web client's",
    ]);
    expect((await (await logIn(url ?? "")).list("getKlassen")).length).toBe(24);
    demo.kill(signal);
    expect(await demo.exit).toBe(0);
  },
);

it.each([["80x"], ["65536"], ["-1"], [""]])("a port %j is refused with a sentence", async (port) => {
  await using demo = start([`--port=${port}`]);
  expect(await demo.exit).toBe(2);
  expect(demo.err).toMatch(/^The port must be a number from 0 to 65535\./);
});

it("a taken port is told with what to do", async () => {
  await using taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" ? address?.port : undefined;
  await using demo = start(["--port", String(port)]);
  expect(await demo.exit).toBe(1);
  expect(demo.err).toMatch(new RegExp(`^Port ${port} is taken by another program\\. Choose another one`));
});

it("has the clock that is set, so that a client can be tried out on any day", async () => {
  await using demo = start(["--port", "0"], { CLOCK: "2026-12-24T07:30:00+01:00" });
  await demo.writes("WEBUNTIS_ANONYMOUS=true");
  const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(demo.out) ?? [];
  expect((await fetch(url)).headers.get("date")).toMatch(/^Thu, 24 Dec 2026 06:3\d:\d\d GMT$/);
});

it("refuses a clock that is no instant with a sentence", async () => {
  await using demo = start([], { CLOCK: "Heiligabend" });
  expect(await demo.exit).toBe(2);
  expect(demo.err).toMatch(/^CLOCK must be an instant, such as /);
});
