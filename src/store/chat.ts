import { type RawBuilder, sql } from "kysely";

/** The chat that a place belongs to, as `chatOf` tells it. */
export const chatIn = (place: RawBuilder<unknown> | string): RawBuilder<string> =>
  sql<string>`substr(${place}, 1, instr(${place} || '/', '/') - 1)`;

/** The chat of a row. */
export const chat = chatIn(sql.ref("place"));
