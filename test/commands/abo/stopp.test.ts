import { expect, test } from "vitest";
import { asker, asText, startDemoBot } from "../../demo-bot.ts";
import { inChannel, inGroup, inPrivate, manages } from "../askers.ts";

const STOPPED = "Abo beendet\n";

test("the only one, without naming it, for everybody who reads along", async () => {
  await using demo = await startDemoBot();
  await demo.bot.runText("abo 5a 06:30", inGroup("de", manages));
  const reply = await demo.bot.runText("abo stopp", inGroup("de", manages));
  expect(asText(reply)).toMatchInlineSnapshot(`
    "Abo beendet
      5a · jeden Schultag um 06:30 · Meldungen: nur heute und morgen
    "
  `);
  expect(reply.audience).toBe("everyone");
  expect(await demo.store.subscriptions.active()).toEqual([]);
  await demo.says("subscription 5a 06:30", "en");
  expect(await demo.says("subscription stop", "en")).toMatchInlineSnapshot(`
    "Subscription ended
      5a · every school day at 06:30 · alerts: only today and tomorrow
    "
  `);
});

test.each(["5a", "5A", "5 a", "05a", "Klasse 5a", "class 5a"])("/abo stopp %s ends 5a's", async (typed) => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  await demo.says("abo 6b 06:30");
  expect(await demo.says(`abo stopp ${typed}`)).toContain(STOPPED);
  expect(await demo.store.subscriptions.active()).toMatchObject([{ klasse: "6b" }]);
});

test.each(["stop", "aus", "beenden", "ende", "abbestellen", "weg"])("/abo %s ends it as well", async (word) => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  expect(await demo.says(`abo ${word}`)).toContain("Abo beendet");
});

test("one that is not there cannot be ended", async () => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  expect(await demo.says("abo stopp 9x")).toContain("Ein Abo „9x“ gibt es hier nicht. Mit /abo liste siehst du alle.");
  expect(await demo.says("abo stopp #77")).toContain("Ein Abo „#77“ gibt es hier nicht.");
  expect(await demo.says("abo stopp alle")).toContain("Ein Abo „alle“ gibt es hier nicht.");
  expect(await demo.says("subscription stop 9x", "en")).toContain(
    "There is no subscription called “9x” here. /subscription list shows them all.",
  );
  expect(await demo.store.subscriptions.active()).toHaveLength(1);
});

test("of several that are meant one has to be chosen", async () => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  await demo.says("abo 5a abends");
  for (const line of ["abo stopp", "abo stopp 5a", "abo stopp 5"])
    expect(await demo.says(line)).toContain("[1] Beenden: 5a, 06:30  [2] Beenden: 5a, 18:00");
  expect(await demo.says("abo stopp #2")).toContain(STOPPED);
  expect(await demo.says("abo stopp")).toContain(STOPPED);
  expect(await demo.store.subscriptions.active()).toEqual([]);
});

test("where there is none, how to make one", async () => {
  await using demo = await startDemoBot();
  expect(await demo.says("abo stopp")).toBe(await demo.says("abo liste"));
});

test("a paused one can be ended, and is no longer called paused", async () => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  await demo.store.subscriptions.pause(1, "klasse");
  const said = await demo.says("abo stopp 5a");
  expect(said).toContain(STOPPED);
  expect(said).not.toContain("gibt es nicht mehr");
});

test("who does not manage the place is refused, by whatever way", async () => {
  await using demo = await startDemoBot();
  await demo.bot.runText("abo 5a 06:30", inGroup("de", manages));
  for (const line of ["abo stopp", "abo stopp 5a", "abo stopp #1"])
    expect(asText(await demo.bot.runText(line, inGroup()))).toContain("Das dürfen hier nur");
  // The number leads away from the own private chat, where everybody may.
  const elsewhere = inPrivate("en", { mayManage: async (place) => place === "42" });
  expect(asText(await demo.bot.runText("abo stopp #1", elsewhere))).toContain("Only people who manage");
  expect(await demo.store.subscriptions.active()).toHaveLength(1);
});

test("numbers of other platforms mean nothing", async () => {
  await using demo = await startDemoBot();
  await demo.bot.runText("abo 5a 06:30", inGroup("de", manages));
  expect(asText(await demo.bot.runText("abo stopp #1", inChannel("de", manages)))).toContain(
    "Ein Abo „#1“ gibt es hier nicht.",
  );
  expect(await demo.store.subscriptions.active()).toHaveLength(1);
});

test("another place's, by its class or number, from a private chat, is told to the asker alone", async () => {
  await using demo = await startDemoBot();
  const admin = inPrivate("de", { findPlace: async () => "-1007" });
  for (const line of ["abo stopp 5a @elterngruppe", "abo stopp @elterngruppe Klasse 5a", "abo stopp #3"]) {
    await demo.bot.runText("abo 5a 06:30", inGroup("de", manages));
    const reply = await demo.bot.runText(line, admin);
    expect(asText(reply)).toContain(STOPPED);
    expect(reply.audience).toBe("asker");
    expect(await demo.store.subscriptions.active()).toEqual([]);
  }
});

test("while it is typed, what there is to end is suggested", async () => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  await demo.says("abo 6b abends");
  expect(await demo.bot.suggest("abo stopp", "abo", "", asker("de"))).toEqual([
    { label: "5a · jeden Schultag um 06:30 · Meldungen: nur heute und morgen", value: "#1" },
    { label: "6b · am Abend vor jedem Schultag um 18:00, nur Änderungen · Meldungen: keine", value: "#2" },
  ]);
});

test("a subscription can be ended while WebUntis is down", async () => {
  await using demo = await startDemoBot();
  await demo.says("abo 5a 06:30");
  await demo.demo.close();
  expect(await demo.says("abo stopp Klasse 5a")).toContain(STOPPED);
});
