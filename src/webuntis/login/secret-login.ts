import { z } from "zod";
import type { Opened } from "../credentials.ts";
import { AuthError, BadCredentialsError } from "../errors.ts";
import type { Wire } from "../wire.ts";
import { isToken, tokenPass } from "./pass.ts";
import { type Account, authenticate } from "./password-login.ts";
import { sessionIdOf } from "./session-cookies.ts";
import { whoIs } from "./who-is.ts";

export interface KeyHolder {
  readonly username: string;
  /** In base32. */
  readonly secret: string;
}

/** Methods of the mobile app's login, with their protocol versions. */
export const USER_DATA = ["getUserData2017", "i2.2"] as const;
export const SHARED_SECRET = ["getAppSharedSecret", "i3.5"] as const;
const AUTH_TOKEN = ["getAuthToken", "i3.5"] as const;

/** How long a one-time password is valid (RFC 6238). */
const PERIOD_SECONDS = 30;
const DIGITS = 6;

const step = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000 / PERIOD_SECONDS);

async function oneTimePassword(secret: string, at: Temporal.Instant): Promise<string> {
  // Loaded on demand: few accounts need it.
  const { Secret, TOTP } = await import("otpauth");
  const key = Secret.fromBase32(secret.replace(/[\s-]/g, ""));
  return new TOTP({ secret: key, period: PERIOD_SECONDS, digits: DIGITS }).generate({
    timestamp: at.epochMilliseconds,
  });
}

/** Tries a one-time password. When our clock is wrong, tries once more by the server's. */
async function byOneTimePassword<T>(
  wire: Wire,
  secret: string,
  now: () => Temporal.Instant,
  attempt: (otp: string, at: Temporal.Instant) => Promise<T>,
): Promise<T> {
  const at = now();
  try {
    return await attempt(await oneTimePassword(secret, at), at);
  } catch (error) {
    const { serverTime } = wire;
    if (!(error instanceof BadCredentialsError) || !serverTime || step(serverTime) === step(at)) throw error;
    return attempt(await oneTimePassword(secret, serverTime), serverTime);
  }
}

/** What the mobile app sends: the one-time password is a number. */
export const authOf = (user: string, otp: string, at: Temporal.Instant) => ({
  auth: { clientTime: at.epochMilliseconds, user, otp: Number(otp) },
});

/** Gives a session in a cookie. */
export async function logInForUserData(
  wire: Wire,
  { username, secret }: KeyHolder,
  now: () => Temporal.Instant,
): Promise<Opened> {
  const { headers } = await byOneTimePassword(wire, secret, now, (otp, at) =>
    wire.callIntern(...USER_DATA, authOf(username, otp, at)),
  );
  const pass = wire.passOf(sessionIdOf(headers, USER_DATA[0]));
  return { pass, person: await whoIs(wire, pass) };
}

const tokenAnswer = z.object({ token: z.string().refine(isToken) });

/** Gives a token for about 15 minutes, but no session. */
export async function logInForToken(
  wire: Wire,
  { username, secret }: KeyHolder,
  now: () => Temporal.Instant,
): Promise<Opened> {
  const { result } = await byOneTimePassword(wire, secret, now, (otp, at) =>
    wire.callIntern(...AUTH_TOKEN, authOf(username, otp, at)),
  );
  const found = tokenAnswer.safeParse(result).data;
  if (!found) throw new AuthError(`${AUTH_TOKEN[0]}: the answer holds no token`);
  const pass = tokenPass(found.token, now());
  return { pass, person: await whoIs(wire, pass) };
}

/** `authenticate` takes the one-time password of an account with a key in place of its password. */
export const authenticateByOneTimePassword = (
  wire: Wire,
  { username, secret }: KeyHolder,
  { now, client }: { readonly now: () => Temporal.Instant; readonly client: string },
): Promise<Opened> =>
  byOneTimePassword(wire, secret, now, (password) => authenticate(wire, { username, password }, client));

const sharedSecret = z.string().regex(/^[A-Za-z2-7=]+$/);

/** The mobile app's endpoint tells the key of an account to whoever knows its password. */
export async function logInBySharedSecret(
  wire: Wire,
  { username, password }: Account,
  now: () => Temporal.Instant,
): Promise<Opened> {
  const { result } = await wire.callIntern(...SHARED_SECRET, { userName: username, password });
  const secret = sharedSecret.safeParse(result).data;
  if (!secret) throw new AuthError(`${SHARED_SECRET[0]}: the answer holds no key`);
  return logInForUserData(wire, { username, secret }, now);
}
