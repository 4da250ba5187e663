import { z } from "zod";
import type { ConfigTexts } from "./config-texts.ts";
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
export const accountSettings = ({ is }: ConfigTexts) => ({
  WEBUNTIS_SERVER: z
    .string()
    .refine((text) => works(() => parseServer(text)), is.noServer)
    .optional(),
  WEBUNTIS_SCHOOL: z.string().optional(),
  WEBUNTIS_USERNAME: z.string().optional(),
  WEBUNTIS_PASSWORD: z.string().optional(),
  WEBUNTIS_SECRET: z
    .string()
    .regex(/^[A-Za-z2-7\s=-]+$/, is.noSecret)
    .optional(),
  WEBUNTIS_QR: z
    .string()
    .refine((text) => works(() => parseQr(text)), is.noQr)
    .optional(),
  WEBUNTIS_ANONYMOUS: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["true", "false"], { error: () => is.noBoolean }))
    .optional(),
});

type AccountName = keyof ReturnType<typeof accountSettings>;
type AccountSettings = { readonly [K in AccountName]?: string | undefined };

/**
 * Reads the account, and adds to the problems; undefined without any of its settings.
 * @param isGiven whether a setting is there, if only with a mistake that has been told
 */
export function schoolAccount(
  values: AccountSettings,
  isGiven: (name: AccountName) => boolean,
  problems: string[],
  say: ConfigTexts,
): SchoolAccount | undefined {
  const { WEBUNTIS_SERVER, WEBUNTIS_USERNAME, WEBUNTIS_PASSWORD, WEBUNTIS_SECRET, WEBUNTIS_QR } = values;
  const isAnonymous = values.WEBUNTIS_ANONYMOUS === "true";
  const secrets = (["WEBUNTIS_PASSWORD", "WEBUNTIS_SECRET", "WEBUNTIS_QR"] as const).filter(isGiven);
  const ways = secrets.length + (isAnonymous ? 1 : 0);
  const names = (["WEBUNTIS_SERVER", "WEBUNTIS_USERNAME", "WEBUNTIS_SCHOOL"] as const).filter(isGiven);
  if (ways === 0 && names.length === 0) return undefined;
  if (ways > 1) problems.push(say.oneWay);
  if (WEBUNTIS_QR) return parseQr(WEBUNTIS_QR);
  const needed: readonly AccountName[] = secrets.includes("WEBUNTIS_QR")
    ? []
    : [
        "WEBUNTIS_SERVER",
        ...(isAnonymous ? [] : (["WEBUNTIS_USERNAME"] as const)),
        ...(ways === 0 ? (["WEBUNTIS_PASSWORD"] as const) : []),
      ];
  const missing = needed.filter((name) => !isGiven(name));
  if (missing.length > 0) problems.push(say.missing(missing));
  return {
    server: WEBUNTIS_SERVER ?? "",
    school: values.WEBUNTIS_SCHOOL ?? "",
    ...(isAnonymous ? { anonymous: true } : { username: WEBUNTIS_USERNAME ?? "" }),
    ...(WEBUNTIS_PASSWORD ? { password: WEBUNTIS_PASSWORD } : {}),
    ...(WEBUNTIS_SECRET ? { secret: WEBUNTIS_SECRET } : {}),
  };
}
