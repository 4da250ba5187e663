import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { MIGRATIONS } from "../../src/store/migrations.ts";
import { MONDAY } from "./sample.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const NOW = MONDAY.epochMilliseconds;
const MARK = 0x5374706c;

const footer = (text: string) => JSON.stringify({ title: "5a", blocks: [], footer: text });

/** Posts of a bot that had only the first migration: with old plans in both languages, with a good one, without words, and of changes. */
const POSTS = [
  ["old", "day", footer("Stand 07:12 · WebUntis antwortet gerade nicht")],
  ["old-english", "day", footer("As of 07:12 · WebUntis is not answering at the moment")],
  ["good", "day", footer("Stand 07:12")],
  ["edited", "day", footer("aktualisiert 07:12")],
  ["without-footer", "day", JSON.stringify({ title: "5a", blocks: [] })],
  ["forgotten", "day", null],
  ["changes", "changes", footer("WebUntis antwortet gerade nicht")],
] as const;

/** A database of the first version in a file, with these posts, which all wait for a look. */
function writeFirstVersion(path: string): void {
  const database = new DatabaseSync(path);
  database.exec(`${MIGRATIONS[0]}; pragma application_id = ${MARK}; pragma user_version = 1`);
  database.exec(`
    insert into subscription (platform, place, private, klasse, time, weekdays, eve, only_changes, notices, language, since)
    values ('discord', 'c1', 0, '5a', '06:30', '12345', 0, 0, 'near', 'de', 0)
  `);
  const post = database.prepare(`
    insert into delivery
      (key, subscription, kind, platform, place, date, due, expires, next_try, state, reply, message, outdated)
    values (?, 1, ?, 'discord', 'c1', '2026-11-23', ${NOW}, ${NOW}, ${NOW}, 'sent', ?, 'm1', 1)
  `);
  for (const row of POSTS) post.run(...row);
  database.close();
}

test("posts of the first version are known as made of an old plan when they say so, and are no longer once edited", async () => {
  using folder = temporaryFolder();
  const path = folder.file("bot.db");
  writeFirstVersion(path);
  {
    await using store = openStore(path, () => MONDAY);
    const rows = await store.outbox.outdated("discord", 10, MONDAY);
    expect(rows.map(({ key, reply }) => [key, reply]).toSorted()).toEqual(
      POSTS.map(([key, _, reply]) => [key, reply]).toSorted(),
    );
    const stale = rows.filter((row) => row.stale);
    expect(stale.map(({ key }) => key).toSorted()).toEqual(["old", "old-english"]);
    for (const row of stale) await store.outbox.upToDate(row, footer("Stand 07:20"));
  }
  const database = new DatabaseSync(path);
  expect(database.prepare("select count(*) as stale from delivery where stale = 1").get()).toEqual({ stale: 0 });
  database.close();
});

test("subscriptions that exist admit their places, and what belonged to nobody is forgotten", async () => {
  using folder = temporaryFolder();
  const path = folder.file("bot.db");
  const database = new DatabaseSync(path);
  database.exec(`${MIGRATIONS[0]}; ${MIGRATIONS[1]}; pragma application_id = ${MARK}; pragma user_version = 2`);
  const subscribe = database.prepare(`
    insert into subscription
      (platform, place, private, place_name, owner, klasse, time, weekdays, eve, only_changes, notices, language, since)
    values (?, ?, ?, ?, ?, '5a', '06:30', '12345', 0, 0, 'near', 'de', ${NOW})
  `);
  subscribe.run("telegram", "-1007/4", 0, "Klasse 5a", "42");
  subscribe.run("telegram", "-1007", 0, "Klasse 5a", "1087968824");
  subscribe.run("telegram", "42", 1, null, "42");
  subscribe.run("discord", "100000000000000001", 0, "klasse-5a", "200000000000000002");
  subscribe.run("discord", "100000000000000009", 1, null, "200000000000000002");
  database.exec(`
    insert into klasse (platform, whose, id, klasse)
    values ('telegram', 'asker', '777000', '5a'), ('telegram', 'asker', '42', '5a')
  `);
  database.close();
  await using store = openStore(path, () => MONDAY);
  await store.subscriptions.followAdmission(false);
  expect((await store.communities.all()).map(({ platform, id, name, state }) => [platform, id, name, state])).toEqual([
    ["discord", "@200000000000000002", null, "admitted"],
    ["telegram", "@42", null, "admitted"],
    ["telegram", "-1007", "Klasse 5a", "admitted"],
  ]);
  const active = await store.subscriptions.active();
  expect(active.map(({ community, owner }) => [community, owner])).toEqual([
    ["-1007", "42"],
    ["-1007", null],
    ["@42", "42"],
    [null, "200000000000000002"],
    ["@200000000000000002", "200000000000000002"],
  ]);
  expect(await store.subscriptions.homeless("discord")).toMatchObject([{ place: "100000000000000001" }]);
});
