import { expect, test } from "vitest";
import { isBroken } from "../../src/webuntis/broken-door.ts";
import { MethodNotFoundError, NoRightError, RemoteError, TransportError } from "../../src/webuntis/index.ts";

const cause = (code: string) => Object.assign(new Error(code), { code });

test.each([
  new TransportError("status", "x", { status: 500 }),
  new TransportError("status", "x", { status: 503 }),
  new TransportError("status", "x", { status: 302 }),
  new TransportError("not-json", "x", { status: 200 }),
  new TransportError("cut-off", "x"),
  new TransportError("unreachable", "x", { cause: cause("ECONNREFUSED") }),
])("%o may be this door's alone", (error) => {
  expect(isBroken(error)).toBe(true);
});

const LATER = Temporal.Duration.from({ seconds: 5 });

test.each([
  new TransportError("timeout", "x"),
  new TransportError("rate-limited", "x", { status: 429 }),
  new TransportError("rate-limited", "x", { status: 503, retryAfter: LATER }),
  new TransportError("status", "x", { status: 500, retryAfter: LATER }),
  new TransportError("status", "x", { status: 400 }),
  new TransportError("status", "x"),
  new TransportError("unreachable", "x", { cause: cause("ENOTFOUND") }),
  new TransportError("unreachable", "x", { cause: cause("UND_ERR_CONNECT_TIMEOUT") }),
  new TransportError("unreachable", "x"),
  new TransportError("too-large", "x"),
  new RemoteError("x"),
  new NoRightError("x"),
  new MethodNotFoundError("x"),
  new TypeError("x"),
])("%o is not", (error) => {
  expect(isBroken(error)).toBe(false);
});
