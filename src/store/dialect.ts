import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type SqliteDatabase, SqliteDialect } from "kysely";
import { LRUCache } from "lru-cache";

type Values = readonly (string | number | bigint | null)[];
type Statement = ReturnType<SqliteDatabase["prepare"]>;

/** Prepared statements that are kept: more than the store has. */
const KEPT = 200;

/** What kysely wants of a statement, on top of one of node:sqlite. Our columns are texts and numbers: kysely's types see to that. */
function statement(prepared: StatementSync): Statement {
  return {
    reader: prepared.columns().length > 0,
    all: (parameters) => prepared.all(...(parameters as Values)),
    run: (parameters) => prepared.run(...(parameters as Values)),
    iterate: (parameters) => prepared.iterate(...(parameters as Values)),
  };
}

/** kysely's SQLite dialect over Node's own SQLite. A statement is prepared once and kept while it is used. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepared = new LRUCache<string, Statement>({ max: KEPT });
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql) {
        // One that reads first could not write later when another process has written meanwhile.
        const text = sql === "begin" ? "begin immediate" : sql;
        const known = prepared.get(text) ?? statement(database.prepare(text));
        prepared.set(text, known);
        return known;
      },
    },
  });
}
