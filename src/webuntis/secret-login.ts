import { z } from "zod";
import type { Credentials, LoginResult, Opened } from "./credentials.ts";
import { AuthError, BadCredentialsError, RemoteError } from "./errors.ts";
import type { RpcAnswer } from "./rpc.ts";
import type { Wire } from "./wire.ts";

/** Methods of the mobile app's login, with their protocol versions. */
const USER_DATA = ["getUserData2017", "i2.2"] as const;
const SHARED_SECRET = ["getAppSharedSecret", "i3.5"] as const;

const ANONYMOUS = "#anonymous#";
/** The same for everybody, as in the mobile app. */
const ANONYMOUS_OTP = 100_170;

/** How long a one-time password is valid (RFC 6238). */
const PERIOD_SECONDS = 30;

const step = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000 / PERIOD_SECONDS);

async function oneTimePassword(secret: string, at: Temporal.Instant): Promise<number> {
  // Loaded on demand: few accounts need it.
  const { Secret, TOTP } = await import("otpauth");
  const key = Secret.fromBase32(secret.replace(/[\s-]/g, ""));
  return Number(new TOTP({ secret: key, period: PERIOD_SECONDS }).generate({ timestamp: at.epochMilliseconds }));
}

/** The session id in cookies such as "JSESSIONID=…; Path=/WebUntis; HttpOnly". */
function sessionIdOf(headers: RpcAnswer["headers"]): string {
  const cookies = [headers["set-cookie"]].flat().map((cookie) => /^JSESSIONID=([^;\s,"]+)/.exec(cookie ?? "")?.[1]);
  const id = cookies.find((each) => each !== undefined);
  if (id === undefined) throw new AuthError(`${USER_DATA[0]}: the answer sets no session id`);
  return id;
}

async function open(wire: Wire, user: string, otp: number, at: Temporal.Instant): Promise<string> {
  const auth = { clientTime: at.epochMilliseconds, user, otp };
  const { headers } = await wire.callIntern(...USER_DATA, { auth });
  return sessionIdOf(headers);
}

/** Opens a session with the account's secret. When our clock is wrong, tries once more by the server's. */
async function openBySecret(
  wire: Wire,
  username: string,
  secret: string,
  now: () => Temporal.Instant,
): Promise<string> {
  const at = now();
  try {
    return await open(wire, username, await oneTimePassword(secret, at), at);
  } catch (error) {
    const { serverTime } = wire;
    if (!(error instanceof BadCredentialsError) || !serverTime || step(serverTime) === step(at)) throw error;
    return open(wire, username, await oneTimePassword(secret, serverTime), serverTime);
  }
}

async function openAnonymously(wire: Wire, now: () => Temporal.Instant): Promise<string> {
  try {
    await wire.callIntern(...SHARED_SECRET, { userName: ANONYMOUS, password: "" });
  } catch (error) {
    if (!(error instanceof RemoteError) || error.code === undefined) throw error;
    throw new BadCredentialsError("This school shows nothing to the public", { code: error.code, cause: error });
  }
  return open(wire, ANONYMOUS, ANONYMOUS_OTP, now());
}

const person = z.object({
  data: z.object({
    loginServiceConfig: z.object({
      user: z.object({
        personId: z.number().nullish(),
        persons: z.array(z.object({ id: z.number(), type: z.number() })).nullish(),
      }),
    }),
  }),
});
const ownKlasse = z.object({ data: z.object({ klasseId: z.number().nullish() }) });

/** Reads a page of the web client; undefined when that gives nothing of use. */
async function ask<T>(wire: Wire, path: string, sessionId: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.safeParse(await wire.getJson(path, {}, sessionId)).data;
  } catch (error) {
    if (error instanceof RemoteError) return undefined;
    throw error;
  }
}

/** Whose account it is: this login does not say so itself. */
async function whoIs(wire: Wire, sessionId: string): Promise<LoginResult> {
  const [config, timetable] = await Promise.all([
    ask(wire, "api/app/config", sessionId, person),
    ask(wire, "api/daytimetable/config", sessionId, ownKlasse),
  ]);
  const { personId, persons } = config?.data.loginServiceConfig.user ?? {};
  return {
    personId: personId ?? undefined,
    personType: persons?.find(({ id }) => id === personId)?.type,
    klasseId: timetable?.data.klasseId ?? undefined,
  };
}

/** Logs in with a secret or anonymously. @throws {BadCredentialsError} when the server refuses. */
export async function logInBySecret(
  wire: Wire,
  credentials: Exclude<Credentials, { way: "password" }>,
  now: () => Temporal.Instant,
): Promise<Opened> {
  if (credentials.way === "anonymous")
    return {
      sessionId: await openAnonymously(wire, now),
      person: { personId: undefined, personType: undefined, klasseId: undefined },
    };
  const sessionId = await openBySecret(wire, credentials.username, credentials.secret, now);
  return { sessionId, person: await whoIs(wire, sessionId) };
}
