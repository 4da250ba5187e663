import { sql } from "kysely";

/** The chat that the place in a column belongs to, as `chatOf` tells it. */
export const chat = (column: "place" | "id") =>
  sql<string>`substr(${sql.ref(column)}, 1, instr(${sql.ref(column)} || '/', '/') - 1)`;
