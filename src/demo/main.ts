import { parseArgs } from "node:util";
import { parseInstant, startClock } from "../clock.ts";
import { startDemoSchool } from "./index.ts";
import type { Account } from "./school/accounts.ts";

const DEFAULT_PORT = "8080";

const USAGE = "Usage: npm run demo -- [--port 8080]";

/** The port from the command line; undefined when it is invalid. */
function readPort(): number | undefined {
  try {
    const { values } = parseArgs({ options: { port: { type: "string", default: DEFAULT_PORT } } });
    const port = Number(values.port);
    return /^\d+$/.test(values.port) && port <= 65_535 ? port : undefined;
  } catch {
    return undefined;
  }
}

function explain(error: unknown, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program. Choose another one: npm run demo -- --port 8081`;
  if (code === "EACCES")
    return `Port ${port} needs administrator's rights. Choose one above 1023: npm run demo -- --port 8081`;
  return `The demo school could not start: ${error instanceof Error ? error.message : String(error)}`;
}

const READS = {
  all: "may read everything",
  own: "may read the own timetable",
  none: "may read no timetable by JSON-RPC, only the web client's",
} as const;

/** An account in one line: how to log in, who it is, what it may read. */
function describe({ username, password, secret, needsSecret, klasse, rights }: Account): string {
  const proofs = [!needsSecret && `password ${password}`, secret && `secret ${secret}`].filter(Boolean);
  return `user ${username}, ${proofs.join(" or ")}: ${klasse ? `a pupil of ${klasse}, ` : ""}${READS[rights]}`;
}

async function main(): Promise<void> {
  const port = readPort();
  if (port === undefined) {
    console.error(`The port must be a number from 0 to 65535. ${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const { CLOCK } = process.env;
  const at = CLOCK ? parseInstant(CLOCK) : undefined;
  if (CLOCK && !at) {
    console.error("CLOCK must be an instant, such as 2026-12-24T07:30:00+01:00.");
    process.exitCode = 2;
    return;
  }
  try {
    const demo = await startDemoSchool({ port, now: startClock(at) });
    console.log(`The demo school listens on ${demo.url} (this machine only). Stop it with Ctrl+C.`);
    console.log(`  WEBUNTIS_SERVER=${demo.url} WEBUNTIS_SCHOOL=${demo.school}`);
    for (const account of demo.accounts) console.log(`  ${describe(account)}`);
    console.log(`  no user (WEBUNTIS_ANONYMOUS=true): ${READS.none}`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void demo.close());
  } catch (error) {
    console.error(explain(error, port));
    process.exitCode = 1;
  }
}

await main();
