import { Client, Events } from "discord.js";
import { pino } from "pino";
import { commands } from "../commands/index.ts";
import type { PackedReply } from "../src/bot/packed-reply.ts";
import { startDiscord } from "../src/platforms/discord/index.ts";
import { render } from "../src/platforms/discord/render.ts";
import { registerCommands } from "../src/platforms/discord/slash-commands.ts";
import { asker, startDemoBot } from "../test/demo-bot.ts";
import { NO_EVENTS } from "../test/fakes/no-events.ts";
import { startChild } from "./child.ts";
import { type Timing, timing } from "./timing.ts";

const BATCH = 50;
const BATCHES = 20;
const WARM_UP = 5;

/** The floor: discord.js alone, answering always the same. */
async function bareBot(url: string, token: string, reply: PackedReply): Promise<Client> {
  const client = new Client({ intents: [], rest: { api: url } });
  const message = { ...render(reply), allowedMentions: { parse: [] } };
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply(message);
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  await registerCommands(client.rest, client.application?.id ?? "", commands);
  return client;
}

/** A warm `/stundenplan` from gateway to callback, against a bot that answers a constant. Discord is another process. */
export async function benchDiscord(): Promise<readonly Timing[]> {
  await using discord = await startChild<readonly { url: string; token: string }[]>("./discord-server.ts");
  const [bare, ours] = discord.ready;
  if (!bare || !ours) throw new Error("Two Discords are needed");
  await using demo = await startDemoBot();
  const reply = await demo.bot.runText("stundenplan 5a mi", asker("de", { platform: "discord", chat: "1" }));
  const constant = await bareBot(bare.url, bare.token, demo.bot.pack(reply));
  const log = pino({ level: "silent" });
  // A minute between any two questions, so that nobody's budget ends.
  let minutes = 0;
  const clock = () => ++minutes * 60_000;
  const platform = await startDiscord({
    token: ours.token,
    apiUrl: ours.url,
    bot: demo.bot,
    events: NO_EVENTS,
    now: demo.now,
    log,
    clock,
  });
  const times: [number[], number[]] = [[], []];
  for (let batch = -WARM_UP; batch < BATCHES; batch++) {
    for (const server of [0, 1] as const) {
      const measured = await discord.ask<number[]>({ server, rounds: BATCH });
      if (batch >= 0) times[server].push(...measured);
    }
  }
  await platform.stop();
  await constant.destroy();
  return [timing("discord.js, a constant answer", times[0]), timing("/stundenplan 5a, warm", times[1])];
}
