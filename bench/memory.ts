import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startChild } from "./child.ts";

const REST_MS = 5000;
const MIB_IN_KIB = 1024;

/** Mebibytes that the bot's process holds on Discord and with a school, some seconds after its last answer. */
export async function benchMemory(): Promise<number> {
  await using discord = await startChild<readonly { url: string; token: string }[]>("./discord-server.ts");
  await using school = await startChild<{ url: string }>("./demo-server.ts");
  const [server] = discord.ready;
  const account = { WEBUNTIS_SCHOOL: "demo", WEBUNTIS_USERNAME: "demo", WEBUNTIS_PASSWORD: "demo" };
  const bot = spawn(process.execPath, [fileURLToPath(new URL("../src/main.ts", import.meta.url))], {
    env: { ...account, WEBUNTIS_SERVER: school.ready.url, DISCORD_TOKEN: server?.token, DISCORD_API_URL: server?.url },
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    let log = "";
    while (!log.includes("Discord is ready")) log += String((await once(bot.stderr, "data"))[0]);
    await discord.ask({ server: 0, rounds: 20 });
    await pause(REST_MS);
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(bot.pid)])) / MIB_IN_KIB;
  } finally {
    bot.kill("SIGKILL");
  }
}
