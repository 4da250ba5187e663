import type { Logger } from "pino";
import type { Config, WebUntisConfig } from "./config.ts";
import { School } from "./school/index.ts";
import { BadCredentialsError, parseServer, Session } from "./webuntis/index.ts";

/** The school's lists and a few weeks of some sixty classes stay in memory. */
const CACHED_ANSWERS = 500;

export interface OpenSchool {
  readonly school: School;
  /** Logs out of WebUntis, and stops the demo school where that is it. */
  close(): Promise<void>;
}

async function startDemo(): Promise<{ webuntis: WebUntisConfig; close: () => Promise<void> }> {
  const { startDemoSchool } = await import("./demo/index.ts");
  const demo = await startDemoSchool();
  const webuntis = {
    server: demo.url,
    school: "demo",
    username: "demo",
    password: "demo",
    useragent: "stundenplan-bot",
    loginRepeat: 1,
  };
  return { webuntis, close: () => demo.close() };
}

/**
 * The school that the settings name, or the demo school. It is logged in to in the background: a WebUntis that does not answer, or
 * refuses the account, keeps nobody from starting and is told in the log and to whoever asks.
 */
export async function openSchool(config: Config, log: Logger): Promise<OpenSchool> {
  const demo = config.webuntis ? undefined : await startDemo();
  const webuntis = config.webuntis ?? demo?.webuntis;
  if (!webuntis) throw new TypeError("Neither a school nor the demo school");
  const { warning } = parseServer(webuntis.server);
  if (warning) log.warn({ setting: "WEBUNTIS_SERVER" }, warning);
  const session = new Session({ ...webuntis, cachelen: CACHED_ANSWERS });
  let closing = false;
  session.login().catch((error: unknown) => {
    if (closing) return;
    const remedy =
      "Check WEBUNTIS_USERNAME and WEBUNTIS_PASSWORD; the account is not tried again until the bot is restarted";
    log.error({ err: error }, error instanceof BadCredentialsError ? remedy : "WebUntis could not be logged in to");
  });
  return {
    school: new School({ session, timeZone: config.timeZone }),
    async close() {
      closing = true;
      await session[Symbol.asyncDispose]();
      await demo?.close();
    },
  };
}
