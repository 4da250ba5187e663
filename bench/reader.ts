import { Session } from "../src/webuntis/index.ts";
import { ACCOUNT, bare, query, type Range, rival } from "./untis.ts";

const ROUNDS = 50;
const BYTES_IN_KIB = 1024;

async function reader(client: string, url: string): Promise<(range: Range) => Promise<unknown>> {
  if (client.startsWith("webuntis")) return rival(url);
  if (client.startsWith("undici")) return (await bare(url)).extended;
  const session = await new Session({ ...ACCOUNT, server: url, useragent: "bench" }).login();
  return (range) => session.timetableExtended(query(range));
}

/** Reads the same timetable again and again with one client, then tells the peak of its memory. */
const [client = "", url = "", subject, start = "", end = ""] = process.argv.slice(2);
const read = await reader(client, url);
const range = {
  type: 3,
  id: Number(subject),
  start: Temporal.PlainDate.from(start),
  end: Temporal.PlainDate.from(end),
} as const;
/** As a program does that shows what it has read. */
let kept: unknown;
for (let round = 0; round < ROUNDS; round++) kept = await read(range);
process.send?.({ kept: kept !== undefined, peak: process.resourceUsage().maxRSS * BYTES_IN_KIB });
