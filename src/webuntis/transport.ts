import { errors, Pool } from "undici";
import { type CallRequest, TransportError } from "./errors.ts";

export interface TransportParts {
  readonly url: URL;
  readonly useragent: string;
  readonly timeout: number;
  readonly maxAnswerSize: number;
}

/** More at once would be bad manners toward a school's server. */
const CONNECTIONS = 6;
/** Milliseconds. Shorter than what servers commonly keep, so that we do not write into a closing connection. */
const KEEP_ALIVE = 20_000;
/** How much of a strange answer stands in an error. */
const SNIPPET = 100;

const OK = 200;
const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;

/** The beginning of a strange answer on one line. */
export const snippet = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > SNIPPET ? `${line.slice(0, SNIPPET)}…` : line;
};

function retryAfter(header: unknown): Temporal.Duration | undefined {
  return typeof header === "string" && /^\d{1,6}$/.test(header)
    ? Temporal.Duration.from({ seconds: Number(header) })
    : undefined;
}

/** Sends one text and gets one back, over kept connections, within a time and a size. */
export class Transport {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #parts: TransportParts;

  constructor(parts: TransportParts) {
    this.#parts = parts;
    this.#path = parts.url.pathname + parts.url.search;
    this.#pool = new Pool(parts.url.origin, {
      connections: CONNECTIONS,
      keepAliveTimeout: KEEP_ALIVE,
      maxResponseSize: parts.maxAnswerSize,
    });
  }

  /** @throws {TransportError} for whatever is not an answer with status 200. `about` only goes into errors. */
  async post(body: string, cookie: string, about: CallRequest): Promise<string> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), this.#parts.timeout);
    try {
      const headers = { "content-type": "application/json", "user-agent": this.#parts.useragent, cookie };
      const options = { method: "POST", path: this.#path, headers, body, signal: abort.signal } as const;
      const response = await this.#pool.request(options);
      const text = await response.body.text();
      if (response.statusCode !== OK)
        throw this.#status(response.statusCode, response.headers["retry-after"], text, about);
      return text;
    } catch (error) {
      if (error instanceof TransportError) throw error;
      throw abort.signal.aborted ? this.#timeout(about) : this.#broken(error, about);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends all connections; requests still under way fail. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  #status(status: number, header: unknown, text: string, request: CallRequest): TransportError {
    const pause = retryAfter(header);
    const limited = status === TOO_MANY_REQUESTS || (status === UNAVAILABLE && pause !== undefined);
    const details = { request, status, result: snippet(text), ...(pause ? { retryAfter: pause } : {}) };
    const message = `${request.method}: the server answered with status ${status}: ${snippet(text)}`;
    return new TransportError(limited ? "rate-limited" : "status", message, details);
  }

  #timeout(request: CallRequest): TransportError {
    return new TransportError("timeout", `${request.method}: no answer within ${this.#parts.timeout} ms`, { request });
  }

  #broken(cause: unknown, request: CallRequest): TransportError {
    if (cause instanceof errors.ResponseExceededMaxSizeError) {
      const limit = `${request.method}: the answer is larger than ${this.#parts.maxAnswerSize} bytes`;
      return new TransportError("too-large", limit, { request });
    }
    const cut = cause instanceof errors.SocketError || cause instanceof errors.HTTPParserError;
    const reset = cause instanceof Error && "code" in cause && cause.code === "ECONNRESET";
    if (cut || reset)
      return new TransportError("cut-off", `${request.method}: the connection broke`, { request, cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new TransportError("unreachable", `${request.method}: the server cannot be reached: ${reason}`, {
      request,
      cause,
    });
  }
}
