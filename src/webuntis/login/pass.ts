/** What a login gives, and questions are asked with. */
export type Pass =
  /** A session of the server. Opens everything. */
  | { readonly kind: "cookie"; readonly cookie: string }
  /** A bearer token. Opens the pages below "api/rest" until it expires. */
  | { readonly kind: "token"; readonly jwt: string; readonly until: Temporal.Instant }
  /** Nothing but the school's name: what the school shows to the public. */
  | { readonly kind: "public" };

/** What a token says about itself and its owner. */
type Claims = Readonly<Record<string, unknown>>;

/** How long a token lasts where it does not say so. */
const LIFETIME = { minutes: 15 };
/** A token is replaced a minute before its end: requests take time, and clocks differ. It is used for a minute at least. */
const MINUTE = { minutes: 1 };
/** At most, whatever a token claims. */
const LONGEST_SECONDS = 3600;

/** Goes into a header: a web page must not. */
export const isToken = (text: unknown): text is string => typeof text === "string" && /^[\w.~+/=-]+$/.test(text);

/** The claims of a JWT; none when it is no JWT. */
export function claimsOf(jwt: string): Claims {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
    return typeof claims === "object" && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}

/** How long a token is good. With `iat` its lifetime counts from now, so that our clock need not be right. */
function endOf({ exp, iat }: Claims, now: Temporal.Instant): Temporal.Instant {
  const standard = now.add(LIFETIME);
  if (typeof exp !== "number" || !Number.isFinite(exp)) return standard;
  const seconds = Math.floor(exp - (typeof iat === "number" ? iat : now.epochMilliseconds / 1000));
  return seconds > 0 ? now.add({ seconds: Math.min(seconds, LONGEST_SECONDS) }) : standard;
}

/** The pass of a bearer token. */
export function tokenPass(jwt: string, now: Temporal.Instant): Pass {
  const [soonest, latest] = [now.add(MINUTE), endOf(claimsOf(jwt), now).subtract(MINUTE)];
  return { kind: "token", jwt, until: Temporal.Instant.compare(soonest, latest) < 0 ? latest : soonest };
}
