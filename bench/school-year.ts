import { startChild } from "./child.ts";
import { containerEnv } from "./container.ts";

/** What compose.yaml permits. */
const MEMORY_LIMIT_MB = 256;

/** After a round of questions: megabytes (10⁶ bytes) resident, milliseconds per answer, and how often the school was asked for a plan. */
export interface Round {
  readonly residentMb: number;
  readonly milliseconds: number;
  readonly requests: number;
}

/** Fifty plans of forty weeks asked of the bot, once and again, in a process that is started as the Dockerfile does. */
export async function benchSchoolYear(): Promise<readonly Round[]> {
  await using discord = await startChild<readonly { url: string; token: string }[]>("./discord-server.ts");
  await using school = await startChild<{ url: string }>("./demo-server.ts");
  const { url = "", token = "" } = discord.ready[0] ?? {};
  await using bot = await startChild("./reading-bot.ts", [school.ready.url, url, token], await containerEnv());
  const rounds: Round[] = [];
  for (let round = 0; round < 2; round++) {
    const before = await school.ask<number>("getTimetable");
    const told = await bot.ask<Omit<Round, "requests">>("read");
    rounds.push({ ...told, requests: (await school.ask<number>("getTimetable")) - before });
  }
  const { residentMb = 0, requests = 0 } = rounds.at(-1) ?? {};
  if (requests > 0 || residentMb >= MEMORY_LIMIT_MB) throw new Error(`${requests} requests again, ${residentMb} MB`);
  return rounds;
}
