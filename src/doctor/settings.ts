import { bilingual, type Texts } from "../bot/texts/index.ts";
import { type Reading, readSettings } from "../config.ts";
import type { DotEnv } from "../dot-env.ts";
import { risksOf } from "../risks.ts";
import type { Findings } from "./findings.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const texts = bilingual({
  title: { de: "Einstellungen", en: "Settings" },
  fine: { de: "Alle Einstellungen sind lesbar", en: "All settings can be read" },
  skipped: {
    de: (parts: string) => `Wird erst geprüft, wenn das behoben ist: ${parts}`,
    en: (parts: string) => `Not checked until this is fixed: ${parts}`,
  },
  demo: {
    de: "Keine Schule ist eingestellt: Der Bot zeigt eine erfundene Demoschule",
    en: "No school is set: the bot shows a made-up demo school",
  },
  demoRemedy: {
    de: "Die WEBUNTIS_-Zeilen in .env ausfüllen.",
    en: "Fill in the WEBUNTIS_ lines in .env.",
  },
  terminal: {
    de: "Weder DISCORD_TOKEN noch TELEGRAM_TOKEN ist gesetzt: Der Bot antwortet nur im Terminal",
    en: "Neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set: the bot only answers in the terminal",
  },
  contact: {
    de: "OPERATOR_CONTACT fehlt: Niemand erfährt, wer für den Bot verantwortlich ist (Art. 13 DSGVO)",
    en: "OPERATOR_CONTACT is missing: nobody can see who is responsible for the bot (Art. 13 GDPR)",
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
export interface ReadSettings extends Reading {
  /** Parts whose settings have a mistake. Nothing else is known about those. */
  readonly skipped: readonly Part[];
}

/** Reads the settings; what has a mistake, and all that belongs to it, is as if it were not set, so that the rest can be checked. */
export function readWhatWorks(env: Environment, dotEnv?: DotEnv): ReadSettings {
  const reading = readSettings(env, dotEnv);
  const { problems, config } = reading;
  const isWrong: Readonly<Record<Part, boolean>> = {
    // Sentences about a platform may name the school's settings as the remedy, but not the other way round.
    WebUntis: problems.some((problem) => problem.includes(PARTS.WebUntis)),
    Discord: problems.some((problem) => problem.startsWith(PARTS.Discord)),
    Telegram: problems.some((problem) => problem.startsWith(PARTS.Telegram)),
  };
  return {
    ...reading,
    config: {
      ...config,
      webuntis: isWrong.WebUntis ? undefined : config.webuntis,
      discord: isWrong.Discord ? undefined : config.discord,
      telegram: isWrong.Telegram ? undefined : config.telegram,
    },
    skipped: PART_NAMES.filter((part) => isWrong[part]),
  };
}

export const settingsTitle = (text: Texts): string => texts(text).title;

/** Tells what is wrong with the settings, and what they risk. @param files with secrets in them, by the settings that name them */
export function tellSettings(
  found: Findings,
  reading: ReadSettings,
  files: Readonly<Record<string, string>>,
  text: Texts,
): void {
  const say = texts(text);
  const { config, problems, skipped } = reading;
  for (const problem of problems) found.wrong(problem);
  if (skipped.length > 0) found.warn(say.skipped(skipped.join(", ")));
  if (problems.length === 0) found.ok(say.fine);
  const { webuntis, discord, telegram, operatorContact } = config;
  for (const { setting, what } of risksOf(reading, files)) found.warn(`${setting}: ${what[text.language]}`);
  const isMeant = (part: Part) => !skipped.includes(part);
  if (!webuntis && isMeant("WebUntis")) found.warn(say.demo, say.demoRemedy);
  if (!discord && !telegram && isMeant("Discord") && isMeant("Telegram")) found.warn(say.terminal);
  if (webuntis && (discord || telegram) && operatorContact === undefined) found.warn(say.contact, say.contactRemedy);
}
