import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { Account } from "../school/accounts.ts";
import { SCHOOL } from "../school/identity.ts";

const MINUTES = 15;
const KEY = randomBytes(32);

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (text: string) => createHmac("sha256", KEY).update(text).digest("base64url");
const seconds = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000);

/** A token for a session, as `token/new` gives it: a JWT, valid for 15 minutes. */
export function issueToken(sessionId: string, { personId }: Account, now: Temporal.Instant): string {
  const exp = seconds(now.add({ minutes: MINUTES }));
  const claims = { exp, user_id: personId, school: SCHOOL.loginName, sid: sign(sessionId), nonce: randomUUID() };
  const text = `${base64({ alg: "HS256", typ: "JWT" })}.${base64(claims)}`;
  return `${text}.${sign(text)}`;
}

/** Whether the Authorization header holds an unexpired token for this session. */
export function isValidToken(authorization: string | undefined, sessionId: string, now: Temporal.Instant): boolean {
  const [, header = "", payload = "", signature = ""] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization ?? "") ?? [];
  const [given, right] = [signature, sign(`${header}.${payload}`)].map((text) => Buffer.from(text));
  if (!given || !right || given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const claims: { readonly exp: number; readonly sid: string } = JSON.parse(
    Buffer.from(payload, "base64url").toString(),
  );
  return claims.sid === sign(sessionId) && seconds(now) < claims.exp;
}
