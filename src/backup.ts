import { existsSync } from "node:fs";
import { ConfigError, readConfig } from "./config.ts";
import { backUp, StoreError } from "./store/index.ts";

/** `npm run backup [-- file]`: a copy of the database, also while the bot runs. */
try {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { database } = readConfig(process.env);
  const [
    to = `${database}.${Temporal.Now.plainDateTimeISO().toString({ smallestUnit: "second" }).replaceAll(":", "-")}`,
  ] = process.argv.slice(2);
  backUp(database, to);
  console.log(`Gesichert nach ${to}`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
  console.error(error.message);
  process.exit(1);
}
