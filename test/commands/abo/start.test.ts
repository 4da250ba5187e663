import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Asker } from "../../../src/bot/command.ts";
import { asker, asText, type DemoBot, startDemoBot } from "../../demo-bot.ts";
import { regularDay, wireLesson } from "../../school/small-school.ts";
import { wish } from "../../store/sample.ts";
import { inChannel, inGroup, inPrivate, manages } from "../askers.ts";
import { press, pressAll } from "../buttons.ts";
import { startSmallSchoolBot } from "../small-school-bot.ts";

const title = (text: string) => text.split("\n")[0];

/** A place's subscriptions, as the list tells them. */
async function listed({ bot }: DemoBot, who: Asker): Promise<readonly string[]> {
  const list = asText(await bot.runText("abo liste", { ...who, mayManage: async () => true }));
  return [...list.matchAll(/^ {2}• (.*)$/gm)].map(([, line = ""]) => line);
}

/** What comes of one line: what is said, what is subscribed to then, and how the list tells it. */
async function start(line: string, who = asker("de"), at?: string) {
  await using demo = await startDemoBot(at === undefined ? {} : { at });
  const reply = await demo.bot.runText(line, who);
  const [subscription, another] = await demo.store.subscriptions.active();
  expect(another).toBeUndefined();
  return { reply, said: asText(reply), subscription, listed: (await listed(demo, who))[0] };
}

describe("on a Monday at 07:30", () => {
  test("what comes when, for everybody who reads along", async () => {
    const { said, reply, subscription } = await start("abo 5a 06:30", inGroup("de", manages));
    expect(said).toMatchInlineSnapshot(`
      "Abo für die 5a
        Jeden Schultag um 06:30 kommt hier der Plan. An freien Tagen ist Ruhe.
        Ändert sich etwas für heute oder den nächsten Schultag, sage ich es sofort.
        Der erste Plan kommt am Di 24.11. um 06:30.
        [1] Beenden: 5a, 06:30
      "
    `);
    expect(reply.audience).toBe("everyone");
    expect(subscription).toMatchObject({
      platform: "telegram",
      place: "-1007",
      placeName: "Elterngruppe",
      isPrivate: false,
      owner: "42",
      klasse: "5a",
      time: Temporal.PlainTime.from("06:30"),
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      eve: false,
      onlyChanges: false,
      role: null,
      language: "de",
    });
  });

  test("in English", async () => {
    const { said, subscription } = await start("subscription 5a 06:30 mon-wed, fri", asker("en"));
    expect(said).toMatchInlineSnapshot(`
      "Subscription for 5a
        Mon–Wed, Fri at 06:30, I post the timetable here. On days off I stay quiet.
        If something changes for today or the next school day, I say so straight away.
        The first timetable comes on Tue 24 Nov at 06:30.
        [1] End: 5a, 06:30
      "
    `);
    expect(subscription).toMatchObject({ weekdays: [1, 2, 3, 5], language: "en" });
  });

  test("“abends” is the evening before, changes only, and nothing after that", async () => {
    const { said, listed } = await start("abo 5a abends");
    expect(said).toMatchInlineSnapshot(`
      "Abo für die 5a
        Am Abend vor jedem Schultag um 18:00 sage ich hier, was anders ist als sonst. Läuft alles nach Plan, sage ich nichts.
        Änderungen, die danach noch kommen, melde ich nicht.
        [1] Beenden: 5a, 18:00
      "
    `);
    expect(listed).toBe("5a · am Abend vor jedem Schultag um 18:00, nur Änderungen · Meldungen: keine");
    expect((await start("subscription 5a evenings", asker("en"))).said).toMatchInlineSnapshot(`
      "Subscription for 5a
        At 18:00 on the evening before every school day, I post here what is different from usual. If everything is as planned, I say nothing.
        I do not report changes that come up later.
        [1] End: 5a, 18:00
      "
    `);
  });

  test("all there is to choose", async () => {
    const { said, listed } = await start("abo 5a 18:00 vorabend nur änderungen alle meldungen mo-do");
    expect(said).toMatchInlineSnapshot(`
      "Abo für die 5a
        Am Vorabend um 18:00 (für Mo–Do) sage ich hier, was anders ist als sonst. Läuft alles nach Plan, sage ich nichts.
        Ändert sich etwas in den nächsten Schultagen, sage ich es sofort.
        [1] Beenden: 5a, 18:00
      "
    `);
    expect(listed).toBe("5a · am Vorabend um 18:00 (für Mo–Do), nur Änderungen · Meldungen: alle");
    const none = await start("subscription 5a 06:30 no alerts", asker("en"));
    expect(none.said).toContain("I do not report changes that come up later.");
    expect(none.listed).toBe("5a · every school day at 06:30 · alerts: none");
  });
});

describe("words in whatever order and spelling", () => {
  test.each([
    ["nur heute und morgen 06:30 nur änderungen 5a mo, mi", "Mo, Mi um 06:30, nur Änderungen"],
    ["um 6 Uhr 30 Klasse 5 a NUR AENDERUNGEN", "jeden Schultag um 06:30, nur Änderungen"],
    ["5a um 7", "jeden Schultag um 07:00"],
    ["jeden schultag 5a 6.30 uhr", "jeden Schultag um 06:30"],
    ["Mo–Fr 05A 7 Uhr", "Mo–Fr um 07:00"],
    ["5a abends um 7 Uhr", "am Abend vor jedem Schultag um 19:00, nur Änderungen"],
    ["7 Uhr abends 5a", "am Abend vor jedem Schultag um 19:00, nur Änderungen"],
    ["5a mo-do 19:30 abends", "am Vorabend um 19:30 (für Mo–Do), nur Änderungen"],
    ["5a abends 0:30", "am Abend vor jedem Schultag um 00:30, nur Änderungen"],
    ["5a 06:30 am Vorabend keine meldungen", "am Abend vor jedem Schultag um 06:30"],
    ["montags und mittwochs 06:30 5a", "Mo, Mi um 06:30"],
    ["6:45 evening before only changes class 5a wednesdays", "am Vorabend um 06:45 (für Mi), nur Änderungen"],
  ])("/abo %s", async (line, expected) => {
    expect((await start(`abo ${line}`)).listed).toMatch(new RegExp(`^5a · ${RegExp.escape(expected)} · Meldungen: `));
  });

  test("from the afternoon on the plan of the next day is meant, unless it is said otherwise", async () => {
    await using demo = await startDemoBot();
    await demo.says("abo 5a 13:59");
    await demo.says("abo 6b 14:00");
    await demo.bot.run({ command: "abo start", options: { klasse: "7a", zeit: "18:00", vorabend: "nein" } }, asker());
    const all = await demo.store.subscriptions.active();
    expect(all.map(({ klasse, eve }) => `${klasse} ${eve}`)).toEqual(["5a false", "6b true", "7a false"]);
  });
});

describe("what is wrong gets an example of what is right", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(async () => {
    expect(await demo.store.subscriptions.active()).toEqual([]);
    await demo[Symbol.asyncDispose]();
  });

  test.each([
    ["abo 5a 25:00", "„25:00“ verstehe ich nicht als Uhrzeit. Versuch es zum Beispiel mit 06:30, 7 Uhr oder abends."],
    ["abo 5a morgen", "„morgen“ verstehe ich nicht als Uhrzeit."],
    ["abo 5a 06:30 blubb", "Mit „blubb“ kann ich hier nichts anfangen."],
    ["abo 5a 06:30 @gibtsnicht", "Einen Kanal „@gibtsnicht“ finde ich nicht. Bin ich dort Mitglied?"],
  ])("/%s", async (line, sentence) => {
    expect(await demo.says(line)).toContain(sentence);
  });

  test.each([
    [{ zeit: "25:00" }, "I do not understand “25:00” as a time. Try 06:30, 7:15 or evenings, for example."],
    [{ tage: "never" }, "I do not understand “never” as weekdays. Try mon-fri or mon, wed, fri, for example."],
    [{ meldungen: "some" }, "“some” is not possible here. You can choose from: none, only today and tomorrow, all."],
    [{ vorabend: "maybe" }, "“maybe” is not possible here. You can choose from: yes, no."],
    [{ kanal: "#5a" }, "I cannot find a channel called “#5a”. Am I a member of it?"],
    [{ rolle: "123456789012345678" }, "Roles only exist on Discord servers. Leave the role out here."],
  ])("%o in a form", async (wrong, sentence) => {
    const invocation = { command: "abo start", options: { klasse: "5a", zeit: "06:30", ...wrong } };
    expect(asText(await demo.bot.run(invocation, asker("en")))).toContain(sentence);
  });

  test("and the examples are right ones", async () => {
    const fresh = await startDemoBot();
    for (const zeit of ["06:30", "7 Uhr", "abends", "7:15", "evenings"])
      expect(title(await fresh.says(`abo 5a ${zeit}`))).toMatch(/^Abo für die 5a/);
    for (const tage of ["mo-fr", "mo, mi, fr", "mon-fri", "mon, wed, fri"])
      expect(title(await fresh.says(`abo 5a 06:30 ${tage}`))).toBe("Abo für die 5a geändert");
    await fresh[Symbol.asyncDispose]();
  });
});

describe("what is missing is asked for", () => {
  test("the class, then the time; each button keeps what was said, and the last one subscribes", async () => {
    await using demo = await startDemoBot();
    const klasse = await demo.bot.runText("abo mo-mi nur änderungen", asker());
    expect(asText(klasse)).toContain("Wähl eine aus oder schreib sie gleich dazu: /abo 5a");
    expect(klasse.audience).toBe("asker");
    const time = await press(demo.bot, klasse, "5a", asker());
    expect(asText(time)).toMatchInlineSnapshot(`
      "Wann soll der Plan der 5a kommen?
        Wähl eine Zeit aus oder schreib sie gleich dazu: /abo 5a 06:45
        [1] 06:00  [2] 06:30  [3] 07:00  [4] Am Abend davor, 18:00  [5] Abends um 18:00, nur was morgen anders ist
      "
    `);
    expect(time.audience).toBe("asker");
    await press(demo.bot, time, "06:30", asker());
    expect(await listed(demo, asker())).toEqual([
      "5a · Mo–Mi um 06:30, nur Änderungen · Meldungen: nur heute und morgen",
    ]);
  });

  test("every time that is offered is one, in German and in English", async () => {
    await using demo = await startDemoBot();
    const time = await demo.bot.runText("abo 5a", asker());
    for (const answer of Object.values(await pressAll(demo.bot, time, asker())))
      expect(answer).toMatch(/^Abo für die 5a/);
    expect(await listed(demo, asker())).toEqual([
      "5a · jeden Schultag um 07:00 · Meldungen: nur heute und morgen",
      "5a · am Abend vor jedem Schultag um 18:00, nur Änderungen · Meldungen: keine",
    ]);
    expect(await demo.says("subscription 5a", "en")).toMatchInlineSnapshot(`
      "When should I post the timetable for 5a?
        Choose a time, or type it straight away: /subscription 5a 06:45
        [1] 06:00  [2] 06:30  [3] 07:00  [4] The evening before, 18:00  [5] Evenings at 18:00, only what is different tomorrow
      "
    `);
  });

  test("a remembered class need not be named", async () => {
    await using demo = await startDemoBot();
    await demo.says("klasse 6b");
    expect(title(await demo.says("abo"))).toBe("Wann soll der Plan der 6b kommen?");
    expect(title(await demo.says("abo 06:30"))).toBe("Abo für die 6b");
  });

  test("an unknown class gets the nearest ones, which keep the rest", async () => {
    await using demo = await startDemoBot();
    const reply = await demo.bot.runText("abo 5x 06:30 mo-fr keine meldungen", asker());
    expect(asText(reply)).toContain("Eine Klasse „5x“ gibt es hier nicht.");
    await press(demo.bot, reply, "5c", asker());
    expect(await listed(demo, asker())).toEqual(["5c · Mo–Fr um 06:30 · Meldungen: keine"]);
  });

  test("with all that can be said of another Telegram group, the buttons still fit", async () => {
    await using demo = await startDemoBot();
    const who = inPrivate("de", { findPlace: async (typed) => typed });
    for (const line of ["10a", "10x"]) {
      const said = `abo ${line} mo,di,do,fr,so vorabend nur änderungen -1001234567890 alle meldungen`;
      const reply = await demo.bot.runText(said, who);
      expect(Object.keys(await pressAll(demo.bot, reply, who)).length).toBeGreaterThan(0);
    }
  });
});

describe("when it begins", () => {
  test.each([
    ["06:30", "2026-11-23T06:00+01:00", "Der erste Plan kommt am Mo 23.11. um 06:30."],
    ["06:30", "2026-11-23T07:30+01:00", "Der erste Plan kommt am Di 24.11. um 06:30."],
    ["18:00", "2026-11-23T19:00+01:00", "Der erste Plan kommt am Di 24.11. um 18:00."],
    ["20:00", "2026-11-23T19:00+01:00", "Der erste Plan kommt am Mo 23.11. um 20:00."],
    ["20:00", "2026-11-27T19:00+01:00", "Der erste Plan kommt am So 29.11. um 20:00."],
    ["06:30 fr", "2026-11-28T10:00+01:00", "Der erste Plan kommt am Fr 04.12. um 06:30."],
    ["06:30", "2026-12-24T10:00+01:00", "Der erste Plan kommt am Do 07.01.2027 um 06:30."],
    ["06:30", "2026-07-25T10:00+02:00", "Der erste Plan kommt am Mi 02.09. um 06:30."],
  ])("/abo 5a %s, typed at %s", async (rest, at, sentence) => {
    expect((await start(`abo 5a ${rest}`, asker(), at)).said).toContain(sentence);
  });

  test.each([
    ["06:30", "Sa 28.11. um 06:30"],
    ["06:30 mo-fr", "Mo 30.11. um 06:30"],
    ["20:00 vorabend", "Fr 27.11. um 20:00"],
  ])("on a Friday, with lessons on Saturdays: %s", async (rest, first) => {
    await using bot = await startSmallSchoolBot({
      now: "2026-11-27T09:00:00Z",
      lessons: (date) => (date.dayOfWeek === 6 ? [wireLesson(`${date}`, 1, "Bio")] : regularDay(bot.small, date)),
    });
    expect(await bot.says(`abo 5a ${rest}`)).toContain(`Der erste Plan kommt am ${first}.`);
  });

  test("a weekday on which the class has no lessons is no beginning", async () => {
    await using bot = await startSmallSchoolBot({
      now: "2026-11-27T09:00:00Z",
      lessons: (date) => (`${date}` === "2026-11-30" ? [] : regularDay(bot.small, date)),
    });
    expect(await bot.says("abo 5a 06:30")).toContain("Der erste Plan kommt am Di 01.12. um 06:30.");
  });

  test("is not said of what is told only when something is different, nor of a change", async () => {
    await using demo = await startDemoBot();
    expect(await demo.says("abo 5a 06:30 nur änderungen")).not.toContain("Der erste Plan");
    const changed = await demo.says("abo 5a 07:00");
    expect(title(changed)).toBe("Abo für die 5a geändert");
    expect(changed).not.toContain("Der erste Plan");
    expect(title(await demo.says("subscription 5a 07:15", "en"))).toBe("Subscription for 5a changed");
  });
});

describe("where, and who may", () => {
  test("who does not manage the place is refused, and nothing is subscribed to", async () => {
    const places = [[inGroup(), "die Gruppe"] as const, [inChannel(), "den Kanal"] as const];
    for (const [who, place] of places) {
      const { said, reply, subscription } = await start("abo 5a 06:30", who);
      expect(said).toContain(`Das dürfen hier nur Leute, die ${place} verwalten.`);
      expect(reply.audience).toBe("asker");
      expect(subscription).toBeUndefined();
    }
    expect((await start("subscription 5a 06:30", inGroup("en"))).said).toContain(
      "Only people who manage this group can do that here.",
    );
  });

  test("neither does a button do it for them", async () => {
    await using demo = await startDemoBot();
    const time = await demo.bot.runText("abo 5a", inGroup("de", manages));
    expect(asText(await press(demo.bot, time, "06:30", inGroup()))).toContain("Das dürfen hier nur");
    expect(await demo.store.subscriptions.active()).toEqual([]);
  });

  test("another place is subscribed to by who manages that one; the answer is for the asker alone", async () => {
    const there = { findPlace: async () => "-1009", nameOf: async () => "Klasse 5a" };
    const mayThere = inPrivate("de", { ...there, mayManage: async (place) => place === "-1009" });
    const { said, reply, subscription } = await start("abo 5a 06:30 @klasse5a", mayThere);
    expect(said).toContain("Jeden Schultag um 06:30 kommt dort der Plan.");
    expect(reply.audience).toBe("asker");
    expect(subscription).toMatchObject({ place: "-1009", isPrivate: false, placeName: "Klasse 5a" });
    const mayHere = inPrivate("de", { ...there, mayManage: async (place) => place === "42" });
    expect((await start("abo 5a 06:30 @klasse5a", mayHere)).said).toContain("Das dürfen dort nur");
  });

  test("a place's name is kept as far as anybody reads it", async () => {
    const { subscription } = await start(
      "abo 5a 06:30",
      inGroup("de", { ...manages, nameOf: async () => "x".repeat(4_000) }),
    );
    expect(subscription?.placeName).toBe("x".repeat(100));
  });

  test("where the bot may not write, it says which rights it lacks", async () => {
    const mute = { ...manages, canPost: async () => false };
    const { said, subscription } = await start("abo 5a 06:30", inChannel("de", mute));
    expect(said).toContain(
      "Gib mir dort bitte die Rechte „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“.",
    );
    expect(subscription).toBeUndefined();
    expect((await start("subscription 5a 06:30", inChannel("en", mute))).said).toContain("“Send Messages”");
  });

  test("a role is mentioned for changes, where anything is told of them", async () => {
    await using demo = await startDemoBot();
    const options = { klasse: "5a", zeit: "06:30", rolle: "123456789012345678" };
    const who = inChannel("de", manages);
    const told = await demo.bot.run({ command: "abo start", options }, who);
    expect(asText(told)).toContain("Bei Änderungen für heute und morgen erwähne ich die gewählte Rolle.");
    const silent = await demo.bot.run({ command: "abo start", options: { ...options, meldungen: "keine" } }, who);
    expect(asText(silent)).not.toContain("Rolle");
    expect(await demo.store.subscriptions.active()).toMatchObject([{ role: "123456789012345678" }]);
    const unknown = await demo.bot.run({ command: "abo start", options: { ...options, rolle: "@9z" } }, who);
    expect(asText(unknown)).toContain("Diese Rolle darfst du nicht erwähnen.");
  });
});

test("its button ends it; of another place there is one only where buttons reach there", async () => {
  await using demo = await startDemoBot();
  const here = await demo.bot.runText("abo 5a 06:30", asker());
  expect(await pressAll(demo.bot, here, asker())).toEqual({ "Beenden: 5a, 06:30": "Abo beendet" });
  expect(await demo.store.subscriptions.active()).toEqual([]);
  const there = { ...manages, findPlace: async (typed: string) => typed };
  const fromTelegram = await demo.bot.runText("abo 5a 06:30 -1001234567890", inPrivate("de", there));
  expect(await pressAll(demo.bot, fromTelegram, inPrivate("de", there))).toEqual({
    "Beenden: 5a, 06:30": "Abo beendet",
  });
  const fromDiscord = await demo.bot.runText("abo 5a 06:30 100000000000000009", inChannel("de", there));
  expect(fromDiscord.title).toBe("Abo für die 5a");
  expect(fromDiscord.actions.flat()).toEqual([]);
});

test("more than twenty subscriptions in one place are too many; one of them can still be changed", async () => {
  await using demo = await startDemoBot();
  const klassen = await demo.school.klassen();
  for (const { name } of klassen.slice(0, 20)) await demo.says(`abo ${name} 06:30`);
  expect(await demo.says(`abo ${klassen[20]?.name} 06:30`)).toContain("Mehr als 20 Abos gehen hier nicht.");
  expect(await demo.says(`abo ${klassen[20]?.name} 06:30`, "en")).toContain("no more than 20 subscriptions");
  expect(await demo.says(`abo ${klassen[3]?.name} 07:00`)).toContain(`Abo für die ${klassen[3]?.name} geändert`);
});

test("sixty subscriptions of one person are enough, wherever they are; somebody else can make more", async () => {
  await using demo = await startDemoBot();
  for (let each = 0; each < 60; each++)
    await demo.store.memory.subscribe(wish({ platform: "telegram", place: `-${each}`, owner: "42" }));
  const ask = async (user: string, language = "de") =>
    asText(await demo.bot.runText("abo 5a 06:30", inGroup(language, { ...manages, user })));
  expect(await ask("42")).toContain("Du hast schon 60 Abos, mehr gehen nicht.");
  expect(await ask("42", "en")).toContain("You already have 60 subscriptions");
  expect(await ask("43")).toContain("Abo für die 5a");
});

test("two hundred subscriptions of one group or server are enough, whoever makes them and in whatever topic; what is wanted in private counts apart", async () => {
  await using demo = await startDemoBot();
  for (let each = 0; each < 200; each++)
    await demo.store.memory.subscribe(
      wish({ platform: "telegram", place: `-1007/${each}`, community: "-1007", owner: `${each}`, klasse: "5a" }),
    );
  const ask = async (chat: string, language = "de", other: Partial<Asker> = {}) => {
    const [community = chat] = chat.split("/");
    const asking = { ...manages, chat, community, communityOf: () => community, ...other };
    return asText(await demo.bot.runText("abo 5a 06:30", inGroup(language, asking)));
  };
  expect(await ask("-1007/201")).toContain("Zusammen habt ihr hier schon 200 Abos, mehr gehen nicht.");
  expect(await ask("-1007", "en")).toContain("Together you already have 200 subscriptions here");
  expect(await ask("-1007/7")).toContain("Abo für die 5a geändert");
  expect(await ask("-1008/7")).toContain("Abo für die 5a");
  const inPrivate = { chat: "4711", community: "-1007", isPrivate: true };
  expect(await ask("4711", "de", inPrivate)).toContain("Abo für die 5a");
});

test("a class that is known can be subscribed to while WebUntis is down", async () => {
  await using demo = await startDemoBot();
  await demo.says("klasse 5a");
  await demo.demo.close();
  expect(title(await demo.says("abo 06:30"))).toBe("Abo für die 5a");
  expect(demo.log).toEqual([]);
});
