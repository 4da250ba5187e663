import { pino } from "pino";
import { startTelegram } from "../src/platforms/telegram/index.ts";
import { startDemoBot } from "../test/demo-bot.ts";
import { NO_EVENTS } from "../test/fakes/no-events.ts";
import { startFakeTelegram } from "../test/fakes/telegram/index.ts";
import { type Timing, timing } from "./timing.ts";

const ROUNDS = 20;
const FLOOD = 520;
const PER_MINUTE = 20;

/** Somebody's `/stundenplan`, alone and while as many as make Telegram refuse ask in a group at the same moment. */
export async function benchFlood(): Promise<readonly Timing[]> {
  await using demo = await startDemoBot();
  const groupLimit = { perMinute: PER_MINUTE, now: () => performance.now() };
  await using telegram = await startFakeTelegram({ groupLimit });
  const platform = await startTelegram({
    token: telegram.token,
    apiUrl: telegram.url,
    bot: demo.bot,
    log: pino({ level: "silent" }),
    events: NO_EVENTS,
  });
  const group = telegram.chat(-1007, { type: "supergroup" });
  const ask = async (person: number) => {
    const chat = telegram.chat(person);
    const start = performance.now();
    await telegram.user.says("/stundenplan 5a", { chat, from: person });
    return performance.now() - start;
  };
  const times: [number[], number[]] = [[], []];
  for (let round = -1; round < ROUNDS; round++) {
    const alone = await ask(2 * round + 100);
    for (let each = 0; each < FLOOD; each++) telegram.user.types("/hilfe", { chat: group, from: 1000 + each });
    const beside = await ask(2 * round + 101);
    if (round < 0) continue;
    times[0].push(alone);
    times[1].push(beside);
  }
  await platform.stop();
  return [timing("alone", times[0]), timing(`while ${FLOOD} ask in a group`, times[1])];
}
