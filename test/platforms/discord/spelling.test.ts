import { expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { packReply } from "../../../src/bot/packed-reply.ts";
import { line, paragraph, type Reply, toType } from "../../../src/bot/reply.ts";
import { render } from "../../../src/platforms/discord/render.ts";
import { Spelling } from "../../../src/platforms/discord/spelling.ts";
import { onDiscord } from "../../end-to-end/whole.ts";

const said = (typed: string): Reply => ({
  title: "Titel",
  tone: "normal",
  blocks: [paragraph(...line`Mit ${toType(typed)} geht es.`)],
  actions: [],
  audience: "everyone",
});

const shown = (spelling: Spelling, typed: string) =>
  render(spelling.spell(packReply(said(typed), commands, { warn: () => {} }))).embeds[0].description;

test.each([
  ["/frei", "Mit </frei:1300000000000000042> geht es.", "Mit `/frei` geht es."],
  [
    "/abo 5a 06:30",
    "Mit </abo start:1300000000000000042> `klasse: 5a zeit: 06:30` geht es.",
    "Mit `/abo start klasse: 5a zeit: 06:30` geht es.",
  ],
  [
    "/subscription 5a 06:30",
    "Mit </abo start:1300000000000000042> `class: 5a time: 06:30` geht es.",
    "Mit `/subscription start class: 5a time: 06:30` geht es.",
  ],
  [
    "/timetable 5a tomorrow",
    "Mit </stundenplan:1300000000000000042> `class: 5a day: tomorrow` geht es.",
    "Mit `/timetable class: 5a day: tomorrow` geht es.",
  ],
  ["/gibtsnicht 5a", "Mit `/gibtsnicht 5a` geht es.", "Mit `/gibtsnicht 5a` geht es."],
  ["</frei:1300000000000000042> x", "Mit `</frei:1300000000000000042> x` geht es.", undefined],
])("%s is told as it is chosen and filled in on Discord", (typed, known, unknown = known) => {
  const spelling = new Spelling(commands);
  expect(shown(spelling, typed)).toBe(unknown);
  spelling.learn(["frei", "abo", "stundenplan"].map((name) => ({ name, id: "1300000000000000042" })));
  expect(shown(spelling, typed)).toBe(known);
});

test("the commands that are told are those that Discord has registered", async () => {
  await using bot = await onDiscord();
  const { id } = bot.discord.commands().find(({ name }) => name === "klasse") ?? {};
  const asked = await bot.discord.user.slash("klasse");
  expect(asked.description).toContain(`</klasse:${id}> \`klasse: 5a\``);
});
