import { bilingual } from "./bot/texts/index.ts";
import type { Config } from "./config.ts";

const texts = bilingual({
  demo: {
    de: "Stundenplan-Bot mit einer erfundenen Demoschule.",
    en: "Timetable bot with a made-up demo school.",
  },
  school: {
    de: (server: string) => `Stundenplan-Bot mit der Schule auf ${server}.`,
    en: (server: string) => `Timetable bot with the school on ${server}.`,
  },
  try: {
    de: "Probier /stundenplan 5a, /frei oder /hilfe; exit beendet.",
    en: "Try /timetable 5a, /free or /help; exit ends it.",
  },
  ownSchool: {
    de: "Für die eigene Schule: .env.example nach .env kopieren, WebUntis-Zugang und Discord- oder Telegram-Token eintragen.",
    en: "For your own school: copy .env.example to .env, and fill in the WebUntis account and a token from Discord or Telegram.",
  },
  platform: {
    de: "Für Discord oder Telegram: DISCORD_TOKEN oder TELEGRAM_TOKEN in die Datei .env eintragen (siehe README.de.md).",
    en: "For Discord or Telegram: put DISCORD_TOKEN or TELEGRAM_TOKEN into the file .env (see README.md).",
  },
  clock: {
    de: (time: string) => `Die Uhr ist gestellt (CLOCK): ${time}. Ohne DATABASE_URL wird nichts behalten.`,
    en: (time: string) => `The clock is set (CLOCK): ${time}. Without DATABASE_URL nothing is kept.`,
  },
});

const LOCALES = { de: "de", en: "en-GB" } as const;

/** Before the first prompt: what this is, and how to go on. */
export function greeting({ webuntis, clock, timeZone, language }: Config): string {
  const say = texts({ language });
  const school = webuntis ? say.school(webuntis.server) : say.demo;
  const time = clock
    ?.toZonedDateTimeISO(timeZone)
    .toLocaleString(LOCALES[language], { dateStyle: "full", timeStyle: "short" });
  const set = time ? `${say.clock(time)}\n` : "";
  return `${school} ${say.try}\n${webuntis ? say.platform : say.ownSchool}\n${set}\n`;
}
