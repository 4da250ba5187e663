import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { type Account, accounts } from "../school/accounts.ts";
import { ELEMENT_NAMES } from "../school/elements.ts";
import { SCHOOL } from "../school/identity.ts";

const MINUTES = 15;
const KEY = randomBytes(32);

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (text: string) => createHmac("sha256", KEY).update(text).digest("base64url");
const seconds = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000);

const userType = ({ personType }: Account) => [...ELEMENT_NAMES].find(([, type]) => type === personType)?.[0] ?? null;

/**
 * A JWT, valid for 15 minutes: of a session, as `token/new` gives it, or of an account alone, as the mobile app's logins do.
 * @param sessionId the session it belongs to; it is of no use with another one
 */
export function issueToken(account: Account, now: Temporal.Instant, sessionId?: string): string {
  const { personId, username } = account;
  const claims = {
    iat: seconds(now),
    exp: seconds(now.add({ minutes: MINUTES })),
    tenant_id: String(SCHOOL.id),
    user_id: personId,
    person_id: personId,
    user_type: userType(account),
    username,
    school: SCHOOL.loginName,
    ...(sessionId !== undefined && { sid: sign(sessionId) }),
    nonce: randomUUID(),
  };
  const text = `${base64({ alg: "HS256", typ: "JWT" })}.${base64(claims)}`;
  return `${text}.${sign(text)}`;
}

interface Claims {
  readonly exp: number;
  readonly username: string;
  readonly sid?: string;
}

/** What an unexpired token of ours says; undefined for any other. */
function claimsOf(authorization: string | undefined, now: Temporal.Instant): Claims | undefined {
  const [, header = "", payload = "", signature = ""] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization ?? "") ?? [];
  const [given, right] = [signature, sign(`${header}.${payload}`)].map((text) => Buffer.from(text));
  if (!given || !right || given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const claims: Claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  return seconds(now) < claims.exp ? claims : undefined;
}

/**
 * Whose token the Authorization header holds: that of the cookie's session, or one of an account alone. Undefined without a valid one,
 * or with that of another session.
 */
export function tokenOwner(
  authorization: string | undefined,
  session: { readonly id: string | undefined; readonly account: Account | undefined },
  now: Temporal.Instant,
): Account | undefined {
  const claims = claimsOf(authorization, now);
  if (!claims) return undefined;
  if (claims.sid === undefined) return accounts.find(({ username }) => username === claims.username);
  return session.id !== undefined && claims.sid === sign(session.id) ? session.account : undefined;
}
