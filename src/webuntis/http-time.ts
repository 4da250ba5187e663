/** The moment in a header such as "Mon, 23 Nov 2026 06:30:00 GMT"; other zones are not allowed there (RFC 9110). */
export function httpDate(header: unknown): Temporal.Instant | undefined {
  if (typeof header !== "string" || !/^[A-Z][a-z]+, .* GMT$/.test(header)) return undefined;
  const milliseconds = Date.parse(header);
  return Number.isNaN(milliseconds) ? undefined : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

/** Some 30 years; more digits are no wish but a mistake. */
const SECONDS = /^\d{1,9}$/;

const NOTHING = new Temporal.Duration();

/**
 * The pause in a header Retry-After, which gives seconds or a date; undefined when it gives neither.
 * @param now by the server's clock, if that is known: only then a date means what the server meant.
 */
export function retryAfter(header: unknown, now: Temporal.Instant): Temporal.Duration | undefined {
  if (typeof header !== "string") return undefined;
  if (SECONDS.test(header)) return Temporal.Duration.from({ seconds: Number(header) });
  const until = httpDate(header);
  if (!until) return undefined;
  const pause = now.until(until, { largestUnit: "seconds" });
  return pause.sign < 0 ? NOTHING : pause;
}
