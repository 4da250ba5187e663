import { bilingual } from "./bot/texts/index.ts";

const WAYS = { de: "WEBUNTIS_SECRET, WEBUNTIS_QR oder", en: "WEBUNTIS_SECRET, WEBUNTIS_QR or" };

/** What is said of the settings. `is` goes on after a setting's name and ends without a full stop. */
export const configTexts = bilingual({
  prefix: { de: "Einstellungen: ", en: "Settings: " },
  notStarted: { de: "Der Bot konnte nicht starten: ", en: "The bot could not start: " },
  is: {
    noServer: {
      de: "ist keine Serveradresse; richtig ist zum Beispiel thalia.webuntis.com",
      en: "is not a server address; it should look like thalia.webuntis.com",
    },
    noSecret: {
      de: "ist kein Schlüssel; in WebUntis steht er im Profil unter Freigaben, nur Buchstaben und die Ziffern 2 bis 7",
      en: "is not a key; WebUntis shows it in your profile under data access (Freigaben), and it has only letters and the digits 2 to 7",
    },
    noQr: {
      de: "ist nicht der Text eines QR-Codes von WebUntis; er beginnt mit untis://setschool?",
      en: "is not the text of a WebUntis QR code, which begins with untis://setschool?",
    },
    noBoolean: { de: "muss true oder false sein", en: "must be true or false" },
    noneOf: {
      de: (values: readonly string[]) => `muss eines von ${values.join(", ")} sein`,
      en: (values: readonly string[]) => `must be one of ${values.join(", ")}`,
    },
    noNumber: {
      de: (most: number) => `muss eine ganze Zahl von 0 bis ${most} sein`,
      en: (most: number) => `must be a whole number from 0 to ${most}`,
    },
    noTimeZone: {
      de: "ist keine Zeitzone; richtig ist zum Beispiel Europe/Berlin",
      en: "is not a time zone; it should look like Europe/Berlin",
    },
    tooLong: {
      de: (most: number) => `darf höchstens ${most} Zeichen haben`,
      en: (most: number) => `may have at most ${most} characters`,
    },
    noApiRoot: {
      de: "muss mit http:// oder https:// beginnen und ohne / enden",
      en: "must begin with http:// or https:// and end without a /",
    },
    noTelegramToken: {
      de: "sieht nicht wie ein Token von @BotFather aus (123456:ABC…)",
      en: "does not look like a token from @BotFather (123456:ABC…)",
    },
    telegramTokenHere: {
      de: "enthält ein Token von Telegram; das gehört in TELEGRAM_TOKEN",
      en: "contains a Telegram token, which belongs in TELEGRAM_TOKEN",
    },
    discordTokenHere: {
      de: "enthält ein Token von Discord; das gehört in DISCORD_TOKEN",
      en: "contains a Discord token, which belongs in DISCORD_TOKEN",
    },
    noDiscordToken: {
      de: "ist nicht das Token des Bots (vielleicht die Application ID, der Public Key oder das Client Secret?); im Developer Portal steht es unter „Bot“, „Reset Token“ erzeugt ein neues",
      en: "is not the bot’s token (perhaps the application ID, the public key or the client secret?); it is in the Developer Portal under “Bot”, where “Reset Token” makes a new one",
    },
    tokenWithSpaces: {
      de: "enthält Leerzeichen oder andere Zeichen, die in keinem Token vorkommen; bitte noch einmal ganz kopieren",
      en: "contains spaces or other characters that no token has; please copy all of it again",
    },
    noSqlite: {
      de: "muss mit sqlite: beginnen und dann eine Datei nennen, zum Beispiel sqlite:data/bot.db",
      en: "must begin with sqlite: and then name a file, such as sqlite:data/bot.db",
    },
    noHost: {
      de: "ist keine IP-Adresse; richtig ist zum Beispiel 127.0.0.1",
      en: "is not an IP address; it should look like 127.0.0.1",
    },
    noProxy: {
      de: "ist keine Adresse eines Proxys; richtig ist zum Beispiel http://proxy.example:3128",
      en: "is not the address of a proxy; it should look like http://proxy.example:3128",
    },
    noInstant: {
      de: "ist kein Zeitpunkt; richtig ist zum Beispiel 2026-12-24T07:30:00+01:00",
      en: "is not a point in time; it should look like 2026-12-24T07:30:00+01:00",
    },
  },
  slip: {
    de: (name: string, meant: readonly string[]) =>
      `${name} ist keine Einstellung. Gemeint ist vielleicht ${meant.join(" oder ")}.`,
    en: (name: string, meant: readonly string[]) => `${name} is not a setting. Did you mean ${meant.join(" or ")}?`,
  },
  twice: {
    de: (name: string) => `${name} und ${name}_FILE sind beide gesetzt; eines davon weglassen.`,
    en: (name: string) => `${name} and ${name}_FILE are both set; remove one of them.`,
  },
  unreadable: {
    de: (name: string, path: string) => `${name}_FILE: Die Datei „${path}“ lässt sich nicht lesen.`,
    en: (name: string, path: string) => `${name}_FILE: The file “${path}” cannot be read.`,
  },
  empty: {
    de: (name: string, path: string) => `${name}_FILE: Die Datei „${path}“ ist leer.`,
    en: (name: string, path: string) => `${name}_FILE: The file “${path}” is empty.`,
  },
  oneWay: {
    de: `Nur ein Weg der Anmeldung ist möglich: WEBUNTIS_PASSWORD, ${WAYS.de} WEBUNTIS_ANONYMOUS=true.`,
    en: `There can be only one way to log in: WEBUNTIS_PASSWORD, ${WAYS.en} WEBUNTIS_ANONYMOUS=true.`,
  },
  missing: {
    de: (names: readonly string[]) =>
      `${names.join(" und ")} ${names.length > 1 ? "fehlen" : "fehlt"}. Für eine echte Schule braucht es Server, Benutzer und Passwort (oder statt des Passworts ${WAYS.de} WEBUNTIS_ANONYMOUS=true).`,
    en: (names: readonly string[]) =>
      `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} missing. A real school needs a server, a username and a password (or, instead of the password, ${WAYS.en} WEBUNTIS_ANONYMOUS=true).`,
  },
  noSchool: {
    de: (tokens: readonly string[]) =>
      `Mit ${tokens.join(" und ")} braucht der Bot eine Schule: WEBUNTIS_SERVER, WEBUNTIS_USERNAME und WEBUNTIS_PASSWORD setzen (oder WEBUNTIS_QR). Soll dort die erfundene Demoschule antworten: DEMO=true.`,
    en: (tokens: readonly string[]) =>
      `With ${tokens.join(" and ")} the bot needs a school: set WEBUNTIS_SERVER, WEBUNTIS_USERNAME and WEBUNTIS_PASSWORD (or WEBUNTIS_QR). To have the made-up demo school answer there, set DEMO=true.`,
  },
  noDemo: {
    de: "DEMO=false schließt die Demoschule aus, aber eine andere Schule ist nicht eingestellt: WEBUNTIS_SERVER, WEBUNTIS_USERNAME und WEBUNTIS_PASSWORD setzen (oder WEBUNTIS_QR).",
    en: "DEMO=false rules out the demo school, but no other school is set: set WEBUNTIS_SERVER, WEBUNTIS_USERNAME and WEBUNTIS_PASSWORD (or WEBUNTIS_QR).",
  },
  demoAndSchool: {
    de: "DEMO=true und eine Schule sind beide gesetzt: entweder DEMO weglassen oder alle WEBUNTIS_-Einstellungen.",
    en: "DEMO=true and a school are both set: remove either DEMO or all WEBUNTIS_ settings.",
  },
  dotEnv: {
    unreadable: {
      de: ".env lässt sich nicht lesen, und in der Umgebung stehen keine Einstellungen. Wer den Bot startet, muss die Datei lesen dürfen.",
      en: ".env cannot be read, and there are no settings in the environment. Whoever starts the bot must be allowed to read the file.",
    },
    named: {
      de: (name: string) => `Es gibt keine Datei .env, aber ${name}: bitte in .env umbenennen.`,
      en: (name: string) => `There is no .env file, but there is ${name}: please rename it to .env.`,
    },
    line: {
      de: (line: number) =>
        `Zeile ${line} in .env ist keine Einstellung: richtig ist NAME=Wert, oder # am Anfang einer Bemerkung.`,
      en: (line: number) =>
        `Line ${line} in .env is not a setting: it should be NAME=value, or begin with # if it is a remark.`,
    },
    open: {
      de: (name: string) => `In .env fehlt bei ${name} das schließende Anführungszeichen.`,
      en: (name: string) => `In .env, ${name} lacks its closing quotation mark.`,
    },
  },
});

export type ConfigTexts = ReturnType<typeof configTexts>;
