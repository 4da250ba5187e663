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
    "Datenschutz: was ich über dich weiß
      So wenig wie möglich, und immer zu deiner Nummer auf dieser Plattform, nie zu deinem Namen.
      • deine Klasse, wenn du sie mir mit /klasse gesagt hast
      • deine Kurse, wenn du sie mit /meinekurse gewählt hast: Klasse, deine Bezeichnung dafür und die Fächer; Gruppen und Lehrkräfte nur als Prüfzeichen, ohne Namen
      • deine Abos aus privaten Chats mit mir
      • bei Abos in Gruppen und Kanälen deren Namen und deine Nummer, damit ich dir Bescheid geben kann, wenn dort etwas nicht mehr geht
      • ob du diesen Bot mit betreibst, und ob du fragen darfst: Fragt jemand, den ich nicht kenne, erfährt das einmal am Tag, wer mich betreibt
      Was ich nicht speichere: deinen Namen, deine Nachrichten und deine Fragen. Das WebUntis-Passwort gehört dem Betreiber; dein eigenes kenne ich nicht.
      Verantwortlich: wer diesen Bot betreibt. Eine Adresse ist nicht eingetragen; frag, wer ihn hierher geholt hat.
      Wozu: um dir den Plan deiner Klasse zu zeigen und zu schicken, und damit ihn nur sieht, wer zur Schule gehört.
      Rechtsgrundlage: Klasse, Kurse und Abos: deine Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO), die du jederzeit mit „Alles löschen“ zurücknimmst. Wer fragen darf: berechtigtes Interesse am Schutz des Plans (Buchst. f), bei Schulen ihre Aufgabe (Buchst. e).
      Wie lange: bis du es löschst; Klasse, Kurse und Abos, die ein Schuljahr lang niemand braucht, enden von selbst. Verschickte Posts vergesse ich nach 30 Tagen, ihren Text nach 3; Anfragen von Unbekannten nach 30 Tagen. Eine Sperre bleibt, bis sie aufgehoben wird. Sicherungskopien der Datenbank bewahrt auf, wer den Bot betreibt; Gelöschtes steht darin, bis sie durch neuere ersetzt sind.
      Wer es bekommt: sonst niemand. Discord (USA) oder Telegram (Dubai) befördern unsere Nachrichten nach ihren eigenen Regeln. WebUntis erfährt nicht, wer fragt.
      Deine Rechte: Auskunft und Mitnahme („Auskunft als JSON“), Löschung („Alles löschen“), Berichtigung (/klasse, /meinekurse, /abo), Einschränkung, Widerspruch und Widerruf: bei der oder dem Verantwortlichen. Beschweren kannst du dich bei der Datenschutzaufsicht deines Bundeslandes. Du musst mir nichts sagen; ohne Klasse frage ich eben jedes Mal nach. Entscheidungen über dich trifft hier kein Programm.
      Für Eltern: Ihr Kind braucht für diesen Bot kein Konto und gibt keinen Namen an. Bis es 16 ist, entscheiden Sie mit, ob es sich etwas merken lässt; löschen kann es oder können Sie jederzeit mit /datenschutz, und Fragen beantwortet die oder der Verantwortliche.
      [1] Auskunft als JSON  [2] Alles löschen
    "
  `);
  expect(reply.audience).toBe("asker");
  expect(asText(await demo.bot.runText("privacy", inPrivate("en")))).toMatchInlineSnapshot(`
    "Privacy: what I know about you
      As little as possible, and always under your number on this platform, never under your name.
      • your class, if you told me with /class
      • your courses, if you chose them with /mycourses: the class, what you call it and the subjects; groups and teachers only as fingerprints, without their names
      • your subscriptions in private chats with me
      • for subscriptions in groups and channels: their names and your number, so that I can tell you if something stops working there
      • whether you help to run this bot, and whether you are allowed to ask: if somebody I do not know asks, the person who runs me hears of it once a day
      What I do not store: your name, your messages and your questions. The WebUntis password belongs to the person who runs the bot; I do not know yours.
      Responsible: the person who runs this bot. No address has been given; ask whoever added it here.
      What for: to show and send you your class’s timetable, and to make sure that only people from the school see it.
      Legal basis: Class, courses and subscriptions: your consent (Art. 6(1)(a) GDPR), which you can withdraw at any time with “Delete everything”. Who is allowed to ask: a legitimate interest in protecting the timetable (f), or for schools their public task (e).
      How long: until you delete it; a class, courses or a subscription that nobody uses for a school year end by themselves. I forget posts after 30 days, and their text after 3; requests from people I do not know after 30 days. A block stays until it is lifted. Backups of the database are kept by the person who runs the bot; deleted data remains in them until newer ones replace them.
      Who receives it: nobody else. Discord (USA) or Telegram (Dubai) carries our messages under its own rules. WebUntis does not find out who is asking.
      Your rights: to see your data and take it with you (“Download as JSON”), to have it deleted (“Delete everything”), to have it corrected (/class, /mycourses, /subscription), to restrict its use, to object and to withdraw your consent: ask the person responsible. You can complain to your data protection authority. You do not have to tell me anything; without a class I simply ask each time. No automated decisions are made about you.
      For parents: Your child does not need an account for this bot and does not give a name. Until the age of 16 you have a say in whether anything is remembered. You or your child can delete it at any time with /privacy, and the person responsible answers any questions.
      [1] Download as JSON  [2] Delete everything
    "
  `);
});

test("its buttons give it out, and ask once more before they delete", async () => {
  await using demo = await startDemoBot();
  for (const [language, expected] of [
    ["de", { "Auskunft als JSON": "Deine Daten", "Alles löschen": "Wirklich alles löschen?" }],
    ["en", { "Download as JSON": "Your data", "Delete everything": "Really delete everything?" }],
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
      "The file contains everything that I have stored about you.",
    );
  });

  test("of somebody of whom nothing is stored says so, also after many questions", async () => {
    await using demo = await startDemoBot();
    for (const line of ["stundenplan 5a", "frei", "abo 5a", "unsinn"]) await demo.bot.runText(line, inPrivate());
    const nothing = {
      platform: "telegram",
      user: "42",
      klasse: null,
      courses: [],
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
    expect(asText(await demo.bot.runText("privacy export", inGroup("en")))).toContain("type /privacy export there");
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
        Ich vergesse deine Klasse und deine Kurse und beende deine Abos im privaten Chat. Abos von Gruppen und Kanälen bleiben, wissen aber nicht mehr, dass sie von dir sind.
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
      "Really delete everything?
        I will forget your class and your courses and end your subscriptions in private chats. Those of groups and channels stay, but are no longer linked to you.
        [1] Yes, delete everything
      "
    `);
    expect(asText(await press(demo.bot, really, "Yes, delete everything", inPrivate("en")))).toMatchInlineSnapshot(`
      "Everything deleted
        I no longer know anything about you.
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
    "„blubb“ geht hier nicht. Möglich sind: Auskunft, alles löschen, endgültig löschen.",
  );
  expect(asText(await demo.bot.runText("privacy blubb", inPrivate("en")))).toContain(
    "“blubb” is not possible here. You can choose from: get my data, delete everything, delete for good.",
  );
});
