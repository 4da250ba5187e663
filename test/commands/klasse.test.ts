import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { inChannel, inGroup, inPrivate, manages } from "./askers.ts";
import { press, pressAll } from "./buttons.ts";

const title = (text: string) => text.split("\n")[0];

test("remembers the asker's class, for their eyes only; then its name need not be typed", async () => {
  await using demo = await startDemoBot();
  const reply = await demo.bot.runText("klasse 5a", asker("de"));
  expect(asText(reply)).toMatchInlineSnapshot(`
    "Klasse 5a gemerkt
      Ab jetzt genügt /stundenplan.
      [1] /stundenplan
    "
  `);
  expect(reply.audience).toBe("asker");
  expect(await pressAll(demo.bot, reply, asker("de"))).toEqual({ "/stundenplan": "5a · Montag, 23. November" });
  expect(title(await demo.says("vertretung"))).toBe("Änderungen 5a · Montag, 23. November");
  expect(await demo.says("class 6b", "en")).toMatchInlineSnapshot(`
    "Class 6b remembered
      From now on, /timetable is all you need to type.
      [1] /timetable
    "
  `);
  expect(title(await demo.says("timetable", "en"))).toBe("6b · Monday 23 November");
});

test("says which class counts here, and how to remember one", async () => {
  await using demo = await startDemoBot();
  expect(await demo.says("klasse")).toMatchInlineSnapshot(`
    "Noch keine Klasse gemerkt
      Deine Klasse merke ich mir mit /klasse 5a
    "
  `);
  expect(await demo.says("class", "en")).toMatchInlineSnapshot(`
    "No class remembered yet
      To make me remember your class, type /class 5a
    "
  `);
  await demo.says("klasse 5a");
  expect(await demo.says("klasse")).toMatchInlineSnapshot(`
    "Hier gilt die 5a
      Eine andere merke ich mir mit /klasse 6b
    "
  `);
  expect(title(await demo.says("class", "en"))).toBe("Your class here is 5a");
  expect(await demo.bot.runText("klasse", asker())).toMatchObject({ audience: "asker" });
});

test("the account's own class counts where none is remembered", async () => {
  await using demo = await startDemoBot({ username: "schueler", password: "schueler" });
  expect(title(await demo.says("klasse"))).toBe("Hier gilt die 8b");
});

test("forgets it again", async () => {
  await using demo = await startDemoBot();
  await demo.says("klasse 5a");
  expect(await demo.says("klasse vergessen")).toMatchInlineSnapshot(`
    "Klasse vergessen
      Ich weiß jetzt nicht mehr, in welcher Klasse du bist.
    "
  `);
  expect(title(await demo.says("stundenplan"))).toBe("Welche Klasse?");
  await demo.says("klasse 5a");
  expect(await demo.says("class forget", "en")).toContain("I no longer know which class you are in.");
  expect(title(await demo.says("klasse"))).toBe("Noch keine Klasse gemerkt");
});

describe("for a whole place", () => {
  test("by who manages it, for everybody there to read; a class of one's own stays, for elsewhere", async () => {
    await using demo = await startDemoBot();
    await demo.bot.runText("klasse 7a", inGroup());
    const reply = await demo.bot.runText("klasse 6b für alle", inGroup("de", manages));
    expect(asText(reply)).toMatchInlineSnapshot(`
      "Klasse 6b gemerkt
        Hier genügt jetzt für alle /stundenplan.
        [1] /stundenplan
      "
    `);
    expect(reply.audience).toBe("everyone");
    const counts = async (who = inGroup()) => title(asText(await demo.bot.runText("klasse", who)));
    expect(await counts()).toBe("Hier gilt die 6b");
    expect(await counts(inGroup("de", { chat: "-1007/3" }))).toBe("Hier gilt die 7a");
    expect(await counts(inPrivate())).toBe("Hier gilt die 7a");
    const forgotten = await demo.bot.runText("class forget this channel", inGroup("en", manages));
    expect(asText(forgotten)).toContain("No class is set for everybody here any more.");
    expect(await counts()).toBe("Hier gilt die 7a");
  });

  test("not by who does not manage it, neither to remember nor to forget", async () => {
    await using demo = await startDemoBot();
    await demo.bot.runText("klasse 6b kanal", inChannel("de", manages));
    for (const line of ["klasse 5a kanal", "klasse kanal vergessen"]) {
      const reply = await demo.bot.runText(line, inChannel());
      expect(asText(reply)).toContain("Das dürfen hier nur Leute, die den Kanal verwalten.");
      expect(reply.audience).toBe("asker");
    }
    expect(asText(await demo.bot.runText("class 5a channel", inChannel("en")))).toContain("Only people who manage");
    expect(asText(await demo.bot.runText("klasse", inChannel()))).toContain("Hier gilt die 6b");
  });

  test("that of its only subscription counts there", async () => {
    await using demo = await startDemoBot();
    await demo.bot.runText("abo 6b 06:30", inGroup("de", manages));
    expect(asText(await demo.bot.runText("klasse", inGroup()))).toContain("Hier gilt die 6b");
  });

  test("a private chat is its person's own", async () => {
    await using demo = await startDemoBot();
    expect(asText(await demo.bot.runText("klasse 5a kanal", inPrivate()))).toContain("Ab jetzt genügt /stundenplan.");
    expect(asText(await demo.bot.runText("klasse", inGroup()))).toContain("Hier gilt die 5a");
  });
});

describe("what is typed", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test.each([
    ["klasse 5 a", "Klasse 5a gemerkt", "Für dich genügt"],
    ["KLASSE Klasse 05A", "Klasse 5a gemerkt", "Für dich genügt"],
    ["klasse mich 5a", "Klasse 5a gemerkt", "Für dich genügt"],
    ["klasse 5a fuer mich", "Klasse 5a gemerkt", "Für dich genügt"],
    ["klasse ef", "Klasse EF gemerkt", "Für dich genügt"],
    ["klasse für diesen Kanal 5a", "Klasse 5a gemerkt", "Hier genügt"],
    ["klasse 5a FÜR ALLE", "Klasse 5a gemerkt", "Hier genügt"],
    ["klasse fuer alle q1", "Klasse Q1 gemerkt", "Hier genügt"],
    ["class for this channel 5a", "Klasse 5a gemerkt", "Hier genügt"],
    ["klasse vergiss für alle", "Klasse vergessen", "Hier ist jetzt für alle keine Klasse mehr festgelegt."],
    ["klasse 5a vergessen", "Klasse vergessen", "Ich weiß jetzt nicht mehr"],
  ])("/%s", async (line, expected, sentence) => {
    const said = asText(await demo.bot.runText(line, inGroup("de", manages)));
    expect(title(said)).toBe(expected);
    expect(said).toContain(sentence);
  });

  test("an unknown class gets the nearest ones, which keep for whom it is", async () => {
    const unknown = await demo.bot.runText("klasse 5x für alle", inGroup("de", manages));
    expect(asText(unknown)).toContain("Eine Klasse „5x“ gibt es hier nicht.");
    const remembered = await press(demo.bot, unknown, "5b", inGroup("de", manages));
    expect(asText(remembered)).toContain("Hier genügt jetzt für alle /stundenplan.");
    expect(await demo.says("class 5x", "en")).toContain("There is no class called “5x” here.");
    expect(await demo.says("klasse 5")).toContain("„5“ passt auf mehrere Klassen.");
  });

  test("a wrong choice gets the right ones", async () => {
    const wrong = (option: string, language: string) =>
      demo.bot.run({ command: "klasse", options: { klasse: "5a", [option]: "Blubb" } }, asker(language));
    expect(asText(await wrong("fuer", "de"))).toContain("„Blubb“ geht hier nicht. Möglich sind: mich, diesen Kanal.");
    expect(asText(await wrong("fuer", "en"))).toContain("You can choose from: me, this channel.");
    expect(asText(await wrong("vergessen", "de"))).toContain("Möglich sind: ja, nein.");
    expect(asText(await wrong("vergessen", "en"))).toContain("You can choose from: yes, no.");
    for (const fuer of ["mich", "diesen Kanal", "me", "this channel"])
      expect((await demo.bot.run({ command: "klasse", options: { klasse: "5a", fuer } }, asker())).tone).toBe("normal");
  });

  test("“nein” to forgetting forgets nothing", async () => {
    await demo.says("klasse 5a");
    await demo.bot.run({ command: "klasse", options: { vergessen: "nein" } }, asker());
    expect(title(await demo.says("klasse"))).toBe("Hier gilt die 5a");
  });
});

test("a class that was seen is remembered while WebUntis is down, one that was not is excused; forgetting always works", async () => {
  await using demo = await startDemoBot();
  await demo.demo.close();
  expect(await demo.says("klasse 5a")).toContain("WebUntis antwortet gerade nicht.");
  expect(title(await demo.says("klasse vergessen"))).toBe("Klasse vergessen");
  await using seen = await startDemoBot();
  await seen.says("klasse 5a");
  await seen.demo.close();
  seen.setTime("2026-11-23T15:00:00+01:00");
  expect(title(await seen.says("klasse 6b"))).toBe("Klasse 6b gemerkt");
  expect(title(await seen.says("klasse"))).toBe("Hier gilt die 6b");
});
