import { cleanText } from "../bot/tell-error.ts";
import type { Texts } from "../bot/texts/index.ts";
import { bilingual } from "../bot/texts/index.ts";
import type { Config } from "../config.ts";
import type { Clocks } from "./clocks.ts";
import type { Findings } from "./findings.ts";

/** What is asked of the machine itself; replaced in tests. */
export interface Machine {
  /** Free bytes of the disk that a folder is on. */
  room(folder: string): number;
  /** The number of the user to whom a file or folder belongs. */
  ownerOf(path: string): number;
}

/** What every check may use. */
export interface Patient {
  readonly machine: Machine;
  readonly config: Config;
  readonly text: Texts;
  /** The machine's clock. */
  readonly now: () => Temporal.Instant;
  /** Takes what servers say about the time. */
  readonly clocks: Clocks;
}

/** Looks at one part of the bot. Whatever it throws is a finding. */
export interface Check {
  readonly title: string;
  /** @param signal aborted when it has taken too long. */
  run(found: Findings, signal: AbortSignal): Promise<void>;
}

const texts = bilingual({
  failed: {
    de: (why: string) => `Das ließ sich nicht prüfen: ${why}`,
    en: (why: string) => `This could not be checked: ${why}`,
  },
  timeout: {
    de: (seconds: number) => `Keine Antwort innerhalb von ${seconds} Sekunden`,
    en: (seconds: number) => `No answer within ${seconds} seconds`,
  },
  network: {
    de: "Die Verbindung ins Netz prüfen (Firewall, Proxy, DNS), dann noch einmal.",
    en: "Check the network (firewall, proxy, DNS), then try again.",
  },
});

const CODES: ReadonlySet<unknown> = new Set(["ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "ENETUNREACH"]);

/** The innermost cause says the most: "fetch failed" says nothing. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reason(error.cause);
  const code: unknown = Reflect.get(error, "code");
  return CODES.has(code) && !error.message.includes(String(code)) ? `${error.message} ${code}` : error.message;
}

/** Adds what went wrong with a check, or with a part of it. */
export function tellFailure(found: Findings, error: unknown, text: Texts): void {
  const { failed, network } = texts(text);
  found.wrong(failed(cleanText(reason(error) || "?")), network);
}

/** Runs a part of a check, so that what goes wrong there hides nothing else. Gives undefined then. */
export async function attempt<T>(found: Findings, text: Texts, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    tellFailure(found, error, text);
    return undefined;
  }
}

/** Runs a check to its end, or for as long as it may take. Never rejects. */
export async function runCheck(check: Check, found: Findings, milliseconds: number, text: Texts): Promise<void> {
  const signal = AbortSignal.timeout(milliseconds);
  const late = new Promise<"late">((resolve) => signal.addEventListener("abort", () => resolve("late")));
  const outcome = await Promise.race([attempt(found, text, () => check.run(found, signal)), late]);
  if (outcome === "late") found.wrong(texts(text).timeout(milliseconds / 1000), texts(text).network);
}
