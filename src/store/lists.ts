import { type RawBuilder, sql } from "kysely";

/**
 * A list as one parameter, for the right side of `in`: the statement is the same for every length, and a list may be empty.
 * The one place that PostgreSQL needs otherwise (`json_array_elements_text`).
 */
export const listOf = <Value extends string | number>(values: readonly Value[]): RawBuilder<Value> =>
  sql<Value>`(select value from json_each(${JSON.stringify(values)}))`;
