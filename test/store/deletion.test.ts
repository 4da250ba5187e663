import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { backUp, openStore } from "../../src/store/index.ts";
import { MIGRATIONS } from "../../src/store/migrations.ts";
import { asker } from "../demo-bot.ts";
import { courses, MONDAY, wish } from "./sample.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const now = () => MONDAY;
const USER = "987654321987";
const person = asker("de", { platform: "telegram", user: USER, chat: USER });

/** The rights of a file, such as "600". */
const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);

const onDisk = (path: string) =>
  [path, `${path}-wal`].map((file) => (existsSync(file) ? readFileSync(file, "latin1") : "")).join("");

test("what was deleted about a person is in no file any more", async () => {
  using folder = temporaryFolder();
  const path = folder.file("bot.db");
  await using store = openStore(path, now);
  await store.memory.remember("asker", "5a", person);
  await store.memory.changeCourses(person, "Q1", () => courses({ label: "großes Kind" }));
  await store.memory.subscribe(
    wish({ platform: "telegram", place: USER, owner: USER, isPrivate: true, community: `@${USER}` }),
  );
  await store.memory.subscribe(wish({ platform: "telegram", place: "-1007", owner: USER, role: `1/${USER}` }));
  await store.communities.put({ platform: "telegram", id: `@${USER}` }, "admitted");
  await store.communities.addOperator("telegram", USER);
  expect(onDisk(path)).toContain(USER);
  await store.memory.forget(person);
  expect(onDisk(path)).not.toContain(USER);
  expect(onDisk(path)).not.toContain("Kind");
  expect(await store.memory.dataOf(person)).toEqual({
    platform: "telegram",
    user: USER,
    klasse: null,
    courses: [],
    operator: false,
    admission: null,
    subscriptions: [],
    posts: [],
  });
});

test("only the owner may read the database, what lies beside it, its folder and its copies", async () => {
  using folder = temporaryFolder();
  const path = folder.file("data/bot.db");
  await using store = openStore(path, now);
  await store.memory.remember("asker", "5a", person);
  backUp(path, folder.file("copy.db"));
  expect([path, `${path}-wal`, `${path}-shm`, folder.file("copy.db")].map(rights)).toEqual([
    "600",
    "600",
    "600",
    "600",
  ]);
  expect(rights(dirname(path))).toBe("700");
});

test("a database that others could read is closed to them; a folder that was there keeps its rights", async () => {
  using folder = temporaryFolder();
  mkdirSync(folder.file("shared"));
  chmodSync(folder.file("shared"), 0o755);
  const path = folder.file("shared/bot.db");
  writeFileSync(path, "");
  chmodSync(path, 0o644);
  await using _ = openStore(path, now);
  expect(rights(path)).toBe("600");
  expect(rights(folder.file("shared"))).toBe("755");
});

test("what was deleted by an earlier version, which did not overwrite it, is gone after the upgrade", async () => {
  using folder = temporaryFolder();
  const path = folder.file("bot.db");
  const old = new DatabaseSync(path);
  old.exec(`pragma secure_delete = off; ${MIGRATIONS[0]}; ${MIGRATIONS[1]}`);
  old.exec(`pragma application_id = ${0x5374706c}; pragma user_version = 2`);
  for (let each = 0; each < 50; each += 1)
    old.exec(`insert into klasse values ('telegram', 'asker', '${USER}-${each}', '5a')`);
  old.exec("delete from klasse");
  old.close();
  expect(onDisk(path)).toContain(USER);
  await using _ = openStore(path, now);
  expect(onDisk(path)).not.toContain(USER);
});
