import { expect, test } from "vitest";
import type { Operation } from "../src/bot/operation.ts";
import { createOperation } from "../src/operation.ts";
import { Parts } from "../src/parts.ts";
import { startWorld } from "./jobs/world.ts";

const SCHOOL = {
  server: "https://thalia.webuntis.com/WebUntis/?school=park",
  school: "",
  useragent: "",
  loginRepeat: 1,
};

test("operators see how the bot is doing: version, uptime, school, subscriptions, last look, and what became of the posts", async () => {
  let operation: (() => Promise<Operation>) | undefined;
  await using world = await startWorld("2026-11-23 15:00", {
    operation: () => operation?.() ?? expect.fail("It is not there yet"),
  });
  const { store, now } = world;
  const parts = new Parts(world.jobs(), store.outbox, () => false);
  operation = createOperation({
    config: { webuntis: SCHOOL },
    store,
    jobs: { status: () => world.jobs().status() },
    parts,
    now,
  });
  parts.set("discord", "ready");
  parts.set("telegram", "waiting");
  for (const place of ["c1", "c2", "c3"]) await world.subscribe({ place });
  world.board.answers(
    { kind: "closed", why: "forbidden" },
    { kind: "busy", error: {}, afterSeconds: 600, everywhere: false },
  );
  await world.at("2026-11-24 06:30");
  const said = await world.says("status");
  expect(said.replace("0.1.0", "1.2.3")).toMatchInlineSnapshot(`
    "So geht es dem Bot
      Version: 1.2.3, läuft seit 15 Stunden (Mo 23.11., 15:00)
      Schule: park · thalia.webuntis.com
      WebUntis: antwortet · zuletzt nach Änderungen gesucht: 06:30
      Abos: 2, dazu 1 in Pause
      Discord: verbunden · letzter Post 06:30 · in den letzten 24 Stunden 2 gesendet, 1 verworfen · einer wartet
      Telegram: gerade nicht erreichbar · noch kein Post
      Was WebUntis dem Bot zeigt
      • Offen über JSON-RPC: Klassen, Lehrkräfte, Räume, Zeitraster, Ferien, Schuljahre, Plan, Prüfungen, Zeit der letzten Änderung
      • Offen über Web-Client: Hausaufgaben, Einzelheiten einer Stunde, Tagesnachrichten
    "
  `);
  await world.at("2026-11-25 08:00");
  expect((await world.says("status", "en")).replace("0.1.0", "1.2.3")).toMatchInlineSnapshot(`
    "How the bot is doing
      Version: 1.2.3, running for one day (since Mon 23 Nov, 15:00)
      School: park · thalia.webuntis.com
      WebUntis: answers · last checked for changes: 08:00
      Subscriptions: 2, and 1 paused
      Discord: connected · last post 08:00 · in the last 24 hours 2 sent, 0 dropped · one is waiting
      Telegram: cannot be reached at the moment · no post yet
      What WebUntis shows the bot
      • Open by JSON-RPC: Classes, Teachers, Rooms, Time grid, Holidays, School years, Timetable, Exams, Time of the last change
      • Open by Web-Client: Homework, Details of a lesson, Messages of the day
    "
  `);
});

test("they see it also while WebUntis cannot be asked", async () => {
  const started = Temporal.Instant.from("2026-11-23T07:29:30+01:00");
  const operation = async (): Promise<Operation> => ({
    version: "1.2.3",
    started,
    school: undefined,
    webuntis: "waiting",
    watched: undefined,
    subscriptions: { active: 0, paused: 0 },
    platforms: [],
  });
  await using world = await startWorld("2026-11-23 07:30", { operation, watching: false });
  await world.demo.close();
  expect(await world.says("status")).toMatchInlineSnapshot(`
    "So geht es dem Bot
      Version: 1.2.3, läuft seit weniger als einer Minute (07:29)
      Schule: erfundene Demoschule
      WebUntis: antwortet gerade nicht · noch nicht nach Änderungen gesucht
      Abos: 0
      Was WebUntis dem Bot zeigt
      WebUntis antwortet gerade nicht. Bitte versuch es in ein paar Minuten noch einmal.
    "
  `);
});
