import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type SqliteDatabase, SqliteDialect } from "kysely";
import { LRUCache } from "lru-cache";

type Values = readonly (string | number | bigint | null)[];
type Statement = ReturnType<SqliteDatabase["prepare"]>;

/** How many prepared statements are kept; the store has fewer. */
const KEPT = 200;

/** A statement of node:sqlite as kysely expects it. kysely's types ensure that parameters are texts and numbers. */
function statement(prepared: StatementSync): Statement {
  return {
    reader: prepared.columns().length > 0,
    all: (parameters) => prepared.all(...(parameters as Values)),
    run: (parameters) => prepared.run(...(parameters as Values)),
    iterate: (parameters) => prepared.iterate(...(parameters as Values)),
  };
}

/** kysely's SQLite dialect on top of node:sqlite. Statements are prepared once and kept while they are in use. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepared = new LRUCache<string, Statement>({ max: KEPT });
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql) {
        // A transaction that begins by reading cannot write once another process has written.
        const text = sql === "begin" ? "begin immediate" : sql;
        const known = prepared.get(text) ?? statement(database.prepare(text));
        prepared.set(text, known);
        return known;
      },
    },
  });
}
