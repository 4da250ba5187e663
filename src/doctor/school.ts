import { remedySentence } from "../bot/error-reply.ts";
import { cleanText } from "../bot/tell-error.ts";
import { bilingual, type Texts } from "../bot/texts/index.ts";
import type { WebUntisConfig } from "../config.ts";
import { doorLines, loginDoorText } from "../replies/doors.ts";
import { type DayPlan, type Door, loginRemedy, type PlanOwner, School, SchoolError } from "../school/index.ts";
import {
  BadCredentialsError,
  JsonRpcSource,
  Ladder,
  parseServer,
  RemoteError,
  Session,
  WebClientSource,
} from "../webuntis/index.ts";
import { directoryFor, type SearchSchools, wrongSchool } from "../wrong-school.ts";
import { attempt, type Check, type Patient, tellFailure } from "./check.ts";
import type { Findings } from "./findings.ts";

const texts = bilingual({
  login: {
    de: (school: string, server: string) => `Angemeldet${school && ` an der Schule „${school}“`} auf ${server}`,
    en: (school: string, server: string) => `Logged in${school && ` to the school “${school}”`} on ${server}`,
  },
  refused: {
    de: "WebUntis lehnt das Konto ab: Name, Passwort oder Schlüssel stimmen nicht, oder es ist nach zu vielen Versuchen gesperrt",
    en: "WebUntis refuses the account: its name, password or key is wrong, or it is locked after too many attempts",
  },
  refusedRemedy: {
    de: "Die Zugangsdaten in .env prüfen; ein Passwort mit Sonderzeichen gehört in einfache Anführungszeichen. Versucht wurde es nur einmal, damit WebUntis das Konto nicht sperrt.",
    en: "Check the login details in .env; a password with special characters goes in single quotes. Only one attempt was made, so that WebUntis does not lock the account.",
  },
  klassen: {
    de: (count: number, first: string, last: string) => `${count} Klassen, von ${first} bis ${last}`,
    en: (count: number, first: string, last: string) => `${count} classes, from ${first} to ${last}`,
  },
  noKlassen: { de: "Das Konto sieht keine Klassen", en: "The account cannot see any classes" },
  noRightRemedy: {
    de: "Ohne Klassen und Plan zeigt der Bot nichts: Wer WebUntis an der Schule verwaltet, muss dem Konto das Recht geben, die Stundenpläne der Klassen zu sehen.",
    en: "Without classes and timetables the bot has nothing to show: the school’s WebUntis administrator needs to give the account the right to see class timetables.",
  },
  closed: {
    de: "Das lässt der Bot weg; alles andere geht.",
    en: "The bot leaves that out; everything else works.",
  },
  plan: {
    de: (klasse: string, day: string, entries: number) =>
      `Plan der ${klasse} am ${day}: ${entries === 1 ? "ein Eintrag" : `${entries} Einträge`}`,
    en: (klasse: string, day: string, entries: number) =>
      `Timetable of ${klasse} on ${day}: ${entries === 1 ? "one entry" : `${entries} entries`}`,
  },
  noLessons: {
    de: (klasse: string, day: string) => `Plan der ${klasse} am ${day}: kein Unterricht`,
    en: (klasse: string, day: string) => `Timetable of ${klasse} on ${day}: no lessons`,
  },
  noLessonsRemedy: {
    de: "In den Ferien ist das richtig. Sonst: Zeigt WebUntis im Browser mit diesem Konto mehr?",
    en: "During the holidays this is right. Otherwise: does WebUntis show more in the browser with this account?",
  },
  unpublished: {
    de: (klasse: string, day: string) => `Den Plan der ${klasse} am ${day} zeigt die Schule diesem Konto nicht`,
    en: (klasse: string, day: string) => `The school does not show this account the timetable of ${klasse} on ${day}`,
  },
});

/** Without them there is nothing to show. */
const NEEDED: readonly Door["method"][] = ["klassen", "timetable"];

const host = ({ server }: WebUntisConfig) => parseServer(server).url.hostname;

function connect(webuntis: WebUntisConfig, { config: { timeZone }, now }: Patient) {
  const session = new Session({ ...webuntis, loginRepeat: 0, timeZone, now, cachelen: 100 });
  const source = new Ladder([new JsonRpcSource(session), new WebClientSource(session, { now })], now);
  const school = new School({ source, probe: (date) => source.probe(date), timeZone, now });
  return { session, school };
}

function tellDoors(found: Findings, doors: readonly Door[], session: Session, text: Texts): void {
  const login = loginDoorText(session.loginDoors, text);
  if (login !== undefined) found.ok(login);
  const isNeeded = ({ method }: Door) => NEEDED.includes(method);
  const { open, closed } = doorLines(
    doors.filter((door) => !isNeeded(door) || door.open !== undefined),
    text,
  );
  const say = texts(text);
  for (const line of open) found.ok(line);
  for (const { what, why } of closed) found.warn(`${what}: ${why}`, say.closed);
  const lacking = doorLines(
    doors.filter((door) => isNeeded(door) && door.open === undefined),
    text,
  );
  for (const { what, why } of lacking.closed) found.wrong(`${what}: ${why}`, say.noRightRemedy);
}

const entriesOf = ({ slots }: DayPlan) => slots.reduce((sum, { lessons }) => sum + lessons.length, 0);

function tellPlan(found: Findings, klasse: PlanOwner<"klasse">, plan: DayPlan, text: Texts): void {
  const say = texts(text);
  const day = text.dayLong(plan.date);
  const name = cleanText(klasse.name);
  if (plan.kind === "unpublished") found.wrong(say.unpublished(name, day), say.noRightRemedy);
  else if (plan.slots.length === 0) found.warn(say.noLessons(name, day), say.noLessonsRemedy);
  else found.ok(say.plan(name, day, entriesOf(plan)));
}

async function look(found: Findings, { session, school }: ReturnType<typeof connect>, text: Texts): Promise<void> {
  const say = texts(text);
  const doors = await attempt(found, text, () => school.doors());
  if (doors) tellDoors(found, doors, session, text);
  const klassen = await attempt(found, text, () => school.klassen());
  const [first] = klassen ?? [];
  const last = klassen?.at(-1);
  if (!klassen) return;
  if (!first || !last) {
    found.wrong(say.noKlassen, say.noRightRemedy);
    return;
  }
  found.ok(say.klassen(klassen.length, cleanText(first.name), cleanText(last.name)));
  try {
    const klasse = (await school.ownKlasse()) ?? first;
    tellPlan(found, klasse, await school.dayPlan(klasse, "next"), text);
  } catch (error) {
    // The door's own line has said so.
    if (!(error instanceof SchoolError && error.reason === "no-right")) throw error;
  }
}

function tellRefused(found: Findings, error: unknown, told: string | undefined, text: Texts): void {
  const say = texts(text);
  const remedy = loginRemedy(error);
  if (told !== undefined) found.wrong(told);
  else if (!(error instanceof BadCredentialsError)) tellFailure(found, error, text);
  else found.wrong(say.refused, remedy ? remedySentence(remedy, text) : say.refusedRemedy);
}

/**
 * The school's side: login, rights, and a plan. By a login of its own, which it ends.
 * @param search as `openSchool`'s
 */
export const schoolCheck = (webuntis: WebUntisConfig, patient: Patient, search?: SearchSchools): Check => ({
  title: "WebUntis",
  async run(found, signal) {
    const { text, clocks } = patient;
    /** Gives the school's right name when the settings have another that leaves no doubt. */
    const examine = async (account: WebUntisConfig): Promise<string | undefined> => {
      const connected = connect(account, patient);
      const { session } = connected;
      signal.addEventListener("abort", () => void session[Symbol.asyncDispose]());
      try {
        await session.login();
        clocks.tell("WebUntis", session.serverTime);
        found.ok(texts(text).login(account.school, host(account)));
        await look(found, connected, text);
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error;
        const wrong = await wrongSchool(error, account, search ?? directoryFor(account, account.useragent));
        if (wrong?.school === undefined) tellRefused(found, error, wrong?.told[text.language], text);
        else found.warn(wrong.told[text.language]);
        return wrong?.school;
      } finally {
        await session[Symbol.asyncDispose]();
      }
      return undefined;
    };
    const school = await examine(webuntis);
    if (school !== undefined) await examine({ ...webuntis, school });
  },
});
