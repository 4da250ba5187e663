import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { LRUCache } from "lru-cache";
import { Patience } from "./patience.ts";

type Values = readonly (string | number | bigint | null)[];

/** How many prepared statements are kept; the store has fewer. */
const KEPT = 200;

interface Prepared {
  readonly statement: StatementSync;
  /** It gives rows. */
  readonly gives: boolean;
}

/** The file as all connections share it. Statements are prepared once and kept while they are in use. */
class OpenFile {
  readonly database: DatabaseSync;
  readonly patience: Patience;
  readonly #prepared = new LRUCache<string, Prepared>({ max: KEPT });

  constructor(database: DatabaseSync, patience: Patience) {
    this.database = database;
    this.patience = patience;
  }

  /** kysely's types ensure that parameters are texts and numbers. */
  run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const { statement, gives } = this.#prepared.get(sql) ?? this.#prepare(sql);
    const values = parameters as Values;
    if (gives) return { rows: statement.all(...values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #prepare(sql: string): Prepared {
    const statement = this.database.prepare(sql);
    const prepared = { statement, gives: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

/** What kysely takes for a connection: a transaction, or a statement by itself. */
class Connection implements DatabaseConnection {
  readonly #file: OpenFile;
  #over: (() => void) | undefined;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  async begin(): Promise<void> {
    const { database, patience } = this.#file;
    // A transaction that begins by reading cannot write once another process has written.
    this.#over = await patience.begin(() => database.exec("begin immediate"));
  }

  async commit(): Promise<void> {
    await this.#file.patience.inside(() => this.#file.database.exec("commit"));
    this.release();
  }

  /** On a full disk SQLite has rolled back by itself. */
  rollback(): void {
    if (this.#file.database.isTransaction) this.#file.database.exec("rollback");
    this.release();
  }

  release(): void {
    this.#over?.();
    this.#over = undefined;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { patience } = this.#file;
    const run = () => this.#file.run<Row>(query);
    return this.#over ? patience.inside(run) : patience.outside(run);
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }
}

const driver = (file: OpenFile): Driver & { acquireConnection(): Promise<Connection> } => ({
  init: async () => {},
  acquireConnection: async () => new Connection(file),
  beginTransaction: (connection: Connection) => connection.begin(),
  commitTransaction: (connection: Connection) => connection.commit(),
  rollbackTransaction: async (connection: Connection) => connection.rollback(),
  releaseConnection: async (connection: Connection) => connection.release(),
  destroy: async () => file.database.close(),
});

/** kysely would let nothing in while a transaction waits for its lock; here `Patience` says whose turn it is. */
class Adapter extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true;
  }
}

/** kysely's SQLite dialect on top of node:sqlite, which never waits inside of SQLite if its busy timeout is 0. */
export function nodeSqliteDialect(database: DatabaseSync, patience = new Patience()): Dialect {
  const file = new OpenFile(database, patience);
  return {
    createDriver: () => driver(file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new Adapter(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
  };
}
