import { Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { nodeSqliteDialect } from "../../src/store/dialect.ts";
import { GroupCommit } from "../../src/store/group-commit.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import type { Database } from "../../src/store/schema.ts";

/** Writes of classes that people chose, how many transactions they took, and whose class is stored. */
function choices() {
  let transactions = 0;
  const raw = openDatabase(":memory:");
  const exec = raw.exec.bind(raw);
  raw.exec = (sql) => {
    if (sql.startsWith("begin")) transactions += 1;
    exec(sql);
  };
  const database = new Kysely<Database>({ dialect: nodeSqliteDialect(raw) });
  const group = new GroupCommit(database);
  return {
    choose: (id: string) =>
      group.write(async (transaction) => {
        await transaction
          .insertInto("klasse")
          .values({ platform: "discord", whose: "asker", id, klasse: "5a" })
          .execute();
        return id;
      }),
    fail: () => group.write((transaction) => sql`insert into nothing values (1)`.execute(transaction)),
    stored: async () => (await database.selectFrom("klasse").select("id").orderBy("id").execute()).map(({ id }) => id),
    transactions: () => transactions,
    [Symbol.asyncDispose]: () => database.destroy(),
  };
}

test("writes asked for at the same time share a transaction, and each gets its own answer", async () => {
  await using group = choices();
  expect(await Promise.all(["1", "2", "3"].map(group.choose))).toEqual(["1", "2", "3"]);
  expect(group.transactions()).toBe(1);
  expect(await group.choose("4")).toBe("4");
  expect(group.transactions()).toBe(2);
  expect(await group.stored()).toEqual(["1", "2", "3", "4"]);
});

test("a thousand writes do not hold up the process in one go", async () => {
  await using group = choices();
  const ids = Array.from({ length: 1000 }, (_, each) => String(each));
  const all = Promise.all(ids.map(group.choose));
  const turns: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    turns.push(group.transactions());
  }
  expect(turns.at(-1)).toBeLessThan(10);
  await all;
  expect(group.transactions()).toBe(10);
  expect(await group.stored()).toHaveLength(1000);
});

test("when one write fails, those beside it fail too and write nothing; later ones do not", async () => {
  await using group = choices();
  const outcomes = await Promise.allSettled([group.choose("1"), group.fail(), group.choose("2")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(await group.stored()).toEqual([]);
  await group.choose("3");
  expect(await group.stored()).toEqual(["3"]);
});
