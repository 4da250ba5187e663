import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { remedySentence } from "./bot/error-reply.ts";
import { textsFor } from "./bot/texts/index.ts";
import type { Clock } from "./clock.ts";
import type { Config, WebUntisConfig } from "./config.ts";
import { doorText, loginDoorText } from "./replies/doors.ts";
import { loginRemedy, RequestQueue, School } from "./school/index.ts";
import {
  BadCredentialsError,
  JsonRpcSource,
  Ladder,
  type Omission,
  Session,
  WebClientSource,
} from "./webuntis/index.ts";

/** Enough for the school's lists and a few weeks of some 60 classes. */
const CACHED_ANSWERS = 500;

/** How long closing waits for a login under way: cut off, its session would stay open at WebUntis. */
const LOGIN_MS = 1000;

const REFUSED =
  "WebUntis refuses this account: its name, password or key is wrong, or it is locked after too many tries. Correct the settings and restart; until then it is not tried again";

export interface OpenSchool {
  readonly school: School;
  /** Logs out of WebUntis, and stops the demo school if there is one. */
  close(): Promise<void>;
}

async function startDemo(now: Clock): Promise<{ webuntis: WebUntisConfig; close: () => Promise<void> }> {
  const { startDemoSchool } = await import("./demo/index.ts");
  const demo = await startDemoSchool({ now });
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
 * The school from the settings, or the demo school. Logs in in the background: a WebUntis that is down or refuses the account does not
 * keep the bot from starting; the log says so, and so does every answer.
 */
export async function openSchool(config: Config, now: Clock, log: Logger): Promise<OpenSchool> {
  const demo = config.webuntis ? undefined : await startDemo(now);
  const webuntis = config.webuntis ?? demo?.webuntis;
  if (!webuntis) throw new TypeError("Neither a school nor the demo school");
  const onOmission = (omission: Omission) => log.warn(omission, "WebUntis sent what cannot be read; it is left out");
  const cached = { cachelen: CACHED_ANSWERS, now, onOmission };
  const queue = new RequestQueue(pause);
  const session = new Session({ ...webuntis, timeZone: config.timeZone, gate: queue.gate, ...cached });
  const source = new Ladder([new JsonRpcSource(session), new WebClientSource(session, cached)], now);
  const school = new School({
    source,
    queue,
    probe: (date) => source.probe(date),
    loginDoors: () => session.loginDoors,
    timeZone: config.timeZone,
    now,
  });
  let closing = false;
  const loggingIn = session.login();
  const text = textsFor(config.language, config.language);
  const opening = async () => {
    try {
      await loggingIn;
      const doors = (await school.forJob("read-ahead").doors()).map((door) => doorText(door, text));
      const login = loginDoorText(session.loginDoors, text);
      log.info({ doors: [...(login ? [login] : []), ...doors].join(", ") }, "WebUntis is open");
    } catch (error) {
      if (closing) return;
      const remedy = loginRemedy(error);
      const told = { err: error, ...(remedy && { remedy: remedySentence(remedy, text) }) };
      log.error(told, error instanceof BadCredentialsError ? REFUSED : "WebUntis could not be logged in to");
    }
  };
  void opening();
  return {
    school,
    async close() {
      closing = true;
      await Promise.race([loggingIn.catch(() => {}), pause(LOGIN_MS, undefined, { ref: false })]);
      await session[Symbol.asyncDispose]();
      await demo?.close();
    },
  };
}
