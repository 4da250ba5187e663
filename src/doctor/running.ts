import { z } from "zod";
import { bilingual } from "../bot/texts/index.ts";
import type { Check, Patient } from "./check.ts";

const texts = bilingual({
  title: { de: "Der laufende Bot", en: "The running bot" },
  stopped: {
    de: (port: number) => `Auf Port ${port} antwortet niemand: Gerade läuft kein Bot`,
    en: (port: number) => `Nothing answers on port ${port}: no bot is running`,
  },
  stranger: {
    de: (port: number) => `Auf Port ${port} antwortet ein anderes Programm`,
    en: (port: number) => `Another program answers on port ${port}`,
  },
  strangerRemedy: { de: "HTTP_PORT ändern.", en: "Change HTTP_PORT." },
  works: { de: "Er läuft, und alle Teile arbeiten", en: "It is running, and every part works" },
  waiting: {
    de: (part: string) => `Er läuft, aber ohne Verbindung zu: ${part}`,
    en: (part: string) => `It is running, but has no connection to: ${part}`,
  },
  waitingRemedy: {
    de: "Das Log sagt, woran es liegt.",
    en: "The log says why.",
  },
  twice: {
    de: "Ist das Token oben gültig, dann läuft der Bot wahrscheinlich zweimal: Ein anderer fragt Telegram mit demselben Token (409). Den anderen anhalten; findet er sich nicht, bei @BotFather /revoke.",
    en: "If the token above is valid, the bot is probably running twice: another one polls Telegram with the same token (409). Stop the other one; if you cannot find it, send @BotFather /revoke.",
  },
  gone: {
    de: (part: string) => `Er läuft, aber nicht mehr auf: ${part}`,
    en: (part: string) => `It is running, but no longer on: ${part}`,
  },
  goneRemedy: {
    de: "Das Token prüfen und den Bot neu starten.",
    en: "Check the token and restart the bot.",
  },
});

const STATES = ["ready", "waiting", "gone"] as const;
const PARTS = ["discord", "telegram", "webuntis", "database"] as const;
const NAMES: Readonly<Record<(typeof PARTS)[number], string>> = {
  discord: "Discord",
  telegram: "Telegram",
  webuntis: "WebUntis",
  database: "SQLite",
};

const readiness = z.partialRecord(z.enum(PARTS), z.enum(STATES)).refine((parts) => parts.database !== undefined);
const TIMEOUT_MS = 5000;

/** Where a server that listens on this address is asked. */
const askedAt = (host: string) => (host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host);

async function ask(host: string, port: number): Promise<Response | undefined> {
  const name = host.includes(":") ? `[${host}]` : host;
  try {
    return await fetch(`http://${name}:${port}/readyz`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    return undefined;
  }
}

const partsIn = async (response: Response) => {
  const body: unknown = await response.json().catch(() => undefined);
  const known = typeof body === "object" && body !== null ? PARTS.filter((part) => part in body) : [];
  return readiness.safeParse(Object.fromEntries(known.map((part) => [part, Reflect.get(Object(body), part)])));
};

/** Asks the bot that runs how it is: only it can know that another one polls Telegram. */
export const runningCheck = (port: number, { config: { httpHost }, text }: Patient): Check => ({
  title: texts(text).title,
  async run(found) {
    const say = texts(text);
    const response = await ask(askedAt(httpHost), port);
    if (!response) {
      found.ok(say.stopped(port));
      return;
    }
    const parsed = await partsIn(response);
    if (!parsed.success) {
      found.wrong(say.stranger(port), say.strangerRemedy);
      return;
    }
    const bad = PARTS.filter((part) => (parsed.data[part] ?? "ready") !== "ready");
    if (bad.length === 0) found.ok(say.works);
    for (const part of bad) {
      if (parsed.data[part] === "gone") found.wrong(say.gone(NAMES[part]), say.goneRemedy);
      else found.wrong(say.waiting(NAMES[part]), part === "telegram" ? say.twice : say.waitingRemedy);
    }
  },
});
