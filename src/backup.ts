import "./check-install.cjs";
import { bilingual } from "./bot/texts/index.ts";
import { startClock } from "./clock.ts";
import { ConfigError, languageOf, readConfig } from "./config.ts";
import { loadDotEnv } from "./dot-env.ts";
import { backUp, StoreError } from "./store/index.ts";

const texts = bilingual({
  done: { de: (to: string) => `Gesichert nach ${to}`, en: (to: string) => `Backed up to ${to}` },
});

/** `npm run backup [-- file]`: copies the database, also while the bot runs. */
const dotEnv = loadDotEnv(process.env);
const language = languageOf(process.env);
try {
  const { database, timeZone, clock } = readConfig(process.env, dotEnv);
  const time = startClock(clock)().toZonedDateTimeISO(timeZone).toPlainDateTime();
  const [to = `${database}.${time.toString({ smallestUnit: "second" }).replaceAll(":", "-")}`] = process.argv.slice(2);
  backUp(database, to);
  console.log(texts({ language }).done(to));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
  console.error(error instanceof StoreError ? error.told[language] : error.message);
  process.exit(1);
}
