import { z } from "zod";
import { parseQr, parseServer } from "./webuntis/index.ts";

/** Which school, and by which account; exactly one way to log in. */
export interface SchoolAccount {
  readonly server: string;
  readonly school: string;
  readonly username?: string;
  readonly password?: string;
  readonly secret?: string;
  readonly anonymous?: true;
}

const works = (parse: () => unknown) => {
  try {
    return Boolean(parse());
  } catch {
    return false;
  }
};

/** The settings of a school's account. */
export const accountSettings = {
  WEBUNTIS_SERVER: z
    .string()
    .refine(
      (text) => works(() => parseServer(text)),
      "ist keine Serveradresse; richtig ist zum Beispiel thalia.webuntis.com",
    )
    .optional(),
  WEBUNTIS_SCHOOL: z.string().optional(),
  WEBUNTIS_USERNAME: z.string().optional(),
  WEBUNTIS_PASSWORD: z.string().optional(),
  WEBUNTIS_SECRET: z
    .string()
    .regex(
      /^[A-Za-z2-7\s=-]+$/,
      "ist kein Schlüssel; in WebUntis steht er im Profil unter Freigaben, nur Buchstaben und die Ziffern 2 bis 7",
    )
    .optional(),
  WEBUNTIS_QR: z
    .string()
    .refine(
      (text) => works(() => parseQr(text)),
      "ist nicht der Text eines QR-Codes von WebUntis; er beginnt mit untis://setschool?",
    )
    .optional(),
  WEBUNTIS_ANONYMOUS: z.enum(["true", "false"], { error: "muss true oder false sein" }).optional(),
};

type AccountSettings = { readonly [K in keyof typeof accountSettings]?: string | undefined };

const WAYS = "WEBUNTIS_PASSWORD, WEBUNTIS_SECRET, WEBUNTIS_QR oder WEBUNTIS_ANONYMOUS=true";

/** Reads the account, and adds to the problems; undefined without any of its settings. */
export function schoolAccount(values: AccountSettings, problems: string[]): SchoolAccount | undefined {
  const { WEBUNTIS_SERVER, WEBUNTIS_USERNAME, WEBUNTIS_PASSWORD, WEBUNTIS_SECRET, WEBUNTIS_QR } = values;
  const isAnonymous = values.WEBUNTIS_ANONYMOUS === "true";
  const ways = [WEBUNTIS_PASSWORD, WEBUNTIS_SECRET, WEBUNTIS_QR, isAnonymous].filter(Boolean).length;
  if (ways === 0 && !WEBUNTIS_SERVER && !WEBUNTIS_USERNAME && !values.WEBUNTIS_SCHOOL) return undefined;
  if (ways > 1) problems.push(`Nur ein Weg der Anmeldung ist möglich: ${WAYS}.`);
  if (WEBUNTIS_QR) return parseQr(WEBUNTIS_QR);
  const missing = Object.entries({
    WEBUNTIS_SERVER,
    ...(isAnonymous ? {} : { WEBUNTIS_USERNAME }),
    ...(ways === 0 ? { WEBUNTIS_PASSWORD } : {}),
  }).filter(([, value]) => !value);
  for (const [name] of missing)
    problems.push(
      `${name} fehlt. Für eine echte Schule braucht es Server, Benutzer und Passwort (oder statt des Passworts ${WAYS.replace("WEBUNTIS_PASSWORD, ", "")}); ohne alle WEBUNTIS_-Einstellungen startet die Demoschule.`,
    );
  return {
    server: WEBUNTIS_SERVER ?? "",
    school: values.WEBUNTIS_SCHOOL ?? "",
    ...(isAnonymous ? { anonymous: true } : { username: WEBUNTIS_USERNAME ?? "" }),
    ...(WEBUNTIS_PASSWORD ? { password: WEBUNTIS_PASSWORD } : {}),
    ...(WEBUNTIS_SECRET ? { secret: WEBUNTIS_SECRET } : {}),
  };
}
