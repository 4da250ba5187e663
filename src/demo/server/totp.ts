import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const STEP = { seconds: 30 };

function bytesOf(base32: string): Buffer {
  const bits = Array.from(base32, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The one-time password at a time for a base32 secret. */
function oneTimePassword(secret: string, at: Temporal.Instant): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.epochMilliseconds / 1000 / STEP.seconds)));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) % 16;
  return String((mac.readUInt32BE(offset) % 2 ** 31) % 1_000_000).padStart(6, "0");
}

/**
 * Whether a one-time password is right now (RFC 6238: SHA-1, six digits, 30 seconds). The previous one is accepted as well. Passwords
 * sent as numbers lack their leading zeros.
 */
export function isOneTimePassword(secret: string, password: unknown, now: Temporal.Instant): boolean {
  const given = String(password).padStart(6, "0");
  return [now, now.subtract(STEP)].some((at) => oneTimePassword(secret, at) === given);
}
