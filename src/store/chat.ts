import { sql } from "kysely";

/** The chat that a row's place belongs to, as `chatOf` tells it. */
export const chat = sql<string>`substr(place, 1, instr(place || '/', '/') - 1)`;
