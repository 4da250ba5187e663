import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { findTyped } from "../../src/bot/command-names.ts";
import type { Locale } from "../../src/bot/texts/index.ts";
import { asText } from "../demo-bot.ts";
import { playInText } from "./in-text.ts";
import { refusals, says } from "./refusals.ts";
import { SCENES, WORLDS, type World } from "./scenes.ts";
import { startWorld, type TourBot } from "./world.ts";

const LANGUAGES = ["de", "en"] as const;

test("the tour has every command, by its name in each language", () => {
  for (const language of LANGUAGES) {
    const typed = SCENES.map((scene) => findTyped(scene.typed[language], commands).command?.name);
    expect(commands.map(({ name }) => name).filter((name) => !typed.includes(name))).toEqual([]);
  }
});

/** What was said in all of the tour. */
const told: Record<Locale, string[]> = { de: [], en: [] };

describe.each(WORLDS)("%s", (world: World) => {
  let demo: TourBot;
  beforeAll(async () => {
    demo = await startWorld(world);
    await demo.begin();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test.each(LANGUAGES)("in %s every scene is answered, and no answer is a fault of ours", async (language) => {
    for (const [index, scene] of SCENES.entries()) {
      if (scene.world !== world) continue;
      const replies = await playInText(demo, scene, language, 1000 * (1 + LANGUAGES.indexOf(language)) + index);
      expect(replies, scene.typed[language]).toHaveLength(1 + scene.press.length + Number(scene.pressesOld));
      for (const text of replies.map(asText)) {
        expect(text).not.toMatch(/undefined|\[object|NaN/);
        told[language].push(text);
      }
    }
    if (world !== "broken") expect(demo.log.filter(({ message }) => message === "A command failed")).toEqual([]);
  });
});

/** What is gone is looked up by its name once more, and is told as what there is not. It takes a class that comes and goes to be told this. */
const isNeverTold = ({ where }: { readonly where: string }) => where.startsWith("errors.faults.gone.");

test("every title and sentence of a refusal is told somewhere in the tour", () => {
  const all = refusals();
  expect(all.map(({ where }) => where)).toEqual(expect.arrayContaining(["commands/betreiber.ts wrong"]));
  const missing = all.filter((each) => !told[each.language].some((text) => says(text, each)) && !isNeverTold(each));
  expect(missing.map(({ where, language }) => `${where} (${language})`)).toEqual([]);
});
