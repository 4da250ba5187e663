import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startChild } from "./child.ts";
import { containerEnv } from "./container.ts";

const REST_MS = 5000;
const BYTES_IN_KIB = 1024;
const BYTES_IN_MB = 1e6;

/** Starts the bot as the Dockerfile does and waits until it is on Discord. */
async function startBot(env: NodeJS.ProcessEnv) {
  const bot = spawn(process.execPath, [fileURLToPath(new URL("../src/main.ts", import.meta.url))], {
    env: { ...(await containerEnv()), ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  while (!log.includes("Discord is ready")) log += String((await once(bot.stderr, "data"))[0]);
  return {
    residentMb: () => (Number(execFileSync("ps", ["-o", "rss=", "-p", String(bot.pid)])) * BYTES_IN_KIB) / BYTES_IN_MB,
    async [Symbol.asyncDispose]() {
      bot.kill("SIGTERM");
      await once(bot, "exit");
    },
  };
}

/** Megabytes (10⁶ bytes) resident in the bot's process, on Discord and with a school, some seconds after its last answer. */
export async function benchMemory(): Promise<number> {
  await using discord = await startChild<readonly { url: string; token: string }[]>("./discord-server.ts");
  await using school = await startChild<{ url: string }>("./demo-server.ts");
  const [server] = discord.ready;
  const cache = await mkdtemp(join(tmpdir(), "bench-"));
  const env = {
    NODE_COMPILE_CACHE: cache,
    DATABASE_URL: `sqlite:${join(cache, "bot.db")}`,
    WEBUNTIS_SERVER: school.ready.url,
    WEBUNTIS_SCHOOL: "demo",
    WEBUNTIS_USERNAME: "demo",
    WEBUNTIS_PASSWORD: "demo",
    DISCORD_TOKEN: server?.token,
    DISCORD_API_URL: server?.url,
  };
  try {
    // The first start fills the compile cache, as the build of the image does.
    await (await startBot(env))[Symbol.asyncDispose]();
    await using bot = await startBot(env);
    await discord.ask({ server: 0, rounds: 20 });
    await pause(REST_MS);
    return bot.residentMb();
  } finally {
    await rm(cache, { recursive: true });
  }
}
