import { commands } from "../commands/index.ts";
import type { Admission } from "../src/access/index.ts";
import type { Bot } from "../src/bot/bot.ts";
import type { Asker, TeacherNames } from "../src/bot/command.ts";
import { createBot } from "../src/bot/create-bot.ts";
import type { Operation } from "../src/bot/operation.ts";
import { packReply } from "../src/bot/packed-reply.ts";
import type { Reply } from "../src/bot/reply.ts";
import { type DemoSchool, startDemoSchool } from "../src/demo/index.ts";
import { render } from "../src/platforms/terminal/render.ts";
import { type RequestQueue, School } from "../src/school/index.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { JsonRpcSource, Ladder, Session, type SessionConfig, WebClientSource } from "../src/webuntis/index.ts";
import { openAccess } from "./open-access.ts";

/** A log line as the bot wrote it. */
export interface LogLine {
  readonly entry: object;
  readonly message: string;
}

/** The whole bot with the demo school behind it, at a time set by the test. */
export interface DemoBot extends AsyncDisposable {
  readonly bot: Bot;
  readonly demo: DemoSchool;
  readonly session: Session;
  readonly school: School;
  readonly store: Store;
  readonly access: Admission;
  readonly log: readonly LogLine[];
  /** The clock of everything. */
  readonly now: () => Temporal.Instant;
  /** Moves it. */
  setTime(at: string): void;
  /** What a German at the terminal sees, without trailing spaces. */
  says(line: string, language?: string): Promise<string>;
  /** The same for words without a slash; "" where there is no answer. */
  hears(line: string, language?: string, other?: Partial<Asker>): Promise<string>;
}

/** Somebody in a private chat, unless another asker is described. */
export const asker = (language?: string, other: Partial<Asker> = {}): Asker => ({
  platform: "terminal",
  abilities: { canAnswerAlone: false, hasRoles: false, buttonsReachElsewhere: true, places: "groups", hasForms: false },
  chat: "test",
  user: "somebody",
  isPrivate: true,
  language,
  findPlace: async () => undefined,
  findRole: async () => undefined,
  mayManage: async () => true,
  nameOf: async () => undefined,
  canPost: async () => true,
  community: "@somebody",
  isAddressee: true,
  communityOf: () => "@somebody",
  communityName: async () => undefined,
  isMemberOf: async () => false,
  ...other,
});

/** A reply as text, for reading in tests. */
export const asText = (reply: Reply): string =>
  render(packReply(reply, commands, { warn: () => {} }), { colours: false }).replace(/ +$/gm, "");

export interface DemoBotParts extends Partial<SessionConfig> {
  readonly at?: string;
  /** Whether everybody may ask; default true. */
  readonly isOpen?: boolean;
  /** Whether the school passes for the demo school; by default for a real one. */
  readonly isDemo?: boolean;
  /** A file; by default nothing is kept. */
  readonly database?: string;
  /** What is kept, by the clock of everything; by default in `database`. */
  readonly storeAt?: (now: () => Temporal.Instant) => Store;
  /** Whether the school is read by JSON-RPC alone; default false. */
  readonly onlyRpc?: boolean;
  readonly queue?: RequestQueue;
  readonly teacherNames?: TeacherNames;
  readonly operation?: () => Promise<Operation>;
  readonly demoSchool?: Omit<Parameters<typeof startDemoSchool>[0], "now">;
}

/** Monday, 23 November 2026, 07:30 in Berlin, unless another time is given. */
export async function startDemoBot({
  at = "2026-11-23T07:30:00+01:00",
  isOpen = true,
  database = ":memory:",
  demoSchool = {},
  isDemo = false,
  storeAt = (now) => openStore(database, now),
  onlyRpc = false,
  queue,
  operation,
  teacherNames = "short",
  ...account
}: DemoBotParts = {}): Promise<DemoBot> {
  let time = Temporal.Instant.from(at);
  const now = () => time;
  const log: LogLine[] = [];
  const demo = await startDemoSchool({ now, ...demoSchool });
  const login = { school: demo.school, username: "demo", password: "demo", useragent: "test", loginRepeat: 1 };
  const session = new Session({ server: demo.url, ...login, cachelen: 500, now, ...account });
  const ladder = new Ladder(
    [new JsonRpcSource(session), ...(onlyRpc ? [] : [new WebClientSource(session, { now })])],
    now,
  );
  const school = new School({
    source: ladder,
    ...(queue && { queue }),
    probe: (date) => ladder.probe(date),
    loginDoors: () => session.loginDoors,
    isDemo,
    timeZone: "Europe/Berlin",
    now,
  });
  const store = storeAt(now);
  const write = (entry: object, message: string) => void log.push({ entry, message });
  const access = openAccess(store, now, { isOpen, log: { info: write, warn: write, error: write } });
  const bot = createBot({
    commands,
    schoolOf: () => school,
    memory: store.memory,
    access,
    language: "de",
    teacherNames,
    ...(operation && { operation }),
    log: { error: write, warn: write },
  });
  return {
    bot,
    demo,
    session,
    school,
    store,
    access,
    log,
    now,
    setTime: (to) => {
      time = Temporal.Instant.from(to);
    },
    says: async (line, language) => asText(await bot.runText(line, asker(language))),
    async hears(line, language, other) {
      const reply = await bot.hear(line, asker(language, other));
      return reply ? asText(reply) : "";
    },
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      await demo.close();
    },
  };
}
