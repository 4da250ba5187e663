import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import type { FakeDiscordOptions } from "../fakes/discord/index.ts";
import type { FakeTelegramOptions } from "../fakes/telegram/index.ts";
import { startProcess } from "../process.ts";
import { temporaryFolder } from "../store/temporary-folder.ts";
import { examined, MONDAY, type Report, ROOMY, startServers } from "./examined.ts";

/** Without what differs from machine to machine. */
const readable = ({ text }: Report, database: string) =>
  text.replace(/ [\d.]+, Node [\d.]+/, " 1.2.3, Node 26").replaceAll(database, "bot.db");

test("all is well: everything is told with the links, nothing is changed, and nobody is disturbed", async () => {
  await using servers = await startServers();
  using folder = temporaryFolder();
  const database = folder.file("bot.db");
  await openStore(database, () => MONDAY)[Symbol.asyncDispose]();
  const env = { ...servers.env, DATABASE_URL: `sqlite:${database}` };
  const german = await examined(env);
  expect(german.isWell).toBe(true);
  expect(readable(german, database)).toMatchInlineSnapshot(`
    "Stundenplan-Bot 1.2.3, Node 26

    Einstellungen
      ✓ Alle Einstellungen sind lesbar

    WebUntis
      ✓ Angemeldet an der Schule „[redacted]“ auf 127.0.0.1
      ✓ Offen über JSON-RPC: Klassen, Lehrkräfte, Räume, Zeitraster, Ferien, Schuljahre, Plan, Prüfungen, Zeit der letzten Änderung
      ✓ Offen über Web-Client: Hausaufgaben, Einzelheiten einer Stunde, Tagesnachrichten
      ✓ 23 Klassen, von 5a bis Q2
      ✓ Plan der 5a am Montag, 23. November: 3 Einträge

    Discord
      ✓ Das Token ist gültig, für die Anwendung „Stundenplan“
      ✓ „Public Bot“ ist aus: Nur wem die Anwendung gehört, kann den Bot einladen
      ✓ Auf einem Server: Schule am Park

    Telegram
      ✓ Das Token ist gültig, für @stundenplan_bot
      ✓ Der Bot lässt sich in Gruppen holen
      ✓ In Gruppen bekommt er nur, was für ihn ist

    Datenbank
      ✓ „bot.db“ ist in Ordnung (0,1 MB)
      ✓ 12,5 GB frei auf der Festplatte

    Uhr
      ✓ Die Uhr geht richtig (verglichen mit Discord)
      ✓ In der Schule ist es Montag, 23. November, 08:12 Uhr (Europe/Berlin)

    Links
      Auf einen Discord-Server einladen:
        https://discord.com/oauth2/authorize?client_id=1300000000000000001&scope=bot+applications.commands&permissions=274877991936
      Dem Bot in Telegram schreiben:
        https://t.me/stundenplan_bot
      In eine Telegram-Gruppe holen:
        https://t.me/stundenplan_bot?startgroup=

    Alles in Ordnung.
    "
  `);
  expect(servers.demo.requests("authenticate")).toBe(1);
  expect(servers.demo.requests("logout")).toBe(1);
  expect(servers.telegram.calls.map(({ method }) => method)).toEqual(["getMe", "getWebhookInfo"]);
  expect(servers.discord.gateway.counts.identifies).toBe(0);
  expect(servers.discord.requests.every(({ method }) => method === "GET")).toBe(true);
  const english = await examined({ ...env, BOT_LANGUAGE: "en" });
  expect(readable(english, database)).toMatchInlineSnapshot(`
    "Stundenplan-Bot 1.2.3, Node 26

    Settings
      ✓ All settings can be read

    WebUntis
      ✓ Logged in to the school “[redacted]” on 127.0.0.1
      ✓ Open by JSON-RPC: Classes, Teachers, Rooms, Time grid, Holidays, School years, Timetable, Exams, Time of the last change
      ✓ Open by Web-Client: Homework, Details of a lesson, Messages of the day
      ✓ 23 classes, from 5a to Q2
      ✓ Timetable of 5a on Monday 23 November: 3 entries

    Discord
      ✓ The token is valid, for the application “Stundenplan”
      ✓ “Public Bot” is off: only the application’s owner can invite the bot
      ✓ On one server: Schule am Park

    Telegram
      ✓ The token is valid, for @stundenplan_bot
      ✓ The bot can be added to groups
      ✓ In groups it only receives what is meant for it

    Database
      ✓ “bot.db” is fine (0.1 MB)
      ✓ 12.5 GB free on the disk

    Clock
      ✓ The clock is right (compared with Discord)
      ✓ At the school it is Monday 23 November, 08:12 (Europe/Berlin)

    Links
      Invite to a Discord server:
        https://discord.com/oauth2/authorize?client_id=1300000000000000001&scope=bot+applications.commands&permissions=274877991936
      Write to the bot on Telegram:
        https://t.me/stundenplan_bot
      Add to a Telegram group:
        https://t.me/stundenplan_bot?startgroup=

    Everything is fine.
    "
  `);
});

describe("the settings", () => {
  test("with mistakes are told all at once, and the rest is checked all the same", async () => {
    await using servers = await startServers();
    const { WEBUNTIS_PASSWORD: _, ...env } = servers.env;
    const report = await examined({ ...env, TELEGRAM_TOKEN: "GEHEIM", SCHOOL_TIMEZONE: "Mars", HTTP_PORT: "x" });
    expect(report.isWell).toBe(false);
    const settings = report.section("Einstellungen");
    for (const name of ["TELEGRAM_TOKEN", "SCHOOL_TIMEZONE", "HTTP_PORT"])
      expect(settings.filter((line) => line.startsWith(`✗ ${name}`))).toHaveLength(1);
    expect(settings.at(-1)).toMatch(/^! Wird erst geprüft, wenn das behoben ist: .*Telegram$/);
    expect(report.section("Telegram")).toEqual([]);
    expect(report.section("Discord")[0]).toBe("✓ Das Token ist gültig, für die Anwendung „Stundenplan“");
    expect(report.text).not.toContain("GEHEIM");
  });

  test("with a wrong school leave platforms to be checked", async () => {
    await using servers = await startServers();
    const report = await examined({ ...servers.env, WEBUNTIS_SERVER: "!" });
    expect(report.section("Einstellungen").at(-1)).toBe("! Wird erst geprüft, wenn das behoben ist: WebUntis");
    expect(report.section("WebUntis")).toEqual([]);
    expect(report.section("Telegram")[0]).toBe("✓ Das Token ist gültig, für @stundenplan_bot");
    expect(servers.demo.requests("authenticate")).toBe(0);
  });

  test("that risk something, or leave something out, are no mistakes", async () => {
    using folder = temporaryFolder();
    const file = folder.file(".env");
    writeFileSync(file, "", { mode: 0o644 });
    const report = await examined({ DATABASE_URL: "sqlite::memory:" }, { files: { ".env": file } });
    expect(report.isWell).toBe(true);
    expect(report.section("Einstellungen")).toEqual([
      "✓ Alle Einstellungen sind lesbar",
      expect.stringMatching(/^! \.env: .*chmod 600/),
      "! Keine Schule ist eingestellt: Der Bot zeigt eine erfundene Demoschule",
      "→ Die WEBUNTIS_-Zeilen in .env ausfüllen.",
      "! Weder DISCORD_TOKEN noch TELEGRAM_TOKEN ist gesetzt: Der Bot antwortet nur im Terminal",
    ]);
    expect(report.section("Datenbank")[0]).toMatch(/^! Nichts wird behalten/);
  });
});

describe("WebUntis", () => {
  const school = ({ env }: { env: Record<string, string> }, other: Record<string, string> = {}) =>
    examined({
      ...Object.fromEntries(Object.entries(env).filter(([name]) => /^(WEBUNTIS|DATABASE)/.test(name))),
      ...other,
    }).then((report) => ({ ...report, lines: report.section("WebUntis") }));

  test("a wrong password is tried once, and never shown", async () => {
    await using servers = await startServers();
    const { isWell, lines, text } = await school(servers, { WEBUNTIS_PASSWORD: "GEHEIM" });
    expect(isWell).toBe(false);
    expect(lines[0]).toMatch(/^✗ WebUntis lehnt das Konto ab/);
    expect(lines[1]).toContain("in einfache Anführungszeichen");
    expect(servers.demo.requests("authenticate")).toBe(1);
    expect(text).not.toContain("GEHEIM");
  });

  test("a pupil’s account may read less, which is no mistake", async () => {
    await using servers = await startServers();
    const pupil = { WEBUNTIS_USERNAME: "schueler", WEBUNTIS_PASSWORD: "schueler" };
    const { isWell, lines } = await school(servers, pupil);
    expect(isWell).toBe(true);
    expect(lines).toContain("! Lehrkräfte: kein Recht");
    expect(lines.at(-1)).toMatch(/^✓ Plan der \w+ am Montag, 23\. November: \d+ Einträge$/);
  });

  test("an account that may read no timetables is of no use", async () => {
    await using servers = await startServers();
    servers.demo.fail({ kind: "no-right" }, { method: "getTimetable", times: 50 });
    for (const path of ["timetable/entries", "timetable/weekly"])
      servers.demo.fail({ kind: "status", status: 403 }, { path, times: 50 });
    const { isWell, lines } = await school(servers);
    expect(isWell).toBe(false);
    expect(lines).toContain("✗ Plan: kein Recht");
    expect(lines.join(" ")).toContain("muss dem Konto das Recht geben");
  });

  test("a school that nobody knows is told, with what the directory finds", async () => {
    await using servers = await startServers();
    const { lines } = await school(servers, { WEBUNTIS_SCHOOL: "goethe" });
    expect(lines[0]).toMatch(/^✗ WEBUNTIS_SCHOOL: Eine Schule „goethe“ kennt 127\.0\.0\.1 nicht\./);
  });

  test("a server that cannot be reached, or hangs, hides nothing else", async () => {
    await using servers = await startServers();
    await servers.demo.close();
    const report = await examined(servers.env);
    expect(report.section("WebUntis")[0]).toMatch(/^✗ Das ließ sich nicht prüfen: .*ECONNREFUSED/);
    expect(report.section("Telegram")).toHaveLength(3);
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = silent.address();
    const port = typeof address === "object" && address ? address.port : expect.fail("There is no port");
    const late = await examined({ ...servers.env, WEBUNTIS_SERVER: `http://127.0.0.1:${port}` }, { patience: 50 });
    expect(late.section("WebUntis")[0]).toBe("✗ Keine Antwort innerhalb von 0.05 Sekunden");
    silent.closeAllConnections();
    silent.close();
  });
});

describe("Discord", () => {
  const lines = async (discord: FakeDiscordOptions, env: Record<string, string> = {}) => {
    await using servers = await startServers({ discord });
    const { DISCORD_TOKEN = "", DISCORD_API_URL = "", DATABASE_URL = "" } = servers.env;
    const report = await examined({ DISCORD_TOKEN, DISCORD_API_URL, DATABASE_URL, DEMO: "true", ...env });
    return { ...report, lines: report.section("Discord") };
  };

  test("a token that it does not know, or that cannot be one", async () => {
    const { isWell, lines: told, text } = await lines({}, { DISCORD_TOKEN: "WRONG.WRONG.WRONG" });
    expect(isWell).toBe(false);
    expect(told).toEqual([
      "✗ Discord nimmt DISCORD_TOKEN nicht an",
      expect.stringMatching(/„Reset Token“ ein neues erzeugen/),
    ]);
    expect(text).not.toContain("WRONG");
    const odd = await lines({}, { DISCORD_TOKEN: "WRÖNG" });
    expect(odd.isWell).toBe(false);
    expect(odd.section("Einstellungen")).toContainEqual(expect.stringMatching(/^✗ DISCORD_TOKEN enthält Leerzeichen/));
    expect(odd.lines).toEqual([]);
    expect(odd.text).not.toContain("WRÖNG");
  });

  test("what stands wrong in the developer portal", async () => {
    const flags = (1 << 13) | (1 << 18);
    const { isWell, lines: told } = await lines({
      application: { interactions_endpoint_url: "https://x.example", bot_require_code_grant: true, flags },
      loginsLeft: 3,
      servers: [],
    });
    expect(isWell).toBe(false);
    expect(told.filter((line) => !line.startsWith("→"))).toEqual([
      "✓ Das Token ist gültig, für die Anwendung „Stundenplan“",
      "✗ Eine „Interactions Endpoint URL“ ist eingetragen: Befehle gehen dorthin statt zum Bot",
      "✗ „Requires OAuth2 Code Grant“ ist an: So funktioniert der Einladungslink nicht",
      "! Eingeschaltete Intents, die der Bot nicht braucht: Presence, Message Content",
      "! „Public Bot“ ist an: Jeder kann den Bot auf einen Server holen",
      "! Der Bot ist noch auf keinem Server",
      "! Bei Discord kann sich der Bot heute nur noch 3-mal anmelden",
    ]);
  });

  test("what it lacks on a server, whose name is not believed to be harmless", async () => {
    const { VIEW, EMBED } = { VIEW: 1n << 10n, EMBED: 1n << 14n };
    const { isWell, lines: told } = await lines({
      servers: [
        { name: "Goethe\u001b[31m\u202e", permissions: VIEW | EMBED },
        { name: "Schiller", permissions: 8n },
      ],
    });
    expect(isWell).toBe(true);
    expect(told[2]).toBe("✓ Auf 2 Servern: Goethe [31m , Schiller");
    expect(told[3]).toBe(
      "! Auf „Goethe [31m “ fehlen Rechte für Posts: Nachrichten senden, Nachrichten in Threads senden, Nachrichtenverlauf anzeigen",
    );
    expect(told).toHaveLength(5);
  });
});

describe("Telegram", () => {
  const lines = async (telegram: FakeTelegramOptions, env: Record<string, string> = {}) => {
    await using servers = await startServers({ telegram });
    const { TELEGRAM_TOKEN = "", TELEGRAM_API_URL = "", DATABASE_URL = "" } = servers.env;
    const report = await examined({ TELEGRAM_TOKEN, TELEGRAM_API_URL, DATABASE_URL, DEMO: "true", ...env });
    return { ...report, lines: report.section("Telegram") };
  };

  test("a token that it does not know", async () => {
    const { isWell, lines: told, text } = await lines({}, { TELEGRAM_TOKEN: "1:WRONG" });
    expect(isWell).toBe(false);
    expect(told[0]).toBe("✗ Telegram kennt TELEGRAM_TOKEN nicht");
    expect(text).not.toContain("WRONG");
  });

  test("what @BotFather has set, and a webhook that takes the messages", async () => {
    const {
      isWell,
      lines: told,
      text,
    } = await lines({
      me: { can_join_groups: false, can_read_all_group_messages: true },
      webhook: { url: "https://x.example/hook" },
    });
    expect(isWell).toBe(false);
    expect(told.filter((line) => !line.startsWith("→"))).toEqual([
      "✓ Das Token ist gültig, für @stundenplan_bot",
      "! Der Bot lässt sich in keine Gruppe holen",
      "! Der Bot bekommt alle Nachrichten seiner Gruppen, braucht aber nur die, die für ihn sind",
      "✗ Ein Webhook ist gesetzt: Nachrichten gehen dorthin statt zum Bot",
    ]);
    expect(text).not.toContain("startgroup");
  });

  test("messages that nobody fetches", async () => {
    const { lines: told } = await lines({ webhook: { pending_update_count: 120 } });
    expect(told).toContain("! Bei Telegram liegen 120 Nachrichten, die niemand abholt");
  });
});

describe("the database", () => {
  const lines = async (path: string, machine = ROOMY) =>
    (await examined({ DATABASE_URL: `sqlite:${path}` }, { machine }))
      .section("Datenbank")
      .filter((line) => !line.startsWith("→"));

  test("that is not there yet, damaged, another program’s, or a newer bot’s", async () => {
    using folder = temporaryFolder();
    expect((await lines(folder.file("new/bot.db")))[0]).toContain("gibt es noch nicht; der erste Start legt sie an");
    const damaged = folder.file("damaged.db");
    writeFileSync(damaged, "no database at all".repeat(100), { mode: 0o600 });
    expect((await lines(damaged))[0]).toBe(`✗ „${damaged}“ ist beschädigt`);
    const foreign = folder.file("foreign.db");
    new DatabaseSync(foreign).exec("create table song (title text)");
    expect((await lines(foreign))[0]).toBe(`✗ „${foreign}“ ist die Datenbank eines anderen Programms`);
    expect((await lines(foreign))[1]).toBe(`! „${foreign}“ können auch andere Benutzer dieses Rechners lesen`);
    const newer = folder.file("newer.db");
    await openStore(newer, () => MONDAY)[Symbol.asyncDispose]();
    new DatabaseSync(newer).exec("pragma user_version = 99");
    expect((await lines(newer))[0]).toBe(`✗ „${newer}“ gehört zu einer neueren Version des Bots`);
    expect((await lines(`${damaged}/bot.db`)).at(0)).toMatch(/^✗/);
  });

  test("that cannot be made where it is to be, whoever asks", async () => {
    const [first] = await lines("/proc/x/bot.db");
    expect(first).toMatch(/^✗ In „\/(?:proc)?“ darf der Bot nicht schreiben$/);
  });

  test("while a bot uses it", async () => {
    using folder = temporaryFolder();
    const path = folder.file("bot.db");
    await using store = openStore(path, () => MONDAY);
    await store.outbox.plannedUntil();
    expect((await lines(path))[0]).toMatch(/ist in Ordnung/);
  });

  test("on a disk that is nearly full, and restored by another user", async () => {
    using folder = temporaryFolder();
    const path = folder.file("bot.db");
    await openStore(path, () => MONDAY)[Symbol.asyncDispose]();
    const told = await lines(path, { room: () => 60 * 1024 ** 2, ownerOf: (each) => Number(each === path) });
    expect(told.slice(1)).toEqual([
      `! „${path}“ und der Ordner darum gehören verschiedenen Benutzern`,
      "! Nur noch 60 MB frei auf der Festplatte",
    ]);
    expect((await lines(path, { ...ROOMY, room: () => 1024 ** 2 })).at(-1)).toMatch(/^✗ Nur noch 1 MB/);
  });
});

test("a clock that is wrong is told by how much, compared with the server that agrees best", async () => {
  await using servers = await startServers();
  const clock = async (seconds: number) =>
    (await examined(servers.env, { now: () => MONDAY.add({ seconds }) })).section("Uhr")[0];
  // The demo school goes by the same clock as the test.
  expect(await clock(-25)).toBe("! Die Uhr dieses Rechners geht um 25 Sekunden nach (verglichen mit Discord)");
  expect(await clock(7200)).toBe("✗ Die Uhr dieses Rechners geht um 120 Minuten vor (verglichen mit Discord)");
});

describe("a bot that runs", () => {
  const lines = async (body: string) => {
    const server = createServer((_, response) => void response.end(body)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : expect.fail("There is no port");
    try {
      const report = await examined({ HTTP_PORT: `${port}`, HTTP_HOST: "0.0.0.0", DATABASE_URL: "sqlite::memory:" });
      return report.section("Der laufende Bot");
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  test("is asked how it is", async () => {
    const parts = { telegram: "ready", webuntis: "ready", database: "ready", lastWatch: null, lastPost: null };
    expect(await lines(JSON.stringify(parts))).toEqual(["✓ Er läuft, und alle Teile arbeiten"]);
    const [what, remedy] = await lines(JSON.stringify({ ...parts, telegram: "waiting" }));
    expect(what).toBe("✗ Er läuft, aber ohne Verbindung zu: Telegram");
    expect(remedy).toContain("(409)");
    expect((await lines(JSON.stringify({ ...parts, discord: "gone" })))[0]).toBe(
      "✗ Er läuft, aber nicht mehr auf: Discord",
    );
    expect(await lines("<h1>Router</h1>")).toEqual([
      expect.stringMatching(/^✗ Auf Port \d+ antwortet ein anderes Programm$/),
      "→ HTTP_PORT ändern.",
    ]);
  });
});

test("as a process it tells its report on standard output, and ends with 1 when something is wrong", async () => {
  await using servers = await startServers();
  using folder = temporaryFolder();
  await using doctor = startProcess("src/doctor.ts", {
    cwd: dirname(folder.file("x")),
    env: { ...servers.env, TELEGRAM_TOKEN: "1:WRONG" },
  });
  expect(await doctor.exit).toBe(1);
  expect(doctor.out).toContain("✗ Telegram kennt TELEGRAM_TOKEN nicht");
  expect(doctor.out).toContain("https://discord.com/oauth2/authorize?client_id=");
  expect(doctor.out).not.toContain("WRONG");
  expect(doctor.err).toBe("");
});
