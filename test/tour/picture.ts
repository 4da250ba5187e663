import { fileURLToPath } from "node:url";
import { findChromium, takePicture } from "./chromium.ts";
import { DISCORD_STYLE, drawDiscord } from "./draw-discord.ts";
import { drawTelegram, TELEGRAM_STYLE } from "./draw-telegram.ts";
import { looksOf } from "./looks.ts";
import { type Look, pageOf } from "./page.ts";
import { SCENES } from "./scenes.ts";

/** `npm run picture`: docs/picture-light.png and -dark.png, of real answers of the bot with the demo school. */

/** The answer that shows the most: a day with changes. */
const SHOWN = "stundenplan 5a do";
const WIDTH = 800;

const THEMES = { light: "#e8ebf0", dark: "#0d1117" } as const;

const style = (background: string) => `
body { margin:0; padding:20px; background:${background}; display:grid; grid-template-columns:1fr 1fr; gap:20px; align-items:start; }
${DISCORD_STYLE}${TELEGRAM_STYLE}`;

function picture({ language, discord, telegram }: Look, theme: keyof typeof THEMES): string {
  const drawn = [discord && drawDiscord(discord, language), drawTelegram(telegram, language)];
  const both = drawn.map((html) => `<div class="${theme}">${html}</div>`).join("\n");
  return pageOf("Stundenplan", style(THEMES[theme]), both);
}

try {
  const chromium = findChromium(process.env);
  const [look] = await looksOf(
    SCENES.filter(({ typed }) => typed.de === SHOWN),
    ["de"],
  );
  if (!look) throw new Error(`The tour has no /${SHOWN}`);
  for (const theme of ["light", "dark"] as const) {
    const file = fileURLToPath(new URL(`../../docs/picture-${theme}.png`, import.meta.url));
    await takePicture(chromium, picture(look, theme), WIDTH, file);
    console.log(`Wrote ${file}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
