import { startFakeDiscord } from "../test/fakes/discord/index.ts";
import { startFakeTelegram } from "../test/fakes/telegram/index.ts";
import { DISCORD_PER_SECOND, TELEGRAM_PER_SECOND } from "./limits.ts";

/** Both platforms, with the limits they have. On a number, makes so many places on each; on anything else tells what was posted. */
const discord = await startFakeDiscord({ globalLimit: DISCORD_PER_SECOND, date: Date.now });
const telegram = await startFakeTelegram({ limit: { perSecond: TELEGRAM_PER_SECOND } });

process.on("message", (message) => {
  if (typeof message !== "number")
    return process.send?.({
      discord: { posts: discord.posts().length, limited: discord.limited() },
      telegram: { posts: telegram.posts().length, limited: telegram.limited() },
    });
  const places = Array.from({ length: message }, (_, each) => each);
  return process.send?.({
    discord: places.map((each) => discord.addChannel({ name: `klasse-${each}` }).id),
    telegram: places.map((each) => String(telegram.chat(1000 + each).id)),
  });
});
process.send?.({
  discord: { url: discord.url, token: discord.token },
  telegram: { url: telegram.url, token: telegram.token },
});
