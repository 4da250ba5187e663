import { expect, test } from "vitest";
import { asker, startDemoBot } from "../demo-bot.ts";
import { inChannel, inGroup, manages } from "./askers.ts";

const NOBODY = { command: "", options: {} };

test("the first words are two sentences, and buttons to choose the class, which is remembered and shown", async () => {
  await using demo = await startDemoBot();
  const hello = await demo.bot.run({ command: "start", options: {} }, asker("de"));
  expect(hello).toMatchObject({
    title: "Hallo!",
    blocks: [
      {
        spans: [
          {
            text: "Ich zeige dir den Stundenplan mit allen Änderungen aus WebUntis. Wähl deine Klasse, dann merke ich sie mir:",
          },
        ],
      },
    ],
  });
  const chosen = hello.actions.flat().find(({ label }) => label === "5a");
  const plan = await demo.bot.run(chosen?.invocation ?? NOBODY, asker("de"));
  expect(plan.title).toBe("5a · Montag, 23. November");
  expect(plan.blocks[0]).toEqual({
    kind: "paragraph",
    spans: [{ kind: "plain", text: "Die 5a merke ich mir für dich." }],
  });
  expect(await demo.hears("was ist morgen")).toMatch(/^5a · Dienstag/);
});

test("whoever has a class already is asked for none, and a link to another shows that and keeps the own", async () => {
  await using demo = await startDemoBot();
  await demo.says("klasse 5a");
  expect(await demo.hears("hallo")).toContain("Hier geht es um die 5a:\n");
  expect(await demo.hears("hello", "en")).toContain("[1] Timetable  [2] Free?  [3] Help");
  const other = await demo.bot.run({ command: "start", options: { klasse: "6b" } }, asker("de"));
  expect(other.title).toBe("6b · Montag, 23. November");
  expect(JSON.stringify(other.blocks)).not.toContain("merke");
  expect(await demo.says("stundenplan")).toMatch(/^5a · /);
});

test("a link with a class that is not there asks which is meant", async () => {
  await using demo = await startDemoBot();
  const question = await demo.bot.run({ command: "start", options: { klasse: "5x" } }, asker("de"));
  expect(question.actions.flat()[0]).toEqual({
    label: "5a",
    invocation: { command: "start", options: { klasse: "5a" } },
  });
});

test.each([
  ["a Telegram group", inGroup],
  ["a channel of a server", inChannel],
])("in %s whoever manages it chooses the class for all, nobody else does", async (_, there) => {
  await using demo = await startDemoBot();
  const hello = await demo.bot.run({ command: "start", options: {} }, there("de", { isAddressee: false }));
  const packed =
    demo.bot
      .pack(hello)
      .buttons.flat()
      .find(({ label }) => label === "5a")?.packed ?? "";
  const refused = await demo.bot.runPacked(packed, there("de", { isAddressee: false }));
  expect(refused).toMatchObject({ tone: "refused", audience: "asker" });
  expect((await demo.bot.runText("stundenplan", there("de"))).title).toBe("Welche Klasse?");
  const plan = await demo.bot.runPacked(packed, there("de", { ...manages, isAddressee: false }));
  expect(plan.blocks[0]).toMatchObject({ spans: [{ text: "Die 5a merke ich mir für alle hier." }] });
  expect((await demo.bot.runText("stundenplan", there("de", { user: "43" }))).title).toMatch(/^5a · /);
});

test("typed in a group it shows a class, and remembers nothing", async () => {
  await using demo = await startDemoBot();
  expect((await demo.bot.hear("/start 5a", inGroup("de", manages)))?.title).toBe("5a · Montag, 23. November");
  expect((await demo.bot.runText("stundenplan", inGroup("de"))).title).toBe("Welche Klasse?");
});

test("a place that is not admitted gets the friendly sentence and no class's name, and operators get word once", async () => {
  await using demo = await startDemoBot({ isOpen: false });
  const stranger = inGroup("de", { community: "-1007", communityName: async () => "Elterngruppe" });
  for (const options of [{}, { klasse: "5a" }, {}]) {
    const reply = await demo.bot.run({ command: "start", options }, stranger);
    expect(reply).toMatchObject({ title: "Hier darf ich noch nicht antworten", actions: [] });
  }
  await expect.poll(() => demo.access.communities()).toMatchObject([{ id: "-1007", state: "waiting" }]);
  expect(demo.demo.requests("getKlassen")).toBe(0);
});
