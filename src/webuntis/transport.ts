import { type Dispatcher, errors } from "undici";
import { ACCEPT_ENCODING, CompressionError, TooLargeError, textOf } from "./body.ts";
import { dispatcherFor } from "./dispatcher.ts";
import { type CallRequest, TransportError } from "./errors.ts";
import { httpDate, retryAfter } from "./http-time.ts";
import { shown } from "./shown.ts";

export interface TransportParts {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly useragent: string;
  /** Milliseconds until a request is given up. */
  readonly timeout: number;
  /** Bytes of the largest answer that is read, also after decompression. */
  readonly maxAnswerSize: number;
  /** What sends the requests, and stays open; by default connections of our own, by the proxy that the environment names. */
  readonly dispatcher?: Dispatcher | undefined;
  readonly now: () => Temporal.Instant;
}

const OK = 200;
const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;

export interface HttpRequest {
  readonly method: "GET" | "POST";
  /** Including the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For error messages. */
  readonly about: CallRequest;
  /** Whether an answer with a status other than 200 is one rather than an error. */
  readonly accept?: (answer: HttpAnswer) => boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Sends requests to one server over kept-alive connections, by a proxy where there is one, and reads the answers, which may be compressed,
 * within limits of time and size.
 */
export class Transport {
  readonly #dispatcher: Dispatcher;
  readonly #parts: TransportParts;
  #dateHeader: unknown;

  /** @throws {TypeError} when the environment names a proxy by a wrong address. */
  constructor(parts: TransportParts) {
    this.#parts = parts;
    this.#dispatcher = parts.dispatcher ?? dispatcherFor(parts.origin, process.env);
  }

  /** The server's clock at its last answer, to the second. */
  get serverTime(): Temporal.Instant | undefined {
    return httpDate(this.#dateHeader);
  }

  /** Sends a request. @throws {TransportError} unless an answer comes with status 200 or an accepted one. */
  async send({ about, accept = () => false, headers: own, ...request }: HttpRequest): Promise<HttpAnswer> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), this.#parts.timeout);
    try {
      const headers = { "user-agent": this.#parts.useragent, "accept-encoding": ACCEPT_ENCODING, ...own };
      const response = await this.#dispatcher.request({
        ...request,
        origin: this.#parts.origin,
        headers,
        signal: abort.signal,
      });
      const { statusCode: status } = response;
      this.#dateHeader = response.headers.date;
      const text = await this.#textOf(response);
      if (status !== OK && !accept({ status, text, headers: response.headers }))
        throw this.#status(response, text, about);
      abort.signal.throwIfAborted();
      return { status, text, headers: response.headers };
    } catch (error) {
      if (error instanceof TransportError) throw error;
      throw abort.signal.aborted ? this.#timeout(about) : this.#broken(error, about);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes all connections; requests in flight fail. A dispatcher that was given is left to who gave it. */
  async close(): Promise<void> {
    if (!this.#parts.dispatcher) await this.#dispatcher.destroy();
  }

  /** With a status other than 200 the text is an addition: what the status says counts, even if the rest cannot be read. */
  async #textOf({ statusCode, body, headers }: Dispatcher.ResponseData): Promise<string> {
    try {
      return await textOf(body, headers["content-encoding"], this.#parts.maxAnswerSize);
    } catch (error) {
      if (statusCode === OK) throw error;
      return "";
    }
  }

  #status(response: Dispatcher.ResponseData, text: string, request: CallRequest): TransportError {
    const { statusCode: status, headers } = response;
    const pause = retryAfter(headers["retry-after"], httpDate(headers.date) ?? this.#parts.now());
    const limited = status === TOO_MANY_REQUESTS || (status === UNAVAILABLE && pause !== undefined);
    const result = shown(text, request);
    const details = { request, status, result, ...(pause ? { retryAfter: pause } : {}) };
    const message = `${request.method}: the server answered with status ${status}: ${result}`;
    return new TransportError(limited ? "rate-limited" : "status", message, details);
  }

  #timeout(request: CallRequest): TransportError {
    return new TransportError("timeout", `${request.method}: no answer within ${this.#parts.timeout} ms`, { request });
  }

  #broken(cause: unknown, request: CallRequest): TransportError {
    if (cause instanceof CompressionError)
      return new TransportError("cut-off", `${request.method}: the answer is not compressed as it says`, { request });
    if (cause instanceof TooLargeError) {
      const limit = `${request.method}: the answer is larger than ${this.#parts.maxAnswerSize} bytes`;
      return new TransportError("too-large", limit, { request });
    }
    // No cause: the error holds the raw data, perhaps with a session id.
    if (cause instanceof errors.HTTPParserError)
      return new TransportError("cut-off", `${request.method}: the answer is no HTTP`, { request });
    const cut = cause instanceof errors.SocketError;
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
