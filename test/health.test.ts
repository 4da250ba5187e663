import { expect, test } from "vitest";
import { startHealth } from "../src/health.ts";

const LOOPBACK = "127.0.0.1";
/** The system picks a free one. */
const ANY = 0;

test("answers 200 while ready, 503 otherwise, and nothing once stopped", async () => {
  let ready = false;
  const health = await startHealth(ANY, () => ready, LOOPBACK);
  const ask = async (path: string) => (await fetch(`http://${LOOPBACK}:${health.port}${path}`)).status;

  expect(await ask("/healthz")).toBe(503);
  ready = true;
  expect(await ask("/healthz")).toBe(200);
  expect(await ask("/")).toBe(404);

  await health.stop();
  await expect(ask("/healthz")).rejects.toThrow();
});

test("a port that is taken is an error", async () => {
  const { port, stop } = await startHealth(ANY, () => true, LOOPBACK);
  await expect(startHealth(port, () => true, LOOPBACK)).rejects.toThrow("EADDRINUSE");
  await stop();
});
