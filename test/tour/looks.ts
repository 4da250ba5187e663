import type { Locale } from "../../src/bot/texts/index.ts";
import { startTourOnDiscord } from "./on-discord.ts";
import { startTourOnTelegram } from "./on-telegram.ts";
import type { Look } from "./page.ts";
import { type Scene, WORLDS, type World } from "./scenes.ts";
import { startWorld } from "./world.ts";

const LANGUAGES: readonly Locale[] = ["de", "en"];

async function looksIn(world: World, scenes: readonly Scene[], languages: readonly Locale[]): Promise<Look[]> {
  await using demo = await startWorld(world);
  await using discord = await startTourOnDiscord(demo);
  await using telegram = await startTourOnTelegram(demo);
  await demo.begin();
  const looks: Look[] = [];
  for (const language of languages)
    for (const [index, scene] of scenes.entries()) {
      const number = 1000 * (1 + languages.indexOf(language)) + index;
      looks.push({
        scene,
        language,
        discord: await discord.play(scene, language, number),
        telegram: await telegram.play(scene, language, number),
      });
    }
  return looks;
}

/** Plays scenes through the whole bot on both platforms, and gives what they look like, language by language. */
export async function looksOf(scenes: readonly Scene[], languages = LANGUAGES): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (const world of WORLDS) {
    const there = scenes.filter((scene) => scene.world === world);
    if (there.length > 0) looks.push(...(await looksIn(world, there, languages)));
  }
  return languages.flatMap((language) =>
    scenes.flatMap((scene) => looks.find((look) => look.scene === scene && look.language === language) ?? []),
  );
}
