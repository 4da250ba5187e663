import { writeFileSync } from "node:fs";
import { parseArgs, styleText } from "node:util";
import type { Locale } from "../../src/bot/texts/index.ts";
import { render } from "../../src/platforms/terminal/render.ts";
import { playInText } from "./in-text.ts";
import { looksOf } from "./looks.ts";
import { tourPage } from "./page.ts";
import { lineOf, SCENES, WORLDS } from "./scenes.ts";
import { startWorld } from "./world.ts";

/** `npm run tour`: every command and every refusal in both languages, on the terminal. `-- --html file`: as Discord and Telegram draw them. */

const colours = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const heading = (text: string) => (colours ? styleText(["inverse"], ` ${text} `) : `── ${text}`);

const MOST_BEFORE = 3;

/** What was typed before, as far as it can be taken in at a glance. */
function told(before: readonly string[]): readonly string[] {
  const lines = before.slice(0, MOST_BEFORE).map((line) => `after /${line}`);
  return before.length > MOST_BEFORE ? [...lines, `and ${before.length - MOST_BEFORE} more`] : lines;
}

async function printAll(language: Locale): Promise<void> {
  for (const world of WORLDS) {
    await using demo = await startWorld(world);
    await demo.begin();
    for (const [index, scene] of SCENES.entries()) {
      if (scene.world !== world) continue;
      const about = [scene.who, ...(world === "open" ? [] : [world]), ...told(scene.before)];
      console.log(`${heading(`${lineOf(scene, language)}   (${about.join(", ")})`)}\n`);
      for (const reply of await playInText(demo, scene, language, index + 1))
        console.log(render(demo.bot.pack(reply), { colours }));
    }
  }
}

const { values } = parseArgs({ options: { html: { type: "string" } } });
if (values.html === undefined) for (const language of ["de", "en"] as const) await printAll(language);
else {
  writeFileSync(values.html, tourPage(await looksOf(SCENES)));
  console.log(`Wrote ${values.html}`);
}
