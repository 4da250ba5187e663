import { expect, test } from "vitest";
import { sampleBot } from "./sample-bot.ts";
import { started } from "./started.ts";

const klassen = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `Klasse ${index}`, value: String(index) }));

test("what is typed so far brings up choices", async () => {
  const suggest = (typed: string) => [{ label: `${typed}a (Meier)`, value: `${typed}a` }];
  await using bot = await started({ bot: sampleBot({ suggest }) });
  expect(await bot.discord.user.autocomplete("stundenplan", "klasse", "5")).toEqual([
    { name: "5a (Meier)", value: "5a" },
  ]);
});

test("Discord takes at most 25 choices of at most 100 characters, or none at all", async () => {
  const monsters = [
    { label: "", value: "leer" },
    { label: "😀".repeat(4000), value: "emoji" },
    { label: "zu lang", value: "x".repeat(101) },
    { label: "ohne Wert", value: "" },
  ];
  await using bot = await started({ bot: sampleBot({ suggest: () => [...monsters, ...klassen(30)] }) });
  const choices = await bot.discord.user.autocomplete("stundenplan", "klasse", "");
  expect(choices).toHaveLength(25);
  expect(choices.slice(0, 3)).toEqual([
    { name: "…", value: "leer" },
    { name: `${"😀".repeat(49)}…`, value: "emoji" },
    { name: "Klasse 0", value: "0" },
  ]);
  expect(bot.discord.refusals()).toEqual([]);
});

test("choices that come too late are left out", async () => {
  const suggest = () => new Promise<never>(() => {});
  await using bot = await started({ bot: sampleBot({ suggest }), deferAfter: 0 });
  expect(await bot.discord.user.autocomplete("stundenplan", "klasse", "5")).toEqual([]);
});
