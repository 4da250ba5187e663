import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { nodeSqliteDialect } from "../../src/store/dialect.ts";
import { listOf } from "../../src/store/lists.ts";

/** A table of the numbers 1 to 9, and how many statements were prepared. */
function numbers() {
  const raw = new DatabaseSync(":memory:");
  raw.exec("create table number (value integer primary key) strict");
  for (let value = 1; value < 10; value++) raw.prepare("insert into number values (?)").run(value);
  let prepared = 0;
  const prepare = raw.prepare.bind(raw);
  raw.prepare = (sql) => {
    prepared += 1;
    return prepare(sql);
  };
  const database = new Kysely<{ number: { value: number } }>({ dialect: nodeSqliteDialect(raw) });
  return {
    among: async (wanted: readonly number[]) => {
      const rows = await database.selectFrom("number").selectAll().where("value", "in", listOf(wanted)).execute();
      return rows.map(({ value }) => value);
    },
    run: (statement: string) => sql.raw(statement).execute(database),
    prepared: () => prepared,
    [Symbol.asyncDispose]: () => database.destroy(),
  };
}

test("lists of every length are one statement, also an empty and a very long one", async () => {
  await using table = numbers();
  expect(await table.among([2, 7, 11])).toEqual([2, 7]);
  expect(await table.among([])).toEqual([]);
  expect(await table.among(Array.from({ length: 100_000 }, (_, each) => each))).toHaveLength(9);
  expect(table.prepared()).toBe(1);
});

test("statements that nobody uses any more are not kept", async () => {
  await using table = numbers();
  const statements = Array.from({ length: 1000 }, (_, each) => `select ${each}`);
  for (const each of statements) await table.run(each);
  await table.run("select 999");
  expect(table.prepared()).toBe(1000);
  await table.run("select 0");
  expect(table.prepared()).toBe(1001);
});
