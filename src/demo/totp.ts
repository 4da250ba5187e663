import { Secret, TOTP } from "otpauth";

/**
 * Whether a one-time password of a secret is right (RFC 6238: SHA-1, six digits, 30 seconds): that of now or of the step before.
 */
export function isOneTimePassword(secret: string, password: unknown, now: Temporal.Instant): boolean {
  const token = String(password).padStart(6, "0");
  if (!/^\d{6}$/.test(token)) return false;
  const step = new TOTP({ secret: Secret.fromBase32(secret) }).validate({
    token,
    timestamp: now.epochMilliseconds,
    window: 1,
  });
  return step === 0 || step === -1;
}
