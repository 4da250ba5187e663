import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "../src/config.ts";
import { risksOf, secretFiles } from "../src/risks.ts";
import { startProcess } from "./process.ts";

const SCHOOL = { WEBUNTIS_USERNAME: "anna", WEBUNTIS_PASSWORD: "geheim" };

const risky = (env: Record<string, string>) => risksOf(readSettings(env), {}).map(({ setting }) => setting);

test("http to another machine is warned of where a secret goes along", () => {
  expect(risky({ ...SCHOOL, WEBUNTIS_SERVER: "http://untis.example/" })).toEqual(["WEBUNTIS_SERVER"]);
  expect(risky({ WEBUNTIS_SERVER: "http://untis.example/", WEBUNTIS_ANONYMOUS: "true" })).toEqual([]);
  for (const server of ["https://untis.example", "untis.example", "http://127.0.0.1:8080", "http://localhost:8080"])
    expect(risky({ ...SCHOOL, WEBUNTIS_SERVER: server })).toEqual([]);
  const tokens = { DISCORD_TOKEN: "x", TELEGRAM_TOKEN: "1:x" };
  expect(
    risky({ ...tokens, DISCORD_API_URL: "http://proxy.example/api", TELEGRAM_API_URL: "http://10.0.0.7:8081" }),
  ).toEqual(["DISCORD_API_URL", "TELEGRAM_API_URL"]);
});

test("a file with secrets that others may read is warned of at the start", async () => {
  const folder = mkdtempSync(join(tmpdir(), "risks-"));
  try {
    writeFileSync(join(folder, ".env"), "LOG_LEVEL=warn\n");
    writeFileSync(join(folder, "token"), "x");
    for (const [mode, warned] of [
      [0o644, true],
      [0o600, false],
    ] as const) {
      for (const file of [".env", "token"]) chmodSync(join(folder, file), mode);
      const files = secretFiles({ DISCORD_TOKEN_FILE: join(folder, "token"), PATH: "/bin" });
      expect(Object.keys(files)).toEqual([".env", "DISCORD_TOKEN_FILE"]);
      expect(risksOf(readSettings({}), { DISCORD_TOKEN_FILE: join(folder, "token") })).toHaveLength(warned ? 1 : 0);
      await using bot = startProcess("src/main.ts", { cwd: folder, env: {} });
      bot.input("");
      expect(await bot.exit).toBe(0);
      expect(bot.err.includes("chmod 600")).toBe(warned);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
