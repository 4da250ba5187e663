import { bilingual, type Texts } from "../bot/texts/index.ts";
import { type Config, ConfigError, readConfig } from "../config.ts";
import { risksOf } from "../risks.ts";
import type { Findings } from "./findings.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const texts = bilingual({
  title: { de: "Einstellungen", en: "Settings" },
  fine: { de: "Alle Einstellungen sind zu verstehen", en: "All settings are understood" },
  skipped: {
    de: (parts: string) => `Bis das berichtigt ist, nicht geprüft: ${parts}`,
    en: (parts: string) => `Not checked until this is put right: ${parts}`,
  },
  demo: {
    de: "Keine Schule ist eingestellt: Der Bot zeigt eine erfundene Demoschule",
    en: "No school is set: the bot shows an invented demo school",
  },
  demoRemedy: {
    de: "Die WEBUNTIS_-Zeilen in .env ausfüllen.",
    en: "Fill in the WEBUNTIS_ lines in .env.",
  },
  terminal: {
    de: "Weder DISCORD_TOKEN noch TELEGRAM_TOKEN ist gesetzt: Der Bot antwortet nur im Terminal",
    en: "Neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set: the bot answers at the terminal only",
  },
  contact: {
    de: "OPERATOR_CONTACT fehlt: Niemand erfährt, wer für den Bot verantwortlich ist (Art. 13 DSGVO)",
    en: "OPERATOR_CONTACT is missing: nobody learns who is responsible for the bot (Art. 13 GDPR)",
  },
  contactRemedy: {
    de: "Zum Beispiel OPERATOR_CONTACT='Anna Muster, anna@schule.example'",
    en: "For example OPERATOR_CONTACT='Anna Muster, anna@school.example'",
  },
});

const PARTS = { WebUntis: "WEBUNTIS_", Discord: "DISCORD_", Telegram: "TELEGRAM_" } as const;
export type Part = keyof typeof PARTS;
const PART_NAMES = ["WebUntis", "Discord", "Telegram"] as const satisfies readonly Part[];

/** The settings as far as they can be read, and what is wrong with the others. */
export interface ReadSettings {
  /** Undefined when nothing of them can be read. */
  readonly config: Config | undefined;
  readonly problems: readonly string[];
  /** Parts whose settings have a mistake. Nothing else is known about those. */
  readonly skipped: readonly Part[];
}

function read(env: Environment): Config | readonly string[] {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

const isConfig = (result: Config | readonly string[]): result is Config => !Array.isArray(result);

/** Reads the settings; where some are wrong, again without them and all that belongs to them, so that the rest can be checked. */
export function readWhatWorks(env: Environment, known: readonly string[] = []): ReadSettings {
  const result = read(env);
  if (isConfig(result)) return { config: result, problems: known, skipped: [] };
  const problems = [...known, ...result];
  const isNamed = (name: string) => result.some((problem) => problem.includes(name));
  const skipped = PART_NAMES.filter((part) => isNamed(PARTS[part]));
  const isLeftOut = (name: string) => isNamed(name) || skipped.some((part) => name.startsWith(PARTS[part]));
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !isLeftOut(name)));
  // Nothing that could be left out is to blame.
  if (Object.keys(rest).length === Object.keys(env).length) return { config: undefined, problems, skipped: [] };
  // Without the school's settings nobody means the demo school; but platforms can be looked at without a school.
  const again = readWhatWorks(skipped.includes("WebUntis") ? { ...rest, DEMO: "true" } : rest, problems);
  return { ...again, skipped: PART_NAMES.filter((part) => skipped.includes(part) || again.skipped.includes(part)) };
}

export const settingsTitle = (text: Texts): string => texts(text).title;

/** Tells what is wrong with the settings, and what they risk. @param files with secrets in them, by the settings that name them */
export function tellSettings(
  found: Findings,
  { config, problems, skipped }: ReadSettings,
  files: Readonly<Record<string, string>>,
  text: Texts,
): void {
  const say = texts(text);
  for (const problem of problems) found.wrong(problem);
  if (skipped.length > 0) found.warn(say.skipped(skipped.join(", ")));
  if (!config) return;
  if (problems.length === 0) found.ok(say.fine);
  const { webuntis, discord, telegram, operatorContact } = config;
  for (const { setting, what } of risksOf({ config, strangers: [], cut: [] }, files))
    found.warn(`${setting}: ${what[text.language]}`);
  const isMeant = (part: Part) => !skipped.includes(part);
  if (!webuntis && isMeant("WebUntis")) found.warn(say.demo, say.demoRemedy);
  if (!discord && !telegram && isMeant("Discord") && isMeant("Telegram")) found.warn(say.terminal);
  if (webuntis && (discord || telegram) && operatorContact === undefined) found.warn(say.contact, say.contactRemedy);
}
