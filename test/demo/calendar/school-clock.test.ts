import { expect, it } from "vitest";
import { startDemoSchool } from "../../../src/demo/index.ts";
import { logIn } from "../client.ts";

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
