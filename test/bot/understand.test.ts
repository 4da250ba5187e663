import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { understand } from "../../src/bot/understand.ts";
import { inGroup } from "../commands/askers.ts";
import { type DemoBot, startDemoBot } from "../demo-bot.ts";

const meant = (line: string) => {
  const invocation = understand(line, commands)?.invocation;
  const options = commands.find(({ name }) => name === invocation?.command)?.options ?? {};
  return (
    invocation &&
    [invocation.command, ...Object.keys(options).flatMap((name) => invocation.options[name] ?? [])].join(" ")
  );
};

describe("what is asked in words of one's own", () => {
  test.each([
    ["5a", "stundenplan 5a"],
    ["5a!", "stundenplan 5a"],
    ["5a,", "stundenplan 5a"],
    ["5a bitte", "stundenplan 5a"],
    ["die 5a bitte", "stundenplan 5a"],
    ["5a morgen", "stundenplan 5a morgen"],
    ["morgen 5a?", "stundenplan 5a morgen"],
    ["5a morgen früh", "stundenplan 5a morgen früh"],
    ["Klasse 5a morgen", "stundenplan Klasse 5a morgen"],
    ["Was ist morgen?", "stundenplan morgen"],
    ["was habe ich nächste Woche", "woche nächste Woche"],
    ["5a nächste woche", "woche 5a nächste woche"],
    ["week 48", "woche 48"],
    ["nächste Woche frei?", "frei nächste Woche"],
    ["was fällt nächste Woche aus?", "vertretung nächste Woche"],
    ["was kommt als nächstes?", "naechste"],
    ["which lesson is next?", "naechste"],
    ["in welchem Raum habe ich jetzt?", "naechste"],
    ["welcher Raum ist frei?", "raeume"],
    ["are there free rooms in lesson 3?", "raeume lesson 3"],
    ["ist Raum 101 frei?", "raum Raum 101"],
    ["wo ist Frau Meier morgen", "lehrer Meier morgen"],
    ["Was hat die 5a am Mittwoch?", "stundenplan 5a am Mittwoch"],
    ["stundenplan 5a", "stundenplan 5a"],
    ["Stundenplan", "stundenplan"],
    ["zeig mir den Plan der 5a", "stundenplan 5a"],
    ["plan bitte", "stundenplan"],
    ["und übermorgen", "stundenplan übermorgen"],
    ["what's on tomorrow", "stundenplan on tomorrow"],
    ["What’s on tomorrow?", "stundenplan on tomorrow"],
    ["show me 6b next friday", "stundenplan 6b next friday"],
    ["hallo", "start"],
    ["Hallo!", "start"],
    ["guten Morgen", "start"],
    ["Hello", "start"],
    ["hallo, was ist morgen", "stundenplan morgen"],
    ["wann habe ich aus", "naechste"],
    ["Wann hab ich morgen aus?", "naechste morgen"],
    ["wann hat die 5a am Freitag aus", "naechste 5a am Freitag"],
    ["wann ist die Schule aus", "naechste"],
    ["wann endet der Unterricht", "naechste"],
    ["wie lange habe ich heute Schule", "naechste heute"],
    ["wann fängt morgen die Schule an", "naechste morgen"],
    ["when does school end", "naechste"],
    ["When does school finish tomorrow?", "naechste tomorrow"],
    ["frei?", "frei"],
    ["free?", "frei"],
    ["ist morgen frei", "frei morgen"],
    ["habe ich am 24.12. Schule?", "frei am 24.12."],
    ["ist morgen schule", "frei morgen"],
    ["is there school tomorrow?", "frei tomorrow"],
    ["wann ist weihnachten", "frei weihnachten"],
    ["Sommerferien", "frei Sommerferien"],
    ["when is christmas", "frei christmas"],
    ["ferien", "ferien"],
    ["wann sind die nächsten Ferien?", "ferien"],
    ["fällt morgen was aus?", "vertretung morgen"],
    ["vertretungsplan 5a", "vertretung 5a"],
    ["any changes tomorrow", "vertretung tomorrow"],
    ["hilfe", "hilfe"],
    ["was kannst du", "hilfe"],
    ["ich bin in der 5a", "klasse 5a"],
    ["my class is 5a", "klasse 5a"],
    ["abo 5a 06:30", "abo start 5a 06:30"],
    ["abo beenden", "abo stopp"],
    ["datenschutz", "datenschutz"],
  ])("%s", (line, expected) => {
    expect(meant(line)).toBe(expected);
  });

  test.each([
    "",
    "?",
    "was ist",
    "blubb",
    "mein Plan ist furchtbar",
    "hausmeister",
    "ich mag den Stundenplan von morgen nicht",
    "5a ".repeat(40),
    "stundenplan ".repeat(100),
  ])("%j asks nothing", (line) => {
    expect(meant(line)).toBeUndefined();
  });

  test("nothing that is said makes the bot remember a class, unless it was told to", () => {
    for (const line of ["Klasse 5a", "klasse 5a morgen", "5a"]) expect(meant(line)).toMatch(/^stundenplan /);
  });
});

describe("the answers", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot();
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("what means nothing gets one short hint with ways on, in private", async () => {
    for (const line of ["blubb", "hm", "ach so", "", "danke", "x".repeat(5000)])
      expect(await demo.hears(line)).toBe(
        "Das habe ich nicht verstanden\n" +
          "  Frag mich zum Beispiel „5a morgen“, „frei?“ oder „wann habe ich aus“.\n" +
          "  [1] Stundenplan  [2] Frei?  [3] Hilfe\n",
      );
    expect(await demo.hears("blah", "en")).toContain("Ask me “5a tomorrow”, “free?” or “when does school end”");
  });

  test("a command that is mistyped without its slash is offered beside the hint", async () => {
    expect(await demo.hears("studenplan 5a")).toContain("[1] /stundenplan 5a  [2] Stundenplan  [3] Frei?");
  });

  test("a class that is not there is asked back, a short word that is none is not", async () => {
    expect(await demo.hears("5x")).toContain("Meintest du …?\n  Eine Klasse „5x“ gibt es hier nicht.");
    expect(await demo.hears("EF")).toMatch(/^EF · /);
    expect(await demo.hears("hm")).not.toContain("Klasse");
  });

  test("among others only what surely asks something is answered", async () => {
    const { bot } = demo;
    for (const line of ["oh nein", "hm", "lol", "EF", "", "blubb?"]) {
      expect(await demo.hears(line, "de", inGroup())).toBe("");
      expect(bot.asks(line)).toBe(false);
    }
    expect(await demo.hears("5a morgen", "de", inGroup())).toMatch(/^5a · /);
    expect(bot.asks("5a morgen")).toBe(true);
  });

  test("a slash makes it a command, also where it stands before other words", async () => {
    expect(await demo.hears("/stundenplan 5a")).toMatch(/^5a · /);
    expect(await demo.hears("/was ist morgen")).toContain("Den Befehl „/was“ kenne ich nicht.");
  });
});

test("whoever is not admitted is told so in private, whatever they say", async () => {
  await using demo = await startDemoBot({ isOpen: false });
  for (const line of ["hallo", "5a", "blubb", "/stundenplan 5a"])
    expect(await demo.hears(line, "de", { user: "lena", community: "@lena" })).toContain(
      "Ich antworte nur Leuten aus den Gruppen und Servern meiner Schule.",
    );
  expect(demo.demo.requests("getTimetable")).toBe(0);
});
