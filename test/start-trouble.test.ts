import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { startHealth } from "../src/health.ts";
import { startTrouble } from "../src/start-trouble.ts";

const report = { gone: () => [], readiness: async () => ({ isReady: true, parts: {} }) };
const failure = (port: number, host: string) =>
  startHealth(port, report, host).then(
    () => expect.fail("It listens"),
    (error: unknown) => error,
  );

test("a port that cannot be had is told with what to do", async () => {
  const config = readConfig({ HTTP_PORT: "8080", HTTP_HOST: "192.0.2.1" });
  const first = await startHealth(0, report, "127.0.0.1");
  const taken = await failure(first.port, "127.0.0.1");
  await first.stop();
  expect(startTrouble(taken, config)).toBe(
    "Port 8080 ist schon belegt, vielleicht von einem zweiten Bot. Bitte ihn beenden oder HTTP_PORT ändern.",
  );
  // An address of documentation is nobody's.
  expect(startTrouble(await failure(0, "192.0.2.1"), config)).toMatch(
    /^Die Adresse 192\.0\.2\.1 hat dieser Rechner nicht/,
  );
  const refused = Object.assign(new Error("listen EACCES"), { syscall: "listen", code: "EACCES" });
  expect(startTrouble(refused, readConfig({ HTTP_PORT: "80", BOT_LANGUAGE: "en" }))).toBe(
    "The bot is not allowed to open port 80. Please set HTTP_PORT to 1024 or more.",
  );
});
