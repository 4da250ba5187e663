import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import type { Reply } from "../../src/bot/reply.ts";
import { School } from "../../src/school/index.ts";
import { openStore } from "../../src/store/index.ts";
import { Session, WebClientSource } from "../../src/webuntis/index.ts";
import { asker, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { LOGGED_IN, page, scriptedWebUntis } from "../fakes/webuntis.ts";
import { openAccess } from "../open-access.ts";
import { press } from "./buttons.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

describe("of the demo school", () => {
  let demo: DemoBot;
  beforeAll(async () => {
    demo = await startDemoBot({ at: "2026-11-24T07:30:00+01:00" });
  });
  afterAll(() => demo[Symbol.asyncDispose]());

  test("today's messages, line by line", async () => {
    expect(await demo.says("nachrichten")).toMatchInlineSnapshot(`
      "Nachrichten der Schule · Dienstag, 24. November
        Mensa
        Heute gibt es Nudelauflauf.
        Fundsachen
        Die Fundkiste steht bis Freitag im Foyer.
        Danach geht alles in die Kleiderkammer.
        Stand 07:30
      "
    `);
    expect((await demo.says("messages", "en")).split("\n")[0]).toBe("School messages · Tuesday 24 November");
  });

  test("are asked for in one's own words", async () => {
    expect(await demo.hears("gibt es neuigkeiten?")).toContain("Nachrichten der Schule");
    expect(await demo.hears("any news?", "en")).toContain("School messages");
  });

  test("on a day without any it says so", async () => {
    demo.setTime("2026-11-27T07:30:00+01:00");
    expect(await demo.says("nachrichten")).toMatchInlineSnapshot(`
      "Nachrichten der Schule · Freitag, 27. November
        Für heute hat die Schule keine Nachrichten eingetragen.
        Stand 07:30
      "
    `);
    expect(await demo.says("messages", "en")).toContain("The school has not entered any messages for today.");
  });
});

test("where no door has them it tells what would open one", async () => {
  await using bot = await startSmallSchoolBot();
  expect(await bot.says("nachrichten")).toContain(
    "Wer WebUntis an der Schule verwaltet, kann ihm das Recht dazu geben.",
  );
  expect(await bot.says("messages", "en")).toContain("Whoever manages WebUntis at the school can give it that right.");
});

/** A bot whose school has these messages. */
async function startNewsBot(messagesOfDay: readonly object[]) {
  const server = await scriptedWebUntis(({ method }) => {
    if (method === "authenticate") return LOGGED_IN;
    if (method.endsWith("token/new")) return page(200, "e30.e30.sig");
    return method.endsWith("newsWidgetData") ? { json: { data: { messagesOfDay } } } : page(404, "");
  });
  const now = () => Temporal.Instant.from("2026-11-24T07:30+01:00");
  const account = { school: "laut", username: "anna", password: "geheim", useragent: "test", cachelen: 500, now };
  const session = await new Session({ ...account, server: server.url }).login();
  const school = new School({ source: new WebClientSource(session, { now }), timeZone: "Europe/Berlin", now });
  const store = openStore(":memory:", now);
  const write = () => {};
  const bot = createBot({
    commands,
    schoolOf: () => school,
    memory: store.memory,
    access: openAccess(store, now),
    language: "de",
    teacherNames: "short",
    log: { error: write, warn: write },
  });
  return {
    bot,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const paragraphs = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? block.spans.map(({ text }) => text).join("") : []));

test("a long message is whole, in lines that no platform cuts, and the next one is on a page of its own", async () => {
  const text = Array.from({ length: 450 }, (_, index) => `W${index}`).join(" ");
  await using news = await startNewsBot([
    { id: 1, subject: "Lang", text },
    { id: 2, subject: "", text: "Kurz" },
  ]);
  const reply = await news.bot.runText("nachrichten", asker("de"));
  expect(paragraphs(reply).join(" ")).toBe(text);
  expect(paragraphs(reply).every(({ length }) => length <= 400)).toBe(true);
  const next = await press(news.bot, reply, "Seite 2 ▶", asker("de"));
  expect(next.blocks).toMatchObject([{ kind: "heading", text: "Nachricht" }, { kind: "paragraph" }]);
});

test("whatever the school writes is bounded, and is text, not markup", async () => {
  const hostile = ["😀".repeat(5_000), "@everyone **a** ".repeat(900), "a<br>".repeat(2_000), "\u202e[x](https://y)"];
  await using news = await startNewsBot(
    Array.from({ length: 40 }, (_, id) => ({ id, subject: hostile[id % 4], text: hostile[(id + 1) % 4] })),
  );
  let reply = await news.bot.runText("nachrichten", asker("de"));
  for (let number = 2; ; number += 1) {
    for (const line of paragraphs(reply)) expect([line.length <= 400, line.isWellFormed()]).toEqual([true, true]);
    if (!reply.actions.flat().some(({ label }) => label === `Seite ${number} ▶`)) break;
    reply = await press(news.bot, reply, `Seite ${number} ▶`, asker("de"));
  }
  expect(reply.footer).toMatch(/^Seite (\d+) von \1 · /);
});
