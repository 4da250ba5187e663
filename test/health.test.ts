import { createServer } from "node:http";
import { expect, test } from "vitest";
import { startHealth } from "../src/health.ts";

/** A port of loopback that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address ? address.port : expect.fail("no port");
}

test("answers 200 while ready, 503 otherwise, and nothing once stopped", async () => {
  const port = await freePort();
  let ready = false;
  const health = await startHealth(port, () => ready, "127.0.0.1");
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;

  expect(await ask("/healthz")).toBe(503);
  ready = true;
  expect(await ask("/healthz")).toBe(200);
  expect(await ask("/")).toBe(404);

  await health.stop();
  await expect(ask("/healthz")).rejects.toThrow();
});

test("a port that is taken is an error", async () => {
  const port = await freePort();
  const health = await startHealth(port, () => true, "127.0.0.1");
  await expect(startHealth(port, () => true, "127.0.0.1")).rejects.toThrow("EADDRINUSE");
  await health.stop();
});
