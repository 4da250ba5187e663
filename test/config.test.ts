import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError, readConfig, secretsOf } from "../src/config.ts";
import { NO_DOT_ENV } from "../src/dot-env.ts";

const SCHOOL = {
  WEBUNTIS_SERVER: "thalia.webuntis.com",
  WEBUNTIS_SCHOOL: "demo",
  WEBUNTIS_USERNAME: "anna",
  WEBUNTIS_PASSWORD: "geheim",
};

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("the settings", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "settings-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("the health server listens on this machine, unless an address is given", () => {
    expect(readConfig({ HTTP_HOST: "0.0.0.0" }).httpHost).toBe("0.0.0.0");
    expect(problems({ HTTP_HOST: "überall" })).toEqual([expect.stringContaining("HTTP_HOST ist keine IP-Adresse")]);
  });

  test("everything secret is known, to be kept out of logs", () => {
    const env = { ...SCHOOL, TELEGRAM_TOKEN: "1:x-y", HTTPS_PROXY: "http://me:geheim%21@proxy:1" };
    expect(secretsOf(readConfig(env), env)).toEqual(["geheim", "1:x-y", "geheim!"]);
  });

  test("none at all: the demo school, German, no platform", () => {
    expect(readConfig({ PATH: "/bin", WEBUNTIS_SCHOOL: " " })).toEqual({
      webuntis: undefined,
      timeZone: "Europe/Berlin",
      language: "de",
      teacherNames: "short",
      access: "admitted",
      operatorContact: undefined,
      discord: undefined,
      telegram: undefined,
      database: "data/bot.db",
      httpPort: undefined,
      httpHost: "127.0.0.1",
      logLevel: undefined,
      clock: undefined,
    });
  });

  test("a clock that is set keeps out of the database that the real one uses", () => {
    const CLOCK = "2026-12-24T07:30:00+01:00";
    expect(readConfig({ CLOCK })).toMatchObject({
      clock: Temporal.Instant.from("2026-12-24T06:30:00Z"),
      database: ":memory:",
    });
    expect(readConfig({ CLOCK, DATABASE_URL: "sqlite:trial.db" }).database).toBe("trial.db");
  });

  test("a school and both platforms", () => {
    const config = readConfig({
      ...SCHOOL,
      WEBUNTIS_LOGIN_REPEAT: "2",
      DISCORD_TOKEN: "abc",
      TELEGRAM_TOKEN: "123:ABC",
      TELEGRAM_API_URL: "http://127.0.0.1:8081",
      HTTP_PORT: "8080",
    });
    expect(config.webuntis).toMatchObject({ server: "thalia.webuntis.com", username: "anna", loginRepeat: 2 });
    expect(config.discord).toEqual({ token: "abc", apiUrl: undefined });
    expect(config.telegram).toEqual({ token: "123:ABC", apiUrl: "http://127.0.0.1:8081" });
    expect(config.httpPort).toBe(8080);
  });

  test("one of four ways to log in", () => {
    const { WEBUNTIS_PASSWORD: _, ...rest } = SCHOOL;
    const qr = "untis://setschool?url=thalia.webuntis.com&school=Demo+Schule&user=anna&key=JBSWY3DPEHPK3PXP";
    expect(readConfig({ ...rest, WEBUNTIS_SECRET: "JBSW Y3DP" }).webuntis).toMatchObject({
      username: "anna",
      secret: "JBSW Y3DP",
    });
    expect(readConfig({ WEBUNTIS_QR: qr }).webuntis).toMatchObject({
      server: "thalia.webuntis.com",
      school: "Demo Schule",
      username: "anna",
      secret: "JBSWY3DPEHPK3PXP",
    });
    const anonymous = { WEBUNTIS_SERVER: "thalia.webuntis.com", WEBUNTIS_ANONYMOUS: "true" };
    expect(readConfig(anonymous).webuntis).toMatchObject({ anonymous: true });
    expect(problems({ ...SCHOOL, WEBUNTIS_SECRET: "JBSWY3DP" })).toEqual([
      "Nur ein Weg der Anmeldung ist möglich: WEBUNTIS_PASSWORD, WEBUNTIS_SECRET, WEBUNTIS_QR oder WEBUNTIS_ANONYMOUS=true.",
    ]);
    expect(problems(rest)).toEqual([expect.stringMatching(/^WEBUNTIS_PASSWORD fehlt\./)]);
    const wrong = problems({ WEBUNTIS_QR: "untis://setschool?key=GEHEIM", WEBUNTIS_SECRET: "GEHEIM 189" });
    expect(wrong.map((problem) => problem.split(" ")[0])).toEqual(["WEBUNTIS_SECRET", "WEBUNTIS_QR", "Nur"]);
    expect(wrong.join()).not.toContain("GEHEIM");
  });

  test("a secret comes from its file", () => {
    const path = join(folder, "password");
    writeFileSync(path, "aus der Datei\n");
    const { WEBUNTIS_PASSWORD: _, ...rest } = SCHOOL;
    expect(readConfig({ ...rest, WEBUNTIS_PASSWORD_FILE: path }).webuntis?.password).toBe("aus der Datei");
    expect(problems({ ...SCHOOL, WEBUNTIS_PASSWORD_FILE: path })).toEqual([
      "WEBUNTIS_PASSWORD und WEBUNTIS_PASSWORD_FILE sind beide gesetzt; eines davon weglassen.",
    ]);
    expect(problems({ DISCORD_TOKEN_FILE: join(folder, "missing") })[0]).toMatch(/^DISCORD_TOKEN_FILE: .*nicht lesen/);
  });

  test("all mistakes are told at once, by name, with what would be right, and without any secret", () => {
    const told = problems({
      WEBUNTIS_SERVER: '!"$%',
      WEBUNTIS_PASSWORT: "geheim-123",
      WEBUNTIS_LOGIN_REPEAT: "oft",
      SCHOOL_TIMEZONE: "Berlin",
      BOT_LANGUAGE: "fr",
      TEACHER_NAMES: "lang",
      TELEGRAM_TOKEN: "geheim-456",
      DISCORD_API_URL: "discord.com/api/",
      HTTP_PORT: "70000",
      LOG_LEVEL: "laut",
      CLOCK: "Heiligabend",
    });
    expect(told).toEqual([
      "WEBUNTIS_PASSWORT ist keine Einstellung. Gemeint ist vielleicht WEBUNTIS_PASSWORD.",
      "WEBUNTIS_SERVER ist keine Serveradresse; richtig ist zum Beispiel thalia.webuntis.com.",
      "WEBUNTIS_LOGIN_REPEAT muss eine ganze Zahl von 0 bis 5 sein.",
      "SCHOOL_TIMEZONE ist keine Zeitzone; richtig ist zum Beispiel Europe/Berlin.",
      "BOT_LANGUAGE muss eines von de, en sein.",
      "TEACHER_NAMES muss eines von short, full, hidden sein.",
      "TELEGRAM_TOKEN sieht nicht wie ein Token von @BotFather aus (123456:ABC…).",
      "DISCORD_API_URL muss mit http:// oder https:// beginnen und ohne / enden.",
      "HTTP_PORT muss eine ganze Zahl von 0 bis 65535 sein.",
      "LOG_LEVEL muss eines von trace, debug, info, warn, error, fatal, silent sein.",
      "CLOCK ist kein Zeitpunkt; richtig ist zum Beispiel 2026-12-24T07:30:00+01:00.",
      "WEBUNTIS_USERNAME fehlt. Für eine echte Schule braucht es Server, Benutzer und Passwort (oder statt des Passworts WEBUNTIS_SECRET, WEBUNTIS_QR oder WEBUNTIS_ANONYMOUS=true).",
    ]);
    expect(told.join()).not.toContain("geheim");
  });

  test("a proxy with a wrong address is named, where there is a school to ask by it", () => {
    const proxies = { HTTPS_PROXY: "socks5://anna:geheim@proxy.test", http_proxy: "proxy.test:3128" };
    expect(problems(proxies)).toEqual([]);
    expect(problems({ ...SCHOOL, ...proxies })).toEqual([
      "HTTPS_PROXY ist keine Adresse eines Proxys; richtig ist zum Beispiel http://proxy.example:3128.",
    ]);
  });

  test("half a school is none: what is missing is named", () => {
    expect(problems({ WEBUNTIS_SERVER: "thalia.webuntis.com" })).toEqual([
      expect.stringMatching(/^WEBUNTIS_USERNAME und WEBUNTIS_PASSWORD fehlen\./),
    ]);
  });

  test("are spoken of in the language that they ask for", () => {
    expect(problems({ BOT_LANGUAGE: "EN", SCHOOL_TIMEZONE: "London", WEBUNTIS_USERNAME: "anna" })).toEqual([
      "SCHOOL_TIMEZONE is not a time zone; it should look like Europe/Berlin.",
      expect.stringMatching(/^WEBUNTIS_SERVER and WEBUNTIS_PASSWORD are missing\. A real school needs /),
    ]);
  });

  test("a secret's file that is empty is told, not taken for a secret that is missing", () => {
    const path = join(folder, "empty");
    writeFileSync(path, "\n");
    const { WEBUNTIS_PASSWORD: _, ...rest } = SCHOOL;
    expect(problems({ ...rest, WEBUNTIS_PASSWORD_FILE: path })).toEqual([
      `WEBUNTIS_PASSWORD_FILE: Die Datei „${path}“ ist leer.`,
    ]);
  });

  test.each([
    ["sqlite:data/bot.db", "data/bot.db"],
    ["sqlite://data/bot.db", "data/bot.db"],
    ["sqlite:///var/lib/bot.db", "/var/lib/bot.db"],
    ["sqlite:/var/lib/bot.db", "/var/lib/bot.db"],
    ["sqlite::memory:", ":memory:"],
    ["sqlite://:memory:", ":memory:"],
  ])("%s is the file %s", (DATABASE_URL, file) => {
    expect(readConfig({ DATABASE_URL }).database).toBe(file);
  });

  test.each(["data/bot.db", "postgres://localhost/bot", "sqlite:", "sqlite:data/", "sqlite:~/bot.db"])(
    "%s is no database",
    (DATABASE_URL) => {
      expect(problems({ DATABASE_URL })).toEqual([expect.stringMatching(/^DATABASE_URL .*sqlite:data\/bot\.db\.$/)]);
    },
  );

  test("quotes around a value are no part of it, except where .env has had its own taken away", () => {
    const quoted = { ...SCHOOL, WEBUNTIS_PASSWORD: "'ge#heim'", BOT_LANGUAGE: '"en"' };
    expect(readConfig(quoted)).toMatchObject({ language: "en", webuntis: { password: "ge#heim" } });
    const fromFile = { ...NO_DOT_ENV, names: ["WEBUNTIS_PASSWORD"] };
    expect(readConfig(quoted, fromFile).webuntis?.password).toBe("'ge#heim'");
  });
});

describe("the demo school", () => {
  test.each([
    ["a token of Discord", { DISCORD_TOKEN: "abc" }],
    ["a token of Telegram", { TELEGRAM_TOKEN: "123:ABC" }],
    ["a token that has a mistake", { TELEGRAM_TOKEN: "ABC" }],
    ["a token under a wrong name", { DISCORD_TOKN: "abc" }],
    ["a school under a wrong name", { DISCORD_TOKEN: "abc", WEBUNITS_USERAGENT: "bot" }],
  ])("does not answer in a real chat unless that is wanted: %s", (_, env) => {
    expect(problems(env)).toContainEqual(expect.stringMatching(/braucht der Bot eine Schule: .*DEMO=true\.$/));
    expect(problems({ ...env, DEMO: "true" }).join()).not.toContain("braucht der Bot eine Schule");
  });

  test("answers at the terminal, unless that is not wanted", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ DEMO: "false" })).toEqual([expect.stringMatching(/^DEMO=false schließt die Demoschule aus/)]);
    expect(problems({ DEMO: "vielleicht", DISCORD_TOKEN: "abc" })).toEqual(["DEMO muss true oder false sein."]);
  });

  test("and a real one cannot both be meant", () => {
    expect(problems({ ...SCHOOL, DEMO: "True" })).toEqual([expect.stringMatching(/^DEMO=true und eine Schule/)]);
    expect(readConfig({ ...SCHOOL, DEMO: "false" }).webuntis).toBeDefined();
  });
});

describe("a token", () => {
  const DISCORD = `${"MTIzNDU2Nzg5MDEyMzQ1Njc4".padEnd(24, "x")}.GaBcDe.${"s".repeat(38)}`;
  const demo = (env: Record<string, string>) => ({ ...env, DEMO: "true" });

  test.each([`Bot ${DISCORD}`, `"${DISCORD}"`, `„${DISCORD}“`, ` bot  ${DISCORD} `, `'Bot ${DISCORD}'`])(
    "is taken out of what was copied along: %s",
    (DISCORD_TOKEN) => {
      expect(readConfig(demo({ DISCORD_TOKEN })).discord?.token).toBe(DISCORD);
    },
  );

  test.each(["123:ABC", "bot123:ABC", "'123:ABC'", "“123:ABC”"])("of Telegram: %s", (TELEGRAM_TOKEN) => {
    expect(readConfig(demo({ TELEGRAM_TOKEN })).telegram?.token).toBe("123:ABC");
  });

  test.each([
    ["Telegram's in Discord's place", { DISCORD_TOKEN: "123456:ABC-def" }, /^DISCORD_TOKEN .*TELEGRAM_TOKEN\.$/],
    ["Discord's in Telegram's place", { TELEGRAM_TOKEN: DISCORD }, /^TELEGRAM_TOKEN .*DISCORD_TOKEN\.$/],
    ["the application's id", { DISCORD_TOKEN: "123456789012345678" }, /^DISCORD_TOKEN ist nicht das Token/],
    ["the public key", { DISCORD_TOKEN: "0f".repeat(32) }, /^DISCORD_TOKEN ist nicht das Token/],
    ["the client secret", { DISCORD_TOKEN: "a-B".repeat(10).padEnd(32, "x") }, /^DISCORD_TOKEN ist nicht das Token/],
    ["two words", { DISCORD_TOKEN: "mein token" }, /^DISCORD_TOKEN enthält Leerzeichen/],
  ])("that is another thing is told: %s", (_, env, told) => {
    const found = problems(demo(env));
    expect(found).toEqual([expect.stringMatching(told)]);
    for (const value of Object.values(env)) expect(found.join()).not.toContain(value);
  });
});
