import { type RawBuilder, sql } from "kysely";

/**
 * A list as one parameter, for the right-hand side of `in`: the statement is the same for lists of every length, and they may be empty.
 * On PostgreSQL this one place becomes `json_array_elements_text`.
 */
export const listOf = <Value extends string | number>(values: readonly Value[]): RawBuilder<Value> =>
  sql<Value>`(select value from json_each(${JSON.stringify(values)}))`;
