import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backUp, openStore, StoreError } from "../../src/store/index.ts";
import { MONDAY, wish } from "./sample.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const now = () => MONDAY;
const address = { platform: "discord", place: "c1" } as const;

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = folder.file(join("data", "bot.db"));
});
afterEach(() => folder[Symbol.dispose]());

async function fill(): Promise<void> {
  await using store = openStore(path, now);
  await store.subscriptions.put(wish());
}

/** What opening says; the file must not change by it. */
function refusal(): string {
  const before = readFileSync(path);
  try {
    openStore(path, now);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(error.message).toBe(error.told.en);
    return error.told.de;
  }
  return expect.fail("It was opened");
}

describe("a database", () => {
  test("is made where there is none, with its folder, and keeps what it was given", async () => {
    await fill();
    await using store = openStore(path, now);
    expect(await store.subscriptions.at(address)).toEqual([{ ...wish(), id: 1, paused: null }]);
  });

  test("writes ahead, so that readers and writers do not wait for each other", async () => {
    await fill();
    const database = new DatabaseSync(path);
    expect(database.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
  });

  test("of a newer bot is refused and stays as it is", async () => {
    await fill();
    const database = new DatabaseSync(path);
    database.exec("pragma user_version = 99; pragma wal_checkpoint(truncate)");
    database.close();
    expect(refusal()).toMatch(
      /gehört zu einer neueren Version des Bots \(99, diese kennt \d+\)\. Bitte den Bot aktualisieren/,
    );
  });

  test("of another program is refused and stays as it is", () => {
    path = folder.file("other.db");
    const database = new DatabaseSync(path);
    database.exec("create table song (name text); insert into song values ('Ode')");
    database.close();
    expect(refusal()).toContain("ist die Datenbank eines anderen Programms");
  });

  test("that is no database is refused and stays as it is", () => {
    path = folder.file("bot.db");
    writeFileSync(path, "Liebes Tagebuch! ".repeat(1000));
    expect(refusal()).toContain("ist beschädigt. Sie bleibt, wie sie ist.");
  });

  test("with a torn page is refused and stays as it is", async () => {
    {
      await using store = openStore(path, now);
      for (let place = 0; place < 400; place++) await store.subscriptions.put(wish({ place: `c${place}` }));
    }
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096 * 3, 4096 * 5);
    writeFileSync(path, bytes);
    expect(refusal()).toContain("ist beschädigt. Sie bleibt, wie sie ist.");
  });

  test("in a folder that cannot be written to is refused with the reason", () => {
    for (path of ["/proc/bot.db", "/proc/x/bot.db"])
      expect(() => openStore(path, now)).toThrow(/ cannot be opened \(.*\)\. Please check DATABASE_URL/);
  });

  test("that is a folder is refused with what to write", () => {
    path = folder.path;
    expect(() => openStore(path, now)).toThrow(
      `“${path}” is a folder. Please name a file in DATABASE_URL, such as sqlite:${folder.file("bot.db")}.`,
    );
  });
});

describe("a backup", () => {
  test("of a database in use is whole", async () => {
    await using store = openStore(path, now);
    await store.subscriptions.put(wish());
    const copy = folder.file("copy.db");
    backUp(path, copy);
    await store.subscriptions.put(wish({ klasse: "6b" }));
    await using copied = openStore(copy, now);
    expect((await copied.subscriptions.at(address)).map(({ klasse }) => klasse)).toEqual(["5a"]);
  });

  test("overwrites nothing, and of nothing there is none", async () => {
    expect(() => backUp(path, folder.file("copy.db"))).toThrow("There is no database");
    expect(existsSync(path)).toBe(false);
    await fill();
    const copy = folder.file("copy.db");
    writeFileSync(copy, "wichtig");
    expect(() => backUp(path, copy)).toThrow("exists already. It is not overwritten.");
    expect(readFileSync(copy, "utf8")).toBe("wichtig");
  });
});
