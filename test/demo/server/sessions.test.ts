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
