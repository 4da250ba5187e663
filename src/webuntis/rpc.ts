import { z } from "zod";
import { type CallRequest, errorForCode, RemoteError, TransportError } from "./errors.ts";
import { snippet, type Transport } from "./transport.ts";

const envelope = z.object({
  id: z.unknown().optional(),
  error: z.object({ code: z.number().optional(), message: z.string().optional() }).nullish(),
  result: z.unknown().optional(),
});

/** What may stand in an error about a login. */
const withoutSecrets = (method: string, params: object): CallRequest => ({
  method,
  params: method === "authenticate" ? "(not shown)" : params,
});

/** The beginning of an answer for an error; of the answer to a login only a web page's, since it may hold a session id. */
const shown = (text: string, { method }: CallRequest) =>
  method === "authenticate" && !isPage(text) ? "(not shown)" : snippet(text);

const isPage = (text: string) => /^\s*</.test(text);

const OTHER_ERROR = -8998;

/** Speaks JSON-RPC 2.0 as WebUntis does. */
export class Rpc {
  readonly #transport: Transport;
  readonly #schoolCookie: string;
  #calls = 0;

  constructor(transport: Transport, school: string) {
    this.#transport = transport;
    this.#schoolCookie = `schoolname="_${Buffer.from(school).toString("base64")}"`;
  }

  /**
   * Calls a method and gives its raw result.
   *
   * Errors are looked at before ids: WebUntis does not echo the id in errors raised before it has read the request.
   * @throws {RemoteError}
   */
  async call(method: string, params: object, sessionId: string | undefined): Promise<unknown> {
    const about = withoutSecrets(method, params);
    const id = String(++this.#calls);
    const cookie = sessionId === undefined ? this.#schoolCookie : `JSESSIONID=${sessionId}; ${this.#schoolCookie}`;
    const text = await this.#transport.post(JSON.stringify({ id, method, params, jsonrpc: "2.0" }), cookie, about);
    const answer = envelope.safeParse(parseJson(text, about));
    if (!answer.success)
      throw new RemoteError(`${method}: this is no JSON-RPC answer: ${shown(text, about)}`, {
        request: about,
        result: shown(text, about),
      });
    const { error, result, id: answered } = answer.data;
    if (error) throw errorForCode(about, error.code ?? OTHER_ERROR, error.message ?? "an unknown error");
    if (String(answered) !== id)
      throw new RemoteError(`${method}: the answer is to another question (id ${JSON.stringify(answered)})`, {
        request: about,
      });
    return result;
  }

  close(): Promise<void> {
    return this.#transport.close();
  }
}

function parseJson(text: string, request: CallRequest): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const what = isPage(text) ? "a web page" : "no JSON";
    const message = `${request.method}: ${what} came instead of an answer: ${shown(text, request)}`;
    throw new TransportError("not-json", message, { request, result: shown(text, request), status: 200 });
  }
}
