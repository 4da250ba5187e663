import { expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { createRecordedQueue } from "../school/recorded-queue.ts";
import { openSmallSchool } from "../school/small-school.ts";
import { wish } from "../store/sample.ts";
import { createBoard } from "./board.ts";
import { testJobs } from "./test-jobs.ts";

test("where nothing is known yet each post goes out as soon as its plan is there, and none waits for the last one", async () => {
  const { queue, gate, during, pass } = createRecordedQueue();
  const klassen = Array.from({ length: 40 }, (_, each) => ({ id: each + 1, name: `k${each}` }));
  await using opened = await openSmallSchool({ now: "2026-11-24T06:29:59+01:00", klassen }, { queue, gate });
  const now = () => Temporal.Instant.from(opened.small.now);
  await using store = openStore(":memory:", now);
  const board = createBoard();
  const jobs = testJobs(store, opened.school, now);
  jobs.add(board);
  for (const { name } of klassen) await store.subscriptions.put(wish({ place: name, klasse: name }));
  await jobs.post();
  opened.small.now = "2026-11-24T06:30:00+01:00";
  const posting = jobs.post();
  await pass(1);
  expect(board.pinned.length).toBeGreaterThan(0);
  expect(board.pinned.length).toBeLessThan(20);
  await during(posting);
  expect(new Set(board.titles()).size).toBe(40);
});
