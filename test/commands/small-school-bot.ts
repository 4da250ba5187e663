import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { openStore } from "../../src/store/index.ts";
import { asker, asText } from "../demo-bot.ts";
import { openAccess } from "../open-access.ts";
import { openSmallSchool, type SmallSchool, type SmallSchoolParts } from "../school/small-school.ts";

/** The whole bot with a small school behind it, whose classes, calendar and lessons a test may change. */
export async function startSmallSchoolBot(changes: Partial<SmallSchool> = {}, parts: SmallSchoolParts = {}) {
  const { small, school, ...server } = await openSmallSchool(changes, parts);
  const store = openStore(":memory:", () => Temporal.Instant.from(small.now));
  const log: string[] = [];
  const write = (_: object, message: string) => void log.push(message);
  const bot = createBot({
    commands,
    schoolOf: () => school,
    memory: store.memory,
    access: openAccess(store, () => Temporal.Instant.from(small.now)),
    language: "de",
    teacherNames: "short",
    log: { error: write, warn: write },
  });
  return {
    bot,
    small,
    school,
    store,
    asked: server.asked,
    calls: server.calls,
    log,
    says: async (line: string, language?: string) => asText(await bot.runText(line, asker(language))),
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
