import { type DemoSchool, startDemoSchool } from "../../src/demo/index.ts";
import type { Machine } from "../../src/doctor/check.ts";
import { type DoctorParts, examine } from "../../src/doctor/index.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "../fakes/discord/index.ts";
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from "../fakes/telegram/index.ts";

/** Monday, 23 November 2026, 8:12 in Berlin: also the time of Discord and Telegram. */
export const MONDAY = Temporal.Instant.from("2026-11-23T07:12:00Z");

export const ROOMY: Machine = { room: () => 12.5 * 1024 ** 3, ownerOf: () => 1000 };

export interface Report {
  readonly isWell: boolean;
  readonly text: string;
  /** The lines under a title, without their indentation. */
  section(title: string): readonly string[];
}

/** What the doctor says about these settings. */
export async function examined(env: Record<string, string>, parts: Partial<DoctorParts> = {}): Promise<Report> {
  const written: string[] = [];
  const isWell = await examine({
    env,
    now: () => MONDAY,
    machine: ROOMY,
    files: {},
    write: (text) => void written.push(text),
    search: async () => [],
    ...parts,
  });
  const text = written.join("");
  return {
    isWell,
    text,
    section: (title) =>
      (text.split("\n\n").find((each) => each.startsWith(`${title}\n`)) ?? "")
        .split("\n")
        .slice(1)
        .map((line) => line.trim())
        .filter(Boolean),
  };
}

export interface Servers extends AsyncDisposable {
  readonly demo: DemoSchool;
  readonly discord: FakeDiscord;
  readonly telegram: FakeTelegram;
  /** The settings by which all of them are reached. */
  readonly env: Record<string, string>;
}

export interface ServerOptions {
  readonly discord?: FakeDiscordOptions;
  readonly telegram?: FakeTelegramOptions;
}

/** A school, Discord and Telegram on loopback. */
export async function startServers(options: ServerOptions = {}): Promise<Servers> {
  const demo = await startDemoSchool({ now: () => MONDAY });
  const discord = await startFakeDiscord({ application: { bot_public: false }, ...options.discord });
  const telegram = await startFakeTelegram(options.telegram);
  return {
    demo,
    discord,
    telegram,
    env: {
      WEBUNTIS_SERVER: demo.url,
      WEBUNTIS_SCHOOL: demo.school,
      WEBUNTIS_USERNAME: "demo",
      WEBUNTIS_PASSWORD: "demo",
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      OPERATOR_CONTACT: "Anna Muster",
      DATABASE_URL: "sqlite::memory:",
    },
    async [Symbol.asyncDispose]() {
      await demo.close();
      await discord.close();
      await telegram.close();
    },
  };
}
