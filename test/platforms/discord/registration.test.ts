import { expect, test } from "vitest";
import type { Command } from "../../../src/bot/command.ts";
import { startFakeDiscord } from "../../fakes/discord/index.ts";
import { hilfe, sampleBot, stundenplan } from "./sample-bot.ts";
import { started } from "./started.ts";

/** Starts and stops a bot with these commands, once for each list. */
async function startsWith(...starts: readonly (readonly Command[])[]) {
  await using discord = await startFakeDiscord();
  const puts: number[] = [];
  for (const commands of starts) {
    await using _ = await started({ on: discord, bot: sampleBot({ commands }) });
    puts.push(discord.puts());
  }
  return { puts, commands: discord.commands(), refusals: discord.refusals() };
}

test("an option that only buttons set is not offered", async () => {
  const { klasse, tag } = stundenplan.options;
  if (!klasse || !tag) throw new TypeError("The sample has other options");
  const { commands } = await startsWith([{ ...stundenplan, options: { klasse, tag: { ...tag, hidden: true } } }]);
  expect(commands).toMatchObject([{ name: "stundenplan", options: [{ name: "klasse" }] }]);
});

test("the commands are registered with German names and texts and English ones beside them", async () => {
  const { commands, refusals } = await startsWith([stundenplan, hilfe]);
  expect(refusals).toEqual([]);
  expect(commands).toMatchObject([
    {
      name: "stundenplan",
      name_localizations: { de: "stundenplan", "en-US": "timetable", "en-GB": "timetable" },
      description: "Stundenplan einer Klasse",
      description_localizations: {
        de: "Stundenplan einer Klasse",
        "en-US": "Timetable of a class",
        "en-GB": "Timetable of a class",
      },
      options: [
        {
          name: "klasse",
          name_localizations: { de: "klasse", "en-US": "class", "en-GB": "class" },
          type: 3,
          description: "Klasse, z. B. 5a",
          description_localizations: { de: "Klasse, z. B. 5a", "en-GB": "Class, such as 5a" },
          autocomplete: true,
        },
        { name: "tag" },
      ],
    },
    { name: "hilfe", options: [] },
  ]);
});

test("what only operators need is for members who may manage the server", async () => {
  const { commands } = await startsWith([stundenplan, { ...hilfe, restrictedTo: "operators" }]);
  expect(commands.map((command) => command.default_member_permissions)).toEqual([null, "32"]);
  expect((await startsWith([hilfe], [{ ...hilfe, restrictedTo: "operators" }])).puts).toEqual([1, 2]);
});

test("a second start registers nothing when nothing has changed, in whatever order Discord keeps them", async () => {
  expect((await startsWith([stundenplan, hilfe], [stundenplan, hilfe], [hilfe, stundenplan])).puts).toEqual([1, 1, 1]);
});

test("a changed text, another option or a command less is registered", async () => {
  const { puts } = await startsWith(
    [stundenplan, hilfe],
    [stundenplan, { ...hilfe, describe: { de: "Was dieser Bot kann", en: "Help" } }],
    [{ ...stundenplan, options: {} }, hilfe],
    [hilfe],
  );
  expect(puts).toEqual([1, 2, 3, 4]);
});

test("options that do not complete themselves yet are registered anew", async () => {
  await using discord = await startFakeDiscord();
  const start = async () => {
    await using _ = await started({ on: discord, bot: sampleBot({ commands: [stundenplan] }) });
  };
  await start();
  const [{ options = [], ...command } = {}] = discord.commands();
  await fetch(`${discord.url}/v10/applications/1/commands`, {
    method: "PUT",
    headers: { authorization: `Bot ${discord.token}` },
    body: JSON.stringify([{ ...command, options: options.map((option) => ({ ...option, autocomplete: false })) }]),
  });
  await start();
  expect(discord.puts()).toBe(3);
});

test("commands that cannot be registered do not keep the bot from answering with those that are there", async () => {
  await using discord = await startFakeDiscord();
  {
    await using _ = await started({ on: discord });
  }
  discord.failNext({ with: 503, path: /commands$/, times: 4 });
  await using bot = await started({ on: discord });
  expect(await discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
  expect(bot.log()).toContain("The slash commands could not be registered");
});

test("commands are offered on servers and in private, not in others' conversations, and text has a greatest length", async () => {
  const { commands } = await startsWith([stundenplan]);
  expect(commands).toMatchObject([
    { contexts: [0, 1], integration_types: [0], options: [{ max_length: 100 }, { max_length: 100 }] },
  ]);
});
