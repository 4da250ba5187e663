import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { textsFor } from "./bot/texts/index.ts";
import type { Clock } from "./clock.ts";
import type { Config, WebUntisConfig } from "./config.ts";
import { doorText } from "./replies/doors.ts";
import { School } from "./school/index.ts";
import { BadCredentialsError, JsonRpcSource, Ladder, Session, WebClientSource } from "./webuntis/index.ts";
import { directoryFor, type SearchSchools, type WrongSchool, wrongSchool } from "./wrong-school.ts";

/** Enough for the school's lists and a few weeks of some 60 classes. */
const CACHED_ANSWERS = 500;

/** How long closing waits for a login under way: cut off, its session would stay open at WebUntis. */
const LOGIN_MS = 1000;

const REFUSED =
  "WebUntis refuses this account: its name, password or key is wrong, or it is locked after too many tries. Correct the settings and restart; until then it is not tried again";

export interface OpenSchool {
  /** Another one after the school turned out to have another name: ask for it each time. */
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

/** A school that can be asked, and what it is asked by. */
function connect(webuntis: WebUntisConfig, timeZone: string, now: Clock) {
  const cached = { cachelen: CACHED_ANSWERS, now };
  const session = new Session({ ...webuntis, timeZone, ...cached });
  const source = new Ladder([new JsonRpcSource(session), new WebClientSource(session, cached)], now);
  return { session, source, school: new School({ source, probe: (date) => source.probe(date), timeZone, now }) };
}

/**
 * The school from the settings, or the demo school. Logs in in the background: a WebUntis that is down or refuses the account does not
 * keep the bot from starting; the log says so, and so does every answer.
 * @param search the directory of schools, asked when the server does not know the school; default WebUntis's own, for its own servers.
 */
export async function openSchool(config: Config, now: Clock, log: Logger, search?: SearchSchools): Promise<OpenSchool> {
  const demo = config.webuntis ? undefined : await startDemo(now);
  const webuntis = config.webuntis ?? demo?.webuntis;
  if (!webuntis) throw new TypeError("Neither a school nor the demo school");
  let current = connect(webuntis, config.timeZone, now);
  let closing = false;
  const logIn = async (): Promise<void> => {
    const { session, source, school } = current;
    await session.login();
    const text = textsFor(config.language, config.language);
    const doors = await source.probe(school.today());
    log.info({ doors: doors.map((door) => doorText(door, text)).join(", ") }, "WebUntis is open");
  };
  const tell = (error: unknown, wrong?: WrongSchool) => {
    const failed = error instanceof BadCredentialsError ? REFUSED : "WebUntis could not be logged in to";
    if (!closing) log.error({ err: error }, wrong?.told ?? failed);
  };
  const opening = async () => {
    try {
      await logIn();
    } catch (error) {
      const wrong = await wrongSchool(error, webuntis, search ?? directoryFor(webuntis, webuntis.useragent));
      if (closing || wrong?.school === undefined) return tell(error, wrong);
      log.warn(wrong.told);
      const { session } = current;
      current = connect({ ...webuntis, school: wrong.school }, config.timeZone, now);
      await session[Symbol.asyncDispose]();
      await logIn().catch((again: unknown) => tell(again));
    }
  };
  const opened = opening();
  return {
    get school() {
      return current.school;
    },
    async close() {
      closing = true;
      await Promise.race([opened, pause(LOGIN_MS, undefined, { ref: false })]);
      await current.session[Symbol.asyncDispose]();
      await demo?.close();
    },
  };
}
