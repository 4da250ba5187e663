import { expect, it } from "vitest";
import { startDemoSchool } from "../../../src/demo/index.ts";
import { ask, logIn, NOW } from "../client.ts";

const minutes = (count: number) => NOW.add({ minutes: count });
const EXPIRED = { code: -8520, message: "not authenticated" };

it("a session unused for ten minutes is gone; one in use stays", async () => {
  let now = NOW;
  await using demo = await startDemoSchool({ now: () => now });
  const [idle, busy] = [await logIn(demo.url), await logIn(demo.url)];
  now = minutes(9);
  await busy.call("getRooms");
  now = minutes(10);
  expect((await ask(demo.url, "getRooms", {}, idle.cookie)).error).toEqual(EXPIRED);
  now = minutes(18);
  expect((await ask(demo.url, "getRooms", {}, busy.cookie)).error).toBeUndefined();
});

it("a session's life can be shorter", async () => {
  let now = NOW;
  await using demo = await startDemoSchool({ now: () => now, sessionLifetime: Temporal.Duration.from({ seconds: 5 }) });
  const { cookie } = await logIn(demo.url);
  now = NOW.add({ seconds: 5 });
  expect((await ask(demo.url, "getRooms", {}, cookie)).error).toEqual(EXPIRED);
});

it("all sessions can be ended at once, and new ones opened", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { cookie } = await logIn(demo.url);
  demo.expireSessions();
  expect((await ask(demo.url, "getRooms", {}, cookie)).error).toEqual(EXPIRED);
  expect((await (await logIn(demo.url)).list("getRooms")).length).toBeGreaterThan(0);
});

it("the plan was last imported this morning, before a quarter past six yesterday", async () => {
  let now = Temporal.Instant.from("2026-11-23T06:14:59+01:00");
  await using demo = await startDemoSchool({ now: () => now });
  const { call } = await logIn(demo.url);
  expect(await call("getLatestImportTime")).toBe(Date.parse("2026-11-22T06:15:00+01:00"));
  now = Temporal.Instant.from("2026-11-23T06:15:00+01:00");
  expect(await call("getLatestImportTime")).toBe(Date.parse("2026-11-23T06:15:00+01:00"));
});

it("the school year turns over at midnight in Germany", async () => {
  let now = Temporal.Instant.from("2027-07-31T21:59:59Z");
  await using demo = await startDemoSchool({ now: () => now });
  const { call } = await logIn(demo.url);
  expect(await call("getCurrentSchoolyear")).toMatchObject({ name: "2026/2027" });
  now = Temporal.Instant.from("2027-07-31T22:00:00Z");
  expect(await call("getCurrentSchoolyear")).toMatchObject({ name: "2027/2028" });
});
