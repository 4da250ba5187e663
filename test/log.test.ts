import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { faultReply } from "../src/bot/error-reply.ts";
import { wordingFor } from "../src/bot/texts/index.ts";
import type { LogLevel } from "../src/config.ts";
import { forPeople, logOptions } from "../src/log.ts";
import { asker } from "./demo-bot.ts";

/** The log as people see it on a terminal, without colours. */
async function terminalLog(level: LogLevel) {
  const written: string[] = [];
  const terminal = new Writable({
    write(text, _, done) {
      written.push(String(text));
      done();
    },
  });
  const log = pino(logOptions(level, ["geheim-123"]), await forPeople(false, terminal));
  return { log, text: () => written.join("").replace(/^\[\d\d:\d\d:\d\d\] /gm, "") };
}

const failure = new TypeError("no bot/geheim-123\u001b[2J", { cause: new RangeError("too far") });

test("what people read at a terminal is a line each, with secrets blank and nothing that moves the cursor", async () => {
  const { log, text } = await terminalLog("info");
  log.info({ school: "demo", token: "x", place: "a\u001b[2Jb\nc" }, "The bot starts with geheim-123");
  expect(text()).toBe(
    'INFO: The bot starts with [redacted] {"school":"demo","token":"[redacted]","place":"a [2Jb c"}\n',
  );
});

test("an error is told with where it happened", async () => {
  const { log, text } = await terminalLog("info");
  log.error({ err: failure, key: "d1" }, "A post could not be made");
  const lines = text().split("\n");
  expect(lines[0]).toBe('ERROR: A post could not be made {"key":"d1"}');
  expect(lines[1]).toContain("TypeError: no bot/[redacted] [2J");
  expect(lines[2]).toMatch(/^ +at .*log\.test\.ts/);
  expect(text()).toMatch(/^ +because of RangeError: too far$/m);
});

test.each<[LogLevel, readonly (string | RegExp)[]]>([
  [
    "info",
    [
      /^ERROR: A command failed \{"id":"\w{8}",.*TypeError: no bot\/\[redacted\] \[2J, because of RangeError: too far"\}$/,
    ],
  ],
  ["debug", [/^ERROR: A command failed/, /^DEBUG: Where the command failed \{"id":"\w{8}"\}$/]],
])("a command that failed is one line with its number; its stack is for debugging: %s", async (level, expected) => {
  const { log, text } = await terminalLog(level);
  const reply = faultReply(failure, { asker: asker("de"), text: wordingFor("de", "de") }, log);
  const lines = text()
    .split("\n")
    .filter((line) => /^[A-Z]/.test(line));
  expect(lines).toEqual(expected.map((line) => expect.stringMatching(line)));
  expect(/ at .*log\.test\.ts/.test(text())).toBe(level === "debug");
  const [, number = "none"] = /^Fehlernummer (\w{8})$/.exec(reply.footer ?? "") ?? [];
  for (const line of lines) expect(line).toContain(number);
});
