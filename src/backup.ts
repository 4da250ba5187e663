import "./check-install.cjs";
import { startClock } from "./clock.ts";
import { ConfigError, readConfig } from "./config.ts";
import { loadDotEnv } from "./dot-env.ts";
import { backUp, StoreError } from "./store/index.ts";

/** `npm run backup [-- file]`: copies the database, also while the bot runs. */
try {
  loadDotEnv(process.env);
  const { database, timeZone, clock } = readConfig(process.env);
  const time = startClock(clock)().toZonedDateTimeISO(timeZone).toPlainDateTime();
  const [to = `${database}.${time.toString({ smallestUnit: "second" }).replaceAll(":", "-")}`] = process.argv.slice(2);
  backUp(database, to);
  console.log(`Gesichert nach ${to}`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
  console.error(error.message);
  process.exit(1);
}
