import fc from "fast-check";
import { expect, test } from "vitest";
import { readSettings } from "../src/config.ts";
import { NO_DOT_ENV } from "../src/dot-env.ts";

const SECRET = "GEHEIM";

const FINE = {
  WEBUNTIS_SERVER: "thalia.webuntis.com",
  WEBUNTIS_SCHOOL: "demo",
  WEBUNTIS_USERNAME: "anna",
  WEBUNTIS_PASSWORD: SECRET,
  DISCORD_TOKEN: "abc",
  TELEGRAM_TOKEN: "123:ABC",
};

/** What can be wrong with each setting by itself: undefined leaves it out. */
const MISTAKES: Readonly<Record<string, readonly Readonly<Record<string, string | undefined>>[]>> = {
  WEBUNTIS_SERVER: [{ WEBUNTIS_SERVER: "!" }, { WEBUNTIS_SERVER: undefined }],
  WEBUNTIS_USERNAME: [{ WEBUNTIS_USERNAME: undefined }, { WEBUNTIS_USERNAME: " " }],
  WEBUNTIS_PASSWORD: [
    { WEBUNTIS_PASSWORD: undefined },
    { WEBUNTIS_PASSWORD: undefined, WEBUNTIS_PASSWORT: SECRET },
    { WEBUNTIS_PASSWORD_FILE: "/nowhere" },
  ],
  WEBUNTIS_LOGIN_REPEAT: [{ WEBUNTIS_LOGIN_REPEAT: "oft" }],
  SCHOOL_TIMEZONE: [{ SCHOOL_TIMEZONE: "Mars" }, { TIMEZONE: "Europe/Berlin" }],
  TEACHER_NAMES: [{ TEACHER_NAMES: "lang" }],
  ACCESS: [{ ACCESS: "alle" }],
  OPERATOR_CONTACT: [{ OPERATOR_CONTACT: "x".repeat(301) }],
  DISCORD_TOKEN: [{ DISCORD_TOKEN: "123:ABC" }, { DISCORD_TOKEN: undefined, DISCORD_TOKN: "abc" }],
  TELEGRAM_TOKEN: [{ TELEGRAM_TOKEN: SECRET }, { TELEGRAM_TOKEN: undefined, TELEGRAM_BOT_TOKEN: "123:ABC" }],
  DISCORD_API_URL: [{ DISCORD_API_URL: "discord.com/" }],
  TELEGRAM_API_URL: [{ TELEGRAM_API_URL: "telegram" }],
  DATABASE_URL: [{ DATABASE_URL: "postgres://x" }],
  HTTP_PORT: [{ HTTP_PORT: "70000" }],
  HTTP_HOST: [{ HTTP_HOST: "überall" }],
  HTTPS_PROXY: [{ HTTPS_PROXY: `socks5://anna:${SECRET}@proxy` }],
  LOG_LEVEL: [{ LOG_LEVEL: "laut" }],
  CLOCK: [{ CLOCK: "Heiligabend" }],
  DEMO: [{ DEMO: "ja" }, { DEMO: "true" }],
};

const broken = fc
  .subarray(Object.keys(MISTAKES))
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.constantFrom(...(MISTAKES[name] ?? [])))).map((env) => ({ names, env })),
  );

test("no mistake in the settings hides another: whatever is wrong together, each is named, and nothing else", () => {
  fc.assert(
    fc.property(broken, fc.constantFrom("de", "en"), ({ names, env }, BOT_LANGUAGE) => {
      const { problems } = readSettings(Object.assign({ ...FINE, BOT_LANGUAGE }, ...env));
      for (const name of names) expect(problems.join("\n")).toContain(name);
      for (const problem of problems) expect(names.some((name) => problem.includes(name))).toBe(true);
      expect(problems.join("\n")).not.toContain(SECRET);
    }),
  );
});

test("mistakes in .env come on top", () => {
  const dotEnv = { ...NO_DOT_ENV, strange: [3], open: ["WEBUNTIS_PASSWORD", "OTHER"] };
  expect(readSettings({ ...FINE, LOG_LEVEL: "laut" }, dotEnv).problems).toEqual([
    "Zeile 3 in .env ist keine Einstellung: richtig ist NAME=Wert, oder # am Anfang einer Bemerkung.",
    "In .env fehlt bei WEBUNTIS_PASSWORD das schließende Anführungszeichen.",
    expect.stringContaining("LOG_LEVEL"),
  ]);
});
