import { expect, test } from "vitest";
import { asker, asText, startDemoBot } from "../../demo-bot.ts";
import { inChannel, inGroup, inPrivate, manages } from "../askers.ts";
import { press, pressAll } from "../buttons.ts";

test("all subscriptions of the place, for the asker alone", async () => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30 mo-mi,fr");
  await demo.says("abo 5a abends");
  await demo.says("abo 10a 20:00 alle meldungen di");
  await demo.store.subscriptions.pause(2, "forbidden");
  expect(await demo.says("abo liste")).toMatchInlineSnapshot(`
    "Abos hier
      • 5a · Mo–Mi, Fr um 06:30 · Meldungen: nur heute und morgen
      • 5a · am Abend vor jedem Schultag um 18:00, nur Änderungen · Meldungen: keine · ruht: ich darf dort nicht mehr schreiben
      • 10a · am Vorabend um 20:00 (für Di) · Meldungen: alle
      [1] Beenden: 5a, 06:30  [2] Beenden: 5a, 18:00  [3] Beenden: 10a, 20:00
    "
  `);
  expect(await demo.says("subscription list", "en")).toMatchInlineSnapshot(`
    "Subscriptions here
      • 5a · Mon–Wed, Fri at 06:30 · alerts: only today and tomorrow
      • 5a · at 18:00 on the evening before every school day, changes only · alerts: none · paused: I am no longer allowed to post there
      • 10a · at 20:00 on the evening before (for Tue) · alerts: all
      [1] End: 5a, 06:30  [2] End: 5a, 18:00  [3] End: 10a, 20:00
    "
  `);
  expect(await demo.bot.runText("abo liste", asker())).toMatchObject({ audience: "asker" });
});

test("each has a button to end it", async () => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  await demo.says("abo 6b 07:00");
  const list = await demo.bot.runText("abo liste", asker());
  await press(demo.bot, list, "Beenden: 5a, 06:30", asker());
  expect(await demo.store.subscriptions.active()).toMatchObject([{ klasse: "6b" }]);
  // The message with the list may be an old one.
  expect(asText(await press(demo.bot, list, "Beenden: 5a, 06:30", asker()))).toContain(
    "Ein Abo „#1“ gibt es hier nicht.",
  );
});

test("as many as there can be have their buttons", async () => {
  await using demo = await startDemoBot();
  for (const { name } of (await demo.school.klassen()).slice(0, 20)) await demo.says(`abo ${name} 06:30`);
  const list = await demo.bot.runText("abo liste", asker());
  expect(Object.values(await pressAll(demo.bot, list, asker()))).toEqual(Array(20).fill("Abo beendet"));
  expect(await demo.store.subscriptions.active()).toEqual([]);
});

test("where there is none, how to make one", async () => {
  await using demo = await startDemoBot();
  const list = await demo.bot.runText("abo liste", asker());
  expect(asText(list)).toMatchInlineSnapshot(`
    "Abos hier
      Hier gibt es noch kein Abo. So richtest du eins ein: /abo 5a 06:30
      [1] Abo einrichten
    "
  `);
  expect(await pressAll(demo.bot, list, asker())).toEqual({ "Abo einrichten": "Welche Klasse?" });
  expect(await demo.says("subscription list", "en")).toMatchInlineSnapshot(`
    "Subscriptions here
      There is no subscription here yet. To set one up, type /subscription 5a 06:30
      [1] Subscribe
    "
  `);
});

test("another place's, by who manages that one", async () => {
  await using demo = await startDemoBot();
  await demo.bot.runText("abo 5a 06:30", inGroup("de", manages));
  const findPlace = async () => "-1007";
  const admin = inPrivate("de", { findPlace });
  const list = await demo.bot.runText("abo liste @elterngruppe", admin);
  expect(asText(list)).toMatchInlineSnapshot(`
    "Abos dort
      • 5a · jeden Schultag um 06:30 · Meldungen: nur heute und morgen
      [1] Beenden: 5a, 06:30
    "
  `);
  expect(await demo.bot.runText("abo liste", admin)).toMatchObject({ title: "Abos hier" });
  const nobody = inPrivate("de", { findPlace, mayManage: async (place) => place === "42" });
  expect(asText(await demo.bot.runText("abo liste @elterngruppe", nobody))).toContain("Das dürfen dort nur");
  expect(await pressAll(demo.bot, list, admin)).toEqual({ "Beenden: 5a, 06:30": "Abo beendet" });
  const none = await demo.bot.runText("abo liste @elterngruppe", admin);
  expect(asText(none)).toContain("Dort gibt es noch kein Abo. So richtest du eins ein: /abo 5a 06:30");
  expect(none.actions).toEqual([]);
});

test("on Discord another channel's has no buttons: with a press comes no right there", async () => {
  await using demo = await startDemoBot();
  await demo.bot.runText("abo 5a 06:30", inChannel("de", { ...manages, chat: "100000000000000009" }));
  const list = await demo.bot.run(
    { command: "abo liste", options: { kanal: "100000000000000009" } },
    inChannel("de", { ...manages, findPlace: async (typed) => typed }),
  );
  expect(asText(list)).toContain("• 5a · jeden Schultag um 06:30");
  expect(list.actions.flat()).toEqual([]);
});

test("who does not manage the place is refused; what cannot be found is told", async () => {
  await using demo = await startDemoBot();
  for (const who of [inGroup(), inChannel()])
    expect(asText(await demo.bot.runText("abo liste", who))).toContain("Das dürfen hier nur");
  expect(asText(await demo.bot.runText("subscription list", inGroup("en")))).toContain("Only people who manage");
  expect(await demo.says("abo liste @gibtsnicht")).toContain("Einen Kanal „@gibtsnicht“ finde ich nicht.");
  expect(await demo.says("subscription list @nowhere", "en")).toContain("I cannot find a channel called “@nowhere”.");
});
