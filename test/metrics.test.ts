import { pino } from "pino";
import { expect, test } from "vitest";
import type { Operation } from "../src/bot/operation.ts";
import { readConfig } from "../src/config.ts";
import { startDemoSchool } from "../src/demo/index.ts";
import { startHealth } from "../src/health.ts";
import { createJobs } from "../src/jobs/index.ts";
import { createMetrics } from "../src/metrics/index.ts";
import { openSchool } from "../src/open-school.ts";
import { asker, startDemoBot } from "./demo-bot.ts";
import { createBoard } from "./jobs/board.ts";
import { wish } from "./store/sample.ts";

const log = pino({ level: "silent" });
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const NOW = Temporal.Instant.from("2026-11-24T06:30:00+01:00");

const operation = async (): Promise<Operation> => ({
  version: "1.2.3",
  started: NOW.subtract({ hours: 1 }),
  school: "geheim · thalia.webuntis.com",
  webuntis: "waiting",
  watched: undefined,
  subscriptions: { active: 4, paused: 1 },
  platforms: [
    { platform: "discord", state: "ready", sent: 3, dropped: 1, waiting: 2, last: NOW },
    { platform: "telegram", state: "gone", sent: 0, dropped: 0, waiting: 0, last: undefined },
  ],
});

/** Our own lines of the page, without times. */
const measured = async (page: () => Promise<{ readonly body: string }>) =>
  (await page()).body
    .split("\n")
    .filter((line) => line.startsWith("stundenplan_") && !/_(bucket|sum)|build_info|queue_wait/.test(line))
    .toSorted();

test("how the bot is doing is collected from the health server", async () => {
  const metrics = createMetrics();
  const report = { gone: () => [], readiness: async () => ({ isReady: true, parts: {} }) };
  const health = await startHealth(0, report, "127.0.0.1", metrics.page(operation));
  const ask = (port: number) => fetch(`http://127.0.0.1:${port}/metrics`);
  const response = await ask(health.port);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const body = await response.text();
  expect(body).toMatch(/^stundenplan_build_info\{version="\d+\.\d+\.\d+",node="\d+\.\d+\.\d+"\} 1$/m);
  expect(body).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(await measured(async () => ({ body }))).toEqual([
    "stundenplan_database_up 1",
    'stundenplan_last_post_timestamp_seconds{platform="discord"} 1795498200',
    'stundenplan_outbox_waiting{platform="discord"} 2',
    'stundenplan_outbox_waiting{platform="telegram"} 0',
    'stundenplan_platform_up{platform="discord"} 1',
    'stundenplan_platform_up{platform="telegram"} 0',
    "stundenplan_start_timestamp_seconds 1795494600",
    'stundenplan_subscriptions{state="active"} 4',
    'stundenplan_subscriptions{state="paused"} 1',
    "stundenplan_webuntis_up 0",
  ]);
  await health.stop();
  const without = await startHealth(0, report, "127.0.0.1");
  expect((await ask(without.port)).status).toBe(404);
  await without.stop();
});

test("a database that cannot be read takes only its own figures with it", async () => {
  const page = createMetrics().page(() => Promise.reject(new Error("locked")));
  expect(await measured(page)).toEqual(["stundenplan_database_up 0"]);
});

test("answers are counted by what became of them; what people type is no label", async () => {
  await using demo = await startDemoBot();
  const metrics = createMetrics();
  const bot = metrics.watchBot(demo.bot);
  const anna = asker("de", { platform: "telegram", user: "4711" });
  await bot.runText("stundenplan 5a", anna);
  await bot.runText("timetable xyzzy", anna);
  await bot.runText("geheimnis", anna);
  await bot.hear("/vertretung 5a", anna);
  await bot.hear("frei?", anna);
  await bot.hear("geheimnis", anna);
  expect(await bot.hear("geheimnis", { ...anna, isPrivate: false })).toBeUndefined();
  await bot.run({ command: "stundenplan", options: { klasse: "5a" } }, asker("de", { platform: "discord" }));
  await bot.run({ command: "geheimnis", options: {} }, asker("de", { platform: "discord" }));
  const [[button] = []] = bot.pack(await demo.bot.runText("stundenplan 5a", anna)).buttons;
  await bot.runPacked(button?.packed ?? expect.fail("There is no button"), anna);
  await bot.runPacked("geheimnis", anna);
  await demo.demo.close();
  await bot.runText("stundenplan 5a 2027-02-02", anna);
  await bot.runText("status", asker("de", { platform: "discord", isPrivate: false, mayManage: async () => false }));
  const { body } = await metrics.page(operation)();
  expect(
    body
      .split("\n")
      .filter((line) => /^stundenplan_answer.*(total|count)/.test(line))
      .toSorted(),
  ).toMatchInlineSnapshot(`
    [
      "stundenplan_answer_duration_seconds_count{platform="discord"} 3",
      "stundenplan_answer_duration_seconds_count{platform="telegram"} 9",
      "stundenplan_answers_total{command="frei",platform="telegram",outcome="answered"} 1",
      "stundenplan_answers_total{command="status",platform="discord",outcome="refused"} 1",
      "stundenplan_answers_total{command="stundenplan",platform="discord",outcome="answered"} 1",
      "stundenplan_answers_total{command="stundenplan",platform="telegram",outcome="answered"} 2",
      "stundenplan_answers_total{command="stundenplan",platform="telegram",outcome="not_understood"} 1",
      "stundenplan_answers_total{command="stundenplan",platform="telegram",outcome="unavailable"} 1",
      "stundenplan_answers_total{command="unknown",platform="discord",outcome="not_understood"} 1",
      "stundenplan_answers_total{command="unknown",platform="telegram",outcome="not_understood"} 3",
      "stundenplan_answers_total{command="vertretung",platform="telegram",outcome="answered"} 1",
    ]
  `);
  expect(body).not.toMatch(/geheim|4711|xyzzy/);
});

test("requests to WebUntis are counted and timed, with what stored answers save, and how long they waited", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const metrics = createMetrics();
  const env = {
    WEBUNTIS_SERVER: demo.url,
    WEBUNTIS_SCHOOL: "demo",
    WEBUNTIS_USERNAME: "demo",
    WEBUNTIS_PASSWORD: "demo",
  };
  const opened = await openSchool(readConfig(env), () => NOW, log, undefined, metrics.school);
  await opened.school.klassen();
  await opened.school.klassen();
  demo.fail({ kind: "status", status: 500 }, { method: "getLatestImportTime" });
  await opened.school.lastImport().catch(() => {});
  await opened.close();
  const { body } = await metrics.page(operation)();
  expect(body).toMatch(/^stundenplan_webuntis_requests_total\{method="authenticate",outcome="ok"\} 1$/m);
  expect(body).toMatch(/^stundenplan_webuntis_requests_total\{method="getKlassen",outcome="ok"\} 1$/m);
  expect(body).toMatch(/^stundenplan_webuntis_requests_total\{method="getLatestImportTime",outcome="status"\} 1$/m);
  expect(body).toMatch(/^stundenplan_webuntis_request_duration_seconds_count\{method="getKlassen"\} 1$/m);
  expect(body).toMatch(/^stundenplan_webuntis_cache_lookups_total\{result="stored"\} [1-9]/m);
  expect(body).toMatch(/^stundenplan_webuntis_cache_lookups_total\{result="asked"\} [1-9]/m);
  expect(body).toMatch(/^stundenplan_webuntis_queue_wait_seconds_count [1-9]/m);
});

test("posts are counted by what became of them", async () => {
  await using demo = await startDemoBot({ at: "2026-11-23T15:00:00+01:00" });
  const metrics = createMetrics();
  const { store, school, now } = demo;
  const parts = { store, schoolOf: () => school, teacherNames: "short", timeZone: "Europe/Berlin" } as const;
  const jobs = createJobs({ ...parts, now, sleep: async () => {}, log: quiet, ...metrics.jobs });
  const board = createBoard();
  jobs.add(board);
  await jobs.post();
  for (const place of ["c1", "c2", "c3", "c4"]) await store.memory.subscribe(wish({ place }));
  board.answers({ kind: "closed", why: "gone" }, { kind: "busy", error: {} }, { kind: "busy", error: {} });
  demo.setTime("2026-11-24T06:30:00+01:00");
  await jobs.post();
  board.answers({ kind: "busy", error: {} });
  demo.setTime("2026-11-24T09:30:00+01:00");
  await jobs.post();
  const lines = await measured(metrics.page(operation));
  expect(lines.filter((line) => line.includes("posts_total"))).toMatchInlineSnapshot(`
    [
      "stundenplan_posts_total{platform="discord",kind="day",outcome="dropped"} 3",
      "stundenplan_posts_total{platform="discord",kind="day",outcome="failed"} 2",
      "stundenplan_posts_total{platform="discord",kind="day",outcome="sent"} 1",
      "stundenplan_posts_total{platform="discord",kind="missed",outcome="failed"} 1",
      "stundenplan_posts_total{platform="discord",kind="missed",outcome="sent"} 1",
      "stundenplan_posts_total{platform="discord",kind="paused",outcome="sent"} 1",
    ]
  `);
});

test("names follow the conventions, and no label holds what comes from outside", async () => {
  const { body } = await createMetrics().page(operation)();
  const names = body.matchAll(/^# TYPE (\w+) (\w+)$/gm).toArray();
  expect(names.length).toBeGreaterThan(20);
  for (const [, name = "", type] of names) {
    expect(name).toMatch(/^(stundenplan|process|nodejs)_/);
    if (name.startsWith("stundenplan_")) expect(name.endsWith("_total")).toBe(type === "counter");
    if (type === "histogram" && name.startsWith("stundenplan_")) expect(name).toMatch(/_seconds$/);
  }
  expect(body).not.toContain("geheim");
});
