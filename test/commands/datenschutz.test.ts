import { describe, expect, test } from "vitest";
import type { Asker } from "../../src/bot/command.ts";
import { asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { inChannel, inGroup, inPrivate, manages } from "./askers.ts";
import { press, pressAll } from "./buttons.ts";

/** The file with what is stored about somebody. */
async function stored({ bot }: DemoBot, who: Asker): Promise<unknown> {
  const { file } = await bot.runText("datenschutz auskunft", who);
  return JSON.parse(file?.text ?? "null");
}

/** Somebody who told a class and subscribed in private and in a group, and somebody else there. */
async function withStories(demo: DemoBot): Promise<void> {
  const { bot } = demo;
  await bot.runText("klasse 7a", inPrivate());
  await bot.runText("abo 5a 06:30", inPrivate());
  await bot.runText("abo 6b 07:00", inGroup("de", manages));
  await bot.runText("abo 8a 07:00", inGroup("de", { ...manages, user: "77" }));
  await bot.runText("klasse 9a", inPrivate("de", { chat: "77", user: "77" }));
}

test("says what is stored and what is not, to the asker alone", async () => {
  await using demo = await startDemoBot();
  const reply = await demo.bot.runText("datenschutz", inGroup("de"));
  expect(asText(reply)).toMatchInlineSnapshot(`
    "Was ich über dich weiß
      So wenig wie möglich:
      • deine Klasse, wenn du sie mir mit /klasse gesagt hast, zu deiner Nummer auf dieser Plattform
      • deine Abos aus privaten Chats mit mir
      • bei Abos in Gruppen und Kanälen deren Namen und deine Nummer, damit ich dir Bescheid geben kann, wenn dort etwas nicht mehr geht
      Deinen Namen, deine Nachrichten und deine Fragen speichere ich nicht. Verschickte Posts vergesse ich nach 30 Tagen. Das WebUntis-Passwort gehört dem Betreiber; dein eigenes kenne ich nicht.
      [1] Auskunft als JSON  [2] Alles löschen
    "
  `);
  expect(reply.audience).toBe("asker");
  expect(asText(await demo.bot.runText("privacy", inPrivate("en")))).toMatchInlineSnapshot(`
    "What I know about you
      As little as possible:
      • your class, if you told me with /class, with your number on this platform
      • your subscriptions in private chats with me
      • for subscriptions in groups and channels their names and your number, so that I can tell you when something there stops working
      I do not store your name, your messages or your questions. Posts that were sent are forgotten after 30 days. The WebUntis password belongs to whoever runs the bot; I do not know yours.
      [1] Give it out as JSON  [2] Delete it all
    "
  `);
});

test("its buttons give it out, and ask once more before they delete", async () => {
  await using demo = await startDemoBot();
  for (const [language, expected] of [
    ["de", { "Auskunft als JSON": "Deine Daten", "Alles löschen": "Wirklich alles löschen?" }],
    ["en", { "Give it out as JSON": "Your data", "Delete it all": "Really delete it all?" }],
  ] as const) {
    const reply = await demo.bot.runText("datenschutz", inPrivate(language));
    expect(await pressAll(demo.bot, reply, inPrivate(language))).toEqual(expected);
  }
});

describe("the file", () => {
  test("holds everything about the asker, and nothing about anybody else", async () => {
    await using demo = await startDemoBot();
    await withStories(demo);
    const reply = await demo.bot.runText("datenschutz auskunft", inPrivate());
    expect(reply).toMatchObject({ title: "Deine Daten", audience: "asker", file: { name: "meine-daten.json" } });
    expect(await stored(demo, inPrivate())).toMatchObject({
      platform: "telegram",
      user: "42",
      klasse: "7a",
      subscriptions: [
        { place: "42", isPrivate: true, placeName: null, klasse: "5a", time: "06:30:00", language: "de" },
        { place: "-1007", isPrivate: false, placeName: "Elterngruppe", klasse: "6b", time: "07:00:00" },
      ],
      posts: [],
    });
    expect(reply.file?.text).not.toMatch(/77|8a|9a/);
    expect(reply.file?.text.endsWith("}\n")).toBe(true);
    expect(asText(await demo.bot.runText("privacy export", inPrivate("en")))).toContain(
      "The file holds everything that I have stored about you.",
    );
  });

  test("of somebody of whom nothing is stored says so, also after many questions", async () => {
    await using demo = await startDemoBot();
    for (const line of ["stundenplan 5a", "frei", "abo 5a", "unsinn"]) await demo.bot.runText(line, inPrivate());
    const nothing = {
      platform: "telegram",
      user: "42",
      klasse: null,
      operator: false,
      admission: null,
      subscriptions: [],
      posts: [],
    };
    expect(await stored(demo, inPrivate())).toEqual(nothing);
  });

  test("is given out in a group only where it is shown to the asker alone", async () => {
    await using demo = await startDemoBot();
    const refused = await demo.bot.runText("datenschutz auskunft", inGroup());
    expect(asText(refused)).toContain(
      "Deine Daten gebe ich dir nur im privaten Chat: Schreib mir dort /datenschutz auskunft.",
    );
    expect(refused.file).toBeUndefined();
    expect(asText(await demo.bot.runText("privacy export", inGroup("en")))).toContain(
      "write /privacy export to me there",
    );
    expect((await demo.bot.runText("datenschutz auskunft", inChannel())).file).toBeDefined();
  });

  test("is of the same number on another platform another person's", async () => {
    await using demo = await startDemoBot();
    await withStories(demo);
    expect(await stored(demo, inChannel("de", { user: "42" }))).toMatchObject({ klasse: null, subscriptions: [] });
  });
});

describe("deleting", () => {
  test("is done after the second yes, and leaves nothing", async () => {
    await using demo = await startDemoBot();
    await withStories(demo);
    const really = await demo.bot.runText("datenschutz löschen", inPrivate());
    expect(asText(really)).toMatchInlineSnapshot(`
      "Wirklich alles löschen?
        Ich vergesse deine Klasse und beende deine Abos im privaten Chat. Abos von Gruppen und Kanälen bleiben, wissen aber nicht mehr, dass sie von dir sind.
        [1] Ja, alles löschen
      "
    `);
    expect(really).toMatchObject({ tone: "warning", audience: "asker" });
    expect(await stored(demo, inPrivate())).toMatchObject({ klasse: "7a" });
    const deleted = await press(demo.bot, really, "Ja, alles löschen", inPrivate());
    expect(asText(deleted)).toMatchInlineSnapshot(`
      "Alles gelöscht
        Ich weiß nichts mehr über dich.
      "
    `);
    expect(deleted.audience).toBe("asker");
    expect(await stored(demo, inPrivate())).toMatchObject({ klasse: null, subscriptions: [], posts: [] });
  });

  test("ends what is private; a group's subscriptions stay, and others' are not touched", async () => {
    await using demo = await startDemoBot();
    await withStories(demo);
    await demo.bot.runText("datenschutz endgültig löschen", inPrivate());
    expect(await demo.store.subscriptions.active()).toMatchObject([
      { place: "-1007", klasse: "6b", owner: null },
      { place: "-1007", klasse: "8a", owner: "77" },
    ]);
    expect(await stored(demo, inPrivate("de", { chat: "77", user: "77" }))).toMatchObject({
      klasse: "9a",
      subscriptions: [{ klasse: "8a" }],
    });
    expect((await demo.bot.runText("stundenplan", inPrivate())).title).toBe("Welche Klasse?");
  });

  test("in English", async () => {
    await using demo = await startDemoBot();
    const really = await demo.bot.runText("privacy delete", inPrivate("en"));
    expect(asText(really)).toMatchInlineSnapshot(`
      "Really delete it all?
        I forget your class and end your subscriptions in the private chat. Those of groups and channels stay, but no longer know that they are yours.
        [1] Yes, delete it all
      "
    `);
    expect(asText(await press(demo.bot, really, "Yes, delete it all", inPrivate("en")))).toMatchInlineSnapshot(`
      "All deleted
        I know nothing about you any more.
      "
    `);
  });

  test("twice does no harm", async () => {
    await using demo = await startDemoBot();
    for (let times = 0; times < 2; times++)
      expect((await demo.bot.runText("datenschutz endgültig löschen", inPrivate())).title).toBe("Alles gelöscht");
  });
});

test.each([
  ["datenschutz Auskunft", "Deine Daten"],
  ["datenschutz JSON", "Deine Daten"],
  ["privacy give out", "Deine Daten"],
  ["datenschutz alles löschen", "Wirklich alles löschen?"],
  ["datenschutz LOESCHEN", "Wirklich alles löschen?"],
  ["privacy delete all", "Wirklich alles löschen?"],
  ["privacy delete for good", "Alles gelöscht"],
])("/%s", async (line, title) => {
  await using demo = await startDemoBot();
  expect((await demo.bot.runText(line, inPrivate("de"))).title).toBe(title);
});

test("what it cannot do gets what it can", async () => {
  await using demo = await startDemoBot();
  expect(asText(await demo.bot.runText("datenschutz blubb", inPrivate("de")))).toContain(
    "„blubb“ geht hier nicht. Möglich ist: Auskunft, alles löschen, endgültig löschen.",
  );
  expect(asText(await demo.bot.runText("privacy blubb", inPrivate("en")))).toContain(
    "“blubb” is not possible here. These are: give out, delete all, delete for good.",
  );
});
