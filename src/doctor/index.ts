import { statfsSync, statSync } from "node:fs";
import { bilingual, type Texts, textsFor } from "../bot/texts/index.ts";
import { type Config, secretsOf } from "../config.ts";
import type { DotEnv } from "../dot-env.ts";
import { blanking } from "../log.ts";
import { secretFiles } from "../risks.ts";
import { botVersion } from "../version.ts";
import type { SearchSchools } from "../wrong-school.ts";
import { type Check, type Machine, type Patient, runCheck } from "./check.ts";
import { clockCheck } from "./clock.ts";
import { Clocks } from "./clocks.ts";
import { databaseCheck } from "./database.ts";
import { discordCheck } from "./discord.ts";
import { type Finding, Findings } from "./findings.ts";
import { runningCheck } from "./running.ts";
import { schoolCheck } from "./school.ts";
import { type Environment, readWhatWorks, settingsTitle, tellSettings } from "./settings.ts";
import { telegramCheck } from "./telegram.ts";

const texts = bilingual({
  links: { de: "Links", en: "Links" },
  verdict: {
    de: (wrong: number, warnings: number) =>
      wrong > 0
        ? `${wrong === 1 ? "Ein Fehler" : `${wrong} Fehler`}, ${warnings === 1 ? "ein Hinweis" : `${warnings} Hinweise`}.`
        : `Alles in Ordnung${warnings > 0 ? `, mit ${warnings === 1 ? "einem Hinweis" : `${warnings} Hinweisen`}` : ""}.`,
    en: (wrong: number, warnings: number) =>
      wrong > 0
        ? `${wrong === 1 ? "One error" : `${wrong} errors`}, ${warnings === 1 ? "one note" : `${warnings} notes`}.`
        : `Everything is fine${warnings > 0 ? `, with ${warnings === 1 ? "one note" : `${warnings} notes`}` : ""}.`,
  },
});

export interface DoctorParts {
  readonly env: Environment;
  /** What the file .env has added to it. */
  readonly dotEnv?: DotEnv;
  /** The machine's clock. */
  readonly now: () => Temporal.Instant;
  /** Takes the report as it comes, in lines. */
  readonly write: (text: string) => void;
  readonly machine?: Machine;
  /** The files with secrets in them. */
  readonly files?: Readonly<Record<string, string>>;
  /** Milliseconds until a check is given up. */
  readonly patience?: number;
  /** As `openSchool`'s. */
  readonly search?: SearchSchools;
}

const MACHINE: Machine = {
  room(folder) {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
  ownerOf: (path) => statSync(path).uid,
};

/** A school that answers each of some fifteen questions within two seconds is waited for. */
const PATIENCE_MS = 30_000;

const MARKS = { ok: "✓", warning: "!", wrong: "✗" } as const;

const lines = ({ mark, what, remedy }: Finding): string =>
  `  ${MARKS[mark]} ${what}\n${remedy === undefined ? "" : `    → ${remedy}\n`}`;

/** Everything that nobody may see, also where the settings cannot be read. */
const secretsIn = (config: Config, env: Environment): readonly string[] => [
  ...secretsOf(config, env),
  ...Object.entries(env).flatMap(([name, value]) =>
    /_(?:PASSWORD|SECRET|QR|TOKEN)$/.test(name) && value ? [value] : [],
  ),
];

function checksOf(patient: Patient, search: SearchSchools | undefined): readonly Check[] {
  const { webuntis, discord, telegram, httpPort } = patient.config;
  return [
    ...(webuntis ? [schoolCheck(webuntis, patient, search)] : []),
    ...(discord ? [discordCheck(discord, patient)] : []),
    ...(telegram ? [telegramCheck(telegram, patient)] : []),
    databaseCheck(patient),
    ...(httpPort ? [runningCheck(httpPort, patient)] : []),
  ];
}

/**
 * Looks at everything that the bot needs, changes nothing, and tells what it finds.
 * @returns whether nothing is wrong
 */
export async function examine({
  env,
  dotEnv,
  now,
  write,
  machine = MACHINE,
  files = secretFiles(env),
  patience = PATIENCE_MS,
  search,
}: DoctorParts): Promise<boolean> {
  const settings = readWhatWorks(env, dotEnv);
  const { config } = settings;
  const today = now().toZonedDateTimeISO(config.timeZone).toPlainDate();
  const text: Texts = textsFor(config.language, "de", today);
  const say = texts(text);
  const blank = blanking(secretsIn(config, env));
  const seen: Finding[] = [];
  const tell = (title: string, found: Findings) => {
    seen.push(...found.all);
    write(blank(`\n${title}\n${found.all.map(lines).join("")}`));
  };

  write(`Stundenplan-Bot ${botVersion()}, Node ${process.versions.node}\n`);
  const found = new Findings();
  tellSettings(found, settings, files, text);
  tell(settingsTitle(text), found);

  const clocks = new Clocks(now);
  const patient: Patient = { machine, config, text, now, clocks };
  const begun = checksOf(patient, search).map(({ title, run }) => {
    const found = new Findings();
    return { title, found, done: runCheck({ title, run }, found, patience, text) };
  });
  // All at once, but told in order.
  for (const { title, found, done } of begun) {
    await done;
    tell(title, found);
  }
  const time = clockCheck(patient);
  const foundOfTime = new Findings();
  await runCheck(time, foundOfTime, patience, text);
  tell(time.title, foundOfTime);
  const links = begun.flatMap((each) => each.found.links);
  if (links.length > 0) write(`\n${say.links}\n${links.map(({ name, url }) => `  ${name}:\n    ${url}\n`).join("")}`);
  const count = (mark: Finding["mark"]) => seen.filter((each) => each.mark === mark).length;
  write(`\n${say.verdict(count("wrong"), count("warning"))}\n`);
  return count("wrong") === 0;
}
