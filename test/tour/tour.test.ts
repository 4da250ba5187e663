import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { findTyped } from "../../src/bot/command-names.ts";
import { asText, type DemoBot } from "../demo-bot.ts";
import { playInText } from "./in-text.ts";
import { SCENES, WORLDS, type World } from "./scenes.ts";
import { startWorld } from "./world.ts";

const LANGUAGES = ["de", "en"] as const;

test("the tour has every command, by its name in each language", () => {
  for (const language of LANGUAGES) {
    const typed = SCENES.map((scene) => findTyped(scene.typed[language], commands).command?.name);
    expect(commands.map(({ name }) => name).filter((name) => !typed.includes(name))).toEqual([]);
  }
});

describe.each(WORLDS)("%s", (world: World) => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startWorld(world);
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test.each(LANGUAGES)("in %s every scene is answered, and no answer is a fault of ours", async (language) => {
    for (const [index, scene] of SCENES.entries()) {
      if (scene.world !== world) continue;
      const replies = await playInText(demo, scene, language, 1000 * (1 + LANGUAGES.indexOf(language)) + index);
      expect(replies, scene.typed[language]).toHaveLength(1 + scene.press.length);
      for (const text of replies.map(asText)) expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
    expect(demo.log.filter(({ message }) => message === "A command failed")).toEqual([]);
  });
});
