import { existsSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../src/store/index.ts";
import { startProcess } from "./process.ts";
import { MONDAY, wish } from "./store/sample.ts";
import { temporaryFolder } from "./store/temporary-folder.ts";

test("a backup is of the database that .env names, wherever that is, also while the bot uses it", async () => {
  using folder = temporaryFolder();
  const database = folder.file("bot.db");
  const copy = folder.file("copy.db");
  writeFileSync(folder.file(".env"), `DATABASE_URL=sqlite:${database}\n`, { mode: 0o600 });
  await using store = openStore(database, () => MONDAY);
  await store.subscriptions.put(wish());
  await using backup = startProcess("src/backup.ts", { cwd: dirname(copy), args: [copy] });
  expect(await backup.exit).toBe(0);
  expect(backup.out).toBe(`Gesichert nach ${copy}\n`);
  expect(existsSync(folder.file("data"))).toBe(false);
  await using restored = openStore(copy, () => MONDAY);
  expect(await restored.subscriptions.tally()).toEqual({ active: 1, paused: 0 });
});
