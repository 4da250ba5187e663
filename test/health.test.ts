import { expect, test } from "vitest";
import { startHealth } from "../src/health.ts";
import { Parts } from "../src/parts.ts";

const LOOPBACK = "127.0.0.1";
/** The system picks a free one. */
const ANY = 0;
const at = Temporal.Instant.from("2026-11-24T05:30:00Z");

/** The health of a bot whose parts the test sets. */
async function started() {
  let jobs: { webuntis: "ready" | "waiting"; watched?: Temporal.Instant; posted?: Temporal.Instant } = {
    webuntis: "ready",
  };
  let isDatabaseThere = true;
  let isStopping = false;
  const outbox = {
    async plannedUntil() {
      if (!isDatabaseThere) throw new Error("database is locked");
      return at;
    },
  };
  const parts = new Parts(
    { status: () => ({ watched: undefined, posted: undefined, ...jobs }) },
    outbox,
    () => isStopping,
  );
  const health = await startHealth(ANY, parts, LOOPBACK);
  return {
    health,
    parts,
    jobs: (now: typeof jobs) => {
      jobs = now;
    },
    breakDatabase() {
      isDatabaseThere = false;
    },
    stopping() {
      isStopping = true;
    },
    async ask(path: string) {
      const response = await fetch(`http://${LOOPBACK}:${health.port}${path}`);
      return { status: response.status, text: await response.text() };
    },
    [Symbol.asyncDispose]: () => health.stop(),
  };
}

test("alive is what is not gone for good, and is told by name", async () => {
  await using bot = await started();
  bot.parts.set("discord", "waiting");
  bot.parts.set("telegram", "ready");
  expect(await bot.ask("/healthz")).toEqual({ status: 200, text: "ok\n" });
  bot.parts.set("discord", "gone");
  expect(await bot.ask("/healthz")).toEqual({ status: 503, text: "discord: gone\n" });
  bot.parts.set("discord", "ready");
  bot.stopping();
  expect(await bot.ask("/healthz")).toEqual({ status: 503, text: "stopping\n" });
  expect((await bot.ask("/")).status).toBe(404);
});

test("ready is what does its work, and every part is told", async () => {
  await using bot = await started();
  const readiness = async () => {
    const { status, text } = await bot.ask("/readyz");
    return { status, ...JSON.parse(text) };
  };
  bot.parts.set("discord", "ready");
  bot.parts.set("telegram", "ready");
  bot.jobs({ webuntis: "ready", watched: at, posted: at.add({ seconds: 5 }) });
  const fine = {
    discord: "ready",
    telegram: "ready",
    webuntis: "ready",
    database: "ready",
    lastWatch: "2026-11-24T05:30:00Z",
    lastPost: "2026-11-24T05:30:05Z",
  };
  expect(await readiness()).toEqual({ status: 200, ...fine });
  bot.parts.set("telegram", "waiting");
  expect(await readiness()).toEqual({ status: 503, ...fine, telegram: "waiting" });
  bot.parts.set("telegram", "ready");
  bot.jobs({ webuntis: "waiting" });
  expect(await readiness()).toEqual({ status: 503, ...fine, webuntis: "waiting", lastWatch: null, lastPost: null });
  bot.jobs({ webuntis: "ready" });
  bot.breakDatabase();
  expect(await readiness()).toMatchObject({ status: 503, database: "waiting" });
});

test("nothing is answered once stopped, and a port that is taken is an error", async () => {
  await using bot = await started();
  await expect(startHealth(bot.health.port, bot.parts, LOOPBACK)).rejects.toThrow("EADDRINUSE");
  await bot.health.stop();
  await expect(bot.ask("/healthz")).rejects.toThrow();
});
