import { accessSync, constants, existsSync } from "node:fs";
import { ConfigError } from "./config.ts";

const PATH = ".env";

const isReadable = () => {
  try {
    accessSync(PATH, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};

/** Any of these set: whoever may read the file has read it for us, as systemd does. */
const GIVEN = /^(WEBUNTIS_|DISCORD_TOKEN|TELEGRAM_TOKEN)/;

/**
 * Adds the file .env to the environment, if there is one. One that may not be read is passed over when the environment has settings.
 * @throws {ConfigError} when the settings cannot be had: the demo school must not take the place of a real one
 */
export function loadDotEnv(env: NodeJS.ProcessEnv): void {
  if (!existsSync(PATH)) return;
  if (isReadable()) process.loadEnvFile(PATH);
  else if (!Object.entries(env).some(([name, value]) => GIVEN.test(name) && value))
    throw new ConfigError([".env darf der Bot nicht lesen, und in der Umgebung stehen keine Einstellungen."]);
}
