import { createHmac } from "node:crypto";
import type { ServerResponse } from "node:http";
import { page, type ReceivedCall, type Scripted, type ScriptedWebUntis, scriptedWebUntis } from "../fakes/webuntis.ts";

/** In base32; appears in no error. */
export const SECRET = "SECRETKEYSECRETK";
export const NOW = Temporal.Instant.from("2026-11-23T06:30:00Z");

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 6238, written down a second time. */
export function otpOf(secret: string, at: Temporal.Instant): number {
  const bits = [...secret].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.epochMilliseconds / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  return (digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000;
}

/** The answer to a login, or a refusal, with the server's clock and its cookies. */
function answerLogin(response: ServerResponse, { id }: ReceivedCall, { at, ok, cookies }: Answer): void {
  response.sendDate = false;
  if (at) response.setHeader("date", new Date(at.epochMilliseconds).toUTCString());
  if (ok) response.setHeader("set-cookie", cookies);
  const body = ok ? { result: { userData: {} } } : { error: { code: -8504, message: "bad credentials" } };
  response.end(JSON.stringify({ jsonrpc: "2.0", id, ...body }));
}

interface Answer {
  readonly at: Temporal.Instant | undefined;
  readonly ok: boolean;
  readonly cookies: readonly string[];
}

export interface MobileParts {
  /** The server's clock; undefined: it does not tell. */
  readonly at?: Temporal.Instant | undefined;
  /** Whose one-time passwords are right. */
  readonly secret?: string;
  readonly cookies?: readonly string[];
  /** What the pages of the web client and other methods answer. */
  readonly more?: Readonly<Record<string, Scripted>>;
}

const COOKIES = ["schoolname=x; Path=/", "JSESSIONID=SECRET-SESSION; Path=/WebUntis; HttpOnly"];

interface Auth {
  readonly clientTime: number;
  readonly user: string;
  readonly otp: number;
}

/** What a login by secret sent. */
export const authsOf = ({ calls }: ScriptedWebUntis): readonly Auth[] =>
  calls
    .filter(({ method }) => method === "getUserData2017")
    .map(({ params }) => (params as readonly [{ readonly auth: Auth }])[0].auth);

/** A server with the login of the mobile app: right are the one-time passwords of its own clock. */
export const mobileWebUntis = (parts: MobileParts = {}) => {
  const { at, secret = SECRET, cookies = COOKIES, more = {} } = { at: NOW, ...parts };
  return scriptedWebUntis((call): Scripted => {
    if (call.method !== "getUserData2017") return more[call.method] ?? page(404, "");
    const { user, otp } = (call.params as readonly [{ readonly auth: Auth }])[0].auth;
    const ok = user === "#anonymous#" ? otp === 100170 : otp === otpOf(secret, at ?? NOW);
    return { raw: (response) => answerLogin(response, call, { at, ok, cookies }) };
  });
};

/** Settings of a session by secret. */
export const BY_SECRET = { password: "", secret: SECRET } as const;
