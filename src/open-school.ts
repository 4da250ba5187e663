import type { Logger } from "pino";
import { doorText } from "./bot/doors.ts";
import { textsFor } from "./bot/texts/index.ts";
import type { Config, WebUntisConfig } from "./config.ts";
import { School } from "./school/index.ts";
import { BadCredentialsError, JsonRpcSource, Ladder, parseServer, Session, WebClientSource } from "./webuntis/index.ts";

/** The school's lists and a few weeks of some sixty classes stay in memory. */
const CACHED_ANSWERS = 500;

const REFUSED =
  "WebUntis refuses this account: its name, password or key is wrong, or it is locked after too many tries. Mend the settings and restart; until then it is not tried again";

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
  const source = new Ladder([new JsonRpcSource(session), new WebClientSource(session, { cachelen: CACHED_ANSWERS })]);
  const school = new School({ source, probe: (date) => source.probe(date), timeZone: config.timeZone });
  let closing = false;
  const opening = async () => {
    try {
      await session.login();
      const text = textsFor(config.language, config.language);
      const doors = await source.probe(school.today());
      log.info({ doors: doors.map((door) => doorText(door, text)).join(", ") }, "WebUntis is open");
    } catch (error) {
      if (closing) return;
      log.error({ err: error }, error instanceof BadCredentialsError ? REFUSED : "WebUntis could not be logged in to");
    }
  };
  void opening();
  return {
    school,
    async close() {
      closing = true;
      await session[Symbol.asyncDispose]();
      await demo?.close();
    },
  };
}
