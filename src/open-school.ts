import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { remedySentence } from "./bot/error-reply.ts";
import { tellErrorBriefly } from "./bot/tell-error.ts";
import { wordingFor } from "./bot/texts/index.ts";
import type { Clock } from "./clock.ts";
import type { Config, WebUntisConfig } from "./config.ts";
import { closedText, doorLines, loginDoorText } from "./replies/doors.ts";
import { loginRemedy, RequestQueue, School, SchoolError } from "./school/index.ts";
import {
  BadCredentialsError,
  type Gate,
  JsonRpcSource,
  Ladder,
  type Omission,
  type OnLookup,
  RemoteError,
  Session,
  type Trace,
  WebClientSource,
} from "./webuntis/index.ts";
import { directoryFor, type SearchSchools, type WrongSchool, wrongSchool } from "./wrong-school.ts";

/** Enough for the school's lists and a school year of some 60 classes. A week that nobody asks for takes some 2 kB. */
export const CACHED_ANSWERS = 3000;

/** How long closing waits for a login under way: cut off, its session would stay open at WebUntis. */
const LOGIN_MS = 1000;

const REFUSED =
  "WebUntis refuses this account: its name, password or key is wrong, or it is locked after too many attempts. Correct the settings and restart; until then it is not tried again";

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

/** How many classes there are; undefined where the account may not see them. */
async function countKlassen(school: School): Promise<number | undefined> {
  try {
    return (await school.klassen()).length;
  } catch (error) {
    if (error instanceof SchoolError) return undefined;
    throw error;
  }
}

/** For measuring: what looks at each request, at what stored answers save, and at how long requests wait for their turn. */
export interface SchoolWatch {
  readonly trace?: Trace;
  readonly onLookup?: OnLookup;
  readonly gate?: (gate: Gate) => Gate;
}

/** A school that can be asked, and what it is asked by. @param queue spares its server; without one nothing waits. */
export function connect(
  webuntis: WebUntisConfig,
  timeZone: string,
  now: Clock,
  log: Logger,
  queue?: RequestQueue,
  { gate = (through) => through, ...watch }: SchoolWatch = {},
) {
  const onOmission = (omission: Omission) => log.warn(omission, "WebUntis sent what cannot be read; it is left out");
  const cached = { cachelen: CACHED_ANSWERS, now, onOmission, ...watch };
  const session = new Session({ ...webuntis, timeZone, ...(queue && { gate: gate(queue.gate) }), ...cached });
  const source = new Ladder([new JsonRpcSource(session), new WebClientSource(session, cached)], now);
  const probe = (date: Temporal.PlainDate) => source.probe(date);
  return {
    session,
    school: new School({
      source,
      // The demo school needs no sparing.
      ...(queue ? { queue } : { isDemo: true }),
      probe,
      loginDoors: () => session.loginDoors,
      timeZone,
      now,
    }),
  };
}

/**
 * The school from the settings, or the demo school. Logs in in the background: a WebUntis that is down or refuses the account does not
 * keep the bot from starting; the log says so, and so does every answer.
 * @param search the directory of schools, asked when the server does not know the school; default WebUntis's own, for its own servers.
 * @param watch for measuring; by default nobody does.
 */
export async function openSchool(
  config: Config,
  now: Clock,
  log: Logger,
  search?: SearchSchools,
  watch: SchoolWatch = {},
): Promise<OpenSchool> {
  const demo = config.webuntis ? undefined : await startDemo(now);
  const webuntis = config.webuntis ?? demo?.webuntis;
  if (!webuntis) throw new TypeError("Neither a school nor the demo school");
  const queue = demo ? undefined : new RequestQueue(pause);
  let current = connect(webuntis, config.timeZone, now, log, queue, watch);
  let closing = false;
  // For the log, which is in English.
  const text = wordingFor("en", "en");
  const tellDoors = async (): Promise<void> => {
    const { session, school } = current;
    const start = school.forJob("start");
    const { open, closed } = doorLines(await start.doors(), text);
    const login = loginDoorText(session.loginDoors, text);
    const classes = await countKlassen(start);
    log.info(
      { classes, doors: [...(login ? [login] : []), ...open, ...closed.map(closedText)].join("; ") },
      "WebUntis is open",
    );
  };
  const tell = (error: unknown, wrong?: WrongSchool): void => {
    const remedy = loginRemedy(error);
    const failed = error instanceof BadCredentialsError ? REFUSED : "WebUntis could not be logged in to";
    // That a server refuses or is silent tells nothing by its stack.
    const what = error instanceof RemoteError ? { why: tellErrorBriefly(error) } : { err: error };
    log.error({ ...what, ...(remedy && { remedy: remedySentence(remedy, text) }) }, wrong?.told.en ?? failed);
  };
  /** Once more with the name that the school really has. */
  const logInAs = async (school: string, told: string): Promise<void> => {
    log.warn(told);
    const { session } = current;
    current = connect({ ...webuntis, school }, config.timeZone, now, log, queue, watch);
    await session[Symbol.asyncDispose]();
    await current.session.login();
  };
  /** Whether the school is open. */
  const logIn = async (): Promise<boolean> => {
    try {
      await current.session.login();
      return true;
    } catch (error) {
      const wrong = await wrongSchool(error, webuntis, search ?? directoryFor(webuntis, webuntis.useragent));
      if (closing) return false;
      if (wrong?.school === undefined) tell(error, wrong);
      else await logInAs(wrong.school, wrong.told.en);
      return wrong?.school !== undefined;
    }
  };
  const failed = (error: unknown) => {
    if (!closing) tell(error);
    return false;
  };
  const loggedIn = logIn().catch(failed);
  void loggedIn.then((isOpen) => (isOpen ? tellDoors() : undefined)).catch(failed);
  return {
    get school() {
      return current.school;
    },
    async close() {
      closing = true;
      await Promise.race([loggedIn, pause(LOGIN_MS, undefined, { ref: false })]);
      await current.session[Symbol.asyncDispose]();
      await demo?.close();
    },
  };
}
