import type { Config } from "./config.ts";

/** Before the first prompt: what this is, and how to go on. */
export function greeting({ webuntis, clock, timeZone }: Config): string {
  const school = webuntis ? `der Schule auf ${webuntis.server}` : "einer erfundenen Demoschule";
  const next = webuntis
    ? "Für Discord oder Telegram: DISCORD_TOKEN oder TELEGRAM_TOKEN in die Datei .env eintragen (siehe README.md)."
    : "Für die eigene Schule: .env.example nach .env kopieren, WebUntis-Zugang und Discord- oder Telegram-Token eintragen.";
  const time = clock?.toZonedDateTimeISO(timeZone).toLocaleString("de", { dateStyle: "full", timeStyle: "short" });
  const set = time ? `Die Uhr ist gestellt (CLOCK): ${time}. Ohne DATABASE_URL wird nichts behalten.\n` : "";
  return `Stundenplan-Bot mit ${school}. Probier /stundenplan 5a, /frei oder /hilfe; exit beendet.\n${next}\n${set}\n`;
}
