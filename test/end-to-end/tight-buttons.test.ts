import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { openStore } from "../../src/store/index.ts";
import { openAccess } from "../open-access.ts";
import { openSmallSchool } from "../school/small-school.ts";
import { startOnDiscord, startOnTelegram } from "./whole.ts";

const KLASSEN = ["5a", "10a", "BFS1A", "BFS-Wirtschaft 1A"];
const MANAGES = 16n;
const CHANNEL = -1_001_234_567_890;

/** A school with short and long names of classes, on both platforms. */
async function start(names: readonly string[] = KLASSEN) {
  const klassen = names.map((name, index) => ({ id: index + 1, name }));
  const { school, ...small } = await openSmallSchool({ klassen, klasseId: 0 });
  const now = () => school.now().toInstant();
  const store = openStore(":memory:", now);
  const warnings: object[] = [];
  const bot = createBot({
    commands,
    schoolOf: () => school,
    memory: store.memory,
    access: openAccess(store, now),
    language: "de",
    teacherNames: "short",
    log: { error: () => {}, warn: (entry) => void warnings.push(entry) },
  });
  const discord = await startOnDiscord(bot, now);
  const telegram = await startOnTelegram(bot, store);
  telegram.telegram.chat(CHANNEL, { type: "supergroup", username: "kanal", admins: [42] });
  return {
    discord: discord.discord,
    telegram: telegram.telegram,
    store,
    warnings,
    says: (line: string) => telegram.telegram.user.says(line, { chat: telegram.telegram.chat(42) }),
    async [Symbol.asyncDispose]() {
      for (const each of [discord, telegram, store, small]) await each[Symbol.asyncDispose]();
    },
  };
}

describe("on Telegram", () => {
  test("a class that leaves no room for all that was asked is the only one without a button", async () => {
    await using bot = await start();
    const which = await bot.says("/abo abends mo,mi,fr vorabend nur änderungen keine meldungen @kanal");
    expect(which.text).toContain("Welche Klasse?");
    expect(which.buttons.flat()).toEqual(["5a", "10a", "BFS1A"]);
    expect(bot.warnings).toEqual([
      {
        command: "abo start",
        options: ["zeit", "tage", "vorabend", "nur-aenderungen", "meldungen", "kanal", "klasse"],
        buttons: 1,
      },
    ]);
    const done = await bot.telegram.user.presses(which, "BFS1A");
    expect(done.message?.text).toContain("Abo für die BFS1A");
    expect(await bot.store.subscriptions.active()).toMatchObject([
      { klasse: "BFS1A", place: String(CHANNEL), weekdays: [1, 3, 5], eve: true, onlyChanges: true, alerts: "none" },
    ]);
  });

  test("every time to choose fits with a class, days, a channel and alerts", async () => {
    await using bot = await start();
    const time = await bot.says("/abo 10a mo,di,do,fr vorabend nur änderungen -1001234567890 alle meldungen");
    expect(time.text).toContain("Wann soll der Plan der 10a kommen?");
    expect(time.buttons.flat()).toEqual(["06:00", "06:30", "07:00", expect.anything(), expect.anything()]);
    expect(bot.warnings).toEqual([]);
    const done = await bot.telegram.user.presses(time, time.buttons.flat().at(-1) ?? "");
    expect(done.message?.text).toContain("Abo für die 10a");
  });

  test("the time that is too long with all that was asked is the only one without a button", async () => {
    await using bot = await start(["BFSWirt-2A1"]);
    const time = await bot.says(
      "/abo BFSWirt-2A1 mo,di,do,sa,so vorabend nur änderungen -1001234567890 keine meldungen",
    );
    expect(time.buttons.flat()).toEqual(["06:00", "06:30", "07:00", expect.stringContaining("18:00")]);
    expect(bot.warnings).toHaveLength(1);
    const done = await bot.telegram.user.presses(time, "06:30");
    expect(done.message?.text).toContain("Abo für die BFSWirt-2A1");
  });
});

describe("on Discord", () => {
  test("a class that leaves no room for all that was asked is the only one without a button", async () => {
    await using bot = await start();
    const kanal = bot.discord.addChannel({ name: "plan", permissionsOfPerson: MANAGES }).id;
    const which = await bot.discord.user.slash("abo start", {
      klasse: "BFS",
      zeit: "abends",
      tage: "mo,mi,fr",
      vorabend: "ja",
      "nur-aenderungen": "ja",
      meldungen: "keine",
      kanal,
    });
    expect(which).toMatchObject({ title: "Welche meinst du?", ephemeral: true });
    expect(which.buttons.flat().map(({ label }) => label)).toEqual(["BFS1A"]);
    expect(bot.warnings).toMatchObject([{ command: "abo start", buttons: 1 }]);
    expect(bot.discord.refusals()).toEqual([]);
  });
});
