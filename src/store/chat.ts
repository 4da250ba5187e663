import { sql } from "kysely";

/** The chat of a row: its place without the topic. See `chatOf`. */
export const chat = sql<string>`substr(place, 1, instr(place || '/', '/') - 1)`;
