import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const MINUTES = 15;
const KEY = randomBytes(32);

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (text: string) => createHmac("sha256", KEY).update(text).digest("base64url");

/** A token for a session, as `token/new` gives it. */
export function issueToken(sessionId: string, now: Temporal.Instant): string {
  const exp = now.add({ minutes: MINUTES }).epochMilliseconds / 1000;
  const text = `${base64({ alg: "HS256", typ: "JWT" })}.${base64({ exp, sid: sign(sessionId) })}`;
  return `${text}.${sign(text)}`;
}

/** Whether the Authorization header holds a token for this session that has not run out. */
export function isValidToken(authorization: string | undefined, sessionId: string, now: Temporal.Instant): boolean {
  const [, header = "", payload = "", signature = ""] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization ?? "") ?? [];
  const [given, right] = [signature, sign(`${header}.${payload}`)].map((text) => Buffer.from(text));
  if (!given || !right || given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const { exp, sid } = JSON.parse(Buffer.from(payload, "base64url").toString());
  return sid === sign(sessionId) && now.epochMilliseconds / 1000 < exp;
}
