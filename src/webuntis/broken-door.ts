import { RemoteError, TransportError } from "./errors.ts";

/** 404, 405 and 410. */
const GONE: ReadonlySet<number> = new Set([404, 405, 410]);

/** Whether an HTTP status says that there is nothing at this address. A server that is just starting says so of all its pages. */
export const isGone = (error: unknown): boolean =>
  error instanceof RemoteError && error.status !== undefined && GONE.has(error.status);

/** The code of a connection that nobody accepted. */
const REFUSED = "ECONNREFUSED";

const wasRefused = ({ cause }: Error) => cause instanceof Error && "code" in cause && cause.code === REFUSED;

/**
 * Whether only this door may be broken, and another one whole: a broken or refused connection, a web page, a redirect, a 5xx.
 * Silence, a rate limit and a wish for a later time speak for the server as a whole.
 */
export function isBroken(error: unknown): error is TransportError {
  if (!(error instanceof TransportError) || error.retryAfter) return false;
  const { kind, status = 0 } = error;
  switch (kind) {
    case "status":
      return status >= 500 || (status >= 300 && status < 400);
    case "unreachable":
      return wasRefused(error);
    case "cut-off":
    case "not-json":
      return true;
    default:
      return false;
  }
}
