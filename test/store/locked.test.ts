import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { asker } from "../demo-bot.ts";
import { MONDAY, wish } from "./sample.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { holdWriteLock } from "./write-lock.ts";

const now = () => MONDAY;
const address = { platform: "discord", place: "c1" } as const;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

test("while another process writes, reading goes on, and what is to be written waits for its turn", async () => {
  await using store = openStore(folder.file("bot.db"), now);
  await store.subscriptions.put(wish());
  await using lock = await holdWriteLock(folder.file("bot.db"));
  const done: string[] = [];
  const writes = [
    store.memory.remember("asker", "6b", asker()).then(() => done.push("remembered")),
    store.subscriptions.put(wish({ klasse: "7c" })).then(() => done.push("subscribed")),
    store.outbox.plan([], MONDAY).then(() => done.push("planned")),
  ];
  // Waiting inside of SQLite would let no timer go off meanwhile.
  for (let tick = 0; tick < 20; tick++) {
    await pause(20);
    expect(await store.subscriptions.at(address)).toHaveLength(1);
    expect(await store.memory.klasseOf(asker())).toBeUndefined();
  }
  expect(done).toEqual([]);
  await lock.release();
  await Promise.all(writes);
  expect(await store.subscriptions.at(address)).toHaveLength(2);
  expect(await store.memory.klasseOf(asker())).toBe("6b");
  expect(await store.outbox.plannedUntil()).toEqual(MONDAY);
});

test("a database that is up to date is opened while another process writes", async () => {
  const path = folder.file("bot.db");
  await openStore(path, now)[Symbol.asyncDispose]();
  await using _ = await holdWriteLock(path);
  await using store = openStore(path, now);
  expect(await store.subscriptions.at(address)).toEqual([]);
});
